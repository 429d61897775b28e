import { KaskadError } from '../../types/error.js'
import { rawBytes, valuesIn, type Weight, type Weights } from './weights.js'

/** Bytes that can be read in pieces: a file, or a buffer in tests. */
export interface ByteSource {
  /** What messages call it. */
  readonly name: string
  readonly size: number
  /** The bytes `[from, to)`. */
  readonly read: (from: number, to: number) => Promise<Uint8Array>
}

/** An opened safetensors file: names and shapes at once, values one tensor at a time. */
export interface TensorFile {
  readonly name: string
  readonly shapes: ReadonlyMap<string, readonly number[]>
  /** Notes that the file carries beside its tensors. */
  readonly notes: Readonly<Record<string, string>>
  /** Reads one tensor as 32-bit floats. Cost is one read of its bytes. */
  readonly read: (name: string) => Promise<Weight>
}

interface Entry {
  readonly type: ElementType
  readonly shape: readonly number[]
  readonly from: number
  readonly to: number
}

const WIDTHS = { F64: 8, F32: 4, F16: 2, BF16: 2, I64: 8, I32: 4, U8: 1, BOOL: 1 } as const
type ElementType = keyof typeof WIDTHS

const MOST_HEADER_BYTES = 100_000_000

/**
 * Opens a safetensors file: 8 bytes of length, a JSON header, the bytes.
 *
 * Every entry is checked against the file's size and its own shape before a value is read.
 *
 * @throws KaskadError `model` on a truncated or malformed file, naming the tensor.
 */
export async function openSafetensors(source: ByteSource): Promise<TensorFile> {
  const broken = (what: string): KaskadError => new KaskadError('model', `${source.name}: ${what}`)
  if (source.size < 8) throw broken('too short to be a safetensors file')

  const head = await source.read(0, 8)
  const length = Number(new DataView(head.buffer, head.byteOffset, 8).getBigUint64(0, true))
  if (length > MOST_HEADER_BYTES || 8 + length > source.size) {
    throw broken('the header is longer than the file: truncated, or no safetensors file')
  }

  const { entries, notes } = readHeader(await source.read(8, 8 + length), broken)
  const base = 8 + length
  for (const [name, entry] of entries) {
    if (base + entry.to > source.size) throw broken(`truncated: ${name} ends behind the file's end`)
  }
  const wrong = misplacedIn(entries, source.size - base)
  if (wrong !== undefined) throw broken(wrong)

  return {
    name: source.name,
    notes,
    shapes: new Map([...entries].map(([name, { shape }]) => [name, shape])),
    read: async (name) => {
      const entry = entries.get(name)
      if (!entry) throw broken(`has no tensor ${name}`)
      const bytes = await source.read(base + entry.from, base + entry.to)
      if (bytes.length !== entry.to - entry.from) throw broken(`truncated inside ${name}`)
      return { shape: entry.shape, data: toFloats(bytes, entry.type) }
    },
  }
}

/** What is wrong with the places of the tensors: they lie one behind the other and fill the file. */
function misplacedIn(entries: ReadonlyMap<string, Entry>, size: number): string | undefined {
  const inOrder = [...entries].toSorted(([, a], [, b]) => a.from - b.from || a.to - b.to)
  let end = 0
  for (const [name, { from, to }] of inOrder) {
    if (from < end) return `${name}: overlaps the tensor before it`
    if (from > end) return `${name}: ${from - end} bytes before it belong to no tensor`
    end = to
  }
  return end < size ? `${size - end} bytes behind the last tensor belong to none` : undefined
}

function readHeader(
  bytes: Uint8Array,
  broken: (what: string) => KaskadError,
): { entries: ReadonlyMap<string, Entry>; notes: Record<string, string> } {
  const json = parseHeader(bytes, broken)
  const entries = new Map<string, Entry>()
  let notes: Record<string, string> = {}
  for (const [name, value] of Object.entries(json)) {
    if (name === '__metadata__') {
      if (!isNotes(value)) throw broken('__metadata__: expected texts by name')
      notes = { ...value }
      continue
    }
    const entry = readEntry(value)
    if (typeof entry === 'string') throw broken(`${name}: ${entry}`)
    entries.set(name, entry)
  }
  return { entries, notes }
}

function isNotes(value: unknown): value is Record<string, string> {
  return (
    typeof value === 'object' &&
    value !== null &&
    Object.values(value).every((note) => typeof note === 'string')
  )
}

