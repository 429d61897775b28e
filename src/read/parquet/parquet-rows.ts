import { KaskadError } from '../../types/error.js'
import type { Issue } from '../../types/parsed.js'
import type { ColumnWishes } from '../columns/columns.js'
import { openBlocks } from '../files/blocks.js'
import type { Bytes, InputBytes } from '../files/bytes.js'
import type { RowCount, Rows } from '../tables/csv-items.js'
import { planCsv, type Said } from '../tables/planning.js'
import { openParquet } from './footer.js'
import { parquetItems } from './parquet-items.js'

/** How a Parquet file is read. */
export interface ParquetReader {
  readonly file: string
  readonly reading: { readonly wishes?: ColumnWishes; readonly sheet?: string | undefined }
  readonly count: RowCount
  readonly said: Said
  readonly say: (issue: Issue) => void
}

/**
 * The rows of a Parquet file.
 *
 * @throws KaskadError `input`
 */
export async function* parquetRows(
  source: InputBytes,
  bytes: Bytes,
  { file, reading, count, said, say }: ParquetReader,
): AsyncGenerator<Rows> {
  if (reading.sheet !== undefined)
    throw new KaskadError('usage', `--sheet: ${file} is no XLSX workbook`)
  const blocks = await openBlocks(source, bytes)
  try {
    const parquet = await openParquet(file, blocks)
    if (parquet.groups.every(({ rows }) => rows === 0))
      throw new KaskadError('input', `${file} holds no rows`)
    const planner = planCsv({ file, wishes: reading.wishes ?? {}, said, say })
    yield* parquetItems(parquet, { planner, count })
  } finally {
    await blocks.close()
  }
}
