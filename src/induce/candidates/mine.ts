import { LONGEST_PHRASE, SHORTEST_START, type Ground } from './ground.js'
import { wilsonLower } from './score.js'
import { countOf } from './sketch.js'
import { tokensStarting, type Form, type TermIndex } from './term-index.js'

/** A possible keyword, before it is known what it is worth. */
export interface Candidate {
  /** Folded and squashed, with `*` behind it where the word may go on. */
  readonly key: string
  /** As folded words. */
  readonly words: readonly string[]
  /** Whether the last word may go on: `царевн` finds `царевны`. */
  readonly open: boolean
  /** Every way it is written: `spongebob` and `sponge bob` are one candidate. */
  readonly forms: readonly Form[]
}

/** A candidate that is this much of its project's name is kept, whatever else it finds. */
export const NAMED = 0.4
/** Candidates kept for each row of the project and each field. */
const KEPT_PER_ROW = 8
/** A smaller share of right rows than this no condition can mend. */
const HOPELESS = 0.005
/** A word start that this many words share says little. */
const COMMON_START = 200

/**
 * Words, stems, common word starts, phrases of up to four words and glued
 * forms that stand in at least `least` of the rows, and of these for each row
 * the few that look surest by a rough count of the whole corpus.
 *
 *          «Приключения Пети и Волка»
 *   words    приключения · пети · и · волка
 *   stems    приключени* · волк*
 *   phrases  приключения пети · пети и волка · приключения пети и · …
 */
export function mineCandidates(ground: Ground, { rows, least, name }: Lode): Candidate[] {
  const kept = new Map<string, Mined>()
  ground.index.corpus.fields.forEach((field, number) => {
    const found = new Map<string, Mined>()
    for (const row of rows) {
      const from = field.offsets[row] as number
      const to = field.offsets[row + 1] as number
      for (let at = from; at < to; at++) {
        for (let end = at + 1; end <= Math.min(to, at + LONGEST_PHRASE); end++) {
          note(found, { ground, row, tokens: field.tokens.subarray(at, end) })
        }
      }
    }
    addStarts(found, ground.index)
    const frequent = [...found.values()].filter(
      (mined) => mined.rows.length >= least || isGluedMined(mined),
    )
    const named = frequent.filter((mined) => nameShare(mined, name) >= NAMED || isGluedMined(mined))
    for (const mined of surest(frequent, ground, number)) join(kept, mined)
    for (const mined of named) join(kept, mined)
  })
  return [...kept.values()].map(({ key, words, open, forms }) => {
    return { key, words, open, forms: [...forms.values()] }
  })
}

/** How much of the project's name a candidate is, in [0, 1]. */
export function nameShare({ key }: { readonly key: string }, name: string): number {
  const part = key.replace('*', '')
  return part !== '' && name.includes(part) ? part.length / name.length : 0
}

/** Whether a candidate was met both in several words and in one: a name beside its hashtag. */
export function isGlued({ forms, open }: Pick<Candidate, 'forms' | 'open'>): boolean {
  const lengths = forms.map(({ tokens }) => tokens.length)
  return !open && lengths.includes(1) && Math.max(...lengths) > 1
}

/** Where candidates are sought. */
export interface Lode {
  /** The project's rows. */
  readonly rows: readonly number[]
  /** In how many of them a candidate must stand. */
  readonly least: number
  /** The project's name, folded and squashed. */
  readonly name: string
}

/** A candidate being counted. */
interface Mined extends Omit<Candidate, 'forms'> {
  readonly forms: Map<string, Form>
  /** The project's rows it stands in. */
  readonly rows: number[]
}

/** Tokens in a row, as they were met. */
interface Met {
  readonly ground: Ground
  readonly row: number
  readonly tokens: Int32Array
}

function note(found: Map<string, Mined>, { ground, row, tokens }: Met): void {
  const { vocabulary } = ground.index.corpus
  const words = Array.from(tokens, (token) => vocabulary[token] as string)
  const form: Form = { tokens: [...tokens], start: '' }
  count(found, { words, open: false, form, row })
  const stem = ground.stemNumbers[tokens.at(-1) as number] as number
  if (stem < 0) return
  const start = ground.stems[stem - vocabulary.length] as string
  const cut: Form = { tokens: [...tokens.subarray(0, -1)], start }
  count(found, { words: [...words.slice(0, -1), start], open: true, form: cut, row })
}

