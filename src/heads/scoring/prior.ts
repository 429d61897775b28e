import { logit } from '../../numbers/logistic.js'
import type { Joining } from './joining.js'
import type { Calibration } from './calibration.js'
import type { HeadsModel } from './head.js'

/**
 * The model as it is where another share of rows is no project's than in training.
 *
 * By Bayes the odds of every project against none are multiplied by one number, so the constant of
 * each logistic curve moves by its logarithm; cut-offs stay where they are.
 *
 * @param none - The share of rows without a project, inside 0 and 1; undefined keeps the model.
 * @see Saerens et al., "Adjusting the outputs of a classifier to new a priori probabilities", 2002.
 */
export function withPrior(model: HeadsModel, none: number | undefined): HeadsModel {
  const trained = noneShareOf(model)
  if (none === undefined || trained === undefined) return model
  const moved = logit(trained) - logit(none)
  const curve = (of: Calibration): Calibration => ({ ...of, slopes: lastMoved(of.slopes, moved) })
  const { few, joining } = model
  return {
    ...model,
    moved,
    calibration: curve(model.calibration),
    few: few && { ...few, calibration: curve(few.calibration) },
    joining: joining && movedJoining(joining, moved),
  }
}

/** The share of the training rows that is no project's; undefined where the model does not say. */
export function noneShareOf({ seen }: Pick<HeadsModel, 'seen'>): number | undefined {
  if (!seen || seen.none.rows === 0) return undefined
  return (seen.none.right + 1) / (seen.none.rows + 2)
}

function movedJoining(joining: Joining, moved: number): Joining {
  return { ...joining, slopes: lastMoved(joining.slopes, moved) }
}

/** Slopes with the constant, which is the last, moved. */
function lastMoved(slopes: readonly number[], by: number): number[] {
  return slopes.map((slope, part) => (part === slopes.length - 1 ? slope + by : slope))
}
