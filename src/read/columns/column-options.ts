import { KaskadError } from '../../types/error.js'
import type { ColumnWishes, Named } from './columns.js'

/** The column options of a command, as typed. */
export interface ColumnOptions {
  readonly id?: string | undefined
  readonly label?: string | undefined
  readonly when?: string | undefined
  readonly text?: string | undefined
  readonly numeric?: string | undefined
  readonly categorical?: string | undefined
  readonly keep?: string | undefined
}

/**
 * Reads the column options: `title=reel_name,description=text`, `seconds,…`.
 *
 * A name without `=` stands for the column of that name. A column whose name
 * holds a comma is written in double quotes.
 *
 * @throws KaskadError `usage`, with the option in the message.
 */
export function wishesOfOptions(options: ColumnOptions): ColumnWishes {
  const { id, label, when, text, numeric, categorical, keep } = options
  return {
    ...(id === undefined ? {} : { id: oneColumn(id, '--id') }),
    ...(label === undefined ? {} : { label: oneColumn(label, '--label') }),
    ...(when === undefined ? {} : { when: oneColumn(when, '--when') }),
    ...(text === undefined ? {} : { texts: namedColumns(text, '--text') }),
    ...(numeric === undefined ? {} : { numeric: namedColumns(numeric, '--numeric') }),
    ...(categorical === undefined
      ? {}
      : { categorical: namedColumns(categorical, '--categorical') }),
    ...(keep === undefined ? {} : keptWish(keep)),
  }
}

function keptWish(keep: string): Pick<ColumnWishes, 'keep' | 'keepAll'> {
  return keep.trim() === '*' ? { keepAll: true } : { keep: columnList(keep, '--keep') }
}

/** Why a field name cannot be a key of a rule; undefined if it can. */
export function faultOfName(name: string): string | undefined {
  // Every object has these already: a row without the column would seem to have it.
  if (name in {}) return `"${name}" cannot name a column`
  return isBlank(name) ? BLANK : undefined
}

const BLANK = 'a name is empty'

function isBlank(name: string): boolean {
  return name.trim() === ''
}

/** The first name that stands twice. */
export function firstTwice(names: readonly string[]): string | undefined {
  return names.find((name, at) => names.indexOf(name) < at)
}

function oneColumn(value: string, option: string): string {
  if (isBlank(value)) throw usage(option, `${BLANK}: expected a column`)
  return value
}

function namedColumns(value: string, option: string): readonly Named[] {
  const named = partsOf(value, option).map((part): Named => {
    const cut = part.indexOf('=')
    const name = cut < 0 ? part : part.slice(0, cut)
    const column = cut < 0 ? part : part.slice(cut + 1)
    const fault = faultOfName(name) ?? (isBlank(column) ? BLANK : undefined)
    if (fault) throw usage(option, `${fault} in "${part}": expected NAME=COLUMN or COLUMN`)
    return { name, column }
  })
  const twice = firstTwice(named.map(({ name }) => name))
  if (twice !== undefined) throw usage(option, `"${twice}" is given twice`)
  return named
}

/** Columns between commas, each once. @throws KaskadError `usage` */
export function columnList(value: string, option: string): readonly string[] {
  const columns = partsOf(value, option)
  const twice = firstTwice(columns)
  if (twice !== undefined) throw usage(option, `"${twice}" is given twice`)
  return columns
}

/** Parts between commas; quotes keep a comma together. */
function partsOf(value: string, option: string): readonly string[] {
  const parts = (value.match(/(?:"[^"]*"|[^,])+|(?<=,|^)(?=,|$)/g) ?? []).map((part) =>
    part.replaceAll('"', '').trim(),
  )
  if (parts.length === 0 || parts.includes(''))
    throw usage(option, `a name is empty in "${value}": expected names with commas between them`)
  return parts
}

function usage(option: string, message: string): KaskadError {
  return new KaskadError('usage', `${option}: ${message}`)
}
