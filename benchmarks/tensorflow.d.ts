/** What the public declarations say of TensorFlow.js, in place of its own. */

/** Numbers of some shape on a backend. */
export interface Tensor {
  readonly shape: number[]
  readonly size: number
  readonly dtype: string
  /** Fetches the numbers. */
  data(): Promise<Float32Array | Int32Array | Uint8Array>
  /** Gives the memory back. */
  dispose(): void
}

/** A tensor that training changes. */
export interface Variable extends Tensor {
  readonly name: string
  readonly trainable: boolean
  assign(value: Tensor): void
}