function parseHeader(bytes: Uint8Array, broken: (what: string) => KaskadError): object {
  try {
    const json: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
    if (typeof json === 'object' && json !== null && !Array.isArray(json)) return json
  } catch {
    // Falls through to the one message for every kind of broken header.
  }
  throw broken('the header is not JSON')
}

/** One header entry, or what is wrong with it. */
function readEntry(value: unknown): Entry | string {
  if (typeof value !== 'object' || value === null) return 'expected an object'
  const { dtype, shape, data_offsets: offsets } = value as Record<string, unknown>
  if (typeof dtype !== 'string' || !Object.hasOwn(WIDTHS, dtype)) {
    return `type ${String(dtype)} is not one of ${Object.keys(WIDTHS).join(', ')}`
  }
  if (!isCounts(shape)) return 'expected a shape of whole numbers'
  if (!isCounts(offsets) || offsets.length !== 2) return 'expected two data offsets'

  const [from = 0, to = 0] = offsets
  const type = dtype as ElementType
  const wanted = valuesIn(shape) * WIDTHS[type]
  if (to - from !== wanted) {
    return `[${shape.join(' × ')}] of ${dtype} takes ${wanted} bytes, the offsets span ${to - from}`
  }
  return { type, shape, from, to }
}

function isCounts(value: unknown): value is readonly number[] {
  return Array.isArray(value) && value.every((n) => Number.isSafeInteger(n) && n >= 0)
}

function toFloats(bytes: Uint8Array, type: ElementType): Float32Array {
  // Not slice(): a Buffer's slice is no copy, and a view may start anywhere.
  const { buffer } = new Uint8Array(bytes)
  switch (type) {
    case 'F32':
      return new Float32Array(buffer)
    case 'F64':
      return Float32Array.from(new Float64Array(buffer))
    case 'F16':
      return Float32Array.from(new Uint16Array(buffer), halfToFloat)
    case 'BF16':
      return new Float32Array(
        Uint32Array.from(new Uint16Array(buffer), (half) => half << 16).buffer,
      )
    case 'I64':
      return Float32Array.from(new BigInt64Array(buffer), Number)
    case 'I32':
      return Float32Array.from(new Int32Array(buffer))
    case 'U8':
    case 'BOOL':
      return Float32Array.from(bytes)
    default:
      return type satisfies never
  }
}

/** IEEE 754 half precision: 1 sign bit, 5 of exponent, 10 of fraction. */
function halfToFloat(half: number): number {
  const sign = half & 0x8000 ? -1 : 1
  const exponent = (half >> 10) & 31
  const fraction = half & 1023
  if (exponent === 31) return fraction ? Number.NaN : sign * Number.POSITIVE_INFINITY
  if (exponent === 0) return sign * fraction * 2 ** -24
  return sign * (1 + fraction / 1024) * 2 ** (exponent - 15)
}

/** Writes tensors as one F32 safetensors file; the same tensors give the same bytes. */
export function writeSafetensors(
  weights: Weights,
  notes: Readonly<Record<string, string>> = {},
): Uint8Array {
  const header: [string, unknown][] = Object.keys(notes).length > 0 ? [['__metadata__', notes]] : []
  let offset = 0
  for (const [name, { shape, data }] of weights) {
    const entry = { dtype: 'F32', shape, data_offsets: [offset, offset + data.byteLength] }
    header.push([name, entry])
    offset += data.byteLength
  }
  const json = new TextEncoder().encode(JSON.stringify(Object.fromEntries(header)))
  const head = new Uint8Array(Math.ceil(json.length / 8) * 8).fill(0x20)
  head.set(json)
  const bytes = new Uint8Array(8 + head.length + offset)
  new DataView(bytes.buffer).setBigUint64(0, BigInt(head.length), true)
  bytes.set(head, 8)

  let at = 8 + head.length
  for (const { data } of weights.values()) {
    bytes.set(rawBytes(data), at)
    at += data.byteLength
  }
  return bytes
}

/** Reads every tensor of a safetensors file that is already in memory. */
export async function readSafetensors(bytes: Uint8Array, name: string): Promise<Weights> {
  const file = await openSafetensors(bytesSource(bytes, name))
  const weights = new Map<string, Weight>()
  for (const tensor of file.shapes.keys()) weights.set(tensor, await file.read(tensor))
  return weights
}

/** A buffer as a source of bytes. */
export function bytesSource(bytes: Uint8Array, name: string): ByteSource {
  return { name, size: bytes.length, read: async (from, to) => bytes.subarray(from, to) }
}
