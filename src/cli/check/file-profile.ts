import type { InputHas, ReadBatch } from '../../read/read.js'
import type { Item } from '../../types/item.js'
import type { Issue } from '../../types/parsed.js'
import type { Reject } from '../../types/reject.js'
import { profileColumn, type ColumnProfile } from './column-profile.js'

/** What was found of a file. */
export interface FileProfile {
  readonly file: string
  readonly rows: number
  /** Rows that can be read. */
  readonly items: number
  /** Rows that cannot be read, by code, with the first of each. */
  readonly rejects: readonly (readonly [code: string, rows: number, first: Reject])[]
  /** What the reader said. */
  readonly notes: readonly Issue[]
  readonly has: InputHas
  /** Columns that stand in the header, read or not. */
  readonly columns: readonly (readonly [name: string, profile: ColumnProfile])[]
  readonly labels: ReadonlyMap<string, number>
  readonly dates: DateProfile | undefined
  /** Rows without any text. */
  readonly withoutText: number
}

/** The dates of a file: milliseconds since 1970. */
export interface DateProfile {
  readonly first: number
  readonly last: number
  readonly known: number
}

/** Most different labels that are counted: a column with more is hardly one of projects. */
const MOST_LABELS = 20_000

/** Looks at the batches of one file; every item carries the cells of the header in `kept`. */
export function profileFile(file: string, header: readonly string[]) {
  const columns = header.map((name) => [name, profileColumn()] as const)
  const rejects = new Map<string, { rows: number; readonly first: Reject }>()
  const labels = new Map<string, number>()
  const notes: Issue[] = []
  const dates = { first: Number.POSITIVE_INFINITY, last: Number.NEGATIVE_INFINITY, known: 0 }
  let rows = 0
  let items = 0
  let withoutText = 0
  let has: InputHas = { names: [], hasIds: true, label: undefined, kept: [], header }
  const addItem = ({ kept, gold, when, texts }: Item): void => {
    for (const [at, [, column]] of columns.entries()) column.add(kept[at] ?? '')
    if (gold !== undefined && (labels.has(gold) || labels.size < MOST_LABELS))
      labels.set(gold, (labels.get(gold) ?? 0) + 1)
    if (Object.keys(texts).length === 0) withoutText += 1
    if (when === undefined) return
    dates.known += 1
    if (when < dates.first) dates.first = when
    if (when > dates.last) dates.last = when
  }
  return {
    add: (batch: ReadBatch): void => {
      rows += batch.items.length + batch.rejects.length
      items += batch.items.length
      notes.push(...batch.notes)
      has = batch.has ?? has
      for (const item of batch.items) addItem(item)
      for (const first of batch.rejects) {
        const known = rejects.get(first.code)
        if (known) known.rows += 1
        else rejects.set(first.code, { rows: 1, first })
      }
    },
    profile: (): FileProfile => ({
      file,
      rows,
      items,
      rejects: [...rejects].map(([code, each]) => [code, each.rows, each.first]),
      notes,
      has,
      columns: columns.map(([name, column]) => [name, column.profile()]),
      labels,
      dates: dates.known > 0 ? dates : undefined,
      withoutText,
    }),
  }
}
