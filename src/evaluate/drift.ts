import { chiSquareTail, holm, riseChance, taroneFactor } from '../numbers/many-tests.js'
import type { DriftCounts, DriftPartName } from './drift-count.js'
import type { Interval } from './evaluation.js'
import type { CountPair } from './word-counts.js'

/** From when on a difference is an alarm. */
export interface DriftLimits {
  /** The chance that decisions which do not differ give an alarm. */
  readonly alpha: number
  /** Of a part: half the sum of the differences of all shares (total variation distance). */
  readonly shift: number
  /** Of one value: by how much its share must have changed … */
  readonly rise: number
  /** … and to how many times what it was, or to what part of it. */
  readonly times: number
}

/** Rows and their share on one side. */
export interface DriftShare {
  readonly rows: number
  readonly share: number
}

/** How the rows of one part are shared out before and now. */
export interface DriftPart {
  /** A part, or `missing` and the name of a column. */
  readonly part: string
  /** Total variation distance, in [0, 1]. */
  readonly shift: number
  /** Population stability index. */
  readonly psi: number
  /** The chance of such a difference where nothing changed, made good for the number of parts (Holm). */
  readonly p: number
  readonly isAlarm: boolean
  /** The values with most rows. */
  readonly values: readonly DriftValue[]
}

/** One value before and now: a project, a stage, a channel, a word. */
export interface DriftValue {
  readonly part: string
  readonly value: string
  readonly reference: DriftShare
  readonly fresh: DriftShare
  readonly difference: number
  /** 95 % interval of the difference. */
  readonly interval: Interval
  /** The chance of such a difference where nothing changed, made good for the number of values. */
  readonly p: number
  readonly isAlarm: boolean
  /** A new title with it, where it is a name. */
  readonly example?: string
}

/** What new decisions have that the reference has not, and the other way round. */
export interface Drift {
  readonly rows: { readonly reference: number; readonly fresh: number }
  readonly limits: DriftLimits
  readonly parts: readonly DriftPart[]
  /** Values whose share changed beyond the limits, the largest difference of each part first. */
  readonly changes: readonly DriftValue[]
  readonly alarms: number
}

const MOST_VALUES = 40

/** Compares two sides that were counted. */
export function measureDrift(counts: DriftCounts, limits: DriftLimits): Drift {
  const { rows } = counts
  const families = familiesOf(counts)
  const tests = testsOf(counts, families)
  const factor = taroneFactor(
    tests.map(({ least }) => least),
    limits.alpha / 2,
  )
  const valueOf = (test: ValueTest): DriftValue => judged(test, { factor, limits })
  const shifts = families.map((family) => shiftOf(family))
  const ps = holm(shifts.map(({ p }) => p))
  const parts = shifts.map((found, at): DriftPart => {
    const p = ps[at] ?? 1
    const own = tests.filter(({ part }) => part === found.part)
    const values = own.toSorted((a, b) => total(b) - total(a)).slice(0, MOST_VALUES)
    const isAlarm = p <= limits.alpha / 2 && found.shift >= limits.shift
    return { ...found, p, isAlarm, values: values.map(valueOf) }
  })
  const changed = tests.map(valueOf).filter(({ isAlarm }) => isAlarm)
  const changes = withoutParts(inOrder(changed)).map((each) => withExample(each, counts))
  const alarms = parts.filter(({ isAlarm }) => isAlarm).length + changes.length
  return { rows: { reference: rows[0], fresh: rows[1] }, limits, parts, changes, alarms }
}

/** Values that share out all rows of a part. */
interface Family {
  readonly part: string
  readonly values: readonly (readonly [value: string, pair: CountPair])[]
}

function familiesOf({ rows, parts }: DriftCounts): readonly Family[] {
  const names: readonly DriftPartName[] = [
    ...(['projects', 'decisions', 'stages', 'chances', 'languages', 'channels'] as const),
  ]
  const shared = names.flatMap((part) => {
    const values = [...parts[part]]
    return values.some(([value]) => value !== '') ? [{ part, values }] : []
  })
  const missing = [...parts.missing].map(([column, [first, second]]) => ({
    part: `missing ${column}`,
    values: [
      ['blank', [first, second]],
      ['', [rows[0] - first, rows[1] - second]],
    ] as const,
  }))
  return [...shared, ...missing]
}

/** Total variation, stability index and a chi-square test; rare values are one. */
function shiftOf({ part, values }: Family): Pick<DriftPart, 'part' | 'shift' | 'psi' | 'p'> {
  const sums = sumsOf(values)
  const all = sums[0] + sums[1]
  let rare: [number, number] = [0, 0]
  let shift = 0
  let unpooled = 0
  let square = 0
  let psi = 0
  let cells = 0
  const gap = ([first, second]: CountPair): number =>
    Math.abs(second / (sums[1] || 1) - first / (sums[0] || 1)) / 2
  const addCell = (pair: CountPair): void => {
    const [first, second] = pair
    cells++
    shift += gap(pair)
    for (const [side, own] of [first, second].entries()) {
      const expected = ((first + second) * (sums[side] ?? 0)) / all
      if (expected > 0) square += (own - expected) ** 2 / expected
    }
    const [before, now] = [(first + 0.5) / (sums[0] + 1), (second + 0.5) / (sums[1] + 1)]
    psi += (now - before) * Math.log(now / before)
  }
  for (const [, pair] of values) {
    unpooled += gap(pair)
    if (((pair[0] + pair[1]) * Math.min(...sums)) / all >= 5) addCell(pair)
    else rare = [rare[0] + pair[0], rare[1] + pair[1]]
  }
  if (rare[0] + rare[1] > 0) addCell(rare)
  const p = Math.min(...sums) === 0 || cells < 2 ? 1 : chiSquareTail(square, cells - 1)
  return { part, shift: cells < 2 ? unpooled : shift, psi, p }
}

