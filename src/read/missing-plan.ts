import type { YamlPath } from '../yaml/plain-value.js'
import type { FillPlan, FillWish } from '../types/fill.js'
import { faultOfName } from './columns/column-options.js'
import { KNOWN, KNOWN_TEXTS } from './columns/known-columns.js'
import { numberOf } from './columns/value.js'
import type { ConfigFile } from './config-schema.js'

type MissingFile = ConfigFile['missing']
type FillFile = Exclude<NonNullable<MissingFile>, 'off'>['columns'][string]

/**
 * The fill plan of kaskad.yaml.
 * @param from - Resolves a path relative to the folder of the file.
 */
export function planOf(
  file: MissingFile,
  from: (path: string) => string,
): FillPlan | 'off' | undefined {
  if (file === undefined || file === 'off') return file
  const wishes = Object.entries(file.columns).map(([column, fill]) => wishOf(column, fill))
  return { from: file.from === undefined ? undefined : from(file.from), wishes }
}

function wishOf(column: string, fill: FillFile): FillWish {
  if (fill === 'mode' || fill === 'median') return { column, how: { kind: fill } }
  if (typeof fill !== 'object')
    return { column, how: { kind: 'value', value: valueOf(column, fill) } }
  if ('mode' in fill) return { column, how: { kind: 'mode', by: fill.mode } }
  if ('median' in fill) return { column, how: { kind: 'median', by: fill.median } }
  return { column, how: { kind: 'value', value: valueOf(column, fill.value) } }
}

const NUMERIC: ReadonlySet<string> = new Set(KNOWN.numeric.map(([name]) => name))

/**
 * A fill value as a table cell: a word in a numeric column becomes the number that the column
 * gives it.
 */
function valueOf(column: string, value: string | number | boolean): string | number {
  if (typeof value !== 'string') return Number(value)
  const number = NUMERIC.has(column) ? numberOf(value) : undefined
  return typeof number === 'number' ? number : value
}

/**
 * Errors that the schema cannot express: text fields cannot be filled, and column names must be
 * valid.
 */
export function faultsOfFills({ missing, columns = {} }: ConfigFile): {
  readonly where: YamlPath
  readonly message: string
}[] {
  if (missing === undefined || missing === 'off') return []
  const texts = new Set([
    ...Object.keys(columns.text ?? {}),
    ...(columns.text ? [] : KNOWN_TEXTS.map(([name]) => name)),
  ])
  return Object.keys(missing.columns).flatMap((column) => {
    const path = ['missing', 'columns', column]
    const fault = texts.has(column)
      ? 'a text is not filled, expected a column of numbers or categories'
      : faultOfName(column)
    return fault === undefined
      ? []
      : [{ where: { path }, message: `missing.columns.${column}: ${fault}` }]
  })
}

/** The values allowed at a path under `missing`. */
export function expectedOfFill(path: readonly PropertyKey[]): string {
  return path.length === 1
    ? 'expected off, or a map with columns, and from where a file tells modes and medians'
    : 'expected mode, median, { mode: COLUMN }, { median: COLUMN } or a value'
}
