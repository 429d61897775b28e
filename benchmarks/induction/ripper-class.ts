import type { Random } from '../../src/numbers/random.js'
import { exceptionBits, ruleBits } from './description-length.js'
import { growRule, type Condition, type Sample } from './ripper-grow.js'
import { hasFeature, type Table } from './ripper-table.js'

/** One rule, with the rows of its problem that it covers. */
export interface Rule {
  readonly conditions: readonly Condition[]
  readonly rows: ReadonlySet<number>
}

/** Rows of one label and rows of others. */
export interface Problem {
  readonly table: Table
  readonly rows: readonly number[]
  readonly isPositive: Uint8Array
  readonly random: Random
}

/** A problem with what is asked of it over and over. */
interface Known extends Problem {
  readonly positives: number
  readonly isRow: Uint8Array
}

const OPTIMISATIONS = 2
/** Bits beyond the shortest description after which no more rules are added. */
const SPARE_BITS = 64

/** The rules of one label: IREP*, then two rounds that replace or revise each rule. */
export function coverProblem(given: Problem): readonly Rule[] {
  const isRow = new Uint8Array(given.table.rows.length)
  for (const row of given.rows) isRow[row] = 1
  const positives = given.rows.reduce((sum, row) => sum + (given.isPositive[row] as number), 0)
  const problem = { ...given, positives, isRow }
  let rules = addRules(problem, [])
  for (let round = 0; round < OPTIMISATIONS && rules.length > 0; round++) {
    for (let at = 0; at < rules.length; at++) rules = optimised(problem, rules, at)
    rules = addRules(problem, rules)
  }
  return rules
}

/** Whether a row meets all conditions. */
export function isCovered(row: Int32Array, conditions: readonly Condition[]): boolean {
  return conditions.every(({ feature, present }) => hasFeature(row, feature) === present)
}

function addRules(problem: Known, before: readonly Rule[]): readonly Rule[] {
  const { isPositive } = problem
  let rules = [...before]
  let shortest = bitsOf(problem, rules)
  let left = uncovered(problem.rows, rules)
  while (left.some((row) => isPositive[row] === 1)) {
    const { grow, prune } = split(problem, left)
    const conditions = pruned(problem, growRule(grow, []), prune)
    const rule = ruleOf(problem, conditions)
    const found = left.filter((row) => rule.rows.has(row))
    const right = found.filter((row) => isPositive[row] === 1).length
    if (right === 0 || 2 * right <= found.length) break
    const bits = bitsOf(problem, [...rules, rule])
    if (bits > shortest + SPARE_BITS) break
    rules.push(rule)
    shortest = Math.min(shortest, bits)
    left = left.filter((row) => !rule.rows.has(row))
  }
  for (const rule of rules.toReversed()) {
    const without = rules.filter((other) => other !== rule)
    if (bitsOf(problem, without) <= bitsOf(problem, rules)) rules = without
  }
  return rules
}

/** The rules with the one at this place as it is, replaced or revised: whatever is shortest to describe. */
function optimised(problem: Known, rules: readonly Rule[], at: number): readonly Rule[] {
  const before = rules.slice(0, at)
  const after = rules.slice(at + 1)
  const own = rules[at]
  if (!own) return rules
  const { grow, prune } = split(problem, uncovered(problem.rows, before))
  const rest = { ...prune, rows: uncovered(prune.rows, after) }
  const variants = [[], own.conditions].map((start) =>
    ruleOf(problem, pruned(problem, growRule(grow, start), rest, 'whole')),
  )
  let best = rules
  for (const variant of variants) {
    if (variant.conditions.length === 0) continue
    const changed = [...before, variant, ...after]
    if (bitsOf(problem, changed) < bitsOf(problem, best)) best = changed
  }
  return best
}

/** The conditions without the last ones, whose removal the pruning rows favour. */
function pruned(
  { table }: Problem,
  conditions: readonly Condition[],
  { rows, isPositive }: Sample,
  by: 'rule' | 'whole' = 'rule',
): readonly Condition[] {
  const negatives = rows.filter((row) => isPositive[row] === 0).length
  let best: { readonly length: number; readonly worth: number } | undefined
  for (let length = 1; length <= conditions.length; length++) {
    const start = conditions.slice(0, length)
    const found = rows.filter((row) => isCovered(table.rows[row] as Int32Array, start))
    const right = found.filter((row) => isPositive[row] === 1).length
    const wrong = found.length - right
    const worth =
      by === 'whole'
        ? (right + negatives - wrong) / Math.max(1, rows.length)
        : (right - wrong) / Math.max(1, found.length)
    if (!best || worth > best.worth) best = { length, worth }
  }
  return conditions.slice(0, best?.length ?? 0)
}

function ruleOf({ table, rows, isRow }: Known, conditions: readonly Condition[]): Rule {
  const lists = conditions
    .filter(({ present }) => present)
    .map(({ feature }) => table.having[feature] ?? [])
  const few = lists.toSorted((a, b) => a.length - b.length)[0]
  const candidates = few ? few.filter((row) => isRow[row] === 1) : rows
  return {
    conditions,
    rows: new Set(candidates.filter((row) => isCovered(table.rows[row] as Int32Array, conditions))),
  }
}

/** Bits of the rules and of the rows they decide wrongly. */
function bitsOf({ table, rows, isPositive, positives }: Known, rules: readonly Rule[]): number {
  const covered = new Set(rules.flatMap((rule) => [...rule.rows]))
  let right = 0
  for (const row of covered) right += isPositive[row] as number
  const coverage = {
    covered: covered.size,
    uncovered: rows.length - covered.size,
    falsePositives: covered.size - right,
    falseNegatives: positives - right,
  }
  const possible = 2 * table.having.length
  const theory = rules.reduce(
    (sum, { conditions }) => sum + ruleBits(conditions.length, possible),
    0,
  )
  return theory + exceptionBits(coverage, positives / rows.length)
}

function uncovered(rows: readonly number[], rules: readonly Rule[]): readonly number[] {
  return rows.filter((row) => !rules.some((rule) => rule.rows.has(row)))
}

/** Two thirds of either side to grow a rule on, one third to prune it. */
function split(
  { table, isPositive, random }: Problem,
  rows: readonly number[],
): { readonly grow: Sample; readonly prune: Sample } {
  const grow: number[] = []
  const prune: number[] = []
  const dealt = [0, 0]
  const offsets = [Math.floor(3 * random()), Math.floor(3 * random())]
  for (const row of shuffled(rows, random)) {
    const side = isPositive[row] as number
    const turn = (dealt[side] as number) + (offsets[side] as number)
    dealt[side] = (dealt[side] as number) + 1
    if (turn % 3 === 2) prune.push(row)
    else grow.push(row)
  }
  return { grow: { table, rows: grow, isPositive }, prune: { table, rows: prune, isPositive } }
}

function shuffled(rows: readonly number[], random: Random): Int32Array {
  const order = Int32Array.from(rows)
  for (let at = order.length - 1; at > 0; at--) {
    const other = Math.floor(random() * (at + 1))
    const moved = order[at] as number
    order[at] = order[other] as number
    order[other] = moved
  }
  return order
}