interface Sighting {
  readonly words: readonly string[]
  readonly open: boolean
  readonly form: Form
  readonly row: number
}

function count(found: Map<string, Mined>, { words, open, form, row }: Sighting): void {
  const key = words.join('') + (open ? '*' : '')
  const known = found.get(key)
  const mined: Mined = known ?? { key, words, open, forms: new Map(), rows: [] }
  if (!known) found.set(key, mined)
  if (mined.rows.at(-1) !== row) mined.rows.push(row)
  const name = form.tokens.join(' ') + form.start
  if (!mined.forms.has(name)) mined.forms.set(name, form)
}

/** Adds the starts that several of the words share: `смешарик` of `смешарики`, `смешариков`. */
function addStarts(found: Map<string, Mined>, index: TermIndex): void {
  const single = [...found.values()]
    .filter(({ words, open }) => words.length === 1 && !open)
    .toSorted((a, b) => (a.key < b.key ? -1 : 1))
  for (let i = 1; i < single.length; i++) {
    const start = commonStart(single[i - 1]?.key ?? '', single[i]?.key ?? '')
    const key = `${start}*`
    if (start.length < SHORTEST_START || found.has(key)) continue
    if (tokensStarting(index, start).length > COMMON_START) continue
    const rows = new Set<number>()
    for (const one of single)
      if (one.key.startsWith(start)) for (const row of one.rows) rows.add(row)
    const forms = new Map([[start, { tokens: [], start }]])
    found.set(key, { key, words: [start], open: true, forms, rows: [...rows] })
  }
}

/** How sure a candidate looks. */
interface Looks {
  readonly mined: Mined
  readonly score: number
}

function isGluedMined({ forms, open }: Mined): boolean {
  return forms.size > 1 && isGlued({ forms: [...forms.values()], open })
}

/** For each row the candidates that look surest; a candidate is kept if any row keeps it. */
function surest(frequent: readonly Mined[], ground: Ground, field: number): Set<Mined> {
  const best = new Map<number, Looks[]>()
  for (const mined of frequent) {
    const all = Math.max(mined.rows.length, roughCount(mined, ground, field))
    if (mined.rows.length < HOPELESS * all) continue
    const score = wilsonLower(mined.rows.length, all, 1) - 1e-6 * mined.words.length
    for (const row of mined.rows) {
      const list: Looks[] = best.get(row) ?? []
      if (list.length === 0) best.set(row, list)
      if (list.length === KEPT_PER_ROW && (list.at(-1)?.score ?? 0) >= score) continue
      const at = list.findIndex((other) => other.score < score)
      list.splice(at < 0 ? list.length : at, 0, { mined, score })
      if (list.length > KEPT_PER_ROW) list.pop()
    }
  }
  return new Set([...best.values()].flatMap((list) => list.map(({ mined }) => mined)))
}

function roughCount({ forms }: Mined, ground: Ground, field: number): number {
  const sketch = ground.sketches[field]
  const starts = ground.index.fields[field]?.starts
  if (!sketch || !starts) return 0
  let total = 0
  for (const { tokens, start } of forms.values()) {
    if (tokens.length === 0) {
      for (const token of tokensStarting(ground.index, start)) {
        total += (starts[token + 1] as number) - (starts[token] as number)
      }
    } else {
      const stem = start === '' ? [] : [ground.stemOf.get(start) ?? -1]
      total += countOf(sketch, [...tokens, ...stem])
    }
  }
  return total
}

function join(kept: Map<string, Mined>, mined: Mined): void {
  const known = kept.get(mined.key)
  if (!known) kept.set(mined.key, mined)
  else for (const [name, form] of mined.forms) known.forms.set(name, form)
}

function commonStart(one: string, other: string): string {
  let length = 0
  while (length < one.length && one[length] === other[length]) length++
  return one.slice(0, length)
}
