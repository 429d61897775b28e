/** How often a class was right, is in gold, and was given. */
export interface ClassCounts {
  readonly right: number
  readonly support: number
  readonly predicted: number
}

/** The harmonic mean of precision and recall; NaN for a class that is neither in gold nor given. */
export function f1Of({ right, support, predicted }: ClassCounts): number {
  return (2 * right) / (support + predicted)
}

/** The mean F1 of the classes that gold has; null where it has none. */
export function macroF1(classes: readonly ClassCounts[]): number | null {
  const inGold = classes.filter(({ support }) => support > 0)
  if (inGold.length === 0) return null
  return inGold.reduce((sum, counts) => sum + f1Of(counts), 0) / inGold.length
}

/**
 * Counts answers beside gold, class by class.
 *
 * @param gold - Class numbers; rows of a class at or above `classes` count as given alone.
 * @param answers - In the same order; one at or above `classes` is of no class.
 */
export function countClasses(
  gold: Int32Array,
  answers: Int32Array,
  classes: number,
): readonly ClassCounts[] {
  const counts = Array.from({ length: classes }, () => ({ right: 0, support: 0, predicted: 0 }))
  for (const [row, label] of gold.entries()) {
    const own = counts[label]
    const given = counts[answers[row] as number]
    if (own) own.support += 1
    if (given) given.predicted += 1
    if (own && own === given) own.right += 1
  }
  return counts
}
