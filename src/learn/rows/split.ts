import { dealFolds, type GroupedRow } from '../../numbers/folds.js'

/** A row that goes to the one part or the other. */
export interface SplitRow extends GroupedRow {
  /** When it came, in any unit; undefined where nobody knows. */
  readonly time: number | undefined
}

/**
 * Which rows are to test with: true for each of them.
 *
 * By chance, each label evenly and groups whole. By time, the newest; a group with a row that came
 * before goes to the rows to train on as a whole, and so does a row without a time.
 */
export function splitRows(
  rows: readonly SplitRow[],
  {
    share,
    by,
    seed,
  }: { readonly share: number; readonly by: 'chance' | 'time'; readonly seed: number },
): boolean[] {
  if (by === 'time') return newestRows(rows, share)
  const [part, folds] = fractionOf(share)
  return Array.from(dealFolds(rows, folds, seed), (fold) => fold < part)
}

function newestRows(rows: readonly SplitRow[], share: number): boolean[] {
  const times = rows.flatMap(({ time }) => time ?? []).toSorted((a, b) => a - b)
  const from = times[Math.round((1 - share) * rows.length) - (rows.length - times.length)]
  const isOld = ({ time }: SplitRow): boolean =>
    time === undefined || from === undefined || time < from
  const begun = new Set(rows.filter(isOld).map(({ group }) => group))
  return rows.map((row) => !isOld(row) && (row.group === '' || !begun.has(row.group)))
}

/** The simplest fraction that is a share to within half of a hundredth. */
function fractionOf(share: number): readonly [part: number, whole: number] {
  for (let whole = 2; whole < 100; whole++) {
    const part = Math.round(share * whole)
    if (part > 0 && part < whole && Math.abs(part / whole - share) <= 0.005) return [part, whole]
  }
  return [Math.round(share * 100), 100]
}
