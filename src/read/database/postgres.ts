import type { Readable, Writable } from 'node:stream'
import { KaskadError } from '../../types/error.js'
import type { DatabaseAddress } from '../files/address.js'
import { optionalPackage } from './optional-package.js'

/** A connection to a PostgreSQL server. */
export interface Connection {
  readonly query: (sql: string, values?: readonly unknown[]) => Promise<QueryResult>
  /** The rows of a `COPY … TO STDOUT`. */
  readonly copyTo: (sql: string) => Readable
  /** Takes the rows of a `COPY … FROM STDIN`. */
  readonly copyFrom: (sql: string) => Writable
  /** Words for what went wrong, nothing secret among them. */
  readonly told: (cause: unknown) => string
  readonly close: () => Promise<void>
}

/** What a query gave. */
export interface QueryResult {
  readonly fields: readonly { readonly name: string; readonly dataTypeID: number }[]
  readonly rows: readonly Readonly<Record<string, unknown>>[]
}

/** What is used of the package pg. */
interface Pg {
  readonly Client: new (options: Readonly<Record<string, unknown>>) => Client
}

interface Client {
  readonly connect: () => Promise<void>
  readonly end: () => Promise<void>
  readonly on: (event: 'error', listener: (error: unknown) => void) => void
  readonly query: {
    (sql: string, values?: readonly unknown[]): Promise<QueryResult>
    <Stream>(stream: Stream): Stream
  }
}

/** What is used of the package pg-copy-streams. */
interface CopyStreams {
  readonly to: (sql: string) => Readable
  readonly from: (sql: string) => Writable
}

/**
 * Connects to a server. Name and password come from the address, else from PGUSER, PGPASSWORD and
 * the file .pgpass, as PostgreSQL's own programs take them.
 *
 * @throws KaskadError `missing-package` without the packages pg and pg-copy-streams, `input` where
 * the server does not let us in.
 */
export async function connectPostgres({ name, url }: DatabaseAddress): Promise<Connection> {
  const { Client } = await driver<Pg>(() => import(PACKAGES.client))
  const copy = await driver<CopyStreams>(() => import(PACKAGES.copy))
  const told = (cause: unknown): string =>
    wordsOf(cause, [url.password, decodeURIComponent(url.password)])
  const client = new Client({ connectionString: url.href, application_name: 'kaskad' })
  let trouble: unknown
  // Without a listener a cut connection would end the process.
  client.on('error', (error) => (trouble ??= error))
  try {
    await client.connect()
    // Dates, lengths of time and texts in one way, whatever the server's settings are.
    await client.query(
      "SET datestyle = 'ISO'; SET intervalstyle = 'iso_8601'; SET timezone = 'UTC'; SET client_encoding = 'UTF8'",
    )
  } catch (cause) {
    await client.end().catch(() => undefined)
    throw new KaskadError('input', `${name}: ${told(cause)}`)
  }
  return {
    query: (sql, values) =>
      client.query(sql, values).catch((cause: unknown) => {
        throw trouble ?? cause
      }),
    copyTo: (sql) => client.query(copy.to(sql)),
    copyFrom: (sql) => client.query(copy.from(sql)),
    told: (cause) => told(trouble ?? cause),
    close: () => client.end().catch(() => undefined),
  }
}

/** A name as SQL has it, whatever signs it has. */
export function quotedName(name: string): string {
  return `"${name.replaceAll('"', '""')}"`
}

/** Optional packages, by names that the compiler does not look for. */
const PACKAGES: Readonly<Record<'client' | 'copy', string>> = {
  client: 'pg',
  copy: 'pg-copy-streams',
}

function driver<Package>(load: () => Promise<unknown>): Promise<Package> {
  return optionalPackage(load, 'PostgreSQL needs two packages more: npm install pg pg-copy-streams')
}

/** The message of an error, with what may be secret blotted out. */
function wordsOf(cause: unknown, secrets: readonly string[]): string {
  const first = cause instanceof AggregateError ? (cause.errors[0] as unknown) : cause
  const error = first instanceof Error ? first : new Error(String(first))
  const { code, hint } = error as { readonly code?: unknown; readonly hint?: unknown }
  const message = error.message || (typeof code === 'string' ? code : 'the connection failed')
  const words = typeof hint === 'string' ? `${message} (${hint})` : message
  return secrets
    .filter((secret) => secret !== '')
    .reduce((text, secret) => text.replaceAll(secret, '…'), words)
}
