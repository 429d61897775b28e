import type { TrainedHybrid } from '../hybrid/encoders/model.js'
import type { Precision } from '../hybrid/runtimes/onnx-parts.js'
import { writeOnnx } from '../hybrid/runtimes/onnx.js'
import { writeAtomicFile } from './atomic-files.js'

/**
 * Writes a hybrid model as an ONNX file with logits as its output; see {@link writeOnnx}
 * for its inputs.
 *
 * @returns The file's size in bytes.
 * @throws KaskadError `output`; what stood at the path is then as it was.
 */
export async function exportOnnx(
  { network, weights }: Pick<TrainedHybrid, 'network' | 'weights'>,
  path: string,
  precision: Precision = 'fp32',
): Promise<number> {
  const model = writeOnnx({ network, weights, precision, output: 'logits' })
  await writeAtomicFile(path, model.pieces)
  return model.size
}
