import { binomialTail } from '../../numbers/binomial.js'

/** A row with the chance of the head that would claim it. */
export interface ClaimedRow {
  readonly chance: number
  readonly right: boolean
  /** Rows of one group count as one; absent or '' for a row alone. */
  readonly group?: string | undefined
}

/** What is promised of the rows at or above a cut-off. */
export interface PrecisionPromise {
  /** The share of them that is right, below 1. */
  readonly wanted: number
  /** In what share of trainings the promise may be broken. */
  readonly risk: number
}

/** How many cut-offs are tried at most: each costs recall where all of them pass. */
const TRIED = 20

/**
 * The lowest cut-off whose precision on rows not seen can be promised; undefined where none can.
 *
 * Cut-offs are tested from the strictest that so few rows can prove, evenly spaced, down to the
 * first that fails: as they come in a fixed order, the promise holds for all that pass. Rows of one
 * group count as one, which is wrong where any of them is.
 *
 * @param sorted - Rows that heads have not seen, with chances that were not learned from them, the
 * likeliest first. New rows must come as they do: another share of none breaks the promise.
 * @see Angelopoulos et al., "Learn then test: calibrating predictive algorithms to achieve risk control", 2021.
 */
export function promisedCut(
  sorted: readonly ClaimedRow[],
  { wanted, risk }: PrecisionPromise,
): number | undefined {
  const steps = stepsOf(sorted)
  const all = steps.at(-1)?.trials ?? 0
  const least = Math.ceil(Math.log(risk) / Math.log(wanted))
  let cut: number | undefined
  for (let nth = 0; nth < TRIED; nth++) {
    const trials = Math.round(least + (nth * (all - least)) / (TRIED - 1))
    const step = steps.find((one) => one.trials >= trials)
    if (!step || binomialTail(step.wrong, step.trials, 1 - wanted) > risk) return cut
    cut = step.cut
  }
  return cut
}

/** A cut-off with the groups that it takes. */
interface Step {
  readonly cut: number
  readonly trials: number
  /** Groups of them with a row that is wrong. */
  readonly wrong: number
}

/** Every cut-off that takes other rows than the one before. */
function stepsOf(sorted: readonly ClaimedRow[]): Step[] {
  const groups = new Map<string, boolean>()
  const steps: Step[] = []
  let wrong = 0
  for (const [at, { chance, right, group = '' }] of sorted.entries()) {
    const name = group === '' ? `\0${at}` : group
    if (!right && groups.get(name) !== true) wrong++
    groups.set(name, !right || groups.get(name) === true)
    const next = sorted[at + 1]?.chance
    if (next === chance) continue
    steps.push({ cut: (chance + (next ?? chance)) / 2, trials: groups.size, wrong })
  }
  return steps
}
