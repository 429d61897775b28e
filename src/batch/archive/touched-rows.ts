import type { Decided, KeptClaim } from './decided.js'
import { createRowFinder } from './find-rows.js'
import { hitsIn, joinRows, type RowHits } from './row-hits.js'
import { isAskedLater, type KeyedRules } from './rule-keys.js'
import type { ArchiveSegment } from './segment.js'

/** Where the needles of rules stand, and the rows that they may decide in another way than before. */
export interface Touched {
  readonly hits: RowHits
  /** 1 for each row that is to be decided again. */
  readonly marks: Uint8Array
}

/**
 * Finds the rows that a change of rules can touch.
 *
 * A row is decided by the needles found in it and by the claims that these wake. So it is touched
 * where a needle that came or went stands in it (it may also outshine another needle; one that wakes
 * no claim counts where a claim is awake), where a claim
 * that came, went or changed its place among the others is woken in it, and where it came itself.
 * A needle is looked for by its trigrams; the rows of needles that stay are known.
 *
 * @param before - What was decided last, with the same settings and model; undefined where nothing was.
 */
export function findTouched(
  segments: readonly ArchiveSegment[],
  before: Decided | undefined,
  now: KeyedRules,
): Touched {
  const count = segments.reduce((sum, { rows }) => sum + rows, 0)
  const known = before?.rows.length ?? 0
  const hits = hitsNow(segments, before, now)
  const marks = new Uint8Array(count).fill(1, known)
  if (!before) return { hits, marks }
  const isOther = before.ordinary !== now.ordinary
  const changed = changedClaims(before.claims, now.claims)
  const later = new Uint8Array(count)
  const awake = new Uint8Array(count)
  for (const [key, rows] of [...before.hits, ...hits]) {
    if (!isAskedLater(key)) markRows(awake, rows)
    const stays = now.needles.has(key) && before.hits.has(key)
    if (isOther || !stays) markRows(isAskedLater(key) ? later : marks, rows)
  }
  for (const { needles } of changed)
    for (const needle of needles) {
      markRows(marks, before.hits.get(needle))
      markRows(marks, hits.get(needle))
    }
  markLacking(segments, marks, changed)
  markLacking(segments, awake, [...before.claims, ...now.claims])
  for (let row = 0; row < known; row++) if (later[row] === 1 && awake[row] === 1) marks[row] = 1
  return { hits, marks }
}

function markRows(marks: Uint8Array, rows: Uint32Array | undefined): void {
  for (const row of rows ?? []) marks[row] = 1
}

/** Rows of every needle: known ones go on with the rows that came, new ones are looked for in all. */
function hitsNow(
  segments: readonly ArchiveSegment[],
  before: Decided | undefined,
  { needles }: KeyedRules,
): RowHits {
  const known = before?.rows.length ?? 0
  const added = new Map([...needles].filter(([key]) => !before?.hits.has(key)))
  const old =
    known === 0 ? NOTHING : hitsIn(segments, createRowFinder(added), { from: 0, to: known })
  const count = segments.reduce((sum, { rows }) => sum + rows, 0)
  const late =
    known === count
      ? NOTHING
      : hitsIn(segments, createRowFinder(needles), { from: known, to: count })
  return new Map(
    [...needles.keys()].map((key) => [
      key,
      joinRows(before?.hits.get(key) ?? old.get(key), late.get(key)),
    ]),
  )
}

const NOTHING: RowHits = new Map()

/** Claims that one version alone has, and those that are no more in the order of the others. */
export function changedClaims(
  before: readonly KeptClaim[],
  now: readonly KeptClaim[],
): readonly KeptClaim[] {
  const places = new Map(before.map(({ key }, at) => [key, at]))
  const stayed = now.filter(({ key }) => places.has(key))
  const inOrder = longestRise(stayed.map(({ key }) => places.get(key) as number))
  const same = new Set(inOrder.map((at) => (before[at] as KeptClaim).key))
  return [...before, ...now].filter(({ key }) => !same.has(key))
}

/** The longest part of some different numbers that rises. */
function longestRise(numbers: readonly number[]): number[] {
  const ends: number[] = []
  const links = new Map<number, number | undefined>()
  for (const number of numbers) {
    let from = 0
    let to = ends.length
    while (from < to) {
      const middle = (from + to) >>> 1
      if ((ends[middle] as number) < number) from = middle + 1
      else to = middle
    }
    links.set(number, ends[from - 1])
    ends[from] = number
  }
  const rise: number[] = []
  for (let at = ends.at(-1); at !== undefined; at = links.get(at)) rise.push(at)
  return rise
}

/** Marks rows that lack what a changed claim waits for. */
function markLacking(
  segments: readonly ArchiveSegment[],
  marks: Uint8Array,
  claims: readonly KeptClaim[],
): void {
  const waited = new Map(
    claims
      .filter(({ asleep }) => asleep.length > 0)
      .map(({ asleep }) => [asleep.join('\n'), asleep]),
  )
  if (waited.size === 0) return
  let base = 0
  for (const segment of segments) {
    for (let row = 0; row < segment.rows; row++)
      for (const fields of waited.values()) if (segment.lacks(row, fields)) marks[base + row] = 1
    base += segment.rows
  }
}
