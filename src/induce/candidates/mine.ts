import { LONGEST_PHRASE, SHORTEST_START, type CorpusIndex } from './corpus-index.js'
import { wilsonLower } from './score.js'
import { countOf } from './sketch.js'
import { tokensStarting, type Form, type TermIndex } from './term-index.js'

/** A possible keyword, not yet evaluated. */
export interface Candidate {
  /** Folded and squashed, with `*` behind it where the word may go on. */
  readonly key: string
  /** As folded words. */
  readonly words: readonly string[]
  /** Whether the last word may go on: `царевн` finds `царевны`. */
  readonly open: boolean
  /** Every way it is written: `spongebob` and `sponge bob` are one candidate. */
  readonly forms: readonly Form[]
  /** As the project's label writes it; undefined where it was found in rows. */
  readonly written?: string
  /** Other words that may stand between two of its words; undefined for none. */
  readonly between?: number
}

/** Candidates that cover at least this share of their project's name are always kept. */
export const LEAST_NAME_SHARE = 0.4
/** Candidates kept for each row of the project and each field. */
const KEPT_PER_ROW = 8
/** Candidates with a smaller share of right rows are dropped: no condition makes them precise. */
const LEAST_PRECISION = 0.005
/** Starts shared by more words than this are too general to be candidates. */
const COMMON_START = 200

/**
 * Lists candidate keywords: words, stems, common word starts, phrases of up to
 * four words and compounds written without spaces.
 *
 * A candidate must occur in at least `least` rows. Of those, each row keeps the
 * few that are most precise by an approximate count over the whole corpus.
 *
 *          «Приключения Пети и Волка»
 *   words    приключения · пети · и · волка
 *   stems    приключени* · волк*
 *   phrases  приключения пети · пети и волка · приключения пети и · …
 */
export function mineCandidates(
  corpusIndex: CorpusIndex,
  { rows, least, names }: MiningOptions,
): Candidate[] {
  const kept = new Map<string, CountedCandidate>()
  corpusIndex.terms.corpus.fields.forEach((field, number) => {
    const found = new Map<string, CountedCandidate>()
    for (const row of rows) {
      const from = field.offsets[row] as number
      const to = field.offsets[row + 1] as number
      for (let at = from; at < to; at++) {
        for (let end = at + 1; end <= Math.min(to, at + LONGEST_PHRASE); end++) {
          const tokens = field.tokens.subarray(at, end)
          if (mayBeKeyword(tokens, { corpusIndex, names }))
            countTokens(found, { corpusIndex, row, tokens })
        }
      }
    }
    addStarts(found, corpusIndex.terms)
    const frequent = [...found.values()].filter(
      (mined) => mined.rows.length >= least || isGluedMined(mined),
    )
    const named = frequent.filter(
      (mined) => nameShare(mined, names) >= LEAST_NAME_SHARE || isGluedMined(mined),
    )
    for (const mined of mostPrecise(frequent, corpusIndex, number)) join(kept, mined)
    for (const mined of named) join(kept, mined)
  })
  return [...kept.values()].map(({ key, words, open, forms }) => {
    return { key, words, open, forms: [...forms.values()] }
  })
}

/** How much of one of the project's names a candidate is, in [0, 1]. */
export function nameShare({ key }: Pick<Candidate, 'key'>, names: readonly string[]): number {
  const part = key.replace('*', '')
  if (part === '') return 0
  return Math.max(0, ...names.map((name) => (name.includes(part) ? part.length / name.length : 0)))
}

/** Whether no edge of the words is a filler; words of the project's own name may be. */
function mayBeKeyword(
  tokens: Int32Array,
  { corpusIndex, names }: { readonly corpusIndex: CorpusIndex; readonly names: readonly string[] },
): boolean {
  const { fillers, terms } = corpusIndex
  if (fillers[tokens[0] as number] === 0 && fillers[tokens.at(-1) as number] === 0) return true
  const key = Array.from(tokens, (token) => terms.corpus.vocabulary[token] as string).join('')
  const says = tokens.some((token) => fillers[token] === 0)
  return nameShare({ key }, names) >= (says ? LEAST_NAME_SHARE : 1)
}

/** Whether a candidate occurs both as several words and as one: a name and its hashtag. */
export function isGlued({ forms, open }: Pick<Candidate, 'forms' | 'open'>): boolean {
  const lengths = forms.map(({ tokens }) => tokens.length)
  return !open && lengths.includes(1) && Math.max(...lengths) > 1
}

/** Arguments of {@link mineCandidates}. */
export interface MiningOptions {
  /** The project's rows. */
  readonly rows: readonly number[]
  /** Fewest of these rows that a candidate must occur in. */
  readonly least: number
  /** The project's names, folded and squashed. */
  readonly names: readonly string[]
}

