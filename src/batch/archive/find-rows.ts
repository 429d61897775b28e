import { createArena, reset, type Arena } from '../../normalise/fold/arena.js'
import { matchText } from '../../matcher/matcher.js'
import type { Needle } from '../../rules/matching/needle.js'
import { FULL_PROFILE } from '../../rules/matching/profile.js'
import {
  createSearch,
  looseIn,
  type FoldedSearch,
  type LooseSearch,
} from '../../rules/matching/search.js'
import type { NormalText } from '../../normalise/fold/normal-text.js'
import { gramQueriesOf } from './gram-query.js'
import type { FieldNeedle } from './rule-keys.js'
import type { ArchiveSegment } from './segment.js'

/** Needles searched for in folded texts. */
type TextSearch = FoldedSearch | LooseSearch

/** Which rows of a segment are looked at. */
export interface RowRange {
  readonly from: number
  readonly to: number
}

/** The needles of one field. */
interface FieldSearch {
  readonly field: string
  readonly stored: readonly TextSearch[]
  /** Searched for in raw texts: another fold, letter for letter, or an expression. */
  readonly others: readonly TextSearch[]
  readonly raw: readonly Extract<Needle, { kind: 'raw' }>[]
  readonly needles: readonly Needle[]
  /** Number of a needle → its key. */
  readonly keys: ReadonlyMap<number, string>
}

/** Finds the rows in which needles stand. */
export interface RowFinder {
  /** Calls back with each needle found in a row: rows rise, a needle may come twice. */
  readonly find: (
    segment: ArchiveSegment,
    range: RowRange,
    found: (key: string, row: number) => void,
  ) => void
}

/** Above so many needles all texts are read: their trigrams together are in most of them. */
const MANY = 200

/** Prepares to look for needles, each as if it were alone: none outshines another. */
export function createRowFinder(needles: ReadonlyMap<string, FieldNeedle>): RowFinder {
  const fields = [...groupsOf(needles)].map(([field, keyed]): FieldSearch => {
    const own = keyed.map(([, { needle }]) => needle)
    const { folded, loose, raw } = createSearch(own)
    const texts = [...folded, ...loose]
    return {
      field,
      stored: texts.filter(isStored),
      others: texts.filter((search) => !isStored(search)),
      raw,
      needles: own,
      keys: new Map(keyed.map(([key, { needle }]) => [needle.id, key])),
    }
  })
  const arena = createArena()
  return {
    find: (segment, range, found) => {
      for (const search of fields) {
        if (!segment.fields.includes(search.field)) continue
        findStored(segment, { search, range, arena, found })
        if (search.others.length + search.raw.length > 0)
          findRaw(segment, { search, range, arena, found })
      }
    },
  }
}

/** Whether the archive keeps texts as they are searched. */
function isStored({ profile }: TextSearch): boolean {
  return profile.name === FULL_PROFILE
}

function groupsOf(
  needles: ReadonlyMap<string, FieldNeedle>,
): ReadonlyMap<string, [string, FieldNeedle][]> {
  const groups = new Map<string, [string, FieldNeedle][]>()
  for (const entry of needles) {
    const { field } = entry[1]
    const others = groups.get(field)
    if (others) others.push(entry)
    else groups.set(field, [entry])
  }
  return groups
}

interface Look {
  readonly search: FieldSearch
  readonly range: RowRange
  readonly arena: Arena
  readonly found: (key: string, row: number) => void
}

function findStored(segment: ArchiveSegment, { search, range, arena, found }: Look): void {
  if (search.stored.length === 0) return
  const { field } = search
  segment.eachText({ field, rows: rowsToRead(segment, search, range), arena }, (row, text) => {
    for (const own of search.stored) tell(own, text, (id) => found(keyIn(search, id), row))
  })
}

/** The rows that may have a needle, by their trigrams. */
function rowsToRead(
  segment: ArchiveSegment,
  search: FieldSearch,
  { from, to }: RowRange,
): number[] {
  const stored = search.needles.filter(
    (needle) => needle.kind !== 'raw' && needle.profile.name === FULL_PROFILE,
  )
  const queries = stored.length > MANY ? undefined : queriesOf(stored)
  const marks = queries && new Uint8Array(segment.rows)
  for (const query of queries ?? []) if (marks) segment.mark(search.field, query, marks)
  const rows: number[] = []
  for (let row = from; row < to; row++) if (!marks || marks[row] === 1) rows.push(row)
  return rows
}

function queriesOf(needles: readonly Needle[]): ReturnType<typeof gramQueriesOf> {
  const each = needles.map((needle) => gramQueriesOf(needle))
  return each.includes(undefined) ? undefined : each.flatMap((queries) => queries ?? [])
}

/** Rows read at a time. */
const BATCH = 1024

function findRaw(segment: ArchiveSegment, { search, range, arena, found }: Look): void {
  for (let from = range.from; from < range.to; from += BATCH) {
    const rows = Array.from({ length: Math.min(BATCH, range.to - from) }, (_, at) => from + at)
    for (const [at, item] of segment.items(rows).entries()) {
      const raw = item.texts[search.field]
      const row = from + at
      if (raw === undefined) continue
      for (const needle of search.raw)
        for (const _ of needle.find(raw)) found(keyIn(search, needle.id), row)
      for (const own of search.others) {
        reset(arena)
        const text = own.profile.folder.fold(raw, arena)
        tell(own, text, (id) => found(keyIn(search, id), row))
      }
    }
  }
}

/** Tells of every needle in a text, before any is judged. */
function tell(search: TextSearch, text: NormalText, found: (id: number) => void): void {
  if (!('matcher' in search)) {
    for (const { needle } of looseIn(search, text)) found(needle.id)
    return
  }
  const { matcher, hits, needles } = search
  const count = matchText(matcher(), text, hits)
  for (let at = 0; at < count; at++) {
    const needle = needles[hits.ids[at] as number]
    if (needle) found(needle.id)
  }
}

function keyIn({ keys }: FieldSearch, id: number): string {
  const key = keys.get(id)
  if (key === undefined) throw new Error('a needle without a key')
  return key
}
