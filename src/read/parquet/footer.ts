import type { FileMetaData } from 'hyparquet'
import { parquetMetadata } from 'hyparquet'
import { KaskadError } from '../../types/error.js'
import type { Blocks } from '../files/blocks.js'
import { parquetColumns, type ParquetColumn } from './schema.js'
import { endOfStruct } from './thrift.js'

/** A Parquet file, its footer read. */
export interface Parquet {
  readonly file: string
  readonly blocks: Blocks
  readonly columns: readonly ParquetColumn[]
  readonly groups: readonly RowGroup[]
}

/** Rows that lie together, column by column. */
export interface RowGroup {
  readonly rows: number
  readonly chunks: readonly ColumnChunk[]
}

/** The values of one leaf in one row group. */
export interface ColumnChunk {
  readonly codec: string
  readonly values: number
  /** Where its pages begin and end in the file. */
  readonly from: number
  readonly to: number
}

const MAGIC = 'PAR1'
const TAIL = 8
/** The largest footer that is read: room for ten thousand groups of a hundred columns. */
const MOST_FOOTER = 256 * 1024 * 1024

/**
 * Reads the footer of a Parquet file; every place and size it names is compared with the file.
 *
 * @throws KaskadError `input` where it is cut short, damaged or encrypted.
 */
export async function openParquet(file: string, blocks: Blocks): Promise<Parquet> {
  const tail = await blocks.read(Math.max(0, blocks.size - TAIL), TAIL)
  if (tail.toString('latin1', 4) === 'PARE')
    throw new KaskadError('input', `${file} is an encrypted Parquet file: expected a plain one`)
  if (tail.length < TAIL || tail.toString('latin1', 4) !== MAGIC)
    throw damaged(file, 'it has no end: it is cut short')
  const length = tail.readUInt32LE(0)
  const end = blocks.size - TAIL
  if (length > end - MAGIC.length)
    throw damaged(file, `its footer says ${length} bytes, there are ${end}`)
  if (length > MOST_FOOTER) throw damaged(file, `its footer says ${length} bytes`)
  const metadata = metadataIn(file, await blocks.read(end - length, length + TAIL))
  const columns = parquetColumns(file, metadata.schema)
  const leaves = columns.reduce((sum, column) => sum + column.leaves.length, 0)
  const groups = metadata.row_groups.map((group, at) => {
    const rows = Number(group.num_rows)
    const where = `row group ${at + 1}`
    if (!(rows >= 0 && rows <= Number.MAX_SAFE_INTEGER) || group.columns.length !== leaves)
      throw damaged(file, `${where} contradicts the schema`)
    return { rows, chunks: group.columns.map((chunk) => chunkOf(chunk, { file, where, end })) }
  })
  return { file, blocks, columns, groups }
}

/** The error for a damaged file. */
export function damaged(file: string, what: string, cause?: unknown): KaskadError {
  return new KaskadError('input', `${file} is a damaged Parquet file: ${what}`, { cause })
}

function metadataIn(file: string, bytes: Buffer): FileMetaData {
  try {
    endOfStruct(bytes.subarray(0, -TAIL), 0)
    return parquetMetadata(new Uint8Array(bytes), { geoparquet: false, parsers: PLAIN_STATISTICS })
  } catch (cause) {
    throw damaged(file, 'its footer cannot be read', cause)
  }
}

const NO_DATE = new Date(0)

/** Parser settings that skip column statistics, which are not used. */
const PLAIN_STATISTICS = {
  timestampFromMilliseconds: () => NO_DATE,
  timestampFromMicroseconds: () => NO_DATE,
  timestampFromNanoseconds: () => NO_DATE,
  dateFromDays: () => NO_DATE,
  stringFromBytes: () => '',
}

interface Where {
  readonly file: string
  readonly where: string
  readonly end: number
}

function chunkOf(
  { file_path: elsewhere, meta_data: data }: FileMetaData['row_groups'][number]['columns'][number],
  { file, where, end }: Where,
): ColumnChunk {
  if (elsewhere !== undefined)
    throw new KaskadError('input', `${file} keeps columns in other files: expected one whole file`)
  if (!data) throw new KaskadError('input', `${file} has encrypted columns: expected plain ones`)
  const first = Number(data.data_page_offset)
  const dictionary = Number(data.dictionary_page_offset ?? 0)
  const from = dictionary > 0 && dictionary < first ? dictionary : first
  const to = from + Number(data.total_compressed_size)
  if (!(from >= MAGIC.length && to >= from && to <= end))
    throw damaged(file, `${where} lies outside of the file`)
  return { codec: data.codec, values: Number(data.num_values), from, to }
}
