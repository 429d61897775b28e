import { append, moveTo, remove } from '../files/adapter.js'
import type { TrainedHybrid } from '../encoders/model.js'
import { writeOnnx } from '../runtimes/onnx.js'
import type { Precision } from '../runtimes/onnx-parts.js'
import type { Message } from '../files/protobuf.js'

/**
 * Writes a model as an ONNX file with logits as its output; see {@link writeOnnx}
 * for its inputs.
 *
 * @returns The file's size in bytes.
 */
export async function exportOnnx(
  { network, weights }: Pick<TrainedHybrid, 'network' | 'weights'>,
  path: string,
  precision: Precision = 'fp32',
): Promise<number> {
  const model = writeOnnx({ network, weights, precision, output: 'logits' })
  await saveMessage(model, path)
  return model.size
}

/** Writes a message to a file piece by piece: whole or not at all. */
export async function saveMessage({ pieces }: Message, path: string): Promise<void> {
  const beside = `${path}.part`
  await remove(beside)
  await append(beside, inTurn(pieces))
  await moveTo(beside, path)
}

async function* inTurn(pieces: readonly Uint8Array[]): AsyncGenerator<Uint8Array> {
  yield* pieces
}
