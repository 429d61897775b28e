import { createFolder } from '../../normalise/fold/fold.js'
import { FULL_FOLD } from '../../normalise/fold/fold-steps.js'
import type { Item } from '../../types/item.js'
import type { InducedCondition } from '../candidates/condition.js'
import type { CorpusIndex } from '../candidates/corpus-index.js'
import { nearShortName, nearWords } from '../candidates/near-words.js'
import { MOST_EXCEPTED } from './check.js'
import type { InducedClaim, InducedKeyword, InducedRule } from './induced-rule.js'
import { wilsonLower } from '../candidates/score.js'
import { namesOf } from '../candidates/names.js'
import type { Option } from '../candidates/options.js'
import type { LevelledRule } from '../search/search-all.js'
import type { ProjectRule } from '../search/search-project.js'
import { spellingOf, type Spelling } from '../candidates/surface.js'
import { rowsOf, tokensStarting } from '../candidates/term-index.js'

/** Rules written out, not yet run together. */
export interface Drafted {
  /** In the order of the projects' names. */
  readonly rules: InducedRule[]
  /** Wrong rows each keyword is known to find: `project keyword` → rows. */
  readonly expected: ReadonlyMap<string, number>
  /** Written forms of a keyword, to be written behind it: `project keyword` → keywords. */
  readonly forms: ReadonlyMap<string, readonly InducedKeyword[]>
  /** Rows of other projects that nearly match: candidates for `miss` examples. */
  readonly near: ReadonlyMap<string, readonly number[]>
}

/** Arguments of {@link draftRules}. */
export interface DraftOptions {
  readonly found: readonly LevelledRule[]
  readonly corpusIndex: CorpusIndex
  readonly items: readonly Item[]
}

/** Shorter words are matched only as whole words. */
const SHORT = 5
const NEAR = 30
/** Fewest held-out rows for which a precision is reported. */
const FEWEST_HELD_OUT = 5

/** Writes the rules found, each keyword as most rows spell it. */
export function draftRules({ found, corpusIndex, items }: DraftOptions): Drafted {
  const { corpus } = corpusIndex.terms
  const fields = corpus.fields.map(({ name }) => name)
  const spelling: Spelling = { items, folder: createFolder(FULL_FOLD), fields }
  const expected = new Map<string, number>()
  const near = new Map<string, readonly number[]>()
  const forms = new Map<string, readonly InducedKeyword[]>()
  const rules = found
    .filter(isWritten)
    .map(({ project: number, level, found: one }): InducedRule => {
      const project = corpus.projects[number] as string
      const claims = one.drafts.map((draft): InducedClaim => {
        const options = draft.options.toSorted((a, b) => b.own - a.own)
        const keywords = options.map((option) => {
          const known = { corpusIndex, spelling, project: number }
          const keyword = keywordOf(option, known)
          const name = `${project} ${keyword.text}`
          expected.set(name, option.other)
          forms.set(name, formsOfKeyword(keyword, option, known))
          return keyword
        })
        return {
          fields: draft.fields.map((field) => fields[field] as string),
          keywords,
          conditions: draft.conditions.map(({ condition }) =>
            spellCondition(condition, { corpusIndex, spelling }),
          ),
          figures: { right: 0, claimed: 0 },
          rows: [],
          seeded: false,
        }
      })
      near.set(project, nearRows(one, number, corpus.labels))
      const sorted = claims.toSorted((a, b) => rowsBrought(b, one) - rowsBrought(a, one))
      return {
        project,
        level,
        precision: claims.length === 0 ? undefined : heldOutPrecision(one),
        claims: claims.length === 0 ? [seededClaim(project, fields)] : sorted,
        match: [],
        miss: [],
      }
    })
  const inOrder = rules.toSorted((a, b) => (a.project < b.project ? -1 : 1))
  return { rules: inOrder, expected, forms, near }
}

