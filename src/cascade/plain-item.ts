import {
  recogniseColumns,
  textFieldsOf,
  type ColumnWishes,
  type LearnedNames,
  type Named,
} from '../read/columns/columns.js'
import { plannedItem as itemOfRow, planItems, type ItemPlan } from '../read/columns/item-plan.js'
import { isBlank } from '../read/columns/value.js'
import {
  cellOf,
  faultOfCell,
  isMembers,
  kindOf,
  memberNames,
  memberOf,
} from '../read/tables/json-row.js'
import { withVideoFields } from '../read/videos/video-fields.js'
import { KaskadError } from '../types/error.js'
import type { Item } from '../types/item.js'

/** A video as a plain object: its id, and values by field or column name. */
export interface PlainItem {
  readonly id: string | number
  readonly [name: string]: PlainValue
}

/** A value of a plain object: a list is its values, an object's values are named as `snippet.title`. */
export type PlainValue =
  | string
  | number
  | boolean
  | null
  | undefined
  | readonly PlainValue[]
  | { readonly [name: string]: PlainValue }

/** The fields that are texts where nothing else is said. */
export const TEXT_FIELDS = textFieldsOf()

/** The columns of a model as names that the reading of a file looks for first. */
export function learnedNamesOf(columns: {
  readonly texts: readonly string[]
  readonly numbers: readonly { readonly name: string }[]
  readonly categories: readonly string[]
}): LearnedNames {
  const { texts, numbers, categories } = columns
  return { texts, numeric: numbers.map(({ name }) => name), categorical: categories }
}

/** Makes an item of a plain object. */
export type ReadPlain = (plain: PlainItem) => Item

/**
 * Reads plain objects as a row of a file with these columns is read: the same columns are
 * recognised by name, and a value means what the same value means in JSONL. So `is_shorts: 'да'`
 * is 1, `seconds: '60'` is 60, `title: 44` is the text "44", and a number column that holds no
 * number is absent. `null`, `undefined`, `NaN` and blank strings are absent.
 *
 * Columns that a file would need an option for are kept too: numbers and booleans as numeric
 * columns, strings as categorical ones.
 *
 * @param wishes - The text fields, and the columns that a model knows.
 * @returns It throws KaskadError `input` that names item and field where a value is no text,
 * number or boolean, and where the id is missing.
 */
export function createPlainReader(wishes: ColumnWishes): ReadPlain {
  const plans = new Map<string, PlainPlan>()
  return (given) => {
    const plain = isMembers(given) ? withVideoFields(given) : given
    const header = headerOf(plain)
    const key = header.join('\0')
    let plan = plans.get(key)
    if (!plan) {
      if (plans.size === MOST_PLANS) plans.clear()
      plan = planOf(header, wishes)
      plans.set(key, plan)
    }
    return readItem(plain, header, plan)
  }
}

/**
 * Makes an item of a plain object, as {@link createPlainReader} says.
 *
 * @param textFields - The names that are texts; the usual ones, by all their names, where absent.
 */
export function itemOf(plain: PlainItem, textFields?: readonly string[]): Item {
  return textFields ? createPlainReader({ texts: namedAlike(textFields) })(plain) : readUsual(plain)
}

/** Text fields whose columns have the same names. */
export function namedAlike(fields: readonly string[]): readonly Named[] {
  return fields.map((name) => ({ name, column: name }))
}

const readUsual = createPlainReader({})

/** Objects with so many different sets of names are told apart; beyond it all are planned again. */
const MOST_PLANS = 64

/** Where an object of some names holds each part of its item. */
interface PlainPlan {
  readonly items: ItemPlan
  /** Names that a file would need an option for. */
  readonly others: readonly string[]
}

function planOf(header: readonly string[], wishes: ColumnWishes): PlainPlan {
  const id = header.includes('id') ? { id: 'id' } : {}
  const columns = recogniseColumns(header, { ...wishes, ...id })
  const named = [...columns.texts, ...columns.numeric, ...columns.categorical]
  const taken = new Set([
    ...[columns.id, columns.label].flatMap((column) => column ?? []),
    ...named.flatMap(({ name, column }) => (header.includes(column) ? [name, column] : column)),
  ])
  return {
    items: planItems({ ...columns, keep: [] }, header, ''),
    others: header.filter((name) => !taken.has(name)),
  }
}

/** @throws KaskadError `input` where it is no object. */
function headerOf(plain: unknown): readonly string[] {
  if (isMembers(plain)) return memberNames(plain)
  throw new KaskadError(
    'input',
    `an item is ${kindOf(plain)}: expected an object with an id and values by name`,
  )
}

function readItem(plain: PlainItem, header: readonly string[], { items, others }: PlainPlan): Item {
  const cells = header.map((name) => cellIn(plain, name))
  const item = itemOfRow(cells, items, { line: 0, row: 0 })
  if (!item || items.id < 0)
    throw new KaskadError('input', `an item without an id; it has ${header.join(', ')}`)
  if (others.length === 0) return item
  const numbers: Record<string, number | undefined> = { ...item.numbers }
  const categories: Record<string, string | undefined> = { ...item.categories }
  for (const name of others) {
    const value = memberOf(plain, name)
    const cell = cells[header.indexOf(name)] ?? ''
    if (isBlank(cell)) continue
    if (typeof value === 'number' || typeof value === 'boolean') numbers[name] = Number(value)
    else categories[name] = cell
  }
  return { ...item, numbers, categories }
}

/** A value as the same value stands in a file. */
function cellIn(plain: PlainItem, name: string): string {
  const value = memberOf(plain, name)
  if (Number.isNaN(value)) return ''
  const cell = value === Infinity || value === -Infinity ? undefined : cellOf(value)
  if (cell !== undefined) return cell
  const of = name === 'id' ? 'an item' : `item ${String(plain.id)}`
  throw new KaskadError('input', `${of}: ${faultOfCell(name, value)}`)
}
