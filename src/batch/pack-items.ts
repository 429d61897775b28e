import type { Item } from '../types/item.js'

/**
 * Items as one string with the lengths of its parts: a thread is given it for a third of the time
 * that the objects take.
 */
export interface PackedItems {
  /** All strings of all items, one behind the other. */
  readonly text: string
  /** Of each item: its place, whether it has a time, how many parts it has, their names and lengths. */
  readonly layout: Int32Array
  readonly numbers: Float64Array
  /** Names of fields, columns and files. */
  readonly names: readonly string[]
}

/** Stands for the length of a text that is absent. */
const ABSENT = -1

/** Packs items for another thread. */
export function packItems(items: readonly Item[]): PackedItems {
  const text: string[] = []
  const layout: number[] = []
  const numbers: number[] = []
  const names = new Map<string, number>()
  const nameOf = (name: string): number => {
    const known = names.get(name)
    if (known !== undefined) return known
    names.set(name, names.size)
    return names.size - 1
  }
  const put = (value: string | undefined): void => {
    layout.push(value === undefined ? ABSENT : value.length)
    if (value !== undefined) text.push(value)
  }
  const putAll = (values: Item['texts']): void => {
    const keys = Object.keys(values)
    layout.push(keys.length)
    for (const key of keys) {
      layout.push(nameOf(key))
      put(values[key])
    }
  }
  for (const { id, texts, numbers: own, categories, when, gold, kept, place } of items) {
    layout.push(nameOf(place.file), place.line, place.column, when === undefined ? 0 : 1)
    if (when !== undefined) numbers.push(when)
    put(id)
    put(gold)
    putAll(texts)
    putAll(categories)
    layout.push(kept.length)
    for (const value of kept) put(value)
    const keys = Object.keys(own)
    layout.push(keys.length)
    for (const key of keys) {
      layout.push(nameOf(key))
      numbers.push(own[key] ?? Number.NaN)
    }
  }
  return {
    text: text.join(''),
    layout: Int32Array.from(layout),
    numbers: Float64Array.from(numbers),
    names: [...names.keys()],
  }
}

/** The items of a pack, as they were. */
export function unpackItems({ text, layout, numbers, names }: PackedItems): Item[] {
  const items: Item[] = []
  let at = 0
  let from = 0
  let number = 0
  const next = (): number => layout[at++] ?? 0
  const name = (): string => names[next()] ?? ''
  const take = (): string | undefined => {
    const length = next()
    if (length === ABSENT) return undefined
    from += length
    return text.slice(from - length, from)
  }
  const takeAll = (): Record<string, string | undefined> => {
    const values: Record<string, string | undefined> = {}
    for (let left = next(); left > 0; left--) values[name()] = take()
    return values
  }
  while (at < layout.length) {
    const place = { file: name(), line: next(), column: next() }
    const when = next() === 0 ? undefined : numbers[number++]
    const id = take() ?? ''
    const gold = take()
    const texts = takeAll()
    const categories = takeAll()
    const kept = Array.from({ length: next() }, () => take() ?? '')
    const own: Record<string, number | undefined> = {}
    for (let left = next(); left > 0; left--) own[name()] = numbers[number++]
    const timed = when === undefined ? {} : { when }
    items.push({ id, texts, numbers: own, categories, ...timed, gold, kept, place })
  }
  return items
}
