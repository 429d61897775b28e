/** Deepest accepted nesting of structures. */
const MOST_DEPTH = 24

/**
 * Where a structure in Thrift's compact protocol ends.
 *
 * It is walked before it is parsed: a parser makes lists and texts of the sizes that the bytes
 * claim, and bytes can claim anything.
 *
 * @throws RangeError where it ends too early, or sizes are not true.
 * @see Apache Thrift, "Thrift compact protocol encoding".
 */
export function endOfStruct(bytes: Uint8Array, at: number, depth = 0): number {
  if (depth > MOST_DEPTH) throw new RangeError('structures lie too deep in each other')
  for (;;) {
    const head = byteAt(bytes, at++)
    if ((head & 15) === 0) return at
    if (head >> 4 === 0) at = varintAt(bytes, at).end
    at = endOfValue(bytes, at, { type: head & 15, depth })
  }
}

/** An unsigned number of 7 bits a byte, and where it ends. */
export function varintAt(
  bytes: Uint8Array,
  at: number,
): { readonly value: number; readonly end: number } {
  let value = 0
  for (let weight = 1, read = 0; read < 10; read += 1, weight *= 128) {
    const byte = byteAt(bytes, at + read)
    value += (byte & 127) * weight
    if (byte < 128) return { value, end: at + read + 1 }
  }
  throw new RangeError('a number is too long')
}

interface Value {
  readonly type: number
  readonly depth: number
}

function endOfValue(bytes: Uint8Array, at: number, { type, depth }: Value): number {
  if (type === 1 || type === 2) return at
  if (type === 3) return within(bytes, at + 1)
  if (type >= 4 && type <= 6) return varintAt(bytes, at).end
  if (type === 7) return within(bytes, at + 8)
  if (type === 8) {
    const { value, end } = varintAt(bytes, at)
    return within(bytes, end + value)
  }
  if (type === 9) return endOfList(bytes, at, depth)
  if (type === 12) return endOfStruct(bytes, at, depth + 1)
  throw new RangeError(`values of type ${type} are not of this format`)
}

function endOfList(bytes: Uint8Array, at: number, depth: number): number {
  if (depth > MOST_DEPTH) throw new RangeError('lists lie too deep in each other')
  const head = byteAt(bytes, at++)
  let size = head >> 4
  if (size === 15) {
    const { value, end } = varintAt(bytes, at)
    size = value
    at = end
  }
  // Every element takes a byte or more.
  within(bytes, at + size)
  const type = (head & 15) <= 2 ? 3 : head & 15
  for (let left = size; left > 0; left -= 1) at = endOfValue(bytes, at, { type, depth: depth + 1 })
  return at
}

function byteAt(bytes: Uint8Array, at: number): number {
  const byte = bytes[at]
  if (byte === undefined) throw new RangeError('it ends too early')
  return byte
}

function within(bytes: Uint8Array, end: number): number {
  if (end > bytes.length) throw new RangeError('it ends too early')
  return end
}
