import { exportOnnx } from '../../model/export-onnx.js'
import { readHybrid } from '../../model/hybrid-model.js'
import { readModel } from '../../model/read-manifest.js'
import { KaskadError } from '../../types/error.js'
import { guardOutputs } from '../settings/guard-outputs.js'
import { EXIT, say, type Edge, type ExitCode } from '../terminal/edge.js'
import { whyLeftOut } from '../terminal/hybrid-report.js'
import { group } from '../terminal/tally.js'
import type { OptionsOf } from '../terminal/shell.js'
import type { declareExport } from './train.js'

/** Writes the hybrid model of a model folder as an ONNX file. */
export async function exportHybrid(
  edge: Edge,
  { onnx, model, precision }: OptionsOf<typeof declareExport>,
): Promise<ExitCode> {
  const outputs = [{ option: '--onnx', path: onnx, holds: 'onnx' }] as const
  await guardOutputs(edge, { outputs, models: [model] })
  const why = await whyLeftOut(model)
  if (why !== undefined) throw new KaskadError('model', `${model}: no hybrid to export: ${why}`)
  const hybrid = await readModel(model, (manifest) => readHybrid(model, manifest))
  if (!hybrid) {
    throw new KaskadError(
      'model',
      `${model}: no hybrid to export: expected one from kaskad train --stages rules,heads,hybrid`,
    )
  }
  const bytes = await exportOnnx(hybrid, onnx, precision)
  say(edge, `wrote ${onnx}: ${group(bytes)} bytes, ${precision}`)
  return EXIT.done
}
