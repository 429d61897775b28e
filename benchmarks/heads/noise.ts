/** Labels that are wrong as the studio's are, beside a balanced LinearSVC. */
import type { Evidence } from '../../src/heads/features/features.js'
import { randomFrom, type Random } from '../../src/numbers/random.js'
import { numberOption } from '../options.js'
import { compareDraws, type Draw } from './beside-svc.js'
import { loadSet, type SetName } from './data.js'
import { distinct } from './few.js'
import { goldOf } from './peers.js'

/** A set and how many rows of none there are to learn from and to judge. */
const PLANS: readonly { readonly set: SetName; readonly none: number }[] = [
  { set: 'rutube titles', none: 160 },
  { set: 'epg titles', none: 3000 },
]

/** What share of the rows of two projects is none's in truth. */
const WRONG = [0.27, 0.63]

/** What share of the rows of a third stands as none's. */
const LOST = 1 / 3

/** A project must have so many rows to be spoiled. */
const LEAST_ROWS = 12

/** Prints macro F1 without none on clean rows, with labels to learn from that are wrong. */
export async function runNoise(): Promise<void> {
  for (const { set, none } of PLANS) {
    let taken = 0
    const rows = distinct(loadSet(set)?.train ?? []).filter(
      (row) => goldOf(row) !== 'none' || taken++ < none,
    )
    if (rows.length === 0) continue
    const draws = Array.from({ length: numberOption('folds', 10) }, (_, seed) =>
      spoilt(rows, seed + 1),
    )
    const spoiled = (row: number, draw: number): boolean =>
      draws[draw]?.spoiled.has(goldOf(rows[row] as Evidence)) === true
    await compareDraws({
      name: `${set}, labels spoilt`,
      rows,
      draws,
      parts: { 'all projects': () => true, 'the three spoilt': spoiled },
    })
  }
}

/** Half of the rows of each label to learn from, with the labels of three projects spoilt. */
function spoilt(
  rows: readonly Evidence[],
  seed: number,
): Draw & { readonly spoiled: ReadonlySet<string> } {
  const random = randomFrom(seed)
  const shuffled = shuffle([...rows.keys()], random)
  const byLabel = new Map<string, number[]>()
  for (const row of shuffled) {
    const label = goldOf(rows[row] as Evidence)
    byLabel.set(label, [...(byLabel.get(label) ?? []), row])
  }
  const train: number[] = []
  const test: number[] = []
  for (const own of byLabel.values()) {
    const half = Math.ceil(own.length / 2)
    train.push(...own.slice(0, half))
    test.push(...own.slice(half))
  }
  const labels = rows.map(goldOf)
  const learned = (label: string): number[] => train.filter((row) => labels[row] === label)
  const free = shuffle(learned('none'), random)
  const projects = [...byLabel]
    .filter(([label, own]) => label !== 'none' && own.length >= LEAST_ROWS)
    .map(([label]) => label)
    .toSorted()
  const chosen = shuffle(projects, random).slice(0, WRONG.length + 1)
  for (const [at, label] of chosen.entries()) {
    const own = learned(label)
    const share = WRONG[at]
    if (share === undefined) {
      for (const row of own.slice(0, Math.round(LOST * own.length))) labels[row] = 'none'
    } else {
      for (const row of free.splice(0, Math.round((share / (1 - share)) * own.length)))
        labels[row] = label
    }
  }
  return {
    train: Int32Array.from(train),
    test: Int32Array.from(test),
    labels,
    spoiled: new Set(chosen),
  }
}

function shuffle<T>(values: readonly T[], random: Random): T[] {
  return values
    .map((value) => ({ value, luck: random() }))
    .toSorted((a, b) => a.luck - b.luck)
    .map(({ value }) => value)
}
