import { isGlued, NAMED, nameShare, type Candidate } from './mine.js'
import { wilsonLower } from './score.js'
import { rowsOf, type TermIndex } from './term-index.js'

/** What a row is to the project whose rule is sought. */
export const ROLE = { other: 0, own: 1, aside: 2 } as const

/** One role per row; a row put aside is neither gained nor lost. */
export type Roles = Uint8Array

/** A candidate in the fields it is looked for in, with the rows it finds there. */
export interface Option {
  readonly candidate: Candidate
  /** Positions in the corpus's fields: found in any of them. */
  readonly fields: readonly number[]
  readonly rows: Int32Array
  /**
   * Other rows that have the words in a field that is not looked at. A name is
   * rare everywhere; an ordinary word that never met this field yet will.
   */
  readonly risk: number
  /** Whether it is the project's name, or nearly, with nothing cut off. */
  readonly named: boolean
  /** Whether it is written both in words and glued, as a name is beside its hashtag. */
  readonly glued: boolean
  /** Rows among `rows` that are the project's, and that are not. */
  readonly own: number
  readonly other: number
  /** What speaks for it beside its rows, in points of F1. */
  readonly merit: number
}

/** How many of some rows are the project's own, and how many another's. */
export interface RowCounts {
  readonly own: number
  readonly other: number
}

/** Whose options are listed. */
export interface OptionQuery {
  readonly roles: Roles
  /** Share of an option's risk that is held against it. */
  readonly riskWeight: number
  /** The project's name, folded and squashed. */
  readonly name: string
}

/** So much of the project's name is the name. */
const WHOLE_NAME = 0.8
/** Best options kept for each of the project's rows. */
const KEPT_PER_ROW = 5
/** Letters below which a keyword is too short, and beyond which it is no better. */
const SHORT = 6
const LONG = 24
/** Options in a field of long texts need not be many: the short ones carry the name. */
const SHORT_FIELD = 16

/**
 * The options worth trying: for each of the project's rows, the few that find
 * it and are surest to be the project's.
 *
 * Each candidate is looked for in each field, in the short fields together, and
 * in all of them together; a wider choice must find more to be kept.
 */
export function listOptions(
  index: TermIndex,
  candidates: readonly Candidate[],
  { roles, riskWeight, name }: OptionQuery,
): Option[] {
  const choices = fieldChoices(index)
  const best = new Map<number, Ranked[]>()
  const kept = new Set<Option>()
  for (const candidate of candidates) {
    const share = nameShare(candidate, name)
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
        glued,
        own,
        other,
        risk: everywhere - other,
        merit: meritOf(found, name),
      }
      const all = own + other + riskWeight * option.risk
      const score = wilsonLower(own, all, 1) + option.merit
      if (share >= NAMED || glued) kept.add(option)
      for (const row of option.rows) {
        if (roles[row] === ROLE.own) keep(best, row, { option, score })
      }
    }
  }
  for (const list of best.values()) for (const { option } of list) kept.add(option)
  return [...kept]
}

/** Counts own and other rows; those put aside are left out. */
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
 * What speaks for an option beside its rows, in points of F1 and never many: it
 * is the project's name, it is long, so that slips in it can be seen and other
 * words are not like it, it looks in the first field and in few.
 */
function meritOf({ candidate, fields }: Found, name: string): number {
  const length = candidate.key.replace('*', '').length
  const short = Math.max(0, SHORT - length)
  const elsewhere = fields.includes(0) ? 0 : 0.02
  const letters = 0.0003 * Math.min(LONG, length)
  const share = nameShare(candidate, name)
  const named = share >= NAMED ? 0.1 * share : isGlued(candidate) ? 0.01 : 0
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
