import type { CorpusIndex } from './corpus-index.js'
import type { Candidate } from './mine.js'
import { ROLE, type Roles } from './options.js'
import type { FieldIndex, Form } from './term-index.js'

/** Where a name is looked for. */
export interface JoinedNameOptions {
  readonly corpusIndex: CorpusIndex
  readonly roles: Roles
}

/**
 * A project's name of several words as its rows join them: with a word between, which differs by
 * language. Undefined where rows and label join them in one way only, which is a phrase like any other.
 *
 *     tom and jerry: Tom & Jerry, Tom en Jerry, Tom et Jerry  →  tom jerry, one word between
 */
export function joinedName(
  words: readonly string[],
  { corpusIndex, roles }: JoinedNameOptions,
): Candidate | undefined {
  const { terms, isFiller } = corpusIndex
  const telling = words.filter((word) => !isFiller(word))
  const tokens = telling.map((word) => terms.numberOf.get(word) ?? -1)
  if (tokens.length < 2 || tokens.includes(-1)) return undefined
  const forms = new Map<string, Form>()
  const own = new Set<string>()
  for (const field of terms.fields) {
    for (const { form, row } of runsOf(field, tokens)) {
      const key = form.tokens.join(' ')
      forms.set(key, form)
      if (roles[row] === ROLE.own) own.add(key)
    }
  }
  const isJoined =
    words.indexOf(telling.at(-1) as string) - words.indexOf(telling[0] as string) >= telling.length
  const ways = own.size + (isJoined ? 1 : 0)
  if (own.size === 0 || ways < 2) return undefined
  return {
    key: telling.join(''),
    words: telling,
    open: false,
    forms: [...forms.values()],
    between: 1,
  }
}

interface Run {
  readonly form: Form
  readonly row: number
}

/** Where the tokens stand in order, each behind the one before it or one word further on. */
function* runsOf(
  { field: { tokens, offsets }, rowOf, starts, places }: FieldIndex,
  wanted: readonly number[],
): Generator<Run> {
  const first = wanted[0] as number
  for (let i = starts[first] as number; i < (starts[first + 1] as number); i++) {
    const place = places[i] as number
    const row = rowOf[place] as number
    const end = offsets[row + 1] as number
    const run = [first]
    let at = place + 1
    for (const token of wanted.slice(1)) {
      if (at < end && tokens[at] === token) run.push(token)
      else if (at + 1 < end && tokens[at + 1] === token) run.push(tokens[at++] as number, token)
      else break
      at++
    }
    if (run.at(-1) === wanted.at(-1) && countWanted(run, wanted) === wanted.length)
      yield { form: { tokens: run, start: '' }, row }
  }
}

function countWanted(run: readonly number[], wanted: readonly number[]): number {
  let at = 0
  for (const token of run) if (token === wanted[at]) at++
  return at
}
