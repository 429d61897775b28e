import type { Evidence } from '../../heads/features/features.js'
import type { Head, HeadsModel } from '../../heads/scoring/head.js'
import type { KeptMargins } from '../../heads/scoring/kept-margins.js'
import { KaskadError } from '../../types/error.js'
import { fitHeads } from './fit-heads.js'
import { keptMarginsOf } from './kept-margins-of.js'
import type { FitOptions } from './prepare-fit.js'

/** A head fitted alone, and the margins of the rows with it, for the next one. */
export interface Refitted {
  readonly head: Head
  readonly kept: KeptMargins
}

/**
 * Fits one project's head anew, or for the first time, in an existing model's terms.
 *
 * Features, columns, frequencies and the calibration curve stay the model's, so
 * the head can be put beside the others, whose bytes stay as they are. With the margins that
 * the model keeps of its training rows no other head is fitted; without them, as in folders of
 * before, all are, to judge the new one beside them.
 *
 * @throws KaskadError `input` where no row has the project, or none is of no project in a
 * model that knows such rows: the head could not learn when to keep silent. `usage` or `model`
 * where the model knows embeddings and their encoder is not given, or is another.
 */
export async function refitHead(
  model: HeadsModel,
  rows: readonly Evidence[],
  options: FitOptions & { readonly project: string; readonly kept?: KeptMargins | undefined },
): Promise<Refitted> {
  const { project, kept, ...rest } = options
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
    alone: kept && { project, kept },
  })
  const head = fitted.model.heads.find((other) => other.project === project)
  if (!head) throw new Error('no head was fitted')
  const old = model.heads.find((other) => other.project === project)
  return { head: { ...head, enabled: old?.enabled ?? true }, kept: keptMarginsOf(rows, fitted) }
}
