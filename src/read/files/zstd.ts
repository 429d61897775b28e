import { pipeline, Readable } from 'node:stream'
import * as zlib from 'node:zlib'
import { KaskadError } from '../../types/error.js'
import { createXxh64 } from './xxh64.js'

/** Some bytes of a frame. */
interface FramePart {
  readonly bytes: Buffer
  readonly isLast: boolean
  /** Stands behind a frame's last block: the low half of the XXH64 of what it holds. */
  readonly checksum: number | undefined
}

/** Bytes of an input in the sizes asked for; fewer only at its end. */
type ReadBytes = (size: number) => Promise<Buffer>

/** True where bytes begin as a zstd frame does, or one to be skipped. */
export function isZstd(head: Buffer): boolean {
  return head.length >= 4 && (head.readUInt32LE(0) === FRAME || isSkipped(head))
}

/**
 * Unpacks zstd, frame by frame: Node's own decoder ends silently behind the first and where one is
 * cut short, and Node before 22.15 has none.
 *
 * @param name - Of the input, in messages.
 * @throws KaskadError `input` where data is cut short, damaged, or its checksum is wrong.
 * @see RFC 8878, 3.1.
 */
export async function* unpackZstd(
  chunks: AsyncIterable<Buffer>,
  name: string,
): AsyncGenerator<Buffer> {
  const parts = framePartsOf(readerOf(chunks), name)
  const unpack = nativeDecoder ? unpackByNode : unpackByHand
  try {
    for (let next = await parts.next(); !next.done; next = await parts.next())
      yield* unpack(restOfFrame(next.value, parts))
  } catch (cause) {
    if (cause instanceof KaskadError || !isDecoding(cause)) throw cause
    throw new KaskadError('input', `${name} is damaged: its zstd data does not unpack`, { cause })
  } finally {
    await parts.return(undefined)
  }
}

const FRAME = 0xfd2f_b528
const DICTIONARY_SIZES: readonly number[] = [0, 1, 2, 4]
const CONTENT_SIZES: readonly number[] = [0, 2, 4, 8]
const MOST_BLOCK = 128 * 1024
/** As much as zstd itself unpacks unless it is told otherwise. */
const MOST_WINDOW = 128 * 1024 * 1024

function isSkipped(head: Buffer): boolean {
  return head.readUInt32LE(0) >>> 4 === 0x0184_d2a5
}

/** Errors of Node's decoder have codes, those of fzstd numbers; both may read outside of a buffer. */
function isDecoding(cause: unknown): boolean {
  if (!(cause instanceof Error) || !('code' in cause)) return cause instanceof RangeError
  return typeof cause.code === 'number' || /^(?:ZSTD_|Z_|ERR_BUFFER)/.test(String(cause.code))
}

function readerOf(chunks: AsyncIterable<Buffer>): ReadBytes {
  const iterator = chunks[Symbol.asyncIterator]()
  let held: Buffer[] = []
  let size = 0
  return async (wanted) => {
    while (size < wanted) {
      const next = await iterator.next()
      if (next.done) break
      held.push(next.value)
      size += next.value.length
    }
    const all = held.length === 1 && held[0] ? held[0] : Buffer.concat(held)
    const taken = all.subarray(0, wanted)
    held = [all.subarray(taken.length)]
    size = all.length - taken.length
    return taken
  }
}

