import { isCollection, isMap, isScalar, type Pair, type YAMLMap, type YAMLSeq } from 'yaml'
import { endOf, lineEnd, lineStart, startOf } from './node-span.js'
import type { Splice } from './splice.js'

/** A map or a list, and the pair or member of it that leads to a node. */
export interface NodeStep {
  readonly in: YAMLMap | YAMLSeq
  readonly child: unknown
}

/** The steps from the root to the scalar that begins at an offset; undefined where none does. */
export function stepsTo(root: unknown, offset: number): NodeStep[] | undefined {
  if (!isCollection(root)) return isScalar(root) && startOf(root) === offset ? [] : undefined
  for (const child of root.items) {
    const inner = isMap(root) ? (child as Pair).value : child
    const steps = stepsTo(inner, offset)
    if (steps) return [{ in: root, child }, ...steps]
  }
  return undefined
}

/** The pair of a map by its key. */
export function pairOf(map: YAMLMap, key: string): Pair | undefined {
  return map.items.find((pair) => isScalar(pair.key) && String(pair.key.value) === key)
}

/** Puts a value under a key: in place of the one that is there, or behind the map's last pair. */
export function setPair(
  text: string,
  map: YAMLMap,
  [key, value]: readonly [string, string],
): Splice {
  const old = pairOf(map, key)?.value
  if (old !== undefined && old !== null) return { from: startOf(old), to: endOf(old), text: value }
  const written = value.startsWith('\n') ? `${key}:${value}` : `${key}: ${value}`
  const end = endOf(map)
  if (map.flow === true) {
    const last = map.items.at(-1)
    const at = last ? endOf(last.value ?? last.key) : startOf(map) + 1
    return { from: at, to: at, text: last ? `, ${written}` : ` ${written} ` }
  }
  const at = lineEnd(text, end)
  const lines = `\n${indentOf(text, map)}${written}`
  const isWindows = text.includes('\r\n')
  return { from: at, to: at, text: isWindows ? lines.replaceAll('\n', '\r\n') : lines }
}

/** The spaces before the keys of a block map. */
export function indentOf(text: string, map: YAMLMap): string {
  const first = startOf(map.items[0]?.key)
  return ' '.repeat(first - lineStart(text, first))
}

/**
 * Takes a member out of a list, or a pair out of a map, with its line; undefined where it is the
 * only one, or shares its line with what must stay.
 */
export function removeChild(text: string, { in: parent, child }: NodeStep): Splice | undefined {
  const items: readonly unknown[] = parent.items
  const at = items.indexOf(child)
  if (items.length < 2 || at < 0) return undefined
  const [from, to] = spanOf(child)
  const next = items[at + 1]
  if (parent.flow === true) {
    if (next !== undefined) return { from, to: spanOf(next)[0], text: '' }
    return { from: spanOf(items[at - 1])[1], to, text: '' }
  }
  const line = lineStart(text, from)
  const before = text.slice(line, from)
  if (isMap(parent) ? before.trim() === '' : /^\s*-\s+$/u.test(before))
    return {
      from: line,
      to: Math.min(text.length, lineEnd(text, to) + breakAt(text, to)),
      text: '',
    }
  if (!isMap(parent) || next === undefined) return undefined
  const between = text.slice(to, spanOf(next)[0])
  return between.trim() === '' ? { from, to: spanOf(next)[0], text: '' } : undefined
}

function spanOf(child: unknown): readonly [from: number, to: number] {
  if (typeof child === 'object' && child !== null && 'key' in child) {
    const { key, value } = child as Pair
    return [startOf(key), value === null ? endOf(key) : endOf(value)]
  }
  return [startOf(child), endOf(child)]
}

/** Length of the line break behind the line in which a node ends. */
function breakAt(text: string, to: number): number {
  return text[lineEnd(text, to)] === '\r' ? 2 : 1
}
