import type { Cues, Item } from '../types/item.js'

/**
 * Items as one string with the lengths of its parts: a thread is given it for a third of the time
 * that the objects take.
 */
export interface PackedItems {
  /** All strings of all items, one behind the other. */
  readonly text: string
  /** Of each item: its place, how many parts it has, their names and lengths. */
  readonly layout: Int32Array
  readonly numbers: Float64Array
  /** Names of fields, columns and files. */
  readonly names: readonly string[]
}

/** Stands for the length of a text that is absent. */
const ABSENT = -1

/** Packs items for another thread. */
export function packItems(items: readonly Item[]): PackedItems {
  const packer = createPacker()
  const { put, putAll, putCues, putNumber, layout, nameOf } = packer
  for (const { id, texts, cues, numbers, categories, when, gold, kept, place } of items) {
    layout.push(nameOf(place.file), place.line, place.column)
    put(id)
    put(gold)
    putAll(texts)
    putCues(cues)
    putAll(categories)
    layout.push(when === undefined ? ABSENT : 1)
    if (when !== undefined) putNumber(when)
    layout.push(kept.length)
    for (const value of kept) put(value)
    const keys = Object.keys(numbers)
    layout.push(keys.length)
    for (const key of keys) {
      layout.push(nameOf(key))
      putNumber(numbers[key] ?? Number.NaN)
    }
  }
  return packer.packed()
}

function createPacker() {
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
  const putNumber = (value: number): void => void numbers.push(value)
  const putCues = (cues: Cues | undefined): void => {
    layout.push(cues ? cues.offsets.length : ABSENT)
    if (!cues) return
    for (const offset of cues.offsets) layout.push(offset)
    cues.starts.forEach(putNumber)
    cues.ends.forEach(putNumber)
  }
  const packed = (): PackedItems => ({
    text: text.join(''),
    layout: Int32Array.from(layout),
    numbers: Float64Array.from(numbers),
    names: [...names.keys()],
  })
  return { put, putAll, putCues, putNumber, layout, nameOf, packed }
}

/** The items of a pack, as they were. */
export function unpackItems(pack: PackedItems): Item[] {
  const items: Item[] = []
  const { next, name, take, takeAll, takeCues, takeNumber, isAtEnd } = createUnpacker(pack)
  while (!isAtEnd()) {
    const place = { file: name(), line: next(), column: next() }
    const id = take() ?? ''
    const gold = take()
    const texts = takeAll()
    const cues = takeCues()
    const categories = takeAll()
    const when = next() === ABSENT ? undefined : takeNumber()
    const kept = Array.from({ length: next() }, () => take() ?? '')
    const own: Record<string, number | undefined> = {}
    for (let left = next(); left > 0; left--) own[name()] = takeNumber()
    items.push({
      id,
      texts,
      ...(cues && { cues }),
      numbers: own,
      categories,
      ...(when === undefined ? {} : { when }),
      gold,
      kept,
      place,
    })
  }
  return items
}

function createUnpacker({ text, layout, numbers, names }: PackedItems) {
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
  const takeNumber = (): number => numbers[number++] ?? Number.NaN
  const takeCues = (): Cues | undefined => {
    const length = next()
    if (length === ABSENT) return undefined
    const each = (value: () => number): number[] => Array.from({ length }, value)
    return { offsets: each(next), starts: each(takeNumber), ends: each(takeNumber) }
  }
  return { next, name, take, takeAll, takeNumber, takeCues, isAtEnd: () => at >= layout.length }
}
