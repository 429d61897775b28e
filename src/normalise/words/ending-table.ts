/**
 * Changes that inflect a word, by what the word ends in; the longest known
 * ending decides. A change is the letters to cut and what is put there:
 *
 *     ка 1и 1е 1у 1ой 2ок     →     мишка: мишки, мишке, мишку, мишкой, мишок
 */
export type EndingTable = ReadonlyMap<string, readonly string[]>

/** Longest ending that has a row of its own. */
const LONGEST = 5

/** Reads a table of rows `ending change change …`, parted by semicolons. */
export function parseEndings(text: string): EndingTable {
  return new Map(
    text
      .split(';')
      .map((row) => row.trim().split(/\s+/u))
      .map(([ending = '', ...changes]) => [ending, changes]),
  )
}

/** The forms of a word in small letters, itself left out. */
export function inflect(word: string, table: EndingTable): string[] {
  return rowOf(word, table).flatMap((change) => {
    const stem = word.length - cutOf(change)
    return stem > 0 ? [word.slice(0, stem) + change.slice(1)] : []
  })
}

/**
 * The words that have a word among their forms by one of the changes that end
 * like `plural`: фиксики → фиксик.
 */
export function lemmasOf(word: string, table: EndingTable, plural: RegExp): string[] {
  const found = new Set<string>()
  for (const [ending, changes] of table)
    for (const change of changes) {
      const added = change.slice(1)
      const cut = cutOf(change)
      if (cut > ending.length || !plural.test(added) || !word.endsWith(added)) continue
      const stem = word.slice(0, word.length - added.length)
      const lemma = stem + ending.slice(ending.length - cut)
      if (stem.length < 2 || !lemma.endsWith(ending)) continue
      if (rowOf(lemma, table).includes(change)) found.add(lemma)
    }
  return [...found]
}

function rowOf(word: string, table: EndingTable): readonly string[] {
  for (let length = Math.min(LONGEST, word.length - 1); length > 0; length--) {
    const row = table.get(word.slice(-length))
    if (row) return row
  }
  return []
}

function cutOf(change: string): number {
  return change.charCodeAt(0) - 48
}
