import { countsOf } from './counts.js'
import { randomFrom } from './random.js'

/** A labelled row as far as splitting goes. */
export interface GroupedRow {
  readonly label: string
  /** Rows with the same key are kept together; `''` is no key. */
  readonly group: string
}

/**
 * Deals rows into folds: rows of a group together, each label evenly spread.
 *
 * The largest groups are dealt first, each to the fold that has fewest rows of
 * its label; chance decides between equals.
 *
 * @returns For each row its fold, below `folds`.
 */
export function dealFolds(rows: readonly GroupedRow[], folds: number, seed: number): Int32Array {
  const random = randomFrom(seed)
  const groups = new Map<string | number, number[]>()
  for (const [at, { group }] of rows.entries()) {
    const key = group === '' ? at : group
    const members = groups.get(key)
    if (members) members.push(at)
    else groups.set(key, [at])
  }
  const dealt = [...groups.values()]
    .map((members) => ({ members, luck: random() }))
    .toSorted((a, b) => b.members.length - a.members.length || a.luck - b.luck)
  const loads = new Map<string, Float64Array>()
  const foldOf = new Int32Array(rows.length)
  for (const { members } of dealt) {
    const label = commonest(members.map((at) => (rows[at] as GroupedRow).label))
    const load = loads.get(label) ?? Float64Array.from({ length: folds }, () => random() / 2)
    loads.set(label, load)
    const least = load.indexOf(Math.min(...load))
    load[least] = (load[least] as number) + members.length
    for (const at of members) foldOf[at] = least
  }
  return foldOf
}

function commonest(labels: readonly string[]): string {
  return [...countsOf(labels)].reduce((best, next) => (next[1] > best[1] ? next : best))[0]
}

/** How many folds rows were dealt to. */
export function foldCount(foldOf: Iterable<number>): number {
  let most = -1
  for (const fold of foldOf) most = Math.max(most, fold)
  return most + 1
}