/** What can be promised of the rule: the lower end of the 95 % interval on rows held out. */
function heldOutPrecision({ heldOut: { right, all } }: ProjectRule): number | undefined {
  return all < FEWEST_HELD_OUT ? undefined : wilsonLower(right, all, 1.96)
}

/** Whether anything can be written of a project: what was found, or a name that no row contradicts. */
function isWritten({ found }: LevelledRule): boolean {
  return found.drafts.length > 0 || !found.contradicted
}

/** A claim on the project's name alone, in the title. */
export function seededClaim(project: string, fields: readonly string[]): InducedClaim {
  return {
    fields: [fields.includes('title') ? 'title' : (fields[0] ?? 'title')],
    keywords: namesOf(project).map((text) => ({
      text,
      match: 'anywhere',
      typos: 'auto',
      except: [],
      variants: true,
    })),
    conditions: [],
    figures: { right: 0, claimed: 0 },
    rows: [],
    seeded: true,
  }
}

function rowsBrought({ keywords }: InducedClaim, { drafts }: ProjectRule): number {
  const same = drafts.find(({ options }) => options.length === keywords.length)
  return Math.max(0, ...(same?.options.map(({ own }) => own) ?? []))
}

/** What a condition is spelt with. */
interface SpellingOptions {
  readonly corpusIndex: CorpusIndex
  readonly spelling: Spelling
}

/** What a keyword is written with. */
interface KeywordOptions extends SpellingOptions {
  readonly project: number
}

/** The condition with its word, if any, as most rows spell it. */
function spellCondition(
  condition: InducedCondition,
  { corpusIndex, spelling }: SpellingOptions,
): InducedCondition {
  if (condition.kind !== 'with' && condition.kind !== 'stop') return condition
  const at = corpusIndex.terms.corpus.fields.findIndex(({ name }) => name === condition.field)
  return { ...condition, word: spellWord(condition.word, [at], { corpusIndex, spelling }) }
}

/** A folded word of these fields as most rows spell it, in small letters. */
function spellWord(
  word: string,
  fields: readonly number[],
  { corpusIndex, spelling }: SpellingOptions,
): string {
  const { terms } = corpusIndex
  const token = terms.numberOf.get(word)
  if (token === undefined) return word
  const form = { tokens: [token], start: '' }
  const rows = fields.flatMap((at) => {
    const field = terms.fields[at]
    return field ? [...rowsOf(terms, field, form)] : []
  })
  const candidate = { key: word, words: [word], open: false }
  return spellingOf({ candidate, fields, rows: Int32Array.from(rows) }, spelling).toLowerCase()
}

/** The option as a keyword, with the widest match mode that adds no wrong rows. */
function keywordOf(
  option: Option,
  { corpusIndex, spelling, project }: KeywordOptions,
): InducedKeyword {
  const { key, open, words } = option.candidate
  const text = spellingOf(option, spelling)
  const stem = open ? key.slice(0, -1) : key
  const plain = { text, match: 'anywhere', typos: 'auto', except: [], variants: true } as const
  if (words.length > 1) return plain
  const harm = wrongMatchesOf(option, corpusIndex, stem)
  const match =
    stem.length < SHORT && !open
      ? 'word'
      : harm.inside === 0
        ? 'anywhere'
        : harm.behind === 0 || open
          ? 'start'
          : 'word'
  const sought = { folder: spelling.folder, corpusIndex, project }
  const fields = [...spelling.fields.keys()]
  const spelled = (near: readonly string[]): string[] =>
    near.map((word) => spellWord(word, fields, { corpusIndex, spelling }))
  const short = open ? undefined : nearShortName(stem, sought)
  if (short && (short.length === 0 || option.named))
    return { ...plain, match: 'word', typos: 1, except: spelled(short) }
  const near = nearWords(stem, sought)
  if (near.length > MOST_EXCEPTED) return { ...plain, match, typos: 'off' }
  return { ...plain, match, except: spelled(near) }
}

