import { keywordLanguages } from '../../normalise/language/keyword-language.js'
import type { LanguageOf } from '../../normalise/language/language.js'
import { formsOf, isInflected } from '../../normalise/words/forms.js'
import type { CorpusIndex } from './corpus-index.js'
import { joinedName } from './joined-name.js'
import { LEAST_NAME_SHARE, nameShare, type Candidate } from './mine.js'
import { countRoles, type Roles } from './options.js'
import { rowsOf, type Form, type TermIndex } from './term-index.js'

/** One of the names in a project's label. */
export interface ProjectName {
  /** As the label writes it. */
  readonly written: string
  /** Its folded words. */
  readonly words: readonly string[]
}

/** Arguments of {@link inflected}. */
export interface InflectOptions {
  readonly corpusIndex: CorpusIndex
  readonly names: readonly ProjectName[]
  readonly languageOf: LanguageOf
  readonly roles: Roles
}

/**
 * The candidates with their inflected forms, as the rules will find them, and the project's names
 * beside them, whether a row writes them so or not. A form that stands mostly in rows of others is
 * another word (трансформер of Трансформеры) and is left out.
 *
 *     машу и медведя, маши и медведя  →  маша и медведь, found in all three spellings
 */
export function inflected(mined: readonly Candidate[], task: InflectOptions): Candidate[] {
  const { corpusIndex, languageOf } = task
  const names = task.names.map(({ words }) => words.join(''))
  const candidates = [...withNames(mined, task)]
  const wanted = candidates.filter((candidate) => mayInflect(candidate, corpusIndex, names))
  const texts = wanted.map(({ words, written }) => written ?? words.join(' '))
  const languages = keywordLanguages(texts, languageOf)
  const forms = new Map(
    wanted.map((candidate, i) => {
      const language = languages[i]
      const found = isInflected(language) ? formsOf(texts[i] as string, language) : []
      return [candidate, found.flatMap((form) => formIn(form, task))]
    }),
  )
  return candidates.map((candidate) => {
    const more = forms.get(candidate) ?? []
    return more.length === 0 ? candidate : { ...candidate, forms: [...candidate.forms, ...more] }
  })
}

/** Adds the names that no row of the project writes as the label does, and those it joins in several ways. */
function withNames(mined: readonly Candidate[], task: InflectOptions): readonly Candidate[] {
  const { corpusIndex, names } = task
  const known = new Map(mined.map((candidate) => [candidate.key, candidate]))
  for (const { written, words } of names) {
    const joined = joinedName(words, task)
    if (joined) known.set(joined.key, joined)
    const key = words.join('')
    if (key === '' || known.has(key)) continue
    const tokens = tokenNumbers(corpusIndex.terms, words)
    known.set(key, {
      key,
      words,
      open: false,
      forms: tokens ? [{ tokens, start: '' }] : [],
      written,
    })
  }
  return [...known.values()]
}

/** Names, parts of names and single words that have an ending. */
function mayInflect(
  candidate: Candidate,
  { terms, stemNumbers }: CorpusIndex,
  names: readonly string[],
): boolean {
  if (candidate.open) return false
  if (nameShare(candidate, names) >= LEAST_NAME_SHARE) return true
  const [word = '', ...rest] = candidate.words
  const token = rest.length === 0 ? terms.numberOf.get(word) : undefined
  return token !== undefined && (stemNumbers[token] as number) >= 0
}

/** A form as tokens, where the corpus has all of them. */
function formIn(text: string, { corpusIndex, roles }: InflectOptions): Form[] {
  const { terms, tokensIn } = corpusIndex
  const tokens = tokenNumbers(terms, tokensIn(text))
  if (!tokens) return []
  const form = { tokens, start: '' }
  const rows = new Set(terms.fields.flatMap((field) => [...rowsOf(terms, field, form)]))
  const { own, other } = countRoles(Int32Array.from(rows), roles)
  return other >= LEAST_OTHERS && other > own ? [] : [form]
}

const LEAST_OTHERS = 2

function tokenNumbers({ numberOf }: TermIndex, words: readonly string[]): number[] | undefined {
  const tokens = words.map((word) => numberOf.get(word))
  return tokens.includes(undefined) || tokens.length === 0 ? undefined : (tokens as number[])
}
