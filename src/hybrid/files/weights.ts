/**
 * A tensor as files hold it: row-major, linear weights as `[out × in]` (the
 * layout of PyTorch), whatever its type was in the file.
 */
export interface Weight {
  readonly shape: readonly number[]
  readonly data: Float32Array
}

/** Tensors by name, in the order of the file. */
export type Weights = ReadonlyMap<string, Weight>

/** How many numbers a shape holds; 1 for a scalar. */
export function valuesIn(shape: readonly number[]): number {
  return shape.reduce((product, side) => product * side, 1)
}

/** `[rows × columns]` to `[columns × rows]`; anything but a matrix is returned as it is. */
export function transposed(weight: Weight): Weight {
  const [rows, columns, more] = weight.shape
  if (rows === undefined || columns === undefined || more !== undefined) return weight
  const data = new Float32Array(weight.data.length)
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      data[column * rows + row] = weight.data[row * columns + column] as number
    }
  }
  return { shape: [columns, rows], data }
}

/** Names, shapes and values, piece by piece, to be hashed. */
export function bytesOf(weights: Weights): (string | Uint8Array)[] {
  return [...weights].flatMap(([name, { shape, data }]) => [
    JSON.stringify([name, shape]),
    rawBytes(data),
  ])
}

/** The bytes of an array; not copied. */
export function rawBytes(values: Float32Array | Int32Array): Uint8Array {
  return new Uint8Array(values.buffer, values.byteOffset, values.byteLength)
}
