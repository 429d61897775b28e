import { isGlued, LEAST_NAME_SHARE, nameShare, type Candidate } from './mine.js'
import { wilsonLower } from './score.js'
import { rowsOf, type TermIndex } from './term-index.js'

/** Role of a row in the search for one project: another's, its own, or ignored. */
export const ROLE = { other: 0, own: 1, ignored: 2 } as const

/** One role per row; ignored rows count neither as right nor as wrong. */
export type Roles = Uint8Array

/** A candidate searched for in certain fields, with the rows it matches there. */
export interface Option {
  readonly candidate: Candidate
  /** Positions in the corpus's fields: found in any of them. */
  readonly fields: readonly number[]
  readonly rows: Int32Array
  /**
   * Other rows that contain the words in a field that is not searched. A name is
   * rare in every field; an ordinary word will also occur in the searched one.
   */
  readonly risk: number
  /** Whether it is the whole name of the project, or most of it, and not a stem. */
  readonly named: boolean
  /** Whether it is a good part of the project's name. */
  readonly related: boolean
  /** Whether it occurs both as several words and as one: a name and its hashtag. */
  readonly glued: boolean
  /** Rows among `rows` of the project, and of others. */
  readonly own: number
  readonly other: number
  /** Preference beyond its rows, in points of F1: see {@link bonusOf}. */
  readonly bonus: number
}

/** Counts of rows by role. */
export interface RowCounts {
  readonly own: number
  readonly other: number
}

/** Arguments of {@link listOptions}. */
export interface ListingOptions {
  readonly roles: Roles
  /** Weight of an option's risk rows in its precision. */
  readonly riskWeight: number
  /** The project's names, folded and squashed. */
  readonly names: readonly string[]
}

/** A candidate with this share of the name's letters counts as the whole name. */
const WHOLE_NAME = 0.8
/** Best options kept for each of the project's rows. */
const KEPT_PER_ROW = 5
/** A keyword loses its bonus below SHORT letters and gains no more beyond LONG. */
const SHORT = 6
const LONG = 24
/** Fields with at most this many tokens per text on average are short. */
export const SHORT_FIELD = 16

/**
 * Lists the options that the search tries: for each row of the project, the few
 * most precise ones that match it.
 *
 * Each candidate is searched for in each field alone, in the short fields
 * together and in all fields; a wider choice is kept only if it matches more.
 */
export function listOptions(
  index: TermIndex,
  candidates: readonly Candidate[],
  { roles, riskWeight, names }: ListingOptions,
): Option[] {
  const choices = fieldChoices(index)
  const best = new Map<number, Ranked[]>()
  const kept = new Set<Option>()
  for (const candidate of candidates) {
    const share = nameShare(candidate, names)
    const perField = index.fields.map((field) =>
      union(candidate.forms.map((form) => rowsOf(index, field, form))),
    )
    const everywhere = countRoles(union(perField), roles).other
    for (const found of distinct(candidate, choices, perField)) {
      const { own, other } = countRoles(found.rows, roles)
      if (own === 0) continue
      const named = !candidate.open && share >= WHOLE_NAME
      const glued = isGlued(candidate)
      const option = {
        ...found,
        named,
        related: share >= LEAST_NAME_SHARE,
        glued,
        own,
        other,
        risk: everywhere - other,
        bonus: bonusOf(found, names),
      }
      const all = own + other + riskWeight * option.risk
      const score = wilsonLower(own, all, 1) + option.bonus
      if (share >= LEAST_NAME_SHARE || glued) kept.add(option)
      for (const row of option.rows) {
        if (roles[row] === ROLE.own) keep(best, row, { option, score })
      }
    }
  }
  for (const list of best.values()) for (const { option } of list) kept.add(option)
  return [...kept]
}

/** Counts own and other rows; ignored rows are left out. */
export function countRoles(rows: Int32Array, roles: Roles): RowCounts {
  let own = 0
  let other = 0
  for (const row of rows) {
    if (roles[row] === ROLE.own) own++
    else if (roles[row] === ROLE.other) other++
  }
  return { own, other }
}

/** An option before its risk is known. */
type Found = Pick<Option, 'candidate' | 'fields' | 'rows'>

interface Ranked {
  readonly option: Option
  readonly score: number
}

/**
 * A small preference in points of F1. It favours the project's name, long
 * keywords (which tolerate typos and resemble few other words), the first field
 * and few fields.
 */
function bonusOf({ candidate, fields }: Found, names: readonly string[]): number {
  const length = candidate.key.replace('*', '').length
  const short = Math.max(0, SHORT - length)
  const elsewhere = fields.includes(0) ? 0 : 0.02
  const letters = 0.0003 * Math.min(LONG, length)
  const share = nameShare(candidate, names)
  const named = share >= LEAST_NAME_SHARE ? 0.1 * share : isGlued(candidate) ? 0.01 : 0
  return named + letters - 0.002 * short - elsewhere - 0.001 * fields.length
}

function keep(best: Map<number, Ranked[]>, row: number, ranked: Ranked): void {
  const list = best.get(row) ?? []
  if (list.length === 0) best.set(row, list)
  if (list.length === KEPT_PER_ROW && (list.at(-1)?.score ?? 0) >= ranked.score) return
  const at = list.findIndex(({ score }) => score < ranked.score)
  list.splice(at < 0 ? list.length : at, 0, ranked)
  if (list.length > KEPT_PER_ROW) list.pop()
}

/** Each field alone, then the short ones together, then all. */
function fieldChoices({ fields, corpus }: TermIndex): number[][] {
  const all = [...fields.keys()]
  const short = all.filter(
    (i) => (fields[i]?.places.length ?? 0) <= SHORT_FIELD * Math.max(1, corpus.rows),
  )
  const choices = all.map((i) => [i])
  if (short.length > 1 && short.length < all.length) choices.push(short)
  if (all.length > 1) choices.push(all)
  return choices
}

/** The choices that find rows no narrower choice found. */
function distinct(
  candidate: Candidate,
  choices: readonly (readonly number[])[],
  perField: readonly Int32Array[],
): Found[] {
  const options: Found[] = []
  for (const fields of choices) {
    const rows = union(fields.map((field) => perField[field] as Int32Array))
    if (rows.length === 0 || options.some((other) => other.rows.length === rows.length)) continue
    options.push({ candidate, fields, rows })
  }
  return options
}

function union(lists: readonly Int32Array[]): Int32Array {
  const found = lists.filter((list) => list.length > 0)
  if (found.length <= 1) return found[0] ?? new Int32Array(0)
  const rows = new Set<number>()
  for (const list of found) for (const row of list) rows.add(row)
  return Int32Array.from(rows).sort()
}
