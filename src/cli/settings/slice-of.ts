import { loadLanguageOf } from '../../normalise/language/language.js'
import { scriptsOf } from '../../normalise/language/script.js'
import type { InputHas } from '../../read/read.js'
import { KaskadError } from '../../types/error.js'
import type { Item } from '../../types/item.js'
import { didYouMean } from '../../yaml/suggest.js'

/** A row that is put into slices. */
export interface SlicedRow {
  readonly item: Item
  /** The values of the columns called as in `--by`; `''` where the file has none. */
  readonly columns: readonly string[]
  readonly has: InputHas | undefined
}

/** The slice of a row by one name of `--by`. */
type Cut = (row: SlicedRow) => string

/** Names of `--by` that are computed where the file has no such column. */
const WORKED_OUT = ['language', 'script', 'length', 'missing'] as const

/** Upper ends of the classes of length, in characters. */
const LENGTHS = [20, 40, 80, 160]

/**
 * Reads `--by`: columns of the file, and `language`, `script`, `length` of the title and `missing`
 * fields where no column is called so.
 *
 * @returns What a row is in each of the names.
 * @throws KaskadError `columns`, from the first row on, where a name is nothing of the kind.
 */
export async function slicesBy(
  names: readonly string[],
): Promise<(row: SlicedRow) => readonly string[]> {
  const languageOf = names.includes('language') ? await loadLanguageOf() : undefined
  const workedOut: Readonly<Record<(typeof WORKED_OUT)[number], Cut>> = {
    language: ({ item }) => languageOf?.(titleOf(item)).language ?? 'und',
    script: ({ item }) => [...scriptsOf(titleOf(item))].toSorted().join('+') || '(no letters)',
    length: ({ item }) => lengthClass(Array.from(titleOf(item)).length),
    missing: missingOf,
  }
  const cuts = names.map((name, at): Cut => {
    const work = WORKED_OUT.find((each) => each === name)
    return (row) => {
      const { item, columns, has } = row
      if (has?.header.includes(name)) return columns[at] || '(blank)'
      if (work) return workedOut[work](row)
      if (has?.names.includes(name)) return valueOf(item, name)
      const known = [...(has?.header ?? []), ...WORKED_OUT]
      throw new KaskadError(
        'columns',
        `--by: no column "${name}"${didYouMean(name, known)}; there are ${known.join(', ')}`,
      )
    }
  })
  return (row) => cuts.map((cut) => cut(row))
}

/** The text that a person knows a row by: its title, else its first text. */
export function titleOf({ texts }: Pick<Item, 'texts'>): string {
  return texts['title'] ?? Object.values(texts).find((text) => text !== undefined) ?? ''
}

function valueOf({ texts, numbers, categories }: Item, name: string): string {
  return categories[name] ?? texts[name] ?? String(numbers[name] ?? '(blank)')
}

function missingOf({ item: { texts, numbers, categories }, has }: SlicedRow): string {
  const present = { ...texts, ...numbers, ...categories }
  const missing = (has?.names ?? []).filter((name) => present[name] === undefined)
  return missing.join(', ') || '(nothing)'
}

function lengthClass(length: number): string {
  const at = LENGTHS.findIndex((end) => length <= end)
  const from = (at < 0 ? (LENGTHS.at(-1) ?? 0) : (LENGTHS[at - 1] ?? -1)) + 1
  return at < 0 ? `${from} and more` : `${from}–${LENGTHS[at]}`
}
