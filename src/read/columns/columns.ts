import type { Issue, Parsed } from '../../types/parsed.js'
import type { LabelWords } from '../../types/project-name.js'
import { isNonEmpty } from '../../types/parsed.js'
import { didYouMean } from '../../yaml/suggest.js'
import { KNOWN, plainName, KNOWN_TEXTS, type KnownColumn } from './known-columns.js'

/** A name the rules and heads use, and the input column that holds it. */
export interface Named {
  readonly name: string
  readonly column: string
}

/**
 * Columns requested by options or kaskad.yaml; an absent key means: recognise the column by its
 * name.
 */
export interface ColumnWishes {
  readonly id?: string
  readonly label?: string
  /** The column with the date or start of a row. */
  readonly when?: string
  readonly texts?: readonly Named[]
  readonly numeric?: readonly Named[]
  readonly categorical?: readonly Named[]
  /** Columns carried to the output. */
  readonly keep?: readonly string[]
  /** True if every column is carried to the output; `keep` is then ignored. */
  readonly keepAll?: boolean
  /** Further columns carried after `keep` if the file has them, else as empty cells. */
  readonly spare?: readonly string[]
  /** Only these categorical columns are read, and no dates or labels; by default all are read. */
  readonly asked?: ReadonlySet<string>
  /** True if a missing label column is an error (training, evaluation). */
  readonly needLabel?: boolean
  /** False if a file without text columns is accepted. */
  readonly needText?: boolean
  /** Label values that mean "no project" and "collection"; `none` and `сборник` by default. */
  readonly words?: LabelWords
  /**
   * Column names that the model was trained on; they are preferred where no option names the
   * columns.
   */
  readonly learned?: LearnedNames
}

/** The names a model knows, by part. */
export type LearnedNames = Readonly<Record<(typeof PARTS)[number], readonly string[]>>

const PARTS = ['texts', 'numeric', 'categorical'] as const

/** Which column holds what, by name. */
export interface Columns {
  /** Undefined if the file has no id column; the row number is then the id. */
  readonly id: string | undefined
  /** Undefined if the file has no label column. */
  readonly label: string | undefined
  /** Undefined if the file has no date column. */
  readonly when: string | undefined
  readonly texts: readonly Named[]
  readonly numeric: readonly Named[]
  readonly categorical: readonly Named[]
  readonly keep: readonly string[]
  /** Names a model was trained on that no column holds. */
  readonly absent: readonly string[]
}

/** Merges two sets of wishes: a wish missing in the first is taken from the second. */
export function mergeWishes(options: ColumnWishes, config: ColumnWishes): ColumnWishes {
  return { ...config, ...options }
}

/**
 * Finds the columns of a file.
 *
 * A wish must be met, save for the label, which only `needLabel` makes needed.
 * Where no id column is wished for or recognised, rows are named by number.
 * What is not wished for is recognised: the studio's names first, else obvious
 * synonyms, each column in one part only.
 *
 * @param header - Column names as they stand in the file.
 * @returns Every mistake at once; each lists the columns there are.
 */
export function resolveColumns(
  header: readonly string[],
  wishes: ColumnWishes,
  file: string,
): Parsed<Columns> {
  const found = recogniseColumns(header, wishes)
  const { id, label: wishedLabel, when, texts, numeric, categorical } = found
  const label = wishedLabel !== undefined && header.includes(wishedLabel) ? wishedLabel : undefined
  const keep = wishes.keep ?? []
  const named = [...texts, ...numeric, ...categorical].map(({ column }) => column)
  const wanted = [...[id, label, when].filter((column) => column !== undefined), ...named, ...keep]

  const issues = [
    ...(texts.length > 0 || wishes.needText === false
      ? []
      : [noColumn('text', '--text title=COLUMN,…', header)]),
    ...(wishes.needLabel && label === undefined
      ? [
          wishes.label === undefined
            ? noColumn('label', '--label COLUMN', header)
            : missing(wishes.label, header),
        ]
      : []),
    ...[...new Set(wanted)]
      .filter((column) => !header.includes(column))
      .map((column) => missing(column, header)),
    ...[...new Set(wanted)]
      .filter((column) => timesIn(header, column) > 1)
      .map((column) => twice(column, header)),
  ].map((message): Issue => ({
    severity: 'error',
    code: 'columns',
    place: { file, line: 1, column: 0 },
    message,
  }))
  if (isNonEmpty(issues)) return { ok: false, issues }
  const held = new Set([...texts, ...numeric, ...categorical].map(({ name }) => name))
  const absent = PARTS.flatMap((part) => wishes.learned?.[part] ?? []).filter(
    (name) => !held.has(name),
  )
  const carried = [...keep, ...(wishes.spare ?? [])]
  return {
    ok: true,
    value: { id, label, when, texts, numeric, categorical, keep: carried, absent },
  }
}