function sumsOf(values: Family['values']): [number, number] {
  const sums: [number, number] = [0, 0]
  for (const [, pair] of values) {
    sums[0] += pair[0]
    sums[1] += pair[1]
  }
  return sums
}

/** One value that is compared. */
interface ValueTest {
  readonly part: string
  readonly value: string
  readonly pair: CountPair
  readonly sums: CountPair
  /** Words and names are looked at where they rise, others also where they fall. */
  readonly isOnlyRise: boolean
  /** The smallest p value that these many rows can have. */
  readonly least: number
}

function testsOf(counts: DriftCounts, families: readonly Family[]): readonly ValueTest[] {
  const found = families
    .filter(({ part }) => part !== 'chances')
    .flatMap(({ part, values }) => {
      const sums = sumsOf(values)
      const named = values.filter(([value]) => value !== '')
      return named.map(([value, pair]) => testOf({ part, value, pair, sums, isOnlyRise: false }))
    })
  const texts = (['words', 'names'] as const).flatMap((part) =>
    [...counts[part]].map(([value, [first, second]]) => {
      const pair = [first === 0 ? 0 : first + counts.missed, second] as const
      return testOf({ part, value, pair, sums: counts.rows, isOnlyRise: true })
    }),
  )
  return [...found, ...texts]
}

function testOf(test: Omit<ValueTest, 'least'>): ValueTest {
  const [first, second] = test.sums
  const part = second / (first + second)
  const rows = test.pair[0] + test.pair[1]
  const least = test.isOnlyRise ? part ** rows : 2 * Math.min(part, 1 - part) ** rows
  return { ...test, least }
}

function total({ pair }: ValueTest): number {
  return pair[0] + pair[1]
}

function judged(
  { part, value, pair, sums, isOnlyRise }: ValueTest,
  { factor, limits }: { readonly factor: number; readonly limits: DriftLimits },
): DriftValue {
  const [before, now] = [pair[0] / (sums[0] || 1), pair[1] / (sums[1] || 1)]
  const fresh = sums[1] / (sums[0] + sums[1])
  const rows = pair[0] + pair[1]
  const rise = riseChance(pair[1], rows, fresh)
  const fall = isOnlyRise ? 1 : riseChance(pair[0], rows, 1 - fresh)
  const p = Math.min(1, (isOnlyRise ? 1 : 2) * factor * Math.min(rise, fall))
  const difference = now - before
  const isLarge =
    Math.abs(difference) >= limits.rise &&
    Math.max(now, before) >= limits.times * Math.min(now, before)
  return {
    part,
    value,
    reference: { rows: pair[0], share: before },
    fresh: { rows: pair[1], share: now },
    difference,
    interval: differenceInterval(pair, sums),
    p,
    isAlarm: isLarge && p <= limits.alpha / 2 && sums[0] > 0 && sums[1] > 0,
  }
}

/**
 * 95 % interval of the difference of two shares.
 *
 * @see Newcombe, "Interval estimation for the difference between independent proportions", 1998, method 10.
 */
export function differenceInterval(
  [first, second]: CountPair,
  [firstRows, secondRows]: CountPair,
): Interval {
  if (firstRows === 0 || secondRows === 0) return null
  const before = wilson(first, firstRows)
  const now = wilson(second, secondRows)
  const difference = now.share - before.share
  return [
    difference - Math.hypot(now.share - now.low, before.high - before.share),
    difference + Math.hypot(now.high - now.share, before.share - before.low),
  ]
}

const NORMAL = 1.959963984540054

function wilson(rows: number, all: number): { share: number; low: number; high: number } {
  const share = rows / all
  const square = NORMAL ** 2 / all
  const middle = (share + square / 2) / (1 + square)
  const half = (NORMAL / (1 + square)) * Math.sqrt((share * (1 - share)) / all + square / (4 * all))
  return { share, low: Math.max(0, middle - half), high: Math.min(1, middle + half) }
}

const PARTS_LAST = ['names', 'words', 'channels']

function inOrder(changes: readonly DriftValue[]): DriftValue[] {
  const rank = ({ part }: DriftValue): number => PARTS_LAST.indexOf(part)
  return changes.toSorted(
    (a, b) =>
      rank(a) - rank(b) ||
      Math.abs(b.difference) - Math.abs(a.difference) ||
      b.value.length - a.value.length,
  )
}

/** Leaves out names and words inside longer names, or equal to one, that are about as frequent. */
function withoutParts(changes: readonly DriftValue[]): DriftValue[] {
  const names = changes.filter(({ part }) => part === 'names')
  return changes.filter((each) => {
    if (each.part !== 'names' && each.part !== 'words') return true
    return !names.some(
      (name) =>
        (name.value !== each.value || each.part === 'words') &&
        ` ${name.value} `.includes(` ${each.value} `) &&
        name.fresh.rows >= 0.8 * each.fresh.rows,
    )
  })
}

function withExample(value: DriftValue, { examples }: DriftCounts): DriftValue {
  const example = value.part === 'names' ? examples.get(value.value) : undefined
  return example === undefined ? value : { ...value, example }
}
