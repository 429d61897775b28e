import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import type { Item } from '../../src/types/item.js'

/** The text fields of the listings. */
export const FIELDS = ['title', 'description', 'channel']

/** A row of the listings with the columns that are no evidence. */
export interface Listing {
  readonly item: Item
  readonly language: string
}

/** The labelled TV listings, or undefined where they are not there. */
export function readListings(): Listing[] | undefined {
  const data = process.env['KASKAD_DATA'] ?? '../shared/data'
  const path = join(data, 'epg', 'train.csv')
  if (!existsSync(path)) return undefined
  const rows = parse(readFileSync(path), { columns: true }) as Record<string, string>[]
  return rows.map((row, index) => ({
    language: row['lang'] ?? '',
    item: {
      id: row['id'] ?? '',
      gold: row['project'],
      texts: present(row, FIELDS),
      numbers: row['seconds'] ? { seconds: Number(row['seconds']) } : {},
      categories: present(row, ['category']),
      kept: [],
      place: { file: path, line: index + 2, column: 0 },
    },
  }))
}

/**
 * Folds of about equal size per project; rows whose `keyOf` is the same are in
 * one fold, so that no row is told by a copy of itself.
 */
export function foldsOf(
  items: readonly Item[],
  folds: number,
  keyOf: (item: Item) => string,
): Uint8Array {
  const groups = new Map<string, number[]>()
  items.forEach((item, row) => {
    const key = `${item.gold ?? ''}\u0000${keyOf(item).toLowerCase()}`
    groups.set(key, [...(groups.get(key) ?? []), row])
  })
  const sizes = new Map<string, number[]>()
  const foldOf = new Uint8Array(items.length)
  const ordered = [...groups].toSorted(
    ([a, rows], [b, others]) => others.length - rows.length || hash(a) - hash(b),
  )
  for (const [key, rows] of ordered) {
    const project = key.slice(0, key.indexOf('\u0000'))
    const size = sizes.get(project) ?? Array.from({ length: folds }, () => 0)
    sizes.set(project, size)
    const smallest = size.indexOf(Math.min(...size))
    size[smallest] = (size[smallest] ?? 0) + rows.length
    for (const row of rows) foldOf[row] = smallest
  }
  return foldOf
}

function present(row: Record<string, string>, names: readonly string[]): Record<string, string> {
  const found = names.map((name) => [name, row[name] ?? ''] as const)
  return Object.fromEntries(found.filter(([, value]) => value !== ''))
}

function hash(text: string): number {
  let value = 7
  for (let at = 0; at < text.length; at++)
    value = Math.imul(value ^ text.charCodeAt(at), 0x01000193)
  return value >>> 0
}