/** A candidate while its rows are collected. */
interface CountedCandidate extends Omit<Candidate, 'forms'> {
  readonly forms: Map<string, Form>
  /** The project's rows it occurs in. */
  readonly rows: number[]
}

/** Adjacent tokens of one row. */
interface TokenRun {
  readonly corpusIndex: CorpusIndex
  readonly row: number
  readonly tokens: Int32Array
}

function countTokens(
  found: Map<string, CountedCandidate>,
  { corpusIndex, row, tokens }: TokenRun,
): void {
  const { vocabulary } = corpusIndex.terms.corpus
  const words = Array.from(tokens, (token) => vocabulary[token] as string)
  const form: Form = { tokens: [...tokens], start: '' }
  countOccurrence(found, { words, open: false, form, row })
  const stem = corpusIndex.stemNumbers[tokens.at(-1) as number] as number
  if (stem < 0) return
  const start = corpusIndex.stems[stem - vocabulary.length] as string
  const cut: Form = { tokens: [...tokens.subarray(0, -1)], start }
  countOccurrence(found, { words: [...words.slice(0, -1), start], open: true, form: cut, row })
}

/** One occurrence of a candidate in a row. */
interface Occurrence {
  readonly words: readonly string[]
  readonly open: boolean
  readonly form: Form
  readonly row: number
}

function countOccurrence(
  found: Map<string, CountedCandidate>,
  { words, open, form, row }: Occurrence,
): void {
  const key = words.join('') + (open ? '*' : '')
  const known = found.get(key)
  const mined: CountedCandidate = known ?? { key, words, open, forms: new Map(), rows: [] }
  if (!known) found.set(key, mined)
  if (mined.rows.at(-1) !== row) mined.rows.push(row)
  const name = form.tokens.join(' ') + form.start
  if (!mined.forms.has(name)) mined.forms.set(name, form)
}

/** Adds the prefixes that several words share: `смешарик` of `смешарики`, `смешариков`. */
function addStarts(found: Map<string, CountedCandidate>, index: TermIndex): void {
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

/** A candidate with its estimated precision. */
interface RankedCandidate {
  readonly mined: CountedCandidate
  readonly score: number
}

function isGluedMined({ forms, open }: CountedCandidate): boolean {
  return forms.size > 1 && isGlued({ forms: [...forms.values()], open })
}

/** Keeps the most precise candidates of each row; one row is enough to keep a candidate. */
function mostPrecise(
  frequent: readonly CountedCandidate[],
  corpusIndex: CorpusIndex,
  field: number,
): Set<CountedCandidate> {
  const best = new Map<number, RankedCandidate[]>()
  for (const mined of frequent) {
    const all = Math.max(mined.rows.length, roughCount(mined, corpusIndex, field))
    if (mined.rows.length < LEAST_PRECISION * all) continue
    const score = wilsonLower(mined.rows.length, all, 1) - 1e-6 * mined.words.length
    for (const row of mined.rows) {
      const list: RankedCandidate[] = best.get(row) ?? []
      if (list.length === 0) best.set(row, list)
      if (list.length === KEPT_PER_ROW && (list.at(-1)?.score ?? 0) >= score) continue
      const at = list.findIndex((other) => other.score < score)
      list.splice(at < 0 ? list.length : at, 0, { mined, score })
      if (list.length > KEPT_PER_ROW) list.pop()
    }
  }
  return new Set([...best.values()].flatMap((list) => list.map(({ mined }) => mined)))
}

function roughCount({ forms }: CountedCandidate, corpusIndex: CorpusIndex, field: number): number {
  const sketch = corpusIndex.sketches[field]
  const starts = corpusIndex.terms.fields[field]?.starts
  if (!sketch || !starts) return 0
  let total = 0
  for (const { tokens, start } of forms.values()) {
    if (tokens.length === 0) {
      for (const token of tokensStarting(corpusIndex.terms, start)) {
        total += (starts[token + 1] as number) - (starts[token] as number)
      }
    } else {
      const stem = start === '' ? [] : [corpusIndex.stemOf.get(start) ?? -1]
      total += countOf(sketch, [...tokens, ...stem])
    }
  }
  return total
}

function join(kept: Map<string, CountedCandidate>, mined: CountedCandidate): void {
  const known = kept.get(mined.key)
  if (!known) kept.set(mined.key, mined)
  else for (const [name, form] of mined.forms) known.forms.set(name, form)
}

function commonStart(one: string, other: string): string {
  let length = 0
  while (length < one.length && one[length] === other[length]) length++
  return one.slice(0, length)
}
