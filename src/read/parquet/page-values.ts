import { isUtf8 } from 'node:buffer'
import type { DecodedArray, Encoding } from 'hyparquet'
import { deltaBinaryUnpack, deltaByteArray, deltaLengthByteArray } from 'hyparquet/src/delta.js'
import { byteStreamSplit, readRleBitPackedHybrid } from 'hyparquet/src/encoding.js'
import { readPlain } from 'hyparquet/src/plain.js'
import { textOfUtf8 } from '../files/pieces.js'
import { checkRuns, sizedRuns, viewOf } from './runs.js'
import { hasMark, isText, scalarOf, textOfBytes, type Scalar } from './scalar.js'
import type { SchemaLeaf } from './schema.js'
import { MOST_PAGE } from './unpack.js'

/** Some values, one behind the other. */
export interface Values {
  readonly values: readonly Scalar[]
  /** True where a text has one of the marks of `FAULTS`; elsewhere nobody need look. */
  readonly isSuspect: boolean
}

/** Gives the next values, as many as are asked for. */
export type TakeValues = (count: number) => Values

/** The values of a page, levels set aside. */
export interface PageValues {
  readonly encoding: Encoding
  readonly bytes: Uint8Array
  /** How many values are there. */
  readonly count: number
  readonly leaf: SchemaLeaf
  /** The entries that numbers of an indexed page are for. */
  readonly entries: Values
}

/**
 * Decodes the values of a page. Texts are cut out of it when they are taken: a page of some
 * writers has a hundred thousand of them.
 *
 * @throws RangeError where they are not what the page says, also while they are taken.
 */
export function pageValues(page: PageValues): TakeValues {
  const { encoding, bytes, count, leaf, entries } = page
  const { element } = leaf.node
  if (count === 0) return takeFrom([], leaf)
  if (encoding === 'PLAIN' && element.type === 'BYTE_ARRAY' && isText(element))
    return plainTexts(bytes)
  if (encoding !== 'PLAIN_DICTIONARY' && encoding !== 'RLE_DICTIONARY')
    return takeFrom(decoded(page, element.type ?? 'BYTE_ARRAY'), leaf)
  const numbers = indexes(bytes, count)
  let next = 0
  return (wanted) => {
    const values: Scalar[] = []
    for (let left = wanted; left > 0; left -= 1)
      values.push(entries.values[numbers[next++] ?? -1] ?? missing())
    return { values, isSuspect: entries.isSuspect }
  }
}

/** The entries of a dictionary page. @throws RangeError */
export function dictionaryEntries(bytes: Uint8Array, count: number, leaf: SchemaLeaf): Values {
  const { element } = leaf.node
  const reader = { view: viewOf(bytes), offset: 0 }
  const type = element.type ?? 'BYTE_ARRAY'
  return takeFrom(readPlain(reader, type, count, element.type_length), leaf)(count)
}

function missing(): never {
  throw new RangeError('a value is missing')
}

function takeFrom(found: DecodedArray, { node }: SchemaLeaf): TakeValues {
  const toScalar = scalarOf(node.element)
  const isTexts = isText(node.element)
  let next = 0
  return (wanted) => {
    const values: Scalar[] = []
    let isSuspect = false
    for (let left = wanted; left > 0; left -= 1) {
      const value = toScalar(found[next++] ?? missing())
      if (isTexts && hasMark(String(value))) isSuspect = true
      values.push(value)
    }
    return { values, isSuspect }
  }
}

/** Texts with their length before each, decoded many at once: that is three times as fast. */
function plainTexts(page: Uint8Array): TakeValues {
  let bytes = page
  let view = viewOf(bytes)
  let at = 0
  return (count) => {
    const ends: number[] = []
    const from = at
    for (let left = count; left > 0; left -= 1) {
      if (at + 4 > bytes.length) throw new RangeError('a page ends too early')
      at += 4 + view.getUint32(at, true)
      ends.push(at)
    }
    if (at > bytes.length) throw new RangeError('a page ends too early')
    const texts = textsIn(
      bytes.subarray(from, at),
      ends.map((end) => end - from),
    )
    // A page that is used up is let go before the next is unpacked: either may have 100 MB.
    if (at === bytes.length) {
      bytes = new Uint8Array(0)
      view = viewOf(bytes)
      at = 0
    }
    return texts
  }
}

