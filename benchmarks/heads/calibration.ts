import { fitHeads } from '../../src/learn/heads/fit-heads.js'
import { createFitPool } from '../../src/learn/heads/fit-pool.js'
import { CUTS } from '../../src/heads/scoring/cutoffs.js'
import type { JudgedMargins } from '../../src/learn/heads/judged-margins.js'
import { bestOf, learnDecision } from '../../src/learn/heads/learn-decision.js'
import { loadSet, type SetName } from './data.js'

const SETS: readonly SetName[] = ['epg', 'epg masked', 'yt', 'rutube masked']
/** Heads with fewer right rows keep the logistic curve where each has a curve of its own. */
const LEAST_RIGHT = 30

/** A row with the chance that its best head is right, and whether it is. */
interface Guess {
  readonly head: number
  readonly chance: number
  readonly right: boolean
}

/** Log loss and Brier score, out of fold, of the logistic curve and of isotonic regression put over it. */
export async function runCalibration(): Promise<void> {
  for (const name of SETS) {
    const rows = loadSet(name)?.train
    if (!rows) continue
    const { judged } = await fitHeads(rows, { fitMany: createFitPool(2) })
    const pairs = crossed(judged)
    console.log(`calibration, ${name}, out of fold`)
    for (const curve of ['logistic', 'isotonic', 'isotonic per head'] as const) {
      const losses = pairs.map((pair) => lossOf(pair[curve], pair.right))
      const brier = mean(pairs.map((pair) => (pair[curve] - Number(pair.right)) ** 2))
      console.log(
        `  ${curve.padEnd(18)} log loss ${mean(losses).toFixed(5)}  Brier ${brier.toFixed(5)}`,
      )
    }
  }
}

interface Pair {
  readonly right: boolean
  readonly logistic: number
  readonly isotonic: number
  readonly 'isotonic per head': number
}

/** Each row by curves fitted to the other folds. */
function crossed(judged: JudgedMargins): Pair[] {
  const { foldOf } = judged.outOfFold
  const folds = Array.from({ length: Math.max(...foldOf) + 1 }, (_, fold) => fold)
  return folds.flatMap((fold) => {
    const others = [...foldOf.keys()].filter((row) => foldOf[row] !== fold)
    const rule = learnDecision(judged, Int32Array.from(others), CUTS)
    const guess = (row: number): Guess => {
      const best = bestOf(judged, row, rule)
      return { ...best, right: judged.labels[row] === best.head }
    }
    const seen = others.map(guess).toSorted((a, b) => a.chance - b.chance)
    const shared = isotonic(seen)
    const own = Array.from({ length: judged.projects }, (_, head) => {
      const rows = seen.filter((one) => one.head === head)
      const enough = rows.filter(({ right }) => right).length >= LEAST_RIGHT
      return enough ? isotonic(rows) : undefined
    })
    return [...foldOf.keys()]
      .filter((row) => foldOf[row] === fold)
      .map(guess)
      .map(({ head, chance, right }) => ({
        right,
        logistic: chance,
        isotonic: shared(chance),
        'isotonic per head': own[head]?.(chance) ?? chance,
      }))
  })
}

/** A rising step function of the chance. @param sorted - By chance, rising. @see Ayer et al., 1955. */
function isotonic(sorted: readonly Guess[]): (chance: number) => number {
  const steps: { from: number; right: number; rows: number }[] = []
  for (const { chance, right } of sorted) {
    let step = { from: chance, right: Number(right), rows: 1 }
    for (let last = steps.at(-1); last; last = steps.at(-1)) {
      if (last.right / last.rows < step.right / step.rows) break
      step = {
        from: last.from,
        right: last.right + step.right,
        rows: last.rows + step.rows,
      }
      steps.pop()
    }
    steps.push(step)
  }
  return (chance) => {
    const step = steps.findLast(({ from }) => from <= chance) ?? steps[0]
    return step ? step.right / step.rows : 0
  }
}

function lossOf(chance: number, right: boolean): number {
  const inside = Math.min(1 - 1e-4, Math.max(1e-4, chance))
  return -Math.log(right ? inside : 1 - inside)
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}
