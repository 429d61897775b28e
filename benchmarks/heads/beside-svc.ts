/** The heads beside a balanced LinearSVC: the same rows learned from and judged, in the same run. */
import type { Evidence } from '../../src/heads/features/features.js'
import { createJudge } from '../../src/heads/scoring/judge.js'
import { fitHeads } from '../../src/learn/heads/fit-heads.js'
import type { FitOptions } from '../../src/learn/heads/prepare-fit.js'
import { figuresOf } from './figures.js'
import { pythonWithSklearn, runLinearSvc } from './linear-svc.js'
import { goldOf, type Split } from './peers.js'

/** Rows to learn from and to judge. */
export interface Draw extends Split {
  /** The labels to learn from, for all rows by position; their own where absent. */
  readonly labels?: readonly string[]
}

/** Draws of one set, and what of their test rows is measured. */
export interface Comparison {
  readonly name: string
  readonly rows: readonly Evidence[]
  readonly draws: readonly Draw[]
  readonly fit?: FitOptions
  /** Parts of the test rows that have figures of their own; all of them where absent. */
  readonly parts?: Readonly<Record<string, (row: number, draw: number) => boolean>>
}

/** What a classifier is worth on the test rows of one draw. */
interface Worth {
  readonly f1: number
  /** Rows of none that it claims. */
  readonly claimed: number
}

/** Prints macro F1 without none and false claims of both, and how far the heads are ahead. */
export async function compareDraws({ name, rows, draws, fit, parts }: Comparison): Promise<void> {
  const ours: (readonly string[])[] = []
  for (const draw of draws) ours.push(await judged(rows, draw, fit))
  const python = pythonWithSklearn()
  const peers = python ? runLinearSvc(python, rows, draws) : undefined
  for (const [part, isIn] of Object.entries(parts ?? { '': () => true })) {
    const worths = (given: readonly (readonly string[])[]): Worth[] =>
      draws.map(({ test }, at) => {
        const chosen = [...test.keys()].filter((place) => isIn(test[place] as number, at))
        return worthOf(
          chosen.map((place) => goldOf(rows[test[place] as number] as Evidence)),
          chosen.map((place) => given[at]?.[place] ?? 'none'),
        )
      })
    const own = worths(ours)
    console.log(`  ${name}${part === '' ? '' : `, ${part}`}: kaskad ${shown(own)}`)
    if (!peers) continue
    const peer = worths(peers)
    const ahead = own.map(({ f1 }, at) => f1 - (peer[at]?.f1 ?? 0))
    console.log(`    LinearSVC ${shown(peer)}; kaskad ahead by ${interval(ahead)}`)
  }
  if (!python) console.log('    LinearSVC: skipped, no Python here has scikit-learn')
}

/** The labels that heads fitted on a draw give its test rows. */
async function judged(
  rows: readonly Evidence[],
  { train, test, labels }: Draw,
  fit: FitOptions = {},
): Promise<string[]> {
  const known = Array.from(train, (row) => labelled(rows[row] as Evidence, labels?.[row]))
  const { model } = await fitHeads(known, fit)
  const judge = createJudge(model)
  return Array.from(test, (row) => {
    const verdict = judge(rows[row] as Evidence)
    return verdict.kind === 'settled' ? verdict.labels[0].project : 'none'
  })
}

/** The row with this label in place of its own. */
export function labelled(evidence: Evidence, label: string | undefined): Evidence {
  if (label === undefined) return evidence
  const { item } = evidence
  return { ...evidence, item: { ...item, item: { ...item.item, gold: label } } }
}

function worthOf(gold: readonly string[], given: readonly string[]): Worth {
  const claimed = gold.filter((label, at) => label === 'none' && given[at] !== 'none').length
  return { f1: figuresOf({ gold, given }).macroF1, claimed }
}

function shown(worths: readonly Worth[]): string {
  const claimed = worths.reduce((sum, worth) => sum + worth.claimed, 0) / worths.length
  return `F1 ${interval(worths.map(({ f1 }) => f1))}, ${claimed.toFixed(1)} false claims`
}

/** Mean and half the width of its 95 % interval over the draws. */
export function interval(values: readonly number[]): string {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  const square = values.reduce((sum, value) => sum + (value - mean) ** 2, 0)
  const half =
    (1.96 * Math.sqrt(square / Math.max(1, values.length - 1))) / Math.sqrt(values.length)
  return `${mean.toFixed(3)} ± ${half.toFixed(3)}`
}
