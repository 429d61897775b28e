import type { NormalItem } from '../../normalise/fold/normal-item.js'
import { tokensOf } from '../../normalise/words/tokens.js'

/** The label of a row that belongs to no project. */
export const NONE = -1

/** One field's texts as token numbers: row `r` holds `tokens[offsets[r] … offsets[r + 1])`. */
export interface FieldTokens {
  readonly name: string
  readonly tokens: Int32Array
  readonly offsets: Int32Array
  /** Length of the raw text in code points; -1 where the field is absent. */
  readonly lengths: Int32Array
}

/** One numeric, boolean or categorical column. */
export type Column =
  | { readonly kind: 'number'; readonly name: string; readonly values: Float64Array }
  | {
      readonly kind: 'category'
      readonly name: string
      /** Number of the value in `names`; -1 where absent. */
      readonly values: Int32Array
      readonly names: readonly string[]
    }

/** Labelled rows in typed arrays: all that the search reads. */
export interface Corpus {
  readonly rows: number
  readonly projects: readonly string[]
  /** Number of the row's project, or {@link NONE}. */
  readonly labels: Int32Array
  readonly fields: readonly FieldTokens[]
  /** Token number → folded token. */
  readonly vocabulary: readonly string[]
  readonly columns: readonly Column[]
}

/** Takes rows one by one; what it was given may be dropped at once. */
export interface CorpusBuilder {
  readonly add: (item: NormalItem) => void
  readonly finish: () => Corpus
}

/** A list of numbers that grows. */
interface Growing {
  values: Int32Array
  size: number
}

/** Starts a corpus; `none` is the word for no project, and so is a label that is absent. */
export function buildCorpus(none: string): CorpusBuilder {
  const words = new Map<string, number>()
  const projects = new Map<string, number>()
  const labels = growing()
  const fields = new Map<string, FieldBuilder>()
  const columns = new Map<string, ColumnBuilder>()
  let rows = 0
  const add = ({ item, texts }: NormalItem): void => {
    push(labels, labelOf(item.gold, none, projects))
    for (const [name, text] of Object.entries(texts)) {
      if (!text) continue
      const field = fields.get(name) ?? startField(name)
      fields.set(name, field)
      padTo(field, rows)
      for (const token of tokensOf(text)) push(field.tokens, numberOf(words, token))
      push(field.offsets, field.tokens.size)
      push(field.lengths, codePoints(text.raw))
    }
    for (const [name, value] of Object.entries(item.numbers)) {
      if (value !== undefined) columnOf(columns, name, 'number').values.set(rows, value)
    }
    for (const [name, value] of Object.entries(item.categories)) {
      if (value !== undefined) columnOf(columns, name, 'category').values.set(rows, value)
    }
    rows++
  }
  const finish = (): Corpus => ({
    rows,
    projects: [...projects.keys()],
    labels: cut(labels),
    fields: [...fields.values()].map((field) => {
      padTo(field, rows)
      const { name, tokens, offsets, lengths } = field
      return { name, tokens: cut(tokens), offsets: cut(offsets), lengths: cut(lengths) }
    }),
    vocabulary: [...words.keys()],
    columns: [...columns.values()].map((column) => finishColumn(column, rows)),
  })
  return { add, finish }
}

interface FieldBuilder {
  readonly name: string
  readonly tokens: Growing
  readonly offsets: Growing
  readonly lengths: Growing
}

interface ColumnBuilder {
  readonly name: string
  readonly kind: Column['kind']
  readonly values: Map<number, number | string>
}

function startField(name: string): FieldBuilder {
  const offsets = growing()
  push(offsets, 0)
  return { name, tokens: growing(), offsets, lengths: growing() }
}

/** Fills in the rows in which the field was absent. */
function padTo({ tokens, offsets, lengths }: FieldBuilder, rows: number): void {
  while (lengths.size < rows) {
    push(offsets, tokens.size)
    push(lengths, -1)
  }
}

function columnOf(
  columns: Map<string, ColumnBuilder>,
  name: string,
  kind: Column['kind'],
): ColumnBuilder {
  const column = columns.get(name) ?? { name, kind, values: new Map() }
  columns.set(name, column)
  return column
}

function finishColumn({ name, kind, values }: ColumnBuilder, rows: number): Column {
  if (kind === 'number') {
    const numbers = new Float64Array(rows).fill(Number.NaN)
    for (const [row, value] of values) numbers[row] = Number(value)
    return { kind, name, values: numbers }
  }
  const names = new Map<string, number>()
  const numbers = new Int32Array(rows).fill(-1)
  for (const [row, value] of values) numbers[row] = numberOf(names, String(value))
  return { kind, name, values: numbers, names: [...names.keys()] }
}

function labelOf(gold: string | undefined, none: string, projects: Map<string, number>): number {
  return gold === undefined || gold === none ? NONE : numberOf(projects, gold)
}

function numberOf(numbers: Map<string, number>, word: string): number {
  const known = numbers.get(word)
  if (known !== undefined) return known
  numbers.set(word, numbers.size)
  return numbers.size - 1
}

function codePoints(text: string): number {
  let count = 0
  for (const _ of text) count++
  return count
}

function growing(): Growing {
  return { values: new Int32Array(1024), size: 0 }
}

function push(list: Growing, value: number): void {
  if (list.size === list.values.length) {
    const wider = new Int32Array(list.size * 2)
    wider.set(list.values)
    list.values = wider
  }
  list.values[list.size++] = value
}

function cut({ values, size }: Growing): Int32Array {
  return values.slice(0, size)
}
