import { once } from 'node:events'
import type { Writable } from 'node:stream'
import { finished } from 'node:stream/promises'
import { KaskadError } from '../types/error.js'
import { postgresAddress, type DatabaseAddress } from '../read/files/address.js'
import { connectPostgres, quotedName, type Connection } from '../read/database/postgres.js'

/** The rows of a table in PostgreSQL to write. */
export interface PostgresOutput {
  /** As `postgres://USER@HOST/DATABASE/TABLE` or `…/SCHEMA.TABLE`. */
  readonly target: string
  /** The columns; the first is the key, and a row with the same key is replaced. */
  readonly columns: readonly string[]
  /** Numeric columns, used if the table has to be created. */
  readonly numbers: readonly string[]
}

/** Takes lines of CSV without a header. */
export interface PostgresSink {
  readonly write: (lines: string) => Promise<void>
  /** Copies the rows into the table; they become visible at `close`. */
  readonly finish: () => Promise<void>
  readonly close: () => Promise<void>
  /** Leaves the table as it was. */
  readonly abort: () => Promise<void>
}

/**
 * Opens a table of PostgreSQL, and makes it where there is none.
 *
 * Rows are copied into a temporary table; at the end they are put into the table, new ones beside
 * those that are there and in place of those with the same key. All of it is one transaction: a
 * connection that is cut leaves the table as it was. Of two rows with one key the later is taken.
 *
 * @throws KaskadError `usage`, `output` or `missing-package`
 */
export async function openPostgres(output: PostgresOutput): Promise<PostgresSink> {
  const { address, table } = tableOf(output.target)
  const name = `${address.name}, table ${table.join('.')}`
  const connection = await connectPostgres(address)
  const told = async (work: Promise<unknown>): Promise<void> => {
    await work.catch(async (cause: unknown) => {
      await connection.close()
      if (cause instanceof KaskadError) throw cause
      throw new KaskadError('output', `${name}: ${connection.told(cause)}`)
    })
  }
  const plan = { ...output, name, table: table.map(quotedName).join('.') }
  await told(begin(connection, plan))
  const names = output.columns.map(quotedName).join(', ')
  const rows = connection.copyFrom(`COPY ${ROWS} (${names}) FROM STDIN (FORMAT csv)`)
  // What goes wrong is told by the write or the end that meets it.
  rows.on('error', () => {})
  return {
    write: (lines) => told(push(rows, lines)),
    finish: () => told(putIntoTable(connection, rows, plan)),
    close: async () => {
      await told(connection.query('COMMIT'))
      await connection.close()
    },
    abort: async () => {
      rows.destroy()
      await connection.close()
    },
  }
}

/** The temporary table. */
const ROWS = 'pg_temp.kaskad_rows'

interface Plan extends PostgresOutput {
  /** Name in messages. */
  readonly name: string
  /** Quoted name in SQL. */
  readonly table: string
}

interface TablePlace {
  readonly address: DatabaseAddress
  readonly table: readonly string[]
}

/** The database and the table that an address names. */
function tableOf(target: string): TablePlace {
  const { url } = postgresAddress(target)
  const [, database, last, ...more] = url.pathname.split('/')
  const table = decodeURIComponent(last ?? '').split('.')
  if (!database || more.length > 0 || table.length > 2 || table.includes(''))
    throw new KaskadError(
      'usage',
      `${postgresAddress(target).name}: expected postgres://USER@HOST:PORT/DATABASE/TABLE or …/DATABASE/SCHEMA.TABLE`,
    )
  url.pathname = `/${database}`
  return { address: postgresAddress(url.href), table }
}

async function begin(connection: Connection, plan: Plan): Promise<void> {
  const { columns, numbers, table, name } = plan
  const { query } = connection
  await query('START TRANSACTION')
  const [key = '', ...others] = columns
  const texts = others.map(
    (column) => `${quotedName(column)} ${numbers.includes(column) ? 'double precision' : 'text'}`,
  )
  await query(
    `CREATE TABLE IF NOT EXISTS ${table} (${quotedName(key)} text PRIMARY KEY, ${texts.join(', ')})`,
  )
  const { rows: there } = await query(
    'SELECT attname FROM pg_attribute WHERE attrelid = $1::regclass AND attnum > 0 AND NOT attisdropped',
    [table],
  )
  const found = new Set(there.map(({ attname }) => attname))
  const missing = columns.filter((column) => !found.has(column))
  if (missing.length > 0)
    throw new KaskadError(
      'output',
      `${name} has no column ${missing.map(quotedName).join(', ')}: add it, or name another table`,
    )
  const { rows: keys } = await query(KEYS, [table, key])
  if (keys.length === 0)
    throw new KaskadError(
      'output',
      `${name} has no unique key on ${quotedName(key)}: ALTER TABLE ${table} ADD PRIMARY KEY (${quotedName(key)})`,
    )
  const names = columns.map(quotedName).join(', ')
  await query(
    `CREATE TEMPORARY TABLE kaskad_rows ON COMMIT DROP AS SELECT ${names} FROM ${table} WITH NO DATA`,
  )
  await query(`ALTER TABLE ${ROWS} ADD COLUMN "kaskad row" bigserial`)
}

/** SQL: the valid unique indexes of the table on the key column alone. */
const KEYS = `SELECT 1 FROM pg_index JOIN pg_attribute ON attrelid = indrelid AND attnum = indkey[0]
  WHERE indrelid = $1::regclass AND attname = $2 AND indisunique AND indimmediate
  AND indnkeyatts = 1 AND indpred IS NULL AND indexprs IS NULL`

async function push(rows: Writable, lines: string): Promise<void> {
  if (rows.errored) throw rows.errored
  if (rows.write(lines)) return
  const end = new AbortController()
  const gone = once(rows, 'close', { signal: end.signal }).then(() => {
    throw rows.errored ?? new Error('the connection was closed')
  })
  try {
    await Promise.race([once(rows, 'drain', { signal: end.signal }), gone])
  } finally {
    gone.catch(() => undefined)
    end.abort()
  }
}

async function putIntoTable(
  { query }: Connection,
  rows: Writable,
  { columns, table }: Plan,
): Promise<void> {
  rows.end()
  await finished(rows)
  const [key = '', ...others] = columns.map(quotedName)
  const names = [key, ...others].join(', ')
  const taken = others.map((column) => `${column} = excluded.${column}`).join(', ')
  const was = others.map((column) => `there.${column}`).join(', ')
  const is = others.map((column) => `excluded.${column}`).join(', ')
  await query(
    `INSERT INTO ${table} AS there (${names})
     SELECT DISTINCT ON (${key}) ${names} FROM ${ROWS} ORDER BY ${key}, "kaskad row" DESC
     ON CONFLICT (${key}) DO UPDATE SET ${taken} WHERE (${was}) IS DISTINCT FROM (${is})`,
  )
}
