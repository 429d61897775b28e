import type { Item, Place } from '../../types/item.js'
import type { Issue } from '../../types/parsed.js'
import { DEFAULT_LABEL_WORDS, labelOf, type LabelWords } from '../../types/project-name.js'
import type { Columns, Named } from './columns.js'
import { plainName } from './known-columns.js'
import { bracketedTitle } from './studio-title.js'
import { timeOf } from './time.js'
import { commasIn, isBlank, numberOf, secondsOf, type Commas } from './value.js'
import { readTalk } from '../subtitles/talk.js'

/** Where each part of an item stands in a row. */
export interface ItemPlan {
  readonly file: string
  /** The columns of the file, read or not. */
  readonly header: readonly string[]
  /** Names of its texts, numbers and categories, read or not. */
  readonly names: readonly string[]
  /** -1 where the file has no id column: a row's number is its id. */
  readonly id: number
  /** -1 where the file has no labels. */
  readonly label: number
  /** The name of the column of labels. */
  readonly labelColumn: string | undefined
  /** -1 where the file has no dates. */
  readonly when: number
  readonly texts: readonly Slot[]
  /** True if a column `text` may hold the title in brackets before the description. */
  readonly titleInText: boolean
  readonly numbers: readonly Slot[]
  readonly categories: readonly Slot[]
  readonly kept: readonly number[]
  /** Names of what is kept, each once. */
  readonly keptNames: readonly string[]
  /** True if all columns are kept. */
  readonly keepsAll: boolean
  /** Label values that mean "no project" and "collection". */
  readonly words: LabelWords
  readonly tally: Tally
  /**
   * For each numeric column whether a comma is the decimal sign or separates thousands, where
   * `1,234` could be either.
   */
  readonly commas: ReadonlyMap<string, Commas>
}

/** A part's name and its position in a row. */
interface Slot {
  readonly name: string
  readonly at: number
}

/** For each numeric column the cells that are not numbers: their count and the first one. */
export type Tally = Map<string, { count: number; readonly first: string; readonly line: number }>

/** Positions for the columns of a file; `header` holds every one of them. */
export function planItems(
  columns: Omit<Columns, 'absent'>,
  header: readonly string[],
  file: string,
): ItemPlan {
  const at = new Map(header.map((name, index) => [name, index]))
  const slots = (named: readonly Named[]): Slot[] =>
    named.map(({ name, column }) => ({ name, at: at.get(column) ?? -1 }))
  return {
    file,
    header,
    names: [...columns.texts, ...columns.numeric, ...columns.categorical].map(({ name }) => name),
    id: columns.id === undefined ? -1 : (at.get(columns.id) ?? -1),
    label: columns.label === undefined ? -1 : (at.get(columns.label) ?? -1),
    labelColumn: columns.label,
    when: columns.when === undefined ? -1 : (at.get(columns.when) ?? -1),
    texts: slots(columns.texts),
    titleInText: columns.texts.some(
      ({ name, column }) => name === 'description' && plainName(column) === 'text',
    ),
    numbers: slots(columns.numeric),
    categories: slots(columns.categorical),
    kept: columns.keep.map((column) => at.get(column) ?? -1),
    keptNames: columns.keep,
    keepsAll: false,
    words: DEFAULT_LABEL_WORDS,
    tally: new Map(),
    commas: new Map(),
  }
}

/** Rows from which the meaning of commas in numbers is inferred. */
export interface CommaEvidence {
  /** The first rows of a file. */
  readonly rows: readonly (readonly string[])[]
  /** The meaning of commas if no row shows it. */
  readonly otherwise?: Commas | undefined
  readonly say: (issue: Issue) => void
}

