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
}

/** An id that no line holds by chance, and that every format writes as it is. */
const SOME_ID = 'kaskad-0f1d6e57-id'

/** An id that every format writes as it is. */
const PLAIN = /^[\w-]*$/

/** Rows in one piece of lines. */
const PIECE = 4096

/** The lines of an archive in a form, the same that `classify` writes: each decision is written once and each id put into it. */
export function* archiveLines(
  { segments, bodies, rows }: LineSource,
  form: DecisionForm,
  keyed: KeyedRules,
): Generator<string> {
  const lines = decisionLines(form)
  const decisionOf = placesIn(keyed)
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
  let base = 0
  for (const segment of segments) {
    let text = ''
    for (const [row, id] of segment.ids().entries()) {
      const number = rows[base + row] as number
      if (PLAIN.test(id)) {
        const [before, after] = partsOf(number)
        text += before + id + after
      } else text += lines([decisionOf(id, bodies[number] as DecisionBody)], [{ kept: [] }])
      if (row % PIECE !== PIECE - 1) continue
      yield text
      text = ''
    }
    if (text !== '') yield text
    base += segment.rows
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
