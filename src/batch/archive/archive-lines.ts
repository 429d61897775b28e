import type { Decision } from '../../types/decision.js'
import { decisionLines, type DecisionForm } from '../../write/decisions.js'
import type { Decided, DecisionBody } from './decided.js'
import { replaceMarks, type KeyedRules } from './rule-keys.js'
import type { ArchiveSegment } from './segment.js'

/** What lines are made of. */
export interface LineSource {
  readonly segments: readonly ArchiveSegment[]
  readonly bodies: readonly DecisionBody[]
  /** Row → its decision, as a number of the bodies. */
  readonly rows: Uint32Array
  /** The columns carried along, by their numbers among those that rows have. */
  readonly keep: readonly number[]
}

/** Some rows as they are written. */
export interface ArchivePiece {
  readonly lines: string
  /** Decisions in which projects competed. */
  readonly conflicts: readonly Decision[]
  /** Decisions on videos whose minutes are known. */
  readonly segments: readonly Decision[]
}

/** An id that no line holds by chance, and that every format writes as it is. */
const SOME_ID = 'kaskad-0f1d6e57-id'

/** An id that every format writes as it is; in a spreadsheet a dash at its beginning would begin a formula. */
const PLAIN = /^(?:\w[\w-]*)?$/

/** Rows in one piece of lines. */
const PIECE = 4096

/** The lines of an archive in a form, the same that `classify` writes. */
export function* archivePieces(
  { segments, bodies, rows, keep }: LineSource,
  form: DecisionForm,
  keyed: KeyedRules,
): Generator<ArchivePiece> {
  const decisionOf = placesIn(keyed)
  const lineOf = lineMaker(bodies, form, decisionOf)
  let base = 0
  for (const segment of segments) {
    const ids = segment.ids()
    for (let from = 0; from < segment.rows; from += PIECE) {
      const numbers = Array.from(
        { length: Math.min(PIECE, segment.rows - from) },
        (_, at) => from + at,
      )
      const items = keep.length === 0 ? undefined : segment.items(numbers)
      let lines = ''
      const conflicts: Decision[] = []
      const minutes: Decision[] = []
      for (const [at, row] of numbers.entries()) {
        const [id = '', number = 0] = [ids[row], rows[base + row]]
        lines += lineOf(id, number, items && keep.map((column) => items[at]?.kept[column] ?? ''))
        const body = bodies[number] as DecisionBody
        if (body.conflicts.length > 0) conflicts.push(decisionOf(id, body))
        if (body.segments) minutes.push(decisionOf(id, body))
      }
      yield { lines, conflicts, segments: minutes }
    }
    base += segment.rows
  }
}

/** Writes the line of a row: each decision is written once and each id put into it, where nothing is carried along. */
function lineMaker(
  bodies: readonly DecisionBody[],
  form: DecisionForm,
  decisionOf: (id: string, body: DecisionBody) => Decision,
): (id: string, number: number, kept: readonly string[] | undefined) => string {
  const lines = decisionLines(form)
  const known: (readonly [before: string, after: string] | undefined)[] = []
  const partsOf = (number: number): readonly [string, string] => {
    const found = known[number]
    if (found) return found
    const written = lines([decisionOf(SOME_ID, bodies[number] as DecisionBody)], [{ kept: [] }])
    const at = written.indexOf(SOME_ID)
    const parts = [written.slice(0, at), written.slice(at + SOME_ID.length)] as const
    known[number] = parts
    return parts
  }
  return (id, number, kept) => {
    if (kept || !PLAIN.test(id))
      return lines([decisionOf(id, bodies[number] as DecisionBody)], [{ kept: kept ?? [] }])
    const [before, after] = partsOf(number)
    return before + id + after
  }
}

/** Makes decisions of bodies: claims are told by where they stand now. */
export function placesIn({
  claims,
}: Pick<Decided, 'claims'>): (id: string, body: DecisionBody) => Decision {
  const places = new Map(claims.map(({ key, place }) => [key, place]))
  return (id, body) => ({
    ...body,
    id,
    why: replaceMarks(body.why, (key) => places.get(key) ?? 'a claim that is no more'),
  })
}
