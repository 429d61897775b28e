/**
 * A protobuf message that is being written: pieces of bytes, joined only when
 * they reach a file, so that weights are not copied.
 *
 * @see https://protobuf.dev/programming-guides/encoding/
 */
export interface Message {
  readonly pieces: readonly Uint8Array[]
  readonly size: number
}

/** One field of a message. */
export type Field = Message

/** Joins fields to one message. */
export function message(...fields: readonly Field[]): Message {
  return {
    pieces: fields.flatMap(({ pieces }) => pieces),
    size: fields.reduce((sum, { size }) => sum + size, 0),
  }
}

/** A whole number, as field `number`. */
export function int(number: number, value: number): Field {
  return raw([...varint(number * 8), ...varint(value)])
}

/** A 32-bit float. */
export function float(number: number, value: number): Field {
  const bytes = new Uint8Array(4)
  new DataView(bytes.buffer).setFloat32(0, value, true)
  return raw([...varint(number * 8 + 5), ...bytes])
}

/** Bytes as they are; not copied. */
export function bytes(number: number, value: Uint8Array): Field {
  return nested(number, { pieces: [value], size: value.length })
}

/** A text. */
export function text(number: number, value: string): Field {
  return bytes(number, new TextEncoder().encode(value))
}

/** A message within a message. */
export function nested(number: number, inner: Message): Field {
  const head = Uint8Array.from([...varint(number * 8 + 2), ...varint(inner.size)])
  return { pieces: [head, ...inner.pieces], size: head.length + inner.size }
}

function raw(values: readonly number[]): Field {
  return { pieces: [Uint8Array.from(values)], size: values.length }
}

/** Seven bits a byte, the lowest first; a negative number takes ten bytes. */
function varint(value: number): number[] {
  const out: number[] = []
  let rest = BigInt.asUintN(64, BigInt(value))
  while (rest > 127n) {
    out.push(Number(rest & 127n) | 128)
    rest >>= 7n
  }
  return [...out, Number(rest)]
}
