import type { Place } from '../types/item.js'
import type { Node } from './read-yaml.js'

const NOTHING = new Set(['', '~', 'null', 'Null', 'NULL'])
const TRUTHS: ReadonlyMap<string, boolean> = new Map([
  ...['true', 'True', 'TRUE'].map((word) => [word, true] as const),
  ...['false', 'False', 'FALSE'].map((word) => [word, false] as const),
])
const NUMBER = /^[-+]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][-+]?\d+)?$/

/** A node as plain data: unquoted scalars become null, booleans or numbers if they look so. */
export function plainValue(node: Node): unknown {
  switch (node.kind) {
    case 'list':
      return node.items.map((item) => plainValue(item))
    case 'map':
      return Object.fromEntries(node.entries.map(({ key, value }) => [key, plainValue(value)]))
    case 'scalar': {
      const { text, plain } = node
      if (!plain) return text
      if (NOTHING.has(text)) return null
      return TRUTHS.get(text) ?? (NUMBER.test(text) ? Number(text) : text)
    }
    default:
      return node satisfies never
  }
}

/** The way to a value, and a key there. */
export interface YamlPath {
  readonly path: readonly PropertyKey[]
  readonly key?: string
}

/** Where the value at a path stands; for `key`, where that key of the map there stands. */
export function placeAt(node: Node, { path, key }: YamlPath): Place {
  const [step, ...rest] = path
  if (step === undefined) {
    if (key === undefined || node.kind !== 'map') return node.place
    return node.entries.find((entry) => entry.key === key)?.place ?? node.place
  }
  const next =
    node.kind === 'map'
      ? node.entries.find((entry) => entry.key === step)?.value
      : node.kind === 'list'
        ? node.items[Number(step)]
        : undefined
  return next ? placeAt(next, { path: rest, ...(key === undefined ? {} : { key }) }) : node.place
}
