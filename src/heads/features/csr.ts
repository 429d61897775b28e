/**
 * Sparse rows: row `r` has the entries `offsets[r] … offsets[r + 1]` of
 * `indices` (columns) and `values`. Shared memory where threads read it.
 */
export interface Csr {
  readonly rows: number
  readonly columns: number
  readonly offsets: Int32Array
  readonly indices: Int32Array
  readonly values: Float32Array
  /** For each row the sum of its squared values. */
  readonly squares: Float64Array
}

/** The sum of squares of each row, for a matrix made by hand. */
export function squaresOf({ offsets, values }: Pick<Csr, 'offsets' | 'values'>): Float64Array {
  const squares = new Float64Array(offsets.length - 1)
  for (let row = 0; row < squares.length; row++) {
    let square = 0
    for (let at = offsets[row] as number; at < (offsets[row + 1] as number); at++) {
      square += (values[at] as number) ** 2
    }
    squares[row] = square
  }
  return squares
}

/** An empty matrix of a known size in memory that threads can share. */
export function sharedCsr(size: {
  readonly rows: number
  readonly columns: number
  readonly size: number
}): Csr {
  return {
    rows: size.rows,
    columns: size.columns,
    offsets: new Int32Array(new SharedArrayBuffer(4 * (size.rows + 1))),
    indices: new Int32Array(new SharedArrayBuffer(4 * size.size)),
    values: new Float32Array(new SharedArrayBuffer(4 * size.size)),
    squares: new Float64Array(new SharedArrayBuffer(8 * size.rows)),
  }
}
