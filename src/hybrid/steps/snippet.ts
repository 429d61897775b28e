import type { LabelledItem } from '../training/fingerprint.js'

/** Which rows a snippet holds. */
export interface SnippetPlan {
  readonly fields: readonly string[]
  /** Rows of none per value of each field. */
  readonly noneObjCount: number
  /** Rows of every project per value of each field. */
  readonly rareObjCount: number
  readonly none: string
}

/**
 * A small part of the rows that still has everything: for every label and
 * every value of each field the first so many rows, a missing value being a
 * value too. Rows keep their order.
 */
export function snippetOf(
  rows: readonly LabelledItem[],
  { fields, noneObjCount, rareObjCount, none }: SnippetPlan,
): LabelledItem[] {
  const taken = new Map<string, number>()
  return rows.filter(({ item, gold }) => {
    const most = gold === none ? noneObjCount : rareObjCount
    let wanted = false
    for (const field of fields) {
      const value = item.categories[field] ?? item.numbers[field] ?? null
      const key = JSON.stringify([gold, field, value])
      const count = taken.get(key) ?? 0
      if (count >= most) continue
      taken.set(key, count + 1)
      wanted = true
    }
    return wanted
  })
}
