import { isCollection, isMap, isNode } from 'yaml'

/** Where the node's value begins: behind the dash, before the bracket. */
export function startOf(node: unknown): number {
  return isNode(node) ? (node.range?.[0] ?? 0) : 0
}

/** Where the node's value ends; a block collection ends where its last member does. */
export function endOf(node: unknown): number {
  if (!isNode(node)) return 0
  if (isCollection(node) && node.flow !== true) {
    const last = node.items.at(-1)
    const inner = isMap(node) ? (last as { value?: unknown; key?: unknown }) : undefined
    const end = endOf(inner ? (inner.value ?? inner.key) : last)
    if (end > 0) return end
  }
  return node.range?.[1] ?? 0
}

/** The first offset of the line. */
export function lineStart(text: string, at: number): number {
  return text.lastIndexOf('\n', at - 1) + 1
}

/** The end of the line, before its break. */
export function lineEnd(text: string, at: number): number {
  if (text[at - 1] === '\n') return lineEnd(text, at - 1)
  const end = text.indexOf('\n', at)
  if (end < 0) return text.length
  return text[end - 1] === '\r' ? end - 1 : end
}
