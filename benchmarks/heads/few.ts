/** Heads that know few rows beside a balanced LinearSVC, on the same draws. */
import type { Evidence } from '../../src/heads/features/features.js'
import { createJudge } from '../../src/heads/scoring/judge.js'
import { randomFrom } from '../../src/numbers/random.js'
import { fitHeads } from '../../src/learn/heads/fit-heads.js'
import { numberOption } from '../options.js'
import { loadSet, type SetName } from './data.js'
import { figuresOf } from './figures.js'
import { pythonWithSklearn, runLinearSvc } from './linear-svc.js'
import { goldOf, type Split } from './peers.js'

/** How a set is drawn from: rows of none to learn from and to judge, and the rows a project must have. */
interface Draws {
  readonly set: SetName
  readonly none: readonly [number, number]
  readonly leastRows: number
}

const DRAWS: readonly Draws[] = [
  { set: 'rutube titles', none: [80, 80], leastRows: 12 },
  { set: 'epg titles', none: [400, 600], leastRows: 12 },
]

/** Rows of each project, or 1 and 10 by turns. */
const ROWS = [1, 2, 3, 5, 10, 'half 1, half 10'] as const

/** Prints macro F1 without none and false claims, and how far LinearSVC is behind on the same draws. */
export async function runFew(): Promise<void> {
  const python = pythonWithSklearn()
  if (!python) console.log('  LinearSVC: skipped, no Python here has scikit-learn')
  for (const draws of DRAWS) {
    const rows = distinct(loadSet(draws.set)?.train ?? [])
    if (rows.length === 0) continue
    for (const size of ROWS) await compare(python, rows, { ...draws, size })
  }
}

async function compare(
  python: string | undefined,
  rows: readonly Evidence[],
  plan: Draws & { readonly size: (typeof ROWS)[number] },
): Promise<void> {
  const splits = Array.from({ length: numberOption('folds', 20) }, (_, seed) =>
    draw(rows, plan, seed + 1),
  )
  const ours: string[][] = []
  for (const { train, test } of splits) {
    const { model } = await fitHeads(Array.from(train, (row) => rows[row] as Evidence))
    const judge = createJudge(model)
    ours.push(
      Array.from(test, (row) => {
        const verdict = judge(rows[row] as Evidence)
        return verdict.kind === 'settled' ? verdict.labels[0].project : 'none'
      }),
    )
  }
  const gold = splits.map(({ test }) => Array.from(test, (row) => goldOf(rows[row] as Evidence)))
  const own = ours.map((given, at) => worthOf(gold[at] ?? [], given))
  console.log(`  ${plan.set}, ${plan.size} a project: kaskad ${shown(own)}`)
  if (!python) return
  const peer = runLinearSvc(python, rows, splits).map((given, at) => worthOf(gold[at] ?? [], given))
  const ahead = own.map(({ f1 }, at) => f1 - (peer[at]?.f1 ?? 0))
  console.log(`    LinearSVC ${shown(peer)}; kaskad ahead by ${interval(ahead)}`)
}

function worthOf(gold: readonly string[], given: readonly string[]) {
  const claimed = gold.filter((label, at) => label === 'none' && given[at] !== 'none').length
  return { f1: figuresOf({ gold, given }).macroF1, claimed }
}

function shown(worths: readonly { readonly f1: number; readonly claimed: number }[]): string {
  const claimed = worths.reduce((sum, worth) => sum + worth.claimed, 0) / worths.length
  return `F1 ${interval(worths.map(({ f1 }) => f1))}, ${claimed.toFixed(1)} false claims`
}

/** Mean and half the width of its 95 % interval over the draws. */
function interval(values: readonly number[]): string {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  const square = values.reduce((sum, value) => sum + (value - mean) ** 2, 0)
  const half =
    (1.96 * Math.sqrt(square / Math.max(1, values.length - 1))) / Math.sqrt(values.length)
  return `${mean.toFixed(3)} ± ${half.toFixed(3)}`
}

/** The first row of each text. */
export function distinct(rows: readonly Evidence[]): Evidence[] {
  const seen = new Set<string>()
  return rows.filter(({ item }) => {
    const text = Object.values(item.item.texts).join('\n').toLowerCase()
    if (seen.has(text)) return false
    seen.add(text)
    return true
  })
}

export function draw(
  rows: readonly Evidence[],
  { none, leastRows, size }: Draws & { readonly size: (typeof ROWS)[number] },
  seed: number,
): Split {
  const random = randomFrom(seed)
  const byLabel = new Map<string, number[]>()
  const order = [...rows.keys()].map((row) => ({ row, luck: random() }))
  for (const { row } of order.toSorted((a, b) => a.luck - b.luck)) {
    const label = goldOf(rows[row] as Evidence)
    byLabel.set(label, [...(byLabel.get(label) ?? []), row])
  }
  const train: number[] = []
  const test: number[] = []
  const projects = [...byLabel].filter(
    ([label, own]) => label !== 'none' && own.length >= leastRows,
  )
  for (const [at, [, own]] of projects.toSorted(([a], [b]) => (a < b ? -1 : 1)).entries()) {
    const many = typeof size === 'number' ? size : [1, 10][at % 2]
    train.push(...own.slice(0, many))
    test.push(...own.slice(many))
  }
  const ofNone = byLabel.get('none') ?? []
  train.push(...ofNone.slice(0, none[0]))
  test.push(...ofNone.slice(none[0], none[0] + none[1]))
  return { train: Int32Array.from(train), test: Int32Array.from(test) }
}
