import type { RowFinder } from './find-rows.js'
import type { ArchiveSegment } from './segment.js'

/** Rows in which a needle stands, by its key; they rise. */
export type RowHits = ReadonlyMap<string, Uint32Array>

/** A list of numbers that grows. */
interface Rows {
  numbers: Uint32Array
  used: number
}

/** Collects what a finder finds in rows `from … to` of an archive. */
export function hitsIn(
  segments: readonly ArchiveSegment[],
  finder: RowFinder,
  { from, to }: { readonly from: number; readonly to: number },
): RowHits {
  const found = new Map<string, Rows>()
  let base = 0
  for (const segment of segments) {
    const range = { from: Math.max(0, from - base), to: Math.min(segment.rows, to - base) }
    if (range.from < range.to)
      finder.find(segment, range, (key, row) => addRow(found, key, base + row))
    base += segment.rows
  }
  return new Map([...found].map(([key, { numbers, used }]) => [key, numbers.slice(0, used)]))
}

function addRow(found: Map<string, Rows>, key: string, row: number): void {
  let rows = found.get(key)
  if (!rows) found.set(key, (rows = { numbers: new Uint32Array(8), used: 0 }))
  if (rows.used > 0 && rows.numbers[rows.used - 1] === row) return
  if (rows.used === rows.numbers.length) {
    const larger = new Uint32Array(rows.used * 2)
    larger.set(rows.numbers)
    rows.numbers = larger
  }
  rows.numbers[rows.used++] = row
}

/** Rows of both, those of `after` behind. */
export function joinRows(before: Uint32Array | undefined, after: Uint32Array | undefined) {
  if (!before || !after) return before ?? after ?? new Uint32Array(0)
  const joined = new Uint32Array(before.length + after.length)
  joined.set(before)
  joined.set(after, before.length)
  return joined
}
