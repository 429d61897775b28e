import { addTypoCounts, createTypoCounts, type TypoCounts } from '../../rules/checks/found-typos.js'
import type { Decision, DecisionKind } from '../../types/decision.js'
import type { StageName } from '../../types/verdict.js'

/** What came of a run, counted as it goes. */
export interface RunTally {
  rows: number
  rejects: number
  /** Rows whose decisions were known and are written as they were. */
  carried: number
  /** Rows whose decisions were known and are not written. */
  leftOut: number
  readonly stages: Map<StageName, Record<DecisionKind, number>>
  /** By `reason: winner over loser`. */
  readonly conflicts: Map<string, number>
  /** Spellings that keywords were found in by a typo. */
  readonly typos: TypoCounts
}

/** A tally of nothing. */
export function createTally(): RunTally {
  return {
    rows: 0,
    rejects: 0,
    carried: 0,
    leftOut: 0,
    stages: new Map(),
    conflicts: new Map(),
    typos: createTypoCounts(),
  }
}

/** Counts a batch. */
export function countBatch(tally: RunTally, decisions: readonly Decision[], rejects: number): void {
  tally.rows += decisions.length + rejects
  tally.rejects += rejects
  for (const { stage, kind, conflicts } of decisions) {
    const kinds = tally.stages.get(stage) ?? { assigned: 0, collection: 0, none: 0, abstained: 0 }
    kinds[kind] += 1
    tally.stages.set(stage, kinds)
    for (const { reason, winner, loser } of conflicts) {
      const key = `${reason}: ${winner} over ${loser}`
      tally.conflicts.set(key, (tally.conflicts.get(key) ?? 0) + 1)
    }
  }
}

/** Adds what another tally counted. */
export function addTally(tally: RunTally, other: RunTally): void {
  tally.rows += other.rows
  tally.rejects += other.rejects
  tally.carried += other.carried
  tally.leftOut += other.leftOut
  for (const [stage, kinds] of other.stages) {
    const own = tally.stages.get(stage)
    if (!own) tally.stages.set(stage, { ...kinds })
    else for (const kind of KINDS) own[kind] += kinds[kind]
  }
  for (const [key, times] of other.conflicts) {
    tally.conflicts.set(key, (tally.conflicts.get(key) ?? 0) + times)
  }
  addTypoCounts(tally.typos, other.typos)
}

/** Rows in, decisions and rejects out; a line per stage; the most frequent conflicts. */
export function tallyLines(tally: RunTally): readonly string[] {
  const { rows, rejects, carried, leftOut } = tally
  const known = [
    ...(carried > 0 ? [`, ${group(carried)} of them carried over`] : []),
    ...(leftOut > 0 ? [`; ${many(leftOut, 'known row')} left out`] : []),
  ].join('')
  return [
    `${many(rows, 'row')}: ${many(decisionsOf(tally), 'decision')}, ${many(rejects, 'reject')}${known}`,
    ...stageLines(tally),
    ...conflictLines(tally),
  ]
}

/** How many decisions are written. */
export function decisionsOf({ rows, rejects, leftOut }: RunTally): number {
  return rows - rejects - leftOut
}

/** The share of decisions each stage made: `rules 6 %, heads 94 %`. */
export function stageShares(tally: RunTally): string {
  const decisions = Math.max(1, decisionsOf(tally) - tally.carried)
  return [...tally.stages]
    .map(([stage, kinds]) => `${stage} ${((100 * sum(kinds)) / decisions).toFixed(0)} %`)
    .join(', ')
}

/** 1234567 → 1,234,567. */
export function group(value: number): string {
  return String(Math.round(value)).replace(/\B(?=(\d{3})+$)/g, ',')
}

/** 1 row, 2 rows. */
export function many(count: number, noun: string): string {
  return `${group(count)} ${noun}${count === 1 ? '' : 's'}`
}

const KINDS = ['assigned', 'collection', 'none', 'abstained'] as const

function stageLines({ stages }: RunTally): string[] {
  if (stages.size === 0) return []
  const width = 12
  const head = 'stage'.padEnd(8) + KINDS.map((name) => name.padStart(width)).join('')
  const lines = [...stages].map(
    ([stage, kinds]) =>
      stage.padEnd(8) + KINDS.map((name) => group(kinds[name]).padStart(width)).join(''),
  )
  return [head, ...lines]
}

const MOST = 5

function conflictLines({ conflicts }: RunTally): string[] {
  if (conflicts.size === 0) return []
  const ranked = [...conflicts].toSorted(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))
  const rest = ranked.length - MOST
  return [
    `conflicts settled: ${group(sumOf(conflicts.values()))}`,
    ...ranked.slice(0, MOST).map(([what, times]) => `  ${group(times).padStart(7)}  ${what}`),
    ...(rest > 0 ? [`  and ${rest} more kinds (--conflicts FILE lists the rows)`] : []),
  ]
}

function sum(kinds: Readonly<Record<DecisionKind, number>>): number {
  return sumOf(Object.values(kinds))
}

function sumOf(values: Iterable<number>): number {
  let total = 0
  for (const value of values) total += value
  return total
}
