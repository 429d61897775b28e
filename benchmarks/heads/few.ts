/** Heads that know few rows beside a balanced LinearSVC, on the same draws. */
import type { Evidence } from '../../src/heads/features/features.js'
import { randomFrom } from '../../src/numbers/random.js'
import { numberOption } from '../options.js'
import { compareDraws } from './beside-svc.js'
import { loadSet, type SetName } from './data.js'
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

/** Prints what heads and LinearSVC are worth at each number of rows, on the same draws. */
export async function runFew(): Promise<void> {
  for (const draws of DRAWS) {
    const rows = distinct(loadSet(draws.set)?.train ?? [])
    if (rows.length === 0) continue
    for (const size of ROWS) {
      const many = numberOption('folds', 20)
      await compareDraws({
        name: `${draws.set}, ${size} a project`,
        rows,
        draws: Array.from({ length: many }, (_, seed) => draw(rows, { ...draws, size }, seed + 1)),
      })
    }
  }
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
