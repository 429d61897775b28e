import { Readable } from 'node:stream'
import { recogniseColumns, type ColumnWishes } from '../../read/columns/columns.js'
import { isBlank } from '../../read/columns/value.js'
import { readItems } from '../../read/read.js'
import type { Item } from '../../types/item.js'

/** Fields that are filled, by the names that rules and heads know. */
const FIELDS = [
  ...(['title', 'description', 'channel', 'tags', 'date', 'seconds', 'is_shorts'] as const),
  ...(['made_for_kids', 'yt_channel_id', 'language', 'category'] as const),
  ...(['broadcast', 'availability'] as const),
] as const

type Field = (typeof FIELDS)[number]

/** Fields that change with time: a new value replaces the old one. */
const OF_THE_MOMENT: ReadonlySet<Field> = new Set(['broadcast', 'availability'])

/** A table that is filled: the columns of the input, and behind them those that it lacked. */
export interface FilledTable {
  readonly header: readonly string[]
  /** The place of each field in a row. */
  readonly places: ReadonlyMap<Field, number>
}

/** The columns of the output: a field goes to the column that is read as it, else to a new one. */
export function filledTable(header: readonly string[], wishes: ColumnWishes): FilledTable {
  const found = recogniseColumns(header, wishes)
  const known = new Map<string, string>([
    ...[...found.texts, ...found.numeric, ...found.categorical].map(
      ({ name, column }): [string, string] => [name, column],
    ),
    ...(found.when === undefined ? [] : [['date', found.when] as [string, string]]),
  ])
  const columns = [...header]
  const places = new Map<Field, number>()
  for (const field of FIELDS) {
    const column = known.get(field)
    const at = column === undefined ? -1 : header.indexOf(column)
    if (at < 0) columns.push(columns.includes(field) ? `yt_${field}` : field)
    places.set(field, at < 0 ? columns.length - 1 : at)
  }
  return { header: columns, places }
}

/** What is known of a video: its fields, or that the API has no such video. */
export type VideoFields = ReadonlyMap<Field, string> | 'gone'

/**
 * The fields of videos as the API gave them, a line each, read as every file of such lines is read;
 * by id.
 */
export async function videoFieldsOf(
  lines: readonly string[],
): Promise<ReadonlyMap<string, VideoFields>> {
  const fields = new Map<string, VideoFields>()
  if (lines.length === 0) return fields
  const stdin = Readable.from([Buffer.from(`${lines.join('\n')}\n`)])
  const wishes = { spare: [PUBLISHED], needText: false }
  for await (const { items } of readItems({ inputs: ['-'], stdin, format: 'jsonl', wishes }))
    for (const item of items) fields.set(item.id, fieldsIn(item))
  return fields
}

const PUBLISHED = 'snippet.publishedAt'

function fieldsIn({ texts, numbers, categories, kept: [date = ''] }: Item): VideoFields {
  const fields = new Map<Field, string>()
  for (const field of FIELDS) {
    const value = field === 'date' ? date : (texts[field] ?? numbers[field] ?? categories[field])
    if (value !== undefined && value !== '') fields.set(field, String(value))
  }
  return fields
}

/** Titles that lists have for what is gone. */
const GONE: ReadonlyMap<string, string> = new Map([
  ['private video', 'private'],
  ['deleted video', 'deleted'],
])

/**
 * A row with its blank cells filled. What stands in it stays, save `broadcast` and `availability`;
 * of a video that is gone only `availability` is set: `private` or `deleted` where its title says
 * so, else `unavailable`.
 */
export function filledRow(
  cells: readonly string[],
  { header, places }: FilledTable,
  video: VideoFields | undefined,
): string[] {
  const row = header.map((_, at) => cells[at] ?? '')
  if (video === undefined) return row
  const title = row[places.get('title') ?? -1] ?? ''
  const given: VideoFields =
    video === 'gone'
      ? new Map([['availability', GONE.get(title.trim().toLowerCase()) ?? 'unavailable']])
      : video
  for (const [field, value] of given) {
    const at = places.get(field)
    if (at !== undefined && (OF_THE_MOMENT.has(field) || isBlank(row[at] ?? ''))) row[at] = value
  }
  return row
}
