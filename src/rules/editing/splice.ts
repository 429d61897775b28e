/** A stretch of text to be replaced; an insertion where `from` is `to`. */
export interface Splice {
  readonly from: number
  readonly to: number
  readonly text: string
}

/** The text with every splice done; those at one place in the order given. */
export function applySplices(text: string, splices: readonly Splice[]): string {
  const ordered = splices
    .map((splice, order) => ({ ...splice, order }))
    .toSorted((a, b) => a.from - b.from || a.order - b.order)
  let result = ''
  let at = 0
  for (const splice of ordered) {
    result += text.slice(at, splice.from) + splice.text
    at = splice.to
  }
  return result + text.slice(at)
}
