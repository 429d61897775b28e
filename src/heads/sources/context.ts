import { hashOf, mix } from '../../numbers/mix.js'
import type { Item } from '../../types/item.js'

/**
 * Labelled rows by group and time: what a row's neighbours are looked up in. Names and texts are
 * kept as hashes alone. Rows of a group stand together, in the order of time.
 */
export interface KnownRows {
  /** Hash of the value of the group column, ascending. */
  readonly groups: Uint32Array
  /** Minutes since 1970; infinite where the row has no date. */
  readonly minutes: Float64Array
  /** Number of the label; that of none is the number of projects. */
  readonly labels: Uint16Array
  /** Tells a row from others, so that a row never sees its own label. */
  readonly keys: Uint32Array
}

/** What the context source was learned with. */
export interface ContextPlan {
  /** The column whose value groups rows: a channel. */
  readonly group: string
  /** `archive`: neighbours before and after a row; `past`: only those before it. */
  readonly mode: 'archive' | 'past'
  /** The projects by label number. */
  readonly projects: readonly string[]
}

/** Votes of known rows for each label, none last; each list adds up to less than 1. */
export type Votes = Readonly<Record<VoteKind, Float64Array>>

/**
 * Which rows vote: those `near` in time on the same day, those of the same `slot` of the day on
 * other days, and the `history` of the group.
 */
export type VoteKind = (typeof VOTE_KINDS)[number]

/** Every kind of vote, in the order of the joining step's slopes. */
export const VOTE_KINDS = ['near', 'slot', 'history'] as const

/** Rows on the same day that vote. */
const NEAREST = 4
/** Minutes that a row may lie away in time of day to be of the same slot. */
const SLOT = 25
const DAY = 24 * 60
/** Rows of a group before and after a row that are looked at: bounds the cost of a row. */
const WINDOW = 1500

/** The columns that group rows, the first that is there. */
export const GROUP_COLUMNS = ['yt_channel_id', 'channel'] as const

/** The group of an item; undefined where it has none. */
export function groupOf({ categories, texts }: Item, column: string): string | undefined {
  return categories[column] ?? texts[column]
}

/** Puts labelled rows in the order in which they are looked up. */
export function knownRowsOf(
  rows: readonly { readonly item: Item; readonly label: number }[],
  group: string,
): KnownRows {
  const found = rows
    .flatMap(({ item, label }) => {
      const value = groupOf(item, group)
      if (value === undefined) return []
      return { group: groupHash(value), minute: minuteOf(item), label, key: keyOf(item) }
    })
    .toSorted(
      (a, b) =>
        a.group - b.group || compare(a.minute, b.minute) || a.key - b.key || a.label - b.label,
    )
  return {
    groups: Uint32Array.from(found, (row) => row.group),
    minutes: Float64Array.from(found, (row) => row.minute),
    labels: Uint16Array.from(found, (row) => row.label),
    keys: Uint32Array.from(found, (row) => row.key),
  }
}

/** Infinite minutes are equal, and their difference is no number. */
function compare(a: number, b: number): number {
  if (a === b) return 0
  return a < b ? -1 : 1
}

/**
 * The votes of known rows on an item; undefined where its group is unknown.
 *
 * A row that is the item itself, by texts, group and date, has no vote. Cost: at most 3,000 rows.
 */
export function votesOn(item: Item, known: KnownRows, plan: ContextPlan): Votes | undefined {
  const value = groupOf(item, plan.group)
  if (value === undefined) return undefined
  const hash = groupHash(value)
  const from = firstAt(known.groups, hash)
  const to = firstAt(known.groups, hash + 1)
  if (from === to) return undefined
  const own = { minute: minuteOf(item), key: keyOf(item) }
  const middle = firstAt(known.minutes, own.minute, [from, to])
  const range = [Math.max(from, middle - WINDOW), Math.min(to, middle + WINDOW)] as const
  const votes = emptyVotes(plan.projects.length + 1)
  const sameDay: { readonly row: number; readonly distance: number }[] = []
  for (let row = range[0]; row < range[1]; row++) {
    const minute = known.minutes[row] as number
    if (known.keys[row] === own.key) continue
    if (plan.mode === 'past' && !(minute < own.minute)) continue
    const label = known.labels[row] as number
    add(votes.history, label)
    const distance = Math.abs(minute - own.minute)
    if (distance < DAY / 2) sameDay.push({ row, distance })
    else if (slotDistance(minute, own.minute) <= SLOT) add(votes.slot, label)
  }
  sameDay.sort((a, b) => a.distance - b.distance || a.row - b.row)
  for (const { row } of sameDay.slice(0, NEAREST)) add(votes.near, known.labels[row] as number)
  for (const kind of VOTE_KINDS) toShares(votes[kind])
  return votes
}

function emptyVotes(size: number): Votes {
  return {
    near: new Float64Array(size),
    slot: new Float64Array(size),
    history: new Float64Array(size),
  }
}

function add(votes: Float64Array, label: number): void {
  votes[label] = (votes[label] ?? 0) + 1
}

/** One vote more than there are keeps few votes from being sure. */
function toShares(votes: Float64Array): void {
  const all = votes.reduce((sum, count) => sum + count, 1)
  for (let label = 0; label < votes.length; label++) votes[label] = (votes[label] as number) / all
}

/** How far two times of day lie apart; no number where a date is not known. */
function slotDistance(one: number, other: number): number {
  const apart = Math.abs((one % DAY) - (other % DAY))
  return Math.min(apart, DAY - apart)
}

function groupHash(value: string): number {
  return mix(hashOf(value))
}

function minuteOf({ when }: Item): number {
  return when === undefined ? Infinity : when / 60_000
}

function keyOf({ texts, when }: Item): number {
  let hash = hashOf(String(when ?? ''))
  for (const name of Object.keys(texts).toSorted()) {
    hash = hashOf(`\0${name}\0${texts[name] ?? ''}`, hash)
  }
  return mix(hash)
}

/** The first place from which on no value is below `least`. */
function firstAt(
  sorted: Uint32Array | Float64Array,
  least: number,
  [from, to]: readonly [number, number] = [0, sorted.length],
): number {
  let [low, high] = [from, to]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((sorted[middle] as number) < least) low = middle + 1
    else high = middle
  }
  return low
}
