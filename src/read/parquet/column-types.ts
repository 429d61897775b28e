import { stat } from 'node:fs/promises'
import type { SchemaElement } from 'hyparquet'
import { TEXT, type ColumnType } from '../../types/column-type.js'
import { openBlocks } from '../files/blocks.js'
import { openBytes } from '../files/bytes.js'
import { isParquet } from '../files/encoding.js'
import { openParquet } from './footer.js'
import type { ParquetColumn } from './schema.js'

/** Types of columns by their names. */
export type ColumnTypes = ReadonlyMap<string, ColumnType>

/**
 * The column types that all inputs agree on; only Parquet files declare types. A column with
 * different types is text.
 */
export async function columnTypesOf(inputs: readonly string[]): Promise<ColumnTypes> {
  let shared: ColumnTypes | undefined
  for (const input of inputs) {
    const types = await typesIn(input)
    const before: ColumnTypes = shared ?? types
    shared = new Map(
      [...types].filter(
        ([name, type]) => JSON.stringify(before.get(name)) === JSON.stringify(type),
      ),
    )
    if (shared.size === 0) break
  }
  return shared ?? new Map()
}

async function typesIn(input: string): Promise<ColumnTypes> {
  const found = await stat(input).catch(() => undefined)
  // A pipe can be read once only.
  if (!found?.isFile()) return new Map()
  const source = { input, stdin: process.stdin, meter: { taken: 0 } }
  const bytes = await openBytes(source)
  if (!isParquet(bytes.head)) {
    for await (const _ of bytes.chunks) break
    return new Map()
  }
  const blocks = await openBlocks(source, bytes)
  try {
    const { columns } = await openParquet(input, blocks)
    return new Map(columns.map((column) => [column.name, typeOf(column)]))
  } finally {
    await blocks.close()
  }
}

function typeOf({ node: { children, repetition, element } }: ParquetColumn): ColumnType {
  return children.length > 0 || repetition > 0 ? TEXT : typeOfLeaf(element)
}

function typeOfLeaf(element: SchemaElement): ColumnType {
  const { type, converted_type: converted, logical_type: logical } = element
  if (converted === 'DECIMAL' || logical?.type === 'DECIMAL') return decimalType(element)
  if (converted === 'DATE' || logical?.type === 'DATE') return { kind: 'date' }
  if (logical?.type === 'TIMESTAMP')
    return { kind: 'moment', unit: logical.unit, isUtc: logical.isAdjustedToUTC }
  if (converted === 'TIMESTAMP_MILLIS') return { kind: 'moment', unit: 'MILLIS', isUtc: true }
  if (converted === 'TIMESTAMP_MICROS') return { kind: 'moment', unit: 'MICROS', isUtc: true }
  const isTime = logical?.type === 'TIME' || converted?.startsWith('TIME') === true
  const isLong =
    converted === 'UINT_64' ||
    (logical?.type === 'INTEGER' && !logical.isSigned && logical.bitWidth === 64)
  if (isTime || isLong) return TEXT
  if (type === 'INT32' || type === 'INT64') return { kind: 'integer' }
  if (type === 'FLOAT' || type === 'DOUBLE') return { kind: 'number' }
  return type === 'BOOLEAN' ? { kind: 'boolean' } : TEXT
}

/** Decimals of 18 digits are whole numbers of 64 bits; longer ones are written as text. */
function decimalType({ precision = 99, scale = 0 }: SchemaElement): ColumnType {
  return precision <= 18 && scale <= precision ? { kind: 'decimal', precision, scale } : TEXT
}