/** The plan with the meaning of commas for each numeric column; `say` reports ambiguous columns. */
export function withCommas(plan: ItemPlan, { rows, otherwise, say }: CommaEvidence): ItemPlan {
  const commas = new Map<string, Commas>()
  for (const { name, at } of plan.numbers) {
    const found = rows.map((fields) => fields[at] ?? '').filter((cell) => cell.includes(','))
    const shown = new Set(found.map(commasIn))
    shown.delete(undefined)
    const [kind = otherwise] = shown
    if (kind && shown.size < 2) commas.set(name, kind)
    if (!kind || shown.size > 1 || found.length === 0) continue
    say({
      severity: 'note',
      code: 'commas',
      place: { file: plan.file, line: 0, column: 0 },
      message: `${name}: commas in numbers are ${kind === 'decimal' ? 'decimal marks' : 'between thousands'} (first: "${(found[0] ?? '').slice(0, 40)}")`,
    })
  }
  return { ...plan, commas }
}

/** Where a row stands: its line in its file, and its number among the rows of all inputs. */
export interface RowAt {
  /** By default the file of the plan. */
  readonly file?: string
  readonly line: number
  readonly row: number
}

/**
 * The item of a row; undefined if its id is blank.
 *
 * A blank cell becomes an absent key. A cell of a numeric column that is not a number is absent
 * as well and is counted in the plan's tally.
 */
export function plannedItem(
  fields: readonly string[],
  plan: ItemPlan,
  { file = plan.file, line, row }: RowAt,
): Item | undefined {
  const id = plan.id < 0 ? String(row) : (fields[plan.id] ?? '')
  if (isBlank(id)) return undefined
  const gold = fields[plan.label] ?? ''
  const when = plan.when < 0 ? undefined : timeOf(fields[plan.when] ?? '')
  const place: Place = { file, line, column: 0 }
  return {
    id,
    ...textsOf(fields, plan),
    numbers: numbersOf(fields, plan, line),
    categories: present(fields, plan.categories),
    ...(when === undefined ? {} : { when }),
    gold: isBlank(gold) ? undefined : labelOf(gold, plan.words),
    kept: plan.kept.length === 0 ? NOTHING : plan.kept.map((at) => fields[at] ?? ''),
    place,
  }
}

/** One note for every number column that held something else, in the order met. */
export function tallyNotes({ tally, file }: ItemPlan): Issue[] {
  return [...tally].map(([column, { count, first, line }]) => ({
    severity: 'warning',
    code: 'not-a-number',
    place: { file, line, column: 0 },
    message: `${column}: ${count === 1 ? 'one value is' : `${count} values are`} no number and taken as absent (first: "${first}")`,
  }))
}

const NOTHING: readonly string[] = []

/** The texts of a row; subtitles as what is said, with the times. */
function textsOf(
  fields: readonly string[],
  { texts, titleInText }: ItemPlan,
): Pick<Item, 'texts' | 'cues'> {
  const { subtitles, ...others } = present(fields, texts)
  if (titleInText && others['title'] === undefined) {
    const title = bracketedTitle(others['description'] ?? '')
    if (title !== undefined) others['title'] = title
  }
  if (subtitles === undefined) return { texts: others }
  const { text, cues } = readTalk(subtitles)
  return text === ''
    ? { texts: others }
    : { texts: { ...others, subtitles: text }, ...(cues && { cues }) }
}

function present(fields: readonly string[], slots: readonly Slot[]): Record<string, string> {
  const found: Record<string, string> = {}
  for (const { name, at } of slots) {
    const raw = fields[at] ?? ''
    if (!isBlank(raw)) found[name] = raw
  }
  return found
}

function numbersOf(
  fields: readonly string[],
  plan: ItemPlan,
  line: number,
): Record<string, number> {
  const found: Record<string, number> = {}
  for (const { name, at } of plan.numbers) {
    const raw = fields[at] ?? ''
    if (raw === '') continue
    const commas = plan.commas.get(name)
    const value = name === 'seconds' ? secondsOf(raw, commas) : numberOf(raw, commas)
    if (typeof value === 'number') found[name] = value
    else if (value === 'not-a-number') count(plan.tally, name, { raw, line })
  }
  return found
}

function count(tally: Tally, name: string, { raw, line }: { raw: string; line: number }): void {
  const known = tally.get(name)
  if (known) known.count += 1
  else tally.set(name, { count: 1, first: raw.slice(0, 40), line })
}
