/**
 * The title that stands in brackets before a description: the studio's column `text` is
 * `[title] description`. Brackets within the title are part of it.
 */
export function bracketedTitle(text: string): string | undefined {
  const from = text.search(/\S/u)
  if (text[from] !== '[') return undefined
  let depth = 0
  for (let at = from; at < text.length; at++) {
    if (text[at] === '[') depth += 1
    else if (text[at] === ']') depth -= 1
    if (depth === 0) return text.slice(from + 1, at).trim() || undefined
  }
  const end = text.indexOf(']', from)
  return end < 0 ? undefined : text.slice(from + 1, end).trim() || undefined
}
