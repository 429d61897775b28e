import { timeOf } from '../../read/columns/time.js'
import { isBlank, numberOf } from '../../read/columns/value.js'
import { createKeyCounts, timesOf } from './key-counts.js'

/** What the cells of a column are. */
export interface ColumnProfile {
  readonly rows: number
  readonly blank: number
  readonly numbers: number
  readonly dates: number
  /** Characters of the longest cell. */
  readonly longest: number
  /** Different values; about so many where `isExact` is false. */
  readonly different: number
  readonly isExact: boolean
  /** The most frequent values with their rows, where some stand more than once, else the first. */
  readonly common: readonly (readonly [value: string, rows: number])[]
  /** Cells with something that looks broken, by kind. */
  readonly broken: Readonly<Record<Broken, number>>
}

/** Kinds of damage in a cell: lost letters, letters of another encoding, HTML codes, control characters. */
export type Broken = 'lost' | 'mojibake' | 'entities' | 'control'

const BROKEN: Readonly<Record<Broken, RegExp>> = {
  lost: /\uFFFD|\?{4,}/,
  mojibake:
    /[ÐÑ][\u0080-\u00BF]|(?:[РС][ЂЃ‚ѓ„…†‡€‰Љ‹ЊЌЋЏђ‘’“”•–—™љ›њќћџЎўЈ¤Ґ¦§©Є«¬®Ї°±Ііґµ¶·№є»јЅѕї]){2}|Ã[\u0080-\u00BF]|â€/,
  entities: /&(?:amp|quot|lt|gt|nbsp|#\d{2,6}|#x[\da-f]{2,5});/i,
  control: /(?![\t\n\r])\p{Cc}/u,
}

/** Different values of a column that are counted one by one, and how much of each is compared. */
const MOST_VALUES = 8000
const MOST_UNITS = 200

/** Values that are shown. */
const SHOWN = 3

/** Looks at the cells of one column, one after the other, in bounded memory. */
export function profileColumn(): {
  readonly add: (cell: string) => void
  readonly profile: () => ColumnProfile
} {
  const counts = createKeyCounts(MOST_VALUES)
  const seen = { rows: 0, blank: 0, numbers: 0, dates: 0, longest: 0 }
  const broken: Record<Broken, number> = { lost: 0, mojibake: 0, entities: 0, control: 0 }
  const add = (cell: string): void => {
    seen.rows += 1
    if (isBlank(cell)) {
      seen.blank += 1
      return
    }
    if (cell.length > seen.longest) seen.longest = cell.length
    if (cell.length < 40 && typeof numberOf(cell) === 'number') seen.numbers += 1
    if (cell.length < 40 && timeOf(cell) !== undefined) seen.dates += 1
    if (MAY_BE_BROKEN.test(cell)) {
      for (const kind of KINDS) if (BROKEN[kind].test(cell)) broken[kind] += 1
    }
    const value = cell.length > MOST_UNITS ? cell.slice(0, MOST_UNITS) : cell
    counts.add(value, 0, value)
  }
  const profile = (): ColumnProfile => {
    const all = [...counts.counts()].map((each) => [each.first ?? '', timesOf(each)] as const)
    const common = all.toSorted((a, b) => b[1] - a[1]).slice(0, SHOWN)
    const isExact = counts.share() === 1
    return { ...seen, different: Math.round(all.length / counts.share()), isExact, common, broken }
  }
  return { add, profile }
}

const KINDS = Object.keys(BROKEN) as readonly Broken[]

/** Cheap, and asked of every cell. */
const MAY_BE_BROKEN = /(?![\t\n\r])[\p{Cc}&ÐÑРСÃâ\uFFFD]|\?{4}/u