/** Names of these lengths are found with an ending behind them, but not with a typo as well. */
const ENDED = { from: 6, to: 7 } as const
/** Letters of an ending at most, and places in rows of the project at least. */
const LONGEST_ENDING = 2
const LEAST_PLACES = 3

/** A name in Latin letters with an ending as only the project's rows write it (Gumballs), so that its slips are forgiven too. */
function formsOfKeyword(
  keyword: InducedKeyword,
  { candidate: { words } }: Option,
  options: KeywordOptions,
): InducedKeyword[] {
  const [stem = ''] = words
  const isFitting = stem.length >= ENDED.from && stem.length <= ENDED.to && words.length === 1
  const { corpusIndex, spelling } = options
  const { terms } = corpusIndex
  const isWord = terms.numberOf.has(stem) && /^\p{Script=Latin}+$/u.test(keyword.text)
  if (!isWord || !isFitting || keyword.match === 'word' || keyword.typos === 'off') return []
  const fields = [...spelling.fields.keys()]
  return tokensStarting(terms, stem).flatMap((token): InducedKeyword[] => {
    const word = terms.corpus.vocabulary[token] as string
    const ending = word.length - stem.length
    if (ending === 0 || ending > LONGEST_ENDING || !/^\p{L}+$/u.test(word)) return []
    if (ownPlaces(token, options) < LEAST_PLACES) return []
    const near = nearWords(word, { ...options, folder: spelling.folder })
    const except = near
      .filter((other) => other !== stem)
      .map((other) => spellWord(other, fields, { corpusIndex, spelling }))
    const rows = fields.flatMap((at) => {
      const field = terms.fields[at]
      return field ? [...rowsOf(terms, field, { tokens: [token], start: '' })] : []
    })
    const written = { key: word, words: [word], open: false }
    const found = { candidate: written, fields, rows: Int32Array.from(rows) }
    return [{ ...keyword, text: spellingOf(found, spelling), except }]
  })
}

/** Places in rows of the project where the token stands; 0 where one of others has it too. */
function ownPlaces(token: number, { corpusIndex, project }: KeywordOptions): number {
  const { corpus, fields } = corpusIndex.terms
  const labels = fields.flatMap(({ starts, places, rowOf }) =>
    Array.from(places.subarray(starts[token], starts[token + 1]), (place) =>
      Number(corpus.labels[rowOf[place] as number]),
    ),
  )
  return labels.every((label) => label === project) ? labels.length : 0
}

/** How often other words contain the stem, and how often they begin with it. */
function wrongMatchesOf(
  option: Option,
  { terms: index }: CorpusIndex,
  stem: string,
): { readonly inside: number; readonly behind: number } {
  const { vocabulary } = index.corpus
  const known = new Set(option.rows)
  let inside = 0
  let behind = 0
  vocabulary.forEach((word, token) => {
    if (word === stem || !word.includes(stem)) return
    const starts = word.startsWith(stem)
    if (starts && option.candidate.open) return
    for (const number of option.fields) {
      const field = index.fields[number]
      if (!field) continue
      for (let at = field.starts[token] as number; at < (field.starts[token + 1] as number); at++) {
        if (known.has(field.rowOf[field.places[at] as number] as number)) continue
        inside++
        if (starts) behind++
      }
    }
  })
  return { inside, behind }
}

/** Rows of other projects that a condition excludes or an imprecise keyword matches. */
function nearRows(
  { drafts, rows, options }: ProjectRule,
  project: number,
  labels: Int32Array,
): number[] {
  const claimed = new Set(rows)
  const near = new Set<number>()
  const kept = drafts.flatMap((draft) => draft.options)
  const unsure = options.filter(({ other, named }) => other > 0 && other < 50 && !named)
  for (const option of [...kept, ...unsure]) {
    for (const row of option.rows) {
      if (near.size >= NEAR) return [...near]
      if (!claimed.has(row) && labels[row] !== project) near.add(row)
    }
  }
  return [...near]
}
