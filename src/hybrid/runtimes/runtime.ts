import { findPackage, loadPackage } from '../files/adapter.js'
import type { TokenBatch } from '../network/encoder.js'
import type { Message } from '../files/protobuf.js'

/** An ONNX model in onnxruntime-node. */
export interface Runtime {
  /** The model's one output, row-major. */
  readonly run: (batch: TokenBatch, features?: Float32Array) => Promise<Float32Array>
  readonly close: () => Promise<void>
}

/** The little of onnxruntime-node that is used here. */
interface Library {
  readonly Tensor: new (
    type: 'int64' | 'float32',
    data: BigInt64Array | Float32Array,
    shape: readonly number[],
  ) => unknown
  readonly InferenceSession: {
    readonly create: (model: string | Uint8Array, options: object) => Promise<Session>
  }
}

interface Session {
  readonly inputNames: readonly string[]
  readonly outputNames: readonly string[]
  readonly run: (feeds: object) => Promise<Record<string, { readonly data: Float32Array }>>
  readonly release: () => Promise<void>
}

/** True where onnxruntime-node is installed. */
export function hasRuntime(): boolean {
  return findPackage('onnxruntime-node').kind === 'ready'
}

/**
 * Starts onnxruntime-node on a model; nothing where it is not installed.
 *
 * @param model - A file, or what {@link message} made.
 * @param threads - As many as the machine has cores where absent.
 */
export async function openRuntime(
  model: string | Message,
  threads?: number,
): Promise<Runtime | undefined> {
  if (!hasRuntime()) return undefined
  const { InferenceSession, Tensor } = loadPackage('onnxruntime-node') as Library
  const options = threads === undefined ? {} : { intraOpNumThreads: threads }
  const source = typeof model === 'string' ? model : joined(model)
  const session = await InferenceSession.create(source, { logSeverityLevel: 3, ...options })
  const [output = ''] = session.outputNames

  return {
    run: async ({ ids, mask, types, rows, length }, features) => {
      const shape = [rows, length]
      const whole = (values: Int32Array | Float32Array): unknown =>
        new Tensor('int64', BigInt64Array.from(values as Float32Array, BigInt), shape)
      const all: Record<string, () => unknown> = {
        input_ids: () => whole(ids),
        attention_mask: () => whole(mask),
        token_type_ids: () => whole(types ?? new Int32Array(ids.length)),
        features: () => {
          const values = features ?? new Float32Array()
          return new Tensor('float32', values, [rows, values.length / rows])
        },
      }
      const feeds = session.inputNames.map((name) => [name, all[name]?.()] as const)
      const results = await session.run(Object.fromEntries(feeds))
      return results[output]?.data ?? new Float32Array()
    },
    close: () => session.release(),
  }
}

/** The bytes of a message in one piece. */
export function joined({ pieces, size }: Message): Uint8Array {
  const out = new Uint8Array(size)
  let at = 0
  for (const piece of pieces) {
    out.set(piece, at)
    at += piece.length
  }
  return out
}
