/** Bytes that are added one behind the other. */
export interface ByteBuffer {
  bytes: Uint8Array
  /** How many of them mean something. */
  used: number
}

/** An empty buffer; it grows as needed. */
export function createByteBuffer(capacity = 1 << 16): ByteBuffer {
  return { bytes: new Uint8Array(capacity), used: 0 }
}

/** Makes room for so many more bytes. */
export function reserveBytes(buffer: ByteBuffer, more: number): void {
  if (buffer.used + more <= buffer.bytes.length) return
  const larger = new Uint8Array(Math.max(buffer.bytes.length * 2, buffer.used + more))
  larger.set(buffer.bytes.subarray(0, buffer.used))
  buffer.bytes = larger
}

/** What was added so far; valid until more is added. */
export function usedBytes({ bytes, used }: ByteBuffer): Uint8Array {
  return bytes.subarray(0, used)
}

/** The bytes of an array of numbers, as the machine holds them. */
export function bytesOfNumbers(numbers: ArrayBufferView): Uint8Array {
  return new Uint8Array(numbers.buffer, numbers.byteOffset, numbers.byteLength)
}

/** Bytes as 32-bit numbers. */
export function numbersIn(bytes: Uint8Array): Uint32Array {
  const aligned = bytes.byteOffset % 4 === 0 ? bytes : Uint8Array.from(bytes)
  return new Uint32Array(aligned.buffer, aligned.byteOffset, aligned.byteLength >>> 2)
}
