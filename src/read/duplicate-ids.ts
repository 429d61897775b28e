import type { Item, Place } from '../types/item.js'
import { formatPlace, type Issue } from '../types/parsed.js'

/** Watches ids for ones that stand more than once. */
export interface IdWatch {
  readonly add: (items: readonly Item[]) => void
  /** What was found, to be said at the end. */
  readonly notes: () => readonly Issue[]
}

/** Ids that are remembered; later ones are only compared with these. About 30 bytes each. */
const MOST_IDS = 1 << 21

/** Ids that a message shows. */
const MOST_SHOWN = 3

/** Hashes of ids, with the place of each: open addressing, at most half full. */
interface Table {
  readonly low: Uint32Array
  readonly high: Uint32Array
  readonly lines: Uint32Array
  readonly files: Uint16Array
}

/**
 * Tells of ids that stand more than once, with the first places; no row is dropped.
 *
 * Ids are compared by hashes of 64 bits. Memory ends at 60 MB, beyond two million ids.
 */
export function watchIds(): IdWatch {
  const files = new Map<string, number>()
  const names: string[] = []
  const shown: string[] = []
  let table = createTable(1 << 10)
  let size = 0
  let count = 0
  let first: Place | undefined
  const fileOf = (file: string): number => {
    const known = files.get(file)
    if (known !== undefined) return known
    const next = Math.min(names.length, 0xffff)
    files.set(file, next)
    if (names.length <= next) names.push(file)
    return next
  }
  const add = (items: readonly Item[]): void => {
    for (const { id, place } of items) {
      const [low, high] = hashOf(id)
      const at = slotOf(table, low, high)
      if (table.lines[at] !== 0) {
        count += 1
        first ??= place
        if (shown.length < MOST_SHOWN)
          shown.push(`"${id}" at ${placeAt(table, at, names)} and ${formatPlace(place)}`)
      } else if (size < MOST_IDS) {
        put(table, at, { low, high, line: place.line, file: fileOf(place.file) })
        size += 1
        if (2 * size > table.low.length) table = grown(table)
      }
    }
  }
  return {
    add,
    notes: () =>
      first ? [{ ...ISSUE, place: { ...first, line: 0 }, message: told(count, shown) }] : [],
  }
}

const ISSUE = { severity: 'warning', code: 'duplicate-id' } as const

function told(count: number, shown: readonly string[]): string {
  const rows = count === 1 ? 'one row has an id' : `${count} rows have ids`
  const more = count > shown.length ? ', …' : ''
  return `${rows} of an earlier row: ${shown.join('; ')}${more}; each row gets a decision`
}

function createTable(slots: number): Table {
  return {
    low: new Uint32Array(slots),
    high: new Uint32Array(slots),
    lines: new Uint32Array(slots),
    files: new Uint16Array(slots),
  }
}

/** The slot of a hash: its own, or the free one where it belongs. */
function slotOf({ low, high, lines }: Table, a: number, b: number): number {
  const mask = low.length - 1
  let at = a & mask
  while (lines[at] !== 0 && (low[at] !== a || high[at] !== b)) at = (at + 1) & mask
  return at
}

interface Entry {
  readonly low: number
  readonly high: number
  readonly line: number
  readonly file: number
}

function put(table: Table, at: number, { low, high, line, file }: Entry): void {
  table.low[at] = low
  table.high[at] = high
  table.lines[at] = Math.max(1, line)
  table.files[at] = file
}

function grown(table: Table): Table {
  const next = createTable(2 * table.low.length)
  for (const [at, line] of table.lines.entries()) {
    if (line === 0) continue
    const [low = 0, high = 0, file = 0] = [table.low[at], table.high[at], table.files[at]]
    put(next, slotOf(next, low, high), { low, high, line, file })
  }
  return next
}

function placeAt({ lines, files }: Table, at: number, names: readonly string[]): string {
  return formatPlace({ file: names[files[at] ?? 0] ?? '…', line: lines[at] ?? 0, column: 0 })
}

/** Two hashes of 32 bits that go their own ways: FNV-1a, and a multiplication by another prime. */
function hashOf(id: string): readonly [number, number] {
  let low = 0x811c9dc5
  let high = 0x9e3779b9
  for (let at = 0; at < id.length; at++) {
    const unit = id.charCodeAt(at)
    low = Math.imul(low ^ unit, 0x01000193)
    high = Math.imul(high ^ unit, 0x85ebca6b)
    high ^= high >>> 15
  }
  low ^= low >>> 16
  return [low >>> 0, high >>> 0]
}
