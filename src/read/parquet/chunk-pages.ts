import { crc32 } from 'node:zlib'
import type { PageHeader } from 'hyparquet'
import { parquetHeader } from 'hyparquet/src/column.js'
import type { Blocks } from '../files/blocks.js'
import type { ColumnChunk } from './footer.js'
import { decodePage, MOST_VALUES, type Page } from './page.js'
import { dictionaryEntries, type Values } from './page-values.js'
import type { SchemaLeaf } from './schema.js'
import { endOfStruct } from './thrift.js'
import { pageUnpacker, type UnpackPage } from './unpack.js'

/** Bytes read at once: a page header and usually the page after it. */
const WINDOW = 64 * 1024
/** The longest header of a page: it may hold the least and the greatest value. */
const MOST_HEADER = 16 * 1024 * 1024

/**
 * The data pages of a chunk, one at a time.
 *
 * @throws RangeError where a page contradicts itself or the chunk.
 */
export async function* chunkPages(
  blocks: Blocks,
  leaf: SchemaLeaf,
  chunk: ColumnChunk,
): AsyncGenerator<Page> {
  let entries: Values = { values: [], isSuspect: false }
  const unpack = pageUnpacker(chunk.codec)
  let left = chunk.values
  for (let at = chunk.from; at < chunk.to && left > 0;) {
    const { header, bytes, end } = await packedPage(blocks, at, chunk.to)
    at = end
    if (header.type === 'DICTIONARY_PAGE') entries = entriesOf(header, bytes, { leaf, unpack })
    if (header.type !== 'DATA_PAGE' && header.type !== 'DATA_PAGE_V2') continue
    const page = decodePage(header, bytes, { leaf, unpack, entries })
    if (page.count > left) throw new RangeError('more values than the footer says')
    left -= page.count
    yield page
  }
  if (left > 0) throw new RangeError(`${left} values are missing`)
}

interface PackedPage {
  readonly header: PageHeader
  readonly bytes: Uint8Array
  readonly end: number
}

async function packedPage(blocks: Blocks, at: number, to: number): Promise<PackedPage> {
  for (let size = WINDOW; ; size *= 4) {
    const window = await blocks.read(at, Math.min(size, to - at))
    const length = endOfHeader(window, at + window.length < to && size < MOST_HEADER)
    if (length === undefined) continue
    const view = new DataView(window.buffer, window.byteOffset, length)
    const header = parquetHeader({ view, offset: 0 })
    const packed = header.compressed_page_size
    const end = at + length + packed
    if (!(packed >= 0 && end <= to)) throw new RangeError('a page ends outside of its chunk')
    const bytes =
      length + packed <= window.length
        ? window.subarray(length, length + packed)
        : await blocks.read(at + length, packed)
    if (bytes.length < packed) throw new RangeError('a page is cut short')
    if (header.crc !== undefined && (crc32(bytes) | 0) !== header.crc)
      throw new RangeError('the checksum of a page is wrong')
    return { header, bytes, end }
  }
}

/** Undefined where the header may be longer than the window. */
function endOfHeader(window: Uint8Array, mayGrow: boolean): number | undefined {
  try {
    return endOfStruct(window, 0)
  } catch (error) {
    if (mayGrow) return undefined
    throw error
  }
}

interface DictionaryOf {
  readonly leaf: SchemaLeaf
  readonly unpack: UnpackPage
}

function entriesOf(header: PageHeader, packed: Uint8Array, { leaf, unpack }: DictionaryOf): Values {
  const count = header.dictionary_page_header?.num_values ?? -1
  if (!(count >= 0 && count <= MOST_VALUES))
    throw new RangeError(`a dictionary of ${count} entries`)
  const page = unpack(packed, header.uncompressed_page_size)
  return dictionaryEntries(page, count, leaf)
}
