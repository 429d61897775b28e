import { f1Of } from '../../numbers/macro-f1.js'

/**
 * Lower end of Wilson's interval for a share of `right` among `all`.
 *
 * @param deviations - Standard normal deviations below: 1.96 for a 95 % interval.
 * @see Wilson, "Probable inference, the law of succession, and statistical inference", 1927.
 */
export function wilsonLower(right: number, all: number, deviations: number): number {
  return wilson(right, all, deviations)[0]
}

/** Wilson's 95 % interval for a share of `right` among `all`; [0, 1] without rows. */
export function wilson95(right: number, all: number): readonly [low: number, high: number] {
  return wilson(right, all, 1.96)
}

/** F1 of a claim with `right` rows among `claimed`; 0 where none is right. */
export function claimF1(right: number, claimed: number, support: number): number {
  return right === 0 ? 0 : f1Of({ right, predicted: claimed, support })
}

function wilson(right: number, all: number, z: number): readonly [low: number, high: number] {
  if (all === 0) return [0, 1]
  const share = right / all
  const scale = 1 + (z * z) / all
  const middle = share + (z * z) / (2 * all)
  const width = z * Math.sqrt((share * (1 - share)) / all + (z * z) / (4 * all * all))
  return [Math.max(0, (middle - width) / scale), Math.min(1, (middle + width) / scale)]
}
