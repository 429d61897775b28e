import { countClasses, f1Of, macroF1 } from '../../numbers/macro-f1.js'

/** How answers agree with labels. */
export interface LabelFigures {
  readonly accuracy: number
  /** Mean F1 of the labels that occur in gold. */
  readonly macroF1: number
  /** The same, each label counting by its rows. */
  readonly weightedF1: number
}

/** The label with the largest logit of every row; of equals the first. */
export function bestLabels(logits: Float32Array, labels: number): Int32Array {
  return Int32Array.from({ length: logits.length / labels }, (_, row) => {
    let best = 0
    for (let label = 1; label < labels; label++) {
      const logit = logits[row * labels + label] as number
      if (logit > (logits[row * labels + best] as number)) best = label
    }
    return best
  })
}

/** Figures of answers beside gold, both as label numbers. */
export function measureLabels(gold: Int32Array, answers: Int32Array, labels: number): LabelFigures {
  const counts = countClasses(gold, answers, labels)
  const rows = Math.max(1, gold.length)
  let rights = 0
  let weighted = 0
  for (const each of counts) {
    rights += each.right
    if (each.support > 0) weighted += each.support * f1Of(each)
  }
  return { accuracy: rights / rows, macroF1: macroF1(counts) ?? 0, weightedF1: weighted / rows }
}
