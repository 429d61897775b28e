/** A threshold on a number. */
export interface Cut {
  readonly above: boolean
  readonly bound: number
  readonly holds: (row: number) => boolean
}

/** Least difference between the shares of both sides that a threshold must reach. */
const LEAST = 0.2

/**
 * Finds the best threshold with the `own` rows below it, and the best with them
 * above it. Round numbers are preferred. Rows without a value (NaN) meet neither.
 */
export function proposeCuts(
  valueOf: (row: number) => number,
  { own, other }: { readonly own: readonly number[]; readonly other: readonly number[] },
): Cut[] {
  const points = [
    ...own.map((row) => ({ value: valueOf(row), weight: 1 / own.length })),
    ...other.map((row) => ({ value: valueOf(row), weight: -1 / other.length })),
  ]
    .filter(({ value }) => !Number.isNaN(value))
    .toSorted((a, b) => a.value - b.value)
  let balance = 0
  let below = { gain: LEAST, at: -1 }
  let above = { gain: LEAST, at: -1 }
  for (let i = 0; i + 1 < points.length; i++) {
    balance += points[i]?.weight ?? 0
    if (points[i]?.value === points[i + 1]?.value) continue
    if (balance > below.gain) below = { gain: balance, at: i }
    if (-balance > above.gain) above = { gain: -balance, at: i }
  }
  return [below, above].flatMap(({ at }, i) => {
    const low = points[at]?.value
    const high = points[at + 1]?.value
    if (low === undefined || high === undefined) return []
    const bound = roundBetween(low, high)
    const holds = (row: number): boolean => (i === 0 ? valueOf(row) < bound : valueOf(row) > bound)
    return [{ above: i === 1, bound, holds }]
  })
}

/** The roundest number between the two, of those as round the nearest to their middle. */
function roundBetween(low: number, high: number): number {
  const middle = (low + high) / 2
  const largest = 10 ** Math.ceil(Math.log10(Math.max(1, high)))
  for (let step = largest; step >= 0.01; step /= 10) {
    for (const unit of [step, step / 2]) {
      const round = Math.round(middle / unit) * unit
      if (round > low && round < high) return Number(round.toFixed(4))
    }
  }
  return middle
}
