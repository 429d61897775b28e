import { recogniseColumns, type ColumnWishes, type Named } from '../../read/columns/columns.js'
import { KNOWN, KNOWN_TEXTS, plainName } from '../../read/columns/known-columns.js'
import { didYouMean } from '../../yaml/suggest.js'
import type { ColumnProfile } from './column-profile.js'

/** What a column is taken for, and why. */
export interface ColumnUse {
  /** `id`, `label`, `date`, `title (text)`, `seconds (number)`; `–` where it is not read. */
  readonly taken: string
  readonly why: string
}

/** The parts of an item and the option that gives each its columns. */
const PARTS = [
  { part: 'texts', option: '--text', called: 'text', known: KNOWN_TEXTS },
  { part: 'numeric', option: '--numeric', called: 'number', known: KNOWN.numeric },
  { part: 'categorical', option: '--categorical', called: 'category', known: KNOWN.categorical },
] as const

/** For each column of a header, in its order: what it is read as, and why. */
export function usesOf(
  columns: readonly (readonly [name: string, profile: ColumnProfile])[],
  wishes: ColumnWishes,
): readonly ColumnUse[] {
  const header = columns.map(([name]) => name)
  const found = recogniseColumns(header, wishes)
  return columns.map(([column, profile]): ColumnUse => {
    for (const [part, taken] of [
      ['id', 'id'],
      ['label', 'label'],
      ['when', 'date'],
    ] as const)
      if (found[part] === column)
        return { taken, why: wishes[part] === column ? SAID : 'a known name' }
    for (const { part, called } of PARTS) {
      const named = found[part].find((each) => each.column === column)
      if (named) return { taken: `${named.name} (${called})`, why: whyTaken(named, part, wishes) }
    }
    return { taken: '–', why: whyNot(column, { profile, found: new Map(allNamed(found)) }) }
  })
}

const SAID = 'you said so'

function whyTaken(
  { name, column }: Named,
  part: (typeof PARTS)[number]['part'],
  wishes: ColumnWishes,
): string {
  if (wishes[part]?.some((each) => each.column === column)) return SAID
  if (wishes.learned?.[part].includes(name)) return 'the model knows it'
  return 'a known name'
}

type Found = ReturnType<typeof recogniseColumns>

function* allNamed(found: Found): Generator<readonly [name: string, column: string]> {
  for (const part of ['id', 'label', 'when'] as const)
    if (found[part] !== undefined) yield [part, found[part]]
  for (const { part } of PARTS) for (const { name, column } of found[part]) yield [name, column]
}

/** A column that is not read: another stands in its place, its name is nearly known, or it is new. */
function whyNot(
  column: string,
  {
    profile,
    found,
  }: { readonly profile: ColumnProfile; readonly found: ReadonlyMap<string, string> },
): string {
  const plain = plainName(column)
  const known = KNOWN_NAMES.find(([, names]) => names.includes(plain))
  const other = known && found.get(known[0])
  if (other !== undefined) return `"${other}" is the ${known?.[0]} here`
  const near = didYouMean(plain, [...ALL_NAMES])
  return `no known name${near}; ${optionFor(column, profile)} takes it`
}

const KNOWN_NAMES: readonly (readonly [string, readonly string[]])[] = [
  ['id', KNOWN.id],
  ['label', KNOWN.label],
  ['when', KNOWN.when],
  ...PARTS.flatMap(({ known }) => [...known]),
]

const ALL_NAMES = new Set(KNOWN_NAMES.flatMap(([, names]) => names))

/** Most different values of a column of words that is offered as categorical. */
const MOST_CATEGORIES = 100

/** The option that takes a column, by what is in it. */
function optionFor(
  column: string,
  { rows, blank, numbers, dates, different }: ColumnProfile,
): string {
  const filled = Math.max(1, rows - blank)
  const name = column.includes(',') ? `"${column}"` : column
  if (dates > 0.9 * filled) return `--when ${name}`
  if (numbers > 0.9 * filled) return `--numeric ${name}`
  return different <= MOST_CATEGORIES ? `--categorical ${name}` : `--text ${name}`
}