/** Frames as parts of a block each, with their headers and checksums; frames to skip are left out. */
async function* framePartsOf(readSome: ReadBytes, name: string): AsyncGenerator<FramePart> {
  const read = async (size: number): Promise<Buffer> => {
    const bytes = await readSome(size)
    if (bytes.length === size) return bytes
    throw new KaskadError('input', `${name} is cut short: its zstd data ends too early`)
  }
  const damaged = (what: string): KaskadError =>
    new KaskadError('input', `${name} is damaged: ${what}`)
  for (;;) {
    const magic = await readSome(4)
    if (magic.length === 0) return
    if (magic.length < 4) throw damaged('something else stands behind its zstd data')
    if (isSkipped(magic)) {
      for (let left = (await read(4)).readUInt32LE(0); left > 0; left -= MOST_BLOCK)
        await read(Math.min(left, MOST_BLOCK))
      continue
    }
    if (magic.readUInt32LE(0) !== FRAME) throw damaged('something else stands behind its zstd data')
    const { header, hasChecksum, window } = await readHeader(read)
    if (window > MOST_WINDOW)
      throw new KaskadError(
        'input',
        `${name} needs ${Math.ceil(window / 2 ** 20)} MB to be unpacked: pack it with zstd without --long above 27`,
      )
    yield { bytes: Buffer.concat([magic, header]), isLast: false, checksum: undefined }
    for (let isLast = false; !isLast;) {
      const head = await read(3)
      const mark = head.readUIntLE(0, 3)
      isLast = (mark & 1) === 1
      const [kind, length] = [(mark >> 1) & 3, mark >> 3]
      if (kind === 3 || length > MOST_BLOCK) throw damaged('its zstd data does not unpack')
      const body = await read(kind === 1 ? 1 : length)
      const sum = isLast && hasChecksum ? await read(4) : undefined
      const bytes = Buffer.concat([head, body, ...(sum ? [sum] : [])])
      yield { bytes, isLast, checksum: sum?.readUInt32LE(0) }
    }
  }
}

interface FrameHeader {
  readonly header: Buffer
  readonly hasChecksum: boolean
  /** Bytes of memory that unpacking takes. */
  readonly window: number
}

async function readHeader(read: ReadBytes): Promise<FrameHeader> {
  const first = await read(1)
  const flags = first[0] as number
  const isSingle = (flags & 32) !== 0
  const dictionary = DICTIONARY_SIZES[flags & 3] ?? 0
  const content = flags >> 6 === 0 && isSingle ? 1 : (CONTENT_SIZES[flags >> 6] ?? 0)
  const rest = await read((isSingle ? 0 : 1) + dictionary + content)
  const hasChecksum = (flags & 4) !== 0
  const header = Buffer.concat([first, rest])
  if (!isSingle) {
    const [exponent, mantissa] = [(rest[0] as number) >> 3, (rest[0] as number) & 7]
    return { header, hasChecksum, window: 2 ** (10 + exponent) * (1 + mantissa / 8) }
  }
  const size = rest.subarray(dictionary)
  const window = content === 8 ? Number(size.readBigUInt64LE()) : size.readUIntLE(0, content)
  return { header, hasChecksum, window }
}

async function* restOfFrame(
  first: FramePart,
  parts: AsyncGenerator<FramePart>,
): AsyncGenerator<FramePart> {
  yield first
  for (let next = await parts.next(); !next.done; next = await parts.next()) {
    yield next.value
    if (next.value.isLast) return
  }
}

/** What Node has from 22.15 on. */
const { createZstdDecompress: nativeDecoder } = zlib as {
  readonly createZstdDecompress?: () => ReturnType<typeof zlib.createGunzip>
}

async function* unpackByNode(parts: AsyncIterable<FramePart>): AsyncGenerator<Buffer> {
  if (!nativeDecoder) return
  const decoder = nativeDecoder()
  let trouble: unknown
  pipeline(Readable.from(bytesOf(parts)), decoder, (error) => (trouble = error))
  try {
    yield* decoder as AsyncIterable<Buffer>
  } catch (error) {
    throw trouble ?? error
  }
}

async function* bytesOf(parts: AsyncIterable<FramePart>): AsyncGenerator<Buffer> {
  for await (const { bytes } of parts) yield bytes
}

async function* unpackByHand(parts: AsyncIterable<FramePart>): AsyncGenerator<Buffer> {
  const { Decompress } = await import('fzstd')
  let ready: Buffer[] = []
  const hash = createXxh64()
  const decoder = new Decompress((bytes) => {
    if (bytes.length === 0) return
    ready.push(Buffer.from(bytes))
    hash.add(bytes)
  })
  for await (const { bytes, isLast, checksum } of parts) {
    decoder.push(bytes, isLast)
    if (checksum !== undefined && Number(hash.digest() & 0xffff_ffffn) !== checksum)
      throw new RangeError('the checksum is wrong')
    for (const each of ready) yield each
    ready = []
  }
}