/** What was chosen, in words: `id yt_reel_id; label cartoon; text title = reel_name, …`. */
export function describeColumns(columns: Columns): string {
  return [
    columns.id === undefined ? 'id = row number' : `id ${columns.id}`,
    columns.label === undefined ? 'no label' : `label ${columns.label}`,
    ...(columns.when === undefined ? [] : [`when ${columns.when}`]),
    columns.texts.length === 0 ? 'no text' : `text ${namesOf(columns.texts)}`,
    ...(columns.numeric.length > 0 ? [`numeric ${namesOf(columns.numeric)}`] : []),
    ...(columns.categorical.length > 0 ? [`categorical ${namesOf(columns.categorical)}`] : []),
    ...(columns.absent.length > 0
      ? [`the model knows also ${columns.absent.join(', ')}, not in this file`]
      : []),
  ].join('; ')
}

function namesOf(named: readonly Named[]): string {
  return named
    .map(({ name, column }) => (name === column ? name : `${name} = ${column}`))
    .join(', ')
}

/** The columns of a header: those wished for, there or not, and others recognised by name. */
export function recogniseColumns(
  header: readonly string[],
  wishes: ColumnWishes,
): Pick<Columns, 'id' | 'label' | 'when' | 'texts' | 'numeric' | 'categorical'> {
  const taken = new Set([
    ...(wishes.id === undefined ? [] : [wishes.id]),
    ...(wishes.label === undefined ? [] : [wishes.label]),
    ...(wishes.when === undefined ? [] : [wishes.when]),
    ...[...(wishes.texts ?? []), ...(wishes.numeric ?? []), ...(wishes.categorical ?? [])].map(
      ({ column }) => column,
    ),
  ])
  const byName = columnsByName(header)
  const find = (names: readonly string[]): string | undefined => {
    const found = names
      .map((name) => byName.get(name)?.find((column) => !taken.has(column)))
      .find((column) => column !== undefined)
    if (found !== undefined) taken.add(found)
    return found
  }
  const findAll = (parts: readonly (readonly [string, readonly string[]])[]): Named[] =>
    parts.flatMap(([name, names]) => {
      const column = find(names)
      return column === undefined ? [] : [{ name, column }]
    })
  const id = wishes.id ?? find(KNOWN.id)
  const label = wishes.label ?? find(KNOWN.label)
  const learned = PARTS.map((part) =>
    wishes[part] ? [] : findAll((wishes.learned?.[part] ?? []).map(learnedPart)),
  )
  const names = new Set(learned.flat().map(({ name }) => name))
  const [texts = [], numeric = [], categorical = []] = PARTS.map(
    (part, at) =>
      wishes[part] ?? [
        ...(learned[at] ?? []),
        ...findAll(PART_NAMES[part].filter(([name]) => !names.has(name))),
      ],
  )
  const when = wishes.when ?? find(KNOWN.when)
  return { id, label, when, texts, numeric, categorical }
}

/**
 * The names that text fields may have in a file read by these wishes, the shorter texts first:
 * what `any field` means in a rule, and what of an item typed by hand is a text.
 */
export function textFieldsOf({ texts, learned }: ColumnWishes = {}): readonly string[] {
  if (texts) return texts.map(({ name }) => name)
  const taken = new Set(PARTS.flatMap((part) => learned?.[part] ?? []))
  const known = KNOWN_TEXTS.map(([name]) => name).filter((name) => !taken.has(name))
  return [...(learned?.texts ?? []), ...known]
}

const PART_NAMES = {
  texts: KNOWN_TEXTS,
  numeric: KNOWN.numeric,
  categorical: KNOWN.categorical,
} as const satisfies Record<(typeof PARTS)[number], readonly KnownColumn[]>

/**
 * A column name known to the model, with the file columns it may be read from: the same name
 * first, then known synonyms.
 */
function learnedPart(name: string): KnownColumn {
  const known = PARTS.flatMap((part) => PART_NAMES[part]).find(([other]) => other === name)
  return [name, [plainName(name), ...(known?.[1] ?? [])]]
}

/** The columns of every plain name, in the order of the header. */
function columnsByName(header: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>()
  for (const column of header) {
    const name = plainName(column)
    const alike = found.get(name)
    if (alike) alike.push(column)
    else found.set(name, [column])
  }
  return found
}

function timesIn(header: readonly string[], column: string): number {
  return header.filter((name) => name === column).length
}

function noColumn(what: string, option: string, header: readonly string[]): string {
  return `no ${what} column is recognised: say ${option}; the columns are ${listed(header)}`
}

function missing(column: string, header: readonly string[]): string {
  return `no column "${column}"${didYouMean(column, header)}; the columns are ${listed(header)}`
}

function twice(column: string, header: readonly string[]): string {
  const places = header.flatMap((name, at) => (name === column ? [at + 1] : []))
  return `column "${column}" stands more than once in the header, as number ${places.join(' and ')}: give each its own name`
}

/** How many columns a message names. */
const MOST_LISTED = 50

function listed(header: readonly string[]): string {
  const names = header.slice(0, MOST_LISTED).map((name) => (name === '' ? '""' : name))
  const more = header.length - names.length
  return `${names.join(', ')}${more > 0 ? ` and ${more} more` : ''}`
}
