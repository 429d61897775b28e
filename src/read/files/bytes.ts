import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { pipeline, Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { KaskadError } from '../../types/error.js'
import { whyNotRead } from '../../types/format.js'
import { databaseName, isDatabase } from './address.js'
import { findInputs } from './inputs.js'
import { isZstd, unpackZstd } from './zstd.js'

/** Progress of reading one input. */
export interface Meter {
  /** Bytes read from the file so far, before decompression. */
  taken: number
}

/** Decompressed bytes of one input; `head` repeats the first of them. */
export interface Bytes {
  readonly head: Buffer
  readonly chunks: AsyncIterable<Buffer>
  /** True for the bytes of a file as they lie there. */
  readonly isPlain?: boolean
}

/** What an input is read from. */
export interface InputBytes {
  /** A path, or `-` for standard input. */
  readonly input: string
  readonly stdin: AsyncIterable<Uint8Array>
  readonly meter: Meter
}

const CHUNK = 64 * 1024
/** Bytes needed to detect the format, encoding and byte order mark. */
const HEAD = CHUNK
/** Highest accepted compression ratio: real tables reach 5 to 100, decompression bombs far more. */
const BOMB_RATIO = 250
const BOMB_FROM = 64 * 1024 * 1024

/** True if the ratio of decompressed to compressed bytes is that of a decompression bomb. */
export function isBomb(unpacked: number, packed: number): boolean {
  return unpacked > BOMB_FROM && unpacked > BOMB_RATIO * packed
}

/** The name of an input in messages; credentials in addresses are removed. */
export function nameOf(input: string): string {
  return input === '-' ? 'stdin' : isDatabase(input) ? databaseName(input) : input
}

/**
 * Opens an input and reads its head.
 *
 * Gzip and zstd are known by their first bytes, whatever the name says.
 *
 * @throws KaskadError `input` if there is no such file, it is a folder, cannot
 * be read, is empty, or — while reading — if its packed data is cut short,
 * damaged or a bomb.
 */
export async function openBytes(source: InputBytes): Promise<Bytes> {
  const raw = source.input === '-' ? source.stdin : await openFile(source.input)
  const packed = await withHead(metered(raw, source), 4)
  const bytes = await withHead(unpacked(packed, source))
  if (bytes.head.length === 0)
    throw new KaskadError('input', `${nameOf(source.input)} is empty: expected a header and rows`)
  return { ...bytes, isPlain: source.input !== '-' && !isPacked(packed.head) }
}

/**
 * Bytes that all inputs hold on disk, folders and patterns too; undefined where one is standard
 * input or not there.
 */
export async function sizeOf(given: readonly string[]): Promise<number | undefined> {
  const inputs = await findInputs(given).then(
    ({ files }) => files,
    () => given,
  )
  const sizes = await Promise.all(
    inputs.map(async (input) => {
      if (input === '-') return Number.NaN
      const found = await stat(input).catch(() => undefined)
      return found?.isFile() ? found.size : Number.NaN
    }),
  )
  const total = sizes.reduce((sum, size) => sum + size, 0)
  return Number.isNaN(total) ? undefined : total
}

/** The bytes of a file from one place up to another. */
export function bytesBetween(path: string, from: number, to: number): AsyncIterable<Buffer> {
  if (to <= from) return Readable.from([])
  return createReadStream(path, { start: from, end: to - 1, highWaterMark: CHUNK })
}

async function openFile(path: string): Promise<AsyncIterable<Uint8Array>> {
  const foreign = whyNotRead(path)
  if (foreign !== undefined) throw new KaskadError('input', `${path}: ${foreign}`)
  const found = await stat(path).catch((cause: unknown) => {
    throw unreadable(path, cause)
  })
  if (found.isCharacterDevice() || found.isBlockDevice() || found.isSocket())
    throw new KaskadError(
      'input',
      `${path} is a ${found.isSocket() ? 'socket' : 'device'}: expected a file, a pipe, or - for standard input`,
    )
  return createReadStream(path, { highWaterMark: CHUNK })
}

function unreadable(path: string, cause: unknown): KaskadError {
  const code = codeOf(cause)
  const why =
    code === 'ENOENT'
      ? `${path}: no such file`
      : code === 'EACCES'
        ? `${path}: no permission to read it`
        : `${path} cannot be read: ${code || String(cause)}`
  return new KaskadError('input', why, { cause })
}

function codeOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  return typeof code === 'string' ? code : ''
}

async function* metered(
  chunks: AsyncIterable<Uint8Array>,
  { input, meter }: InputBytes,
): AsyncGenerator<Buffer> {
  try {
    for await (const chunk of chunks) {
      meter.taken += chunk.length
      yield Buffer.isBuffer(chunk) ? chunk : Buffer.from(chunk)
    }
  } catch (cause) {
    throw unreadable(nameOf(input), cause)
  }
}

/** Reads until `size` bytes are there or the end; the chunks begin with them. */
export async function withHead(chunks: AsyncIterable<Buffer>, size = HEAD): Promise<Bytes> {
  const iterator = chunks[Symbol.asyncIterator]()
  const taken: Buffer[] = []
  let length = 0
  while (length < size) {
    const next = await iterator.next()
    if (next.done) break
    taken.push(next.value)
    length += next.value.length
  }
  const head = taken.length === 1 && taken[0] ? taken[0] : Buffer.concat(taken)
  return { head, chunks: rejoined(head, iterator) }
}

async function* rejoined(head: Buffer, rest: AsyncIterator<Buffer>): AsyncGenerator<Buffer> {
  try {
    yield head
    for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value
  } finally {
    await rest.return?.()
  }
}

function isGzip(head: Buffer): boolean {
  return head[0] === 0x1f && head[1] === 0x8b
}

function isPacked(head: Buffer): boolean {
  return isGzip(head) || isZstd(head)
}

/** The bytes as they are, or unpacked. */
function unpacked({ head, chunks }: Bytes, source: InputBytes): AsyncIterable<Buffer> {
  const name = nameOf(source.input)
  if (isGzip(head)) return withoutBomb(gunzipped(chunks, name), { kind: 'gzip', source })
  return isZstd(head) ? withoutBomb(unpackZstd(chunks, name), { kind: 'zstd', source }) : chunks
}

async function* withoutBomb(
  chunks: AsyncIterable<Buffer>,
  { kind, source }: { readonly kind: string; readonly source: InputBytes },
): AsyncGenerator<Buffer> {
  let given = 0
  for await (const chunk of chunks) {
    given += chunk.length
    if (isBomb(given, source.meter.taken))
      throw new KaskadError(
        'input',
        `${nameOf(source.input)} unpacks to more than ${BOMB_RATIO} times its size: refused as a ${kind} bomb`,
      )
    yield chunk
  }
}

async function* gunzipped(chunks: AsyncIterable<Buffer>, name: string): AsyncGenerator<Buffer> {
  const gunzip = createGunzip({ chunkSize: CHUNK })
  let trouble: unknown
  pipeline(Readable.from(chunks), gunzip, (error) => (trouble = error))
  try {
    yield* gunzip as AsyncIterable<Buffer>
  } catch (error) {
    throw gzipError(name, trouble ?? error)
  }
}

function gzipError(name: string, cause: unknown): unknown {
  if (cause instanceof KaskadError) return cause
  if (codeOf(cause) === 'Z_BUF_ERROR')
    return new KaskadError('input', `${name} is cut short: its gzip data ends too early`, { cause })
  if (codeOf(cause).startsWith('Z_'))
    return new KaskadError('input', `${name} is damaged: its gzip data does not unpack`, { cause })
  return cause
}
