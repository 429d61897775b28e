/** Bits that rules and their exceptions cost, as RIPPER counts them. */

/** What a rule set covers of the rows it is measured on. */
export interface Coverage {
  readonly covered: number
  readonly uncovered: number
  readonly falsePositives: number
  readonly falseNegatives: number
}

/** Bits of a rule of so many conditions out of so many possible ones. */
export function ruleBits(conditions: number, possible: number): number {
  if (conditions === 0) return 0
  const size = Math.log2(conditions)
  const sizeBits = conditions > 1 ? size + 2 * Math.log2(size === 0 ? 1 : size) : size
  return 0.5 * (sizeBits + subsetBits(possible, conditions, conditions / possible))
}

/** Bits of the exceptions to a rule set; `expected` is the share of them that are false positives. */
export function exceptionBits(
  { covered, uncovered, falsePositives, falseNegatives }: Coverage,
  expected: number,
): number {
  const wrong = falsePositives + falseNegatives
  const total = Math.log2(covered + uncovered + 1)
  if (covered > uncovered) {
    const missed =
      uncovered > 0 ? subsetBits(uncovered, falseNegatives, falseNegatives / uncovered) : 0
    return total + subsetBits(covered, falsePositives, (expected * wrong) / covered) + missed
  }
  const taken = covered > 0 ? subsetBits(covered, falsePositives, falsePositives / covered) : 0
  return total + taken + subsetBits(uncovered, falseNegatives, ((1 - expected) * wrong) / uncovered)
}

/** Bits of which of `all` elements belong to a subset, if each does with chance `share`. */
function subsetBits(all: number, chosen: number, share: number): number {
  const inside = share > 0 ? -chosen * Math.log2(share) : 0
  return share < 1 ? inside - (all - chosen) * Math.log2(1 - share) : inside
}
