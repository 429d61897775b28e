import type { Evidence } from '../heads/features.js'
import type { Head, HeadsModel } from '../heads/head.js'
import { KaskadError } from '../types/error.js'
import { fitHeads, type FitOptions } from './fit-heads.js'

/**
 * Fits one project's head anew, or for the first time, in an existing model's terms.
 *
 * Features, columns, frequencies and the calibration curve stay the model's, so
 * the head can be put beside the others, whose bytes stay as they are.
 *
 * @throws KaskadError `input` where no row has the project.
 */
export async function refitHead(
  model: HeadsModel,
  rows: readonly Evidence[],
  options: FitOptions & { readonly project: string },
): Promise<Head> {
  const { project, ...rest } = options
  if (!rows.some(({ item }) => item.item.gold === project))
    throw new KaskadError('input', `no labelled row has the project ${project}`)
  const fitted = await fitHeads(rows, {
    noneLabel: model.noneLabel,
    ...rest,
    fitting: { ...model.fitting, ...rest.fitting },
    cuts: { ...model.cuts, ...rest.cuts },
    features: model.features,
    like: model,
  })
  const head = fitted.model.heads.find((other) => other.project === project)
  if (!head) throw new Error('no head was fitted')
  return head
}
