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
  }
}
