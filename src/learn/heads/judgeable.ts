/** Labelled rows as far as it matters who can judge them. */
export interface Dealt {
  readonly labels: Int32Array
  readonly foldOf: Int32Array
  /** What each row counts where heads are fitted; 0 is not seen. */
  readonly weights: ArrayLike<number>
}

/**
 * For each row whether the heads of the other folds have seen its label: 1, else 0.
 *
 * The only row of a project, one title uploaded again and again, and a project whose rows are all
 * of one group lie in one fold: heads that do not know the project would judge them.
 */
export function judgeableRows({ labels, foldOf, weights }: Dealt): Uint8Array {
  const firstFold = new Map<number, number>()
  const spread = new Set<number>()
  for (const [row, label] of labels.entries()) {
    if (weights[row] === 0) continue
    const fold = foldOf[row] as number
    if ((firstFold.get(label) ?? fold) !== fold) spread.add(label)
    else firstFold.set(label, fold)
  }
  return Uint8Array.from(labels, (label, row) => {
    const first = firstFold.get(label)
    return spread.has(label) || (first !== undefined && first !== foldOf[row]) ? 1 : 0
  })
}
