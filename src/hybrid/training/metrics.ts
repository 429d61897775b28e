/** How answers agree with labels. */
export interface Figures {
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
export function figuresOf(gold: Int32Array, answers: Int32Array, labels: number): Figures {
  const right = new Float64Array(labels)
  const support = new Float64Array(labels)
  const given = new Float64Array(labels)
  for (const [row, label] of gold.entries()) {
    const answer = answers[row] ?? 0
    support[label] = (support[label] ?? 0) + 1
    given[answer] = (given[answer] ?? 0) + 1
    if (answer === label) right[label] = (right[label] ?? 0) + 1
  }
  let rights = 0
  let sum = 0
  let weighted = 0
  let seen = 0
  for (let label = 0; label < labels; label++) {
    const own = support[label] ?? 0
    if (own === 0) continue
    const f1 = (2 * (right[label] ?? 0)) / (own + (given[label] ?? 0))
    rights += right[label] ?? 0
    sum += f1
    weighted += own * f1
    seen += 1
  }
  const rows = Math.max(1, gold.length)
  return {
    accuracy: rights / rows,
    macroF1: sum / Math.max(1, seen),
    weightedF1: weighted / rows,
  }
}
