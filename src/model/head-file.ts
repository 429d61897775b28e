import type { SparseBoundary } from '../heads/scoring/head.js'
import { largestOf } from '../heads/scoring/weight-table.js'

/** How a head's weights are written: as they are, or in 255 steps of its largest. */
export type Encoding = 'float32' | 'int8'

const MAGIC = 0x3144484b // 'KHD1', little-endian
const HEADER = 16

/**
 * A boundary as bytes, little-endian; the intercept stands in the manifest.
 *
 *     'KHD1' │ entries u32 │ encoding u32 (0, 1) │ step f32 │ columns i32 … │ weights f32 or i8 …
 *
 * Under `int8` a weight is its byte times the step; weights that round to 0 are left out.
 */
export function encodeBoundary(boundary: SparseBoundary, encoding: Encoding): Uint8Array {
  const step = encoding === 'int8' ? largestOf(boundary.weights) / 127 || 1 : 1
  const kept = [...boundary.columns.keys()].filter(
    (at) => encoding === 'float32' || Math.round((boundary.weights[at] as number) / step) !== 0,
  )
  const width = encoding === 'int8' ? 1 : 4
  const bytes = new Uint8Array(HEADER + kept.length * (4 + width))
  const view = new DataView(bytes.buffer)
  view.setUint32(0, MAGIC, true)
  view.setUint32(4, kept.length, true)
  view.setUint32(8, encoding === 'int8' ? 1 : 0, true)
  view.setFloat32(12, step, true)
  const weightsFrom = HEADER + 4 * kept.length
  for (const [entry, at] of kept.entries()) {
    view.setInt32(HEADER + 4 * entry, boundary.columns[at] as number, true)
    const weight = boundary.weights[at] as number
    if (encoding === 'int8') view.setInt8(weightsFrom + entry, Math.round(weight / step))
    else view.setFloat32(weightsFrom + 4 * entry, weight, true)
  }
  return bytes
}

/** How the weights in these bytes of a boundary are kept. */
export function encodingIn(bytes: Uint8Array): Encoding {
  return bytes[8] === 1 ? 'int8' : 'float32'
}

/**
 * Reads a boundary.
 *
 * @param columns - How many columns the model has.
 * @throws RangeError with what is wrong where these bytes are no boundary of such a model.
 */
export function decodeBoundary(
  bytes: Uint8Array,
  intercept: number,
  columns: number,
): SparseBoundary {
  if (bytes.length < HEADER) throw new RangeError('too short to hold the weights of a head')
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
  if (view.getUint32(0, true) !== MAGIC) throw new RangeError('does not hold the weights of a head')
  const entries = view.getUint32(4, true)
  const encoding = view.getUint32(8, true)
  if (encoding > 1) throw new RangeError(`encoding ${encoding} is unknown: expected 0 or 1`)
  const isSmall = encoding === 1
  const length = HEADER + entries * (isSmall ? 5 : 8)
  if (bytes.length !== length)
    throw new RangeError(`${entries} weights take ${length} bytes, found ${bytes.length}`)

  const step = view.getFloat32(12, true)
  if (!Number.isFinite(step) || step <= 0)
    throw new RangeError(`a step of ${step}: expected one above 0`)
  const found = new Int32Array(entries)
  const weights = new Float32Array(entries)
  const weightsFrom = HEADER + 4 * entries
  for (let entry = 0, last = -1; entry < entries; entry++) {
    const column = view.getInt32(HEADER + 4 * entry, true)
    if (column <= last || column >= columns)
      throw new RangeError(`column ${column} of weight ${entry} is out of order or of range`)
    const weight = isSmall
      ? view.getInt8(weightsFrom + entry) * step
      : view.getFloat32(weightsFrom + 4 * entry, true)
    if (!Number.isFinite(weight)) throw new RangeError(`weight ${entry} is not finite`)
    found[entry] = column
    weights[entry] = weight
    last = column
  }
  return { columns: found, weights, intercept }
}
