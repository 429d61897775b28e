import type { Evidence } from '../../heads/features/features.js'
import type { Head, HeadsModel } from '../../heads/scoring/head.js'
import { KaskadError } from '../../types/error.js'
import { fitHeads } from './fit-heads.js'
import type { FitOptions } from './prepare-fit.js'

/**
 * Fits one project's head anew, or for the first time, in an existing model's terms.
 *
 * Features, columns, frequencies and the calibration curve stay the model's, so
 * the head can be put beside the others, whose bytes stay as they are.
 *
 * @throws KaskadError `input` where no row has the project, or none is of no project in a
 * model that knows such rows: the head could not learn when to keep silent. `usage` or `model`
 * where the model knows embeddings and their encoder is not given, or is another.
 */
export async function refitHead(
  model: HeadsModel,
  rows: readonly Evidence[],
  options: FitOptions & { readonly project: string },
): Promise<Head> {
  const { project, ...rest } = options
  if (!rows.some(({ item }) => item.item.gold === project))
    throw new KaskadError('input', `no labelled row has the project ${project}`)
  const isNone = ({ item: { item } }: Evidence): boolean =>
    (item.gold ?? model.noneLabel) === model.noneLabel
  if (model.none && !rows.some(isNone))
    throw new KaskadError(
      'input',
      `no labelled row is "${model.noneLabel}": a head needs rows that are no project's, as the model has them`,
    )
  const fitted = await fitHeads(rows, {
    ...rest,
    noneLabel: model.noneLabel,
    fitting: { ...model.fitting, ...rest.fitting },
    cuts: { ...model.cuts, ...rest.cuts },
    features: model.features,
    like: model,
  })
  const head = fitted.model.heads.find((other) => other.project === project)
  if (!head) throw new Error('no head was fitted')
  const old = model.heads.find((other) => other.project === project)
  return { ...head, enabled: old?.enabled ?? true }
}
