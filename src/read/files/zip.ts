import { pipeline, Readable } from 'node:stream'
import { crc32, createInflateRaw } from 'node:zlib'
import { KaskadError } from '../../types/error.js'
import type { Bytes, InputBytes } from './bytes.js'
import { openBlocks, type Blocks } from './blocks.js'
import { isBomb, nameOf } from './bytes.js'

/** One file of a ZIP archive. */
export interface ZipEntry {
  readonly name: string
  readonly method: number
  readonly isEncrypted: boolean
  readonly crc: number
  readonly packedSize: number
  readonly size: number
  /** Where its local header begins. */
  readonly at: number
}

/** An open ZIP archive. */
export interface Zip {
  readonly name: string
  readonly entries: readonly ZipEntry[]
  /** Bytes of the archive; fewer than `length` only at its end. */
  readonly read: Blocks['read']
  readonly close: () => Promise<void>
}

const BLOCK = 64 * 1024
const END_SIZE = 22
const MOST_COMMENT = 65_535
const ENTRY_SIZE = 46
const WIDE = 0xffff_ffff
/** The largest list of files that is read. */
const MOST_DIRECTORY = 64 * 1024 * 1024

/** True where bytes begin as a ZIP archive does. */
export function isZip(head: Buffer): boolean {
  return head.toString('latin1', 0, 4) === 'PK\x03\x04'
}

/**
 * Reads the list of files of an archive.
 *
 * @throws KaskadError `input` where the archive is cut short or no archive.
 */
export async function openZip(source: InputBytes, bytes: Bytes): Promise<Zip> {
  const name = nameOf(source.input)
  const { size, read, close } = await openBlocks(source, bytes)
  try {
    return { name, read, close, entries: await entriesOf({ name, size, read }) }
  } catch (error) {
    await close()
    throw error
  }
}

/**
 * The unpacked bytes of one file of an archive.
 *
 * @throws KaskadError `input` where they are damaged, cut short, encrypted or a bomb.
 */
export async function* unpackEntry(zip: Zip, entry: ZipEntry): AsyncGenerator<Buffer> {
  const where = `${zip.name}: ${entry.name}`
  if (entry.isEncrypted)
    throw new KaskadError('input', `${where} has a password: save it without one`)
  if (entry.method !== 0 && entry.method !== 8)
    throw new KaskadError('input', `${where} is packed in an unusual way: pack it with deflate`)
  const taken = { bytes: 0 }
  const packed = packedBytes(zip, entry, taken)
  let size = 0
  let crc = 0
  try {
    for await (const chunk of entry.method === 0 ? packed : inflated(packed)) {
      size += chunk.length
      crc = crc32(chunk, crc)
      if (isBomb(size, taken.bytes))
        throw new KaskadError('input', `${where} unpacks to far more than its size: refused`)
      yield chunk
    }
  } catch (cause) {
    if (cause instanceof KaskadError) throw cause
    throw new KaskadError('input', `${where} is damaged: its data does not unpack`, { cause })
  }
  if (size !== entry.size || crc !== entry.crc)
    throw new KaskadError('input', `${where} is damaged: its checksum or size is wrong`)
}

/** The list at the archive's end. @see PKWARE, "APPNOTE.TXT", 4.3. */
async function entriesOf(archive: {
  readonly name: string
  readonly size: number
  readonly read: Blocks['read']
}): Promise<readonly ZipEntry[]> {
  const { name, size, read } = archive
  const torn = new KaskadError('input', `${name} is cut short or damaged: its ZIP has no end`)
  const tailAt = Math.max(0, size - END_SIZE - MOST_COMMENT)
  const tail = await read(tailAt, size - tailAt)
  const end = tail.lastIndexOf('PK\x05\x06', undefined, 'latin1')
  if (end < 0 || end + END_SIZE > tail.length) throw torn
  let listSize = tail.readUInt32LE(end + 12)
  let listAt = tail.readUInt32LE(end + 16)
  if (listAt === WIDE || listSize === WIDE || tail.readUInt16LE(end + 10) === 0xffff) {
    const locator = tail.lastIndexOf('PK\x06\x07', end, 'latin1')
    const wide =
      locator < 0 ? Buffer.alloc(0) : await read(Number(tail.readBigUInt64LE(locator + 8)), 56)
    if (wide.length < 56 || wide.toString('latin1', 0, 4) !== 'PK\x06\x06') throw torn
    listSize = Number(wide.readBigUInt64LE(40))
    listAt = Number(wide.readBigUInt64LE(48))
  }
  if (listSize > MOST_DIRECTORY || listAt + listSize > size) throw torn
  const list = await read(listAt, listSize)
  const entries: ZipEntry[] = []
  for (let at = 0; at < list.length;) {
    if (at + ENTRY_SIZE > list.length || list.toString('latin1', at, at + 4) !== 'PK\x01\x02')
      throw torn
    const length =
      ENTRY_SIZE +
      list.readUInt16LE(at + 28) +
      list.readUInt16LE(at + 30) +
      list.readUInt16LE(at + 32)
    if (at + length > list.length) throw torn
    entries.push(entryOf(list.subarray(at, at + length)))
    at += length
  }
  return entries
}

function entryOf(record: Buffer): ZipEntry {
  const nameEnd = ENTRY_SIZE + record.readUInt16LE(28)
  const wide = wideField(record.subarray(nameEnd, nameEnd + record.readUInt16LE(30)))
  let next = 0
  const wideOr = (value: number): number => {
    if (value !== WIDE || next + 8 > wide.length) return value
    next += 8
    return Number(wide.readBigUInt64LE(next - 8))
  }
  const size = wideOr(record.readUInt32LE(24))
  const packedSize = wideOr(record.readUInt32LE(20))
  return {
    name: record.toString('utf8', ENTRY_SIZE, nameEnd).replaceAll('\\', '/'),
    isEncrypted: (record.readUInt16LE(8) & 1) === 1,
    method: record.readUInt16LE(10),
    crc: record.readUInt32LE(16),
    packedSize,
    size,
    at: wideOr(record.readUInt32LE(42)),
  }
}

/** The extra field that holds sizes beyond 4 GiB. */
function wideField(extra: Buffer): Buffer {
  for (let at = 0; at + 4 <= extra.length;) {
    const length = extra.readUInt16LE(at + 2)
    if (extra.readUInt16LE(at) === 1) return extra.subarray(at + 4, at + 4 + length)
    at += 4 + length
  }
  return Buffer.alloc(0)
}

async function* packedBytes(
  { name, read }: Zip,
  entry: ZipEntry,
  taken: { bytes: number },
): AsyncGenerator<Buffer> {
  const header = await read(entry.at, 30)
  if (header.length < 30 || !isZip(header))
    throw new KaskadError(
      'input',
      `${name}: ${entry.name} is damaged: it is not where it should be`,
    )
  let at = entry.at + 30 + header.readUInt16LE(26) + header.readUInt16LE(28)
  for (let left = entry.packedSize; left > 0;) {
    const block = await read(at, Math.min(left, BLOCK))
    if (block.length === 0) throw new KaskadError('input', `${name}: ${entry.name} is cut short`)
    taken.bytes += block.length
    at += block.length
    left -= block.length
    yield block
  }
}

async function* inflated(packed: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  const inflate = createInflateRaw({ chunkSize: BLOCK })
  let trouble: unknown
  pipeline(Readable.from(packed), inflate, (error) => (trouble = error))
  try {
    yield* inflate as AsyncIterable<Buffer>
  } catch (error) {
    throw trouble ?? error
  }
}
