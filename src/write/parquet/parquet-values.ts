import type { SchemaElement } from 'hyparquet-writer'
import type { ColumnType } from '../../types/column-type.js'

/** How the cells of a column are written. */
export interface ColumnForm {
  readonly element: SchemaElement
  /** A cell as the library takes it. @throws RangeError where it is no value of the type */
  readonly valueOf: (cell: string) => unknown
}

/** Parts of a second in each unit. */
const DIGITS = { MILLIS: 3, MICROS: 6, NANOS: 9 } as const

/** The form of a column; a blank cell is an absent value in all of them. */
export function columnForm(name: string, type: ColumnType): ColumnForm {
  const optional = { name, repetition_type: 'OPTIONAL' } as const
  switch (type.kind) {
    case 'text':
      return {
        element: {
          ...optional,
          type: 'BYTE_ARRAY',
          converted_type: 'UTF8',
          logical_type: { type: 'STRING' },
        },
        valueOf: (cell) => cell,
      }
    case 'integer':
      return { element: { ...optional, type: 'INT64' }, valueOf: integerOf }
    case 'number':
      return { element: { ...optional, type: 'DOUBLE' }, valueOf: numberIn }
    case 'boolean':
      return { element: { ...optional, type: 'BOOLEAN' }, valueOf: booleanOf }
    case 'date':
      return {
        element: {
          ...optional,
          type: 'INT32',
          converted_type: 'DATE',
          logical_type: { type: 'DATE' },
        },
        valueOf: daysOf,
      }
    case 'decimal':
      return decimalForm(optional, type)
    case 'moment':
      return momentForm(optional, type)
    default:
      return type satisfies never
  }
}

type Optional = Pick<SchemaElement, 'name' | 'repetition_type'>

function decimalForm(
  optional: Optional,
  { precision, scale }: Extract<ColumnType, { kind: 'decimal' }>,
): ColumnForm {
  const logical = { type: 'DECIMAL', precision, scale } as const
  const physical = { type: 'INT64', converted_type: 'DECIMAL', precision, scale } as const
  return {
    element: { ...optional, ...physical, logical_type: logical },
    valueOf: (cell) => unscaledOf(cell, scale),
  }
}

function momentForm(
  optional: Optional,
  { unit, isUtc }: Extract<ColumnType, { kind: 'moment' }>,
): ColumnForm {
  const logical = { type: 'TIMESTAMP', isAdjustedToUTC: isUtc, unit } as const
  return {
    element: { ...optional, type: 'INT64', logical_type: logical },
    valueOf: (cell) => unitsOf(cell, DIGITS[unit]),
  }
}

function refuse(cell: string, expected: string): never {
  throw new RangeError(`"${cell.slice(0, 40)}" is no ${expected}`)
}

function integerOf(cell: string): bigint {
  return /^-?\d{1,19}$/.test(cell) ? BigInt(cell) : refuse(cell, 'integer')
}

function numberIn(cell: string): number {
  const value = Number(cell)
  return Number.isNaN(value) && cell !== 'NaN' ? refuse(cell, 'number') : value
}

function booleanOf(cell: string): boolean {
  return cell === 'true' || (cell === 'false' ? false : refuse(cell, 'boolean'))
}

const MS_PER_DAY = 86_400_000

function daysOf(cell: string): number {
  if (/^-?\d{1,10}$/.test(cell)) return Number(cell)
  const ms = Date.parse(`${cell}T00:00:00Z`)
  return Number.isNaN(ms) ? refuse(cell, 'date') : ms / MS_PER_DAY
}

function unscaledOf(cell: string, scale: number): bigint {
  const [, sign = '', whole = '', places = ''] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(cell) ?? []
  if (whole === '' || places.length > scale) return refuse(cell, `decimal of ${scale} places`)
  return BigInt(`${sign}${whole}${places.padEnd(scale, '0')}`)
}

/** A moment as `2024-05-31T18:20:00.5Z`, in parts of a second; a number stays one. */
function unitsOf(cell: string, digits: number): bigint {
  if (/^-?\d{1,19}$/.test(cell)) return BigInt(cell)
  const [, seconds = '', places = ''] = /^(.+?)(?:\.(\d{1,9}))?Z?$/.exec(cell) ?? []
  const ms = Date.parse(`${seconds}Z`)
  if (Number.isNaN(ms) || places.length > digits) return refuse(cell, 'date with a time')
  return BigInt(ms / 1000) * 10n ** BigInt(digits) + BigInt(places.padEnd(digits, '0'))
}
