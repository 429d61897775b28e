import type { Item } from '../../src/types/item.js'
import { randomFrom, type Random } from '../../src/numbers/random.js'
import { createFeatures } from './binary-features.js'
import { coverProblem, isCovered, type Rule } from './ripper-class.js'
import { createTable, type Table } from './ripper-table.js'

/** A list of rules, learned. */
export interface Ripper {
  /** Conditions of each rule. */
  readonly sizes: readonly number[]
  readonly ask: (item: Item) => string
}

/**
 * RIPPERk with two rounds of optimisation, for texts as sets of words and pairs of words: a condition
 * asks whether one is there or not. Projects are learned from the rarest to the most frequent, each
 * against all that are left; the first rule of the list that holds decides; `none` is what is left.
 *
 * @see Cohen, "Fast effective rule induction", 1995; "Learning trees and rules with set-valued
 * features", 1996. Bits of description and stopping as in Weka's JRip.
 */
export function learnRipper(items: readonly Item[], none: string, seed = 1): Ripper {
  const featuresOf = createFeatures()
  const table = createTable(items.map((item) => featuresOf(item)))
  const labels = items.map(({ gold }) => gold ?? none)
  const random = randomFrom(seed)
  const list: { readonly label: string; readonly rule: Rule }[] = []
  let left = [...labels.keys()]
  for (const label of rarestFirst(labels, none)) {
    const rules = learnLabel(table, { left, labels, label, random })
    const covered = new Set(rules.flatMap(({ rows }) => [...rows]))
    left = left.filter((row) => !covered.has(row))
    list.push(...rules.map((rule) => ({ label, rule })))
  }
  const ask = (item: Item): string => {
    const own = table.rowOf(featuresOf(item))
    return list.find(({ rule }) => isCovered(own, rule.conditions))?.label ?? none
  }
  return { sizes: list.map(({ rule }) => rule.conditions.length), ask }
}

interface LabelTask {
  readonly left: readonly number[]
  readonly labels: readonly string[]
  readonly label: string
  readonly random: Random
}

function learnLabel(table: Table, { left, labels, label, random }: LabelTask): readonly Rule[] {
  const isPositive = Uint8Array.from(labels, (own) => (own === label ? 1 : 0))
  return coverProblem({ table, rows: left, isPositive, random })
}

function rarestFirst(labels: readonly string[], none: string): string[] {
  const counts = new Map<string, number>()
  for (const label of labels) counts.set(label, (counts.get(label) ?? 0) + 1)
  return [...counts]
    .filter(([label]) => label !== none)
    .toSorted((a, b) => a[1] - b[1] || (a[0] < b[0] ? -1 : 1))
    .map(([label]) => label)
}