/** Texts that end at these places, each with its length before it in 4 bytes. */
function textsIn(bytes: Uint8Array, ends: readonly number[]): Values {
  const joined = Buffer.allocUnsafe(Math.max(0, bytes.length - 4 * ends.length))
  const lengths: number[] = []
  let size = 0
  let from = 4
  for (const end of ends) {
    let units = 0
    for (let at = from; at < end; at += 1) {
      const byte = bytes[at] as number
      joined[size++] = byte
      if ((byte & 0xc0) !== 0x80) units += byte >= 0xf0 ? 2 : 1
    }
    lengths.push(units)
    from = end + 4
  }
  if (!isUtf8(joined)) {
    const texts = ends.map((end, at) => textOfBytes(bytes.subarray((ends[at - 1] ?? 0) + 4, end)))
    return { values: texts, isSuspect: true }
  }
  const text = textOfUtf8(joined)
  let next = 0
  const values = lengths.map((units) => text.slice(next, (next += units)))
  return { values, isSuspect: joined.includes(0) }
}

/** Numbers of entries, with the bits that each takes before them. */
function indexes(bytes: Uint8Array, count: number): Uint32Array {
  const width = bytes[0] ?? 0
  if (width > 32) throw new RangeError(`numbers of ${width} bits`)
  const numbers = new Uint32Array(count)
  if (width === 0) return numbers
  const runs = bytes.subarray(1)
  checkRuns(runs, { width, count })
  readRleBitPackedHybrid({ view: viewOf(runs), offset: 0 }, width, numbers, runs.length)
  return numbers
}

type ValueType = NonNullable<SchemaLeaf['node']['element']['type']>

function decoded({ encoding, bytes, count, leaf }: PageValues, type: ValueType): DecodedArray {
  const reader = { view: viewOf(bytes), offset: 0 }
  const { type_length: length } = leaf.node.element
  if (encoding === 'PLAIN') return readPlain(reader, type, count, length)
  if (encoding === 'RLE' && type === 'BOOLEAN') {
    sizedRuns(bytes, { width: 1, count })
    const bits = new Uint8Array(count)
    readRleBitPackedHybrid(reader, 1, bits)
    return bits
  }
  if (encoding === 'DELTA_BINARY_PACKED') {
    const numbers = type === 'INT32' ? new Int32Array(count) : new BigInt64Array(count)
    deltaBinaryUnpack(reader, count, numbers)
    return numbers
  }
  const texts: Uint8Array[] = []
  if (encoding === 'DELTA_LENGTH_BYTE_ARRAY') deltaLengthByteArray(reader, count, texts)
  else if (encoding === 'DELTA_BYTE_ARRAY') {
    checkPrefixes(bytes, count)
    deltaByteArray(reader, count, texts)
  } else if (encoding === 'BYTE_STREAM_SPLIT') {
    checkStreams(bytes, count, leaf)
    return byteStreamSplit(reader, count, type, length)
  } else throw new RangeError(`${type} encoded as ${encoding}, which is not read`)
  return texts
}

/** Refuses delta-encoded texts whose shared prefixes would expand to a huge size. */
function checkPrefixes(bytes: Uint8Array, count: number): void {
  const prefixes = new Int32Array(count)
  deltaBinaryUnpack({ view: viewOf(bytes), offset: 0 }, count, prefixes)
  let size = 0
  for (const prefix of prefixes) size += prefix < 0 ? Number.NaN : prefix
  if (!(size <= MOST_PAGE)) throw new RangeError(`texts that begin alike, ${size} bytes in all`)
}

/** The bytes of all values lie apart from each other: first all first ones. */
function checkStreams(bytes: Uint8Array, count: number, { node }: SchemaLeaf): void {
  const { type, type_length: length = 0 } = node.element
  const isShort = type === 'INT32' || type === 'FLOAT'
  const width = type === 'FIXED_LEN_BYTE_ARRAY' ? length : isShort ? 4 : 8
  if (count * width > bytes.length) throw new RangeError(`${count} values in ${bytes.length} bytes`)
}
