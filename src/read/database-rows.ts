import type { ColumnWishes } from './columns/columns.js'
import { queryBytes } from './database/query-bytes.js'
import type { Bytes, InputBytes } from './files/bytes.js'
import type { Rows } from './tables/csv-items.js'

/** How what a database gives is read. */
export interface DatabaseReader {
  readonly reading: { readonly wishes?: ColumnWishes; readonly query?: string | undefined }
  /** Reads a table of text with tabs between its fields. */
  readonly textRows: (bytes: Bytes) => AsyncGenerator<Rows>
}

/**
 * The rows of a query.
 *
 * @throws KaskadError `usage`, `input`, `columns` or `missing-package`
 */
export async function* databaseRows(
  source: InputBytes,
  { reading, textRows }: DatabaseReader,
): AsyncGenerator<Rows> {
  yield* textRows(await queryBytes(source, reading.query))
}
