import type { Readable } from 'node:stream'
import { KaskadError } from '../../types/error.js'
import type { Bytes, InputBytes } from '../files/bytes.js'
import { withHead } from '../files/bytes.js'
import { postgresAddress } from '../files/address.js'
import { connectPostgres, quotedName, type Connection, type QueryResult } from './postgres.js'

/**
 * The rows of a query as a table of text with tabs between fields, streamed from the server.
 *
 * The query runs in a transaction that may only read. Booleans come as `true`, dates and times in
 * ISO 8601, the values of an array with commas between them.
 *
 * @throws KaskadError `usage` without a query, `input` where the server refuses or is lost.
 */
export async function queryBytes(
  { input, meter }: InputBytes,
  query: string | undefined,
): Promise<Bytes> {
  const address = postgresAddress(input)
  if (query === undefined || query.trim() === '')
    throw new KaskadError('usage', `${address.name}: say what is read: --query 'select …'`)
  const connection = await connectPostgres(address)
  const refused = (cause: unknown): unknown =>
    cause instanceof KaskadError
      ? cause
      : new KaskadError('input', `${address.name}: ${connection.told(cause)}`)
  let rows: Readable
  try {
    await connection.query('START TRANSACTION READ ONLY')
    // A comment at the query's end must not hide what follows.
    const asked = `(${query.replace(/[\s;]+$/, '')}\n) AS asked`
    const found = await connection.query(`SELECT * FROM ${asked} LIMIT 0`)
    const columns = await columnsOf(connection, found.fields, address.name)
    rows = connection.copyTo(
      `COPY (SELECT ${columns.join(', ')} FROM ${asked}) TO STDOUT (FORMAT csv, HEADER, DELIMITER E'\\t')`,
    )
  } catch (cause) {
    await connection.close()
    throw refused(cause)
  }
  return withHead(read())

  async function* read(): AsyncGenerator<Buffer> {
    try {
      for await (const chunk of rows as AsyncIterable<Buffer>) {
        meter.taken += chunk.length
        yield chunk
      }
    } catch (cause) {
      throw refused(cause)
    } finally {
      rows.destroy()
      await connection.close()
    }
  }
}

const BOOLEAN = 16
const DATES: readonly number[] = [1082, 1114, 1184]

/** An expression for each column that gives its values as text. */
async function columnsOf(
  { query }: Connection,
  fields: QueryResult['fields'],
  name: string,
): Promise<readonly string[]> {
  const names = fields.map((field) => field.name)
  const twice = names.find((each, at) => names.indexOf(each) !== at)
  if (twice !== undefined)
    throw new KaskadError(
      'columns',
      `${name}: the query has two columns "${twice}": give each a name of its own with AS`,
    )
  const types = fields.map(({ dataTypeID }) => dataTypeID)
  const { rows } = await query(
    "SELECT oid::int8 AS oid FROM pg_type WHERE typcategory = 'A' AND oid = ANY($1::oid[])",
    [types],
  )
  const arrays = new Set(rows.map(({ oid }) => Number(oid)))
  return fields.map(({ name: column, dataTypeID: type }) => {
    const quoted = quotedName(column)
    const text =
      type === BOOLEAN
        ? `CASE WHEN ${quoted} THEN 'true' WHEN NOT ${quoted} THEN 'false' END`
        : DATES.includes(type)
          ? `to_json(${quoted}) #>> '{}'`
          : arrays.has(type)
            ? `array_to_string(${quoted}, ', ')`
            : quoted
    return text === quoted ? quoted : `${text} AS ${quoted}`
  })
}
