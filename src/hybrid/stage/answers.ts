import { calibrated, type HybridCalibration } from '../encoders/calibration.js'
import type { Probability } from '../../types/verdict.js'

/** What the outputs stand for. */
export interface Labels {
  readonly labels: readonly string[]
  readonly none: string
}

/** One label of a row with its odds against the others that are open. */
export interface RankedLabel {
  readonly label: string
  /** Logarithm of the odds. */
  readonly odds: number
  readonly probability: Probability
}

/** The best answer of a row and the one behind it. */
export interface RankedPair {
  readonly best: RankedLabel
  readonly second: RankedLabel | undefined
}

/**
 * Ranks the labels of one row of logits.
 *
 * @param open - The projects still possible; none is always open. All where absent.
 */
export function rank(
  logits: Float32Array,
  model: Calibrated,
  open?: ReadonlySet<string>,
): RankedPair {
  const answer = answering(logits, model, open)
  const best = answer(0)
  if (!best) throw new RangeError('a model without labels')
  return { best, second: answer(1) }
}

/** Every label of one row of logits, the likeliest first; all projects are open. */
export function rankAll(logits: Float32Array, model: Calibrated): readonly RankedLabel[] {
  const answer = answering(logits, model)
  return model.labels.flatMap((_, place) => answer(place) ?? [])
}

type Calibrated = Labels & { readonly calibration: HybridCalibration }

/** The label at a place of the ranking; undefined beyond its end. */
function answering(
  logits: Float32Array,
  { labels, none, calibration }: Calibrated,
  open?: ReadonlySet<string>,
): (place: number) => RankedLabel | undefined {
  const shown = labels.flatMap((label, index) =>
    !open || label === none || open.has(label) ? [{ label, logit: logits[index] as number }] : [],
  )
  const ranked = shown.toSorted((a, b) => b.logit - a.logit)
  return (place) => {
    const one = ranked[place]
    if (!one) return undefined
    const odds = oddsOf(ranked, place)
    const line = one.label === none ? calibration.none : calibration.project
    return { label: one.label, odds, probability: calibrated(odds, line) }
  }
}

/** False where a project is still possible that the model was not trained on: it cannot judge then. */
export function knows(labels: readonly string[], open?: ReadonlySet<string>): boolean {
  return [...(open ?? [])].every((project) => labels.includes(project))
}

/** Largest odds: keeps those of the only open label finite. */
const MOST_ODDS = 30

function oddsOf(ranked: readonly { readonly logit: number }[], place: number): number {
  const own = ranked[place]?.logit ?? 0
  const top = ranked[place === 0 ? 1 : 0]?.logit
  if (top === undefined) return MOST_ODDS
  let rest = 0
  for (const [i, { logit }] of ranked.entries()) if (i !== place) rest += Math.exp(logit - top)
  return Math.max(-MOST_ODDS, Math.min(MOST_ODDS, own - top - Math.log(rest)))
}
