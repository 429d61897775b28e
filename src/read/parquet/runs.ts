import { varintAt } from './thrift.js'

/** Numbers of a few bits in runs: packed ones in groups of 8, or one that is repeated. */
export interface Runs {
  /** Bits of each number. */
  readonly width: number
  /** How many there are. */
  readonly count: number
}

/** The last group of packed numbers may be filled up, and some writers fill a block with them. */
const MOST_PADDING = 504

/**
 * Refuses runs of more numbers than there are: the library would make every one of them.
 *
 * @throws RangeError
 * @see Apache Parquet, "Encodings", run length encoding and bit-packing hybrid.
 */
export function checkRuns(bytes: Uint8Array, { width, count }: Runs): void {
  let left = count
  for (let at = 0; left > 0 && at < bytes.length;) {
    const { value, end } = varintAt(bytes, at)
    const size = Math.floor(value / 2)
    const isPacked = value % 2 === 1
    const numbers = isPacked ? size * 8 : size
    if (numbers > left + (isPacked ? MOST_PADDING : 0))
      throw new RangeError(`a run of ${numbers} values where ${left} are left`)
    at = end + (isPacked ? size * width : Math.ceil(width / 8))
    left -= numbers
  }
}

/** Runs with their length before them, and what lies behind. @throws RangeError */
export function sizedRuns(
  bytes: Uint8Array,
  runs: Runs,
): { readonly runs: Uint8Array; readonly rest: Uint8Array } {
  const end = bytes.length < 4 ? 0 : 4 + viewOf(bytes).getUint32(0, true)
  if (end < 4 || end > bytes.length) throw new RangeError('a page ends too early')
  const found = bytes.subarray(4, end)
  checkRuns(found, runs)
  return { runs: found, rest: bytes.subarray(end) }
}

/** The bytes as the library wants them. */
export function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
}
