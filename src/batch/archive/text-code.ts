import { reserve, seal, type Arena } from '../../normalise/fold/arena.js'
import type { NormalText } from '../../normalise/fold/normal-text.js'
import { reserveBytes, type ByteBuffer } from './byte-buffer.js'

/** Stands before a unit at which a token starts. */
const START = 254

/** Stands before a unit that has no byte of its own: two bytes follow. */
const OTHER = 255

/** Gives units bytes of their own as they come: most texts have fewer than 254 different ones. */
export interface UnitCodes {
  /** Unit → its byte and 1, or 0 where it has none. */
  readonly codes: Uint8Array
  /** Byte → its unit. */
  readonly units: number[]
}

/** No unit has a byte yet. */
export function createUnitCodes(): UnitCodes {
  return { codes: new Uint8Array(65536), units: [] }
}

/**
 * Adds a folded text to a buffer: a byte for a unit, a byte before each token.
 *
 *     «Маша и»   START м а ш а START и
 */
export function encodeFolded(
  { codes, units: known }: UnitCodes,
  text: NormalText,
  out: ByteBuffer,
) {
  const { units, starts, from, to } = text
  reserveBytes(out, 4 * (to - from))
  const { bytes } = out
  let { used } = out
  for (let at = from; at < to; at++) {
    const unit = units[at] as number
    if (starts[at] === 1) bytes[used++] = START
    if (codes[unit] === 0 && known.length < START) {
      known.push(unit)
      codes[unit] = known.length
    }
    if (codes[unit] === 0) {
      bytes[used++] = OTHER
      bytes[used++] = unit & 255
      bytes[used++] = unit >>> 8
    } else bytes[used++] = (codes[unit] as number) - 1
  }
  out.used = used
}

/** A text as it was encoded, behind what the arena holds; its raw text is not known. */
export function decodeFolded(known: Uint16Array, bytes: Uint8Array, arena: Arena): NormalText {
  reserve(arena, bytes.length)
  const { units, starts, used: from } = arena
  let to = from
  let start = 0
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at] as number
    if (byte === START) {
      start = 1
      continue
    }
    starts[to] = start
    units[to++] =
      byte === OTHER
        ? (bytes[++at] as number) | ((bytes[++at] as number) << 8)
        : (known[byte] as number)
    start = 0
  }
  seal(arena, to)
  return { raw: '', units, starts, from, to }
}
