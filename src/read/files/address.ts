import { KaskadError } from '../../types/error.js'

/** What an address of a database says. */
export interface DatabaseAddress {
  /** As it stands in messages: without a password. */
  readonly name: string
  readonly url: URL
}

/**
 * True for an input that is a database, not a file.
 *
 * @throws KaskadError `usage` for DuckDB, which writes Parquet itself.
 */
export function isDatabase(input: string): boolean {
  if (/^duckdb:/i.test(input))
    throw new KaskadError(
      'usage',
      "duckdb: is not read: COPY (SELECT …) TO 'rows.parquet' in DuckDB, and give that file",
    )
  return isPostgres(input)
}

/** True for `postgres://…` and `postgresql://…`. */
export function isPostgres(input: string): boolean {
  return /^postgres(?:ql)?:\/\//i.test(input)
}

/** An address as it stands in messages: nothing of it that may be secret. */
export function databaseName(input: string): string {
  if (!isPostgres(input)) return input
  const url = URL.canParse(input) ? new URL(input) : undefined
  if (!url) return 'postgres://…'
  const user = url.username === '' ? '' : `${decodeURIComponent(url.username)}@`
  return `postgres://${user}${url.host}${decodeURI(url.pathname)}`
}

/** The parts of an address. @throws KaskadError `usage` */
export function postgresAddress(input: string): DatabaseAddress {
  try {
    return { name: databaseName(input), url: new URL(input) }
  } catch {
    // What cannot be parsed is not shown: a password may be the reason.
    throw new KaskadError(
      'usage',
      'the address of the database cannot be read: expected postgres://USER@HOST:PORT/DATABASE, signs such as @ and / in its parts written as %40 and %2F',
    )
  }
}
