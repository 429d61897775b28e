import { BEGINNING } from '../../matcher/groups.js'
import type { Bounds, Pattern } from '../../matcher/pattern.js'
import { foldKeyword } from '../../normalise/fold/normalise.js'
import { variantsOf, type Variant } from '../../normalise/fold/variants.js'
import { beginningsOf, isInflected, properFormsOf, formsOf } from '../../normalise/words/forms.js'
import type { FormLanguage } from '../../normalise/words/grammars.js'
import { rawWords } from '../../normalise/words/tokens.js'
import type { Keyword } from '../language/rule.js'
import { foldedBeginnings, withoutLonger } from './beginnings.js'
import { lettersIn } from './letters.js'
import { looseWordsOf, type LooseWords } from './loose.js'
import { stepsOf, type Profile } from './profile.js'
import { typosFor, typosForForm } from './typo-policy.js'

/** What overrides the rules of a run. */
export interface Overrides {
  readonly fold: 'full' | 'case'
  readonly typos: 'auto' | 'off'
  readonly forms: 'auto' | 'off'
}

/** One spelling of a keyword, folded. */
export interface FoldedSpelling {
  /** What is searched for, in full: needles of two versions of the rules that share it find the same. */
  readonly key: string
  readonly spelling: string
  /** How the spelling came from the keyword. */
  readonly by: Variant['by'] | 'itself' | 'form' | 'loose'
  readonly pattern: Pattern
  /** The policy chose its distance, so hits with typos need a second look. */
  readonly auto: boolean
  /** Units of it that no other alphabet's letters fold to; a hit with as many typos needs a second look. */
  readonly distinct: number
  /** Folded words that it is not: a hit within one of them does not count. */
  readonly except: readonly Uint16Array[]
}

/** By what a keyword's forms are looked for. */
export interface FormsRecipe {
  readonly key: string
  /** With one of these every form begins. */
  readonly beginnings: readonly Uint16Array[]
  /** The beginnings of forms that may have a typo. */
  readonly misspelt: readonly Uint16Array[]
  /** The keyword as it is written, folded: where it stands no form of it is misspelt. */
  readonly itself: Uint16Array
}

/** A keyword's words where they may move, and as what they are found. */
export interface LooseRecipe {
  readonly loose: LooseWords
  readonly as: FoldedSpelling
}

/**
 * All that a keyword alone says of what is searched for. Plain data, which can be kept on a disk:
 * it hangs on nothing but the keyword, the overrides and the program's version.
 */
export interface KeywordRecipe {
  /** The keyword as it is written, and in its further spellings. */
  readonly own: readonly FoldedSpelling[]
  /** Absent where it is not to be found in its forms. */
  readonly forms: FormsRecipe | undefined
  /** Absent where its words may not move. */
  readonly loose: LooseRecipe | undefined
}

/** Works out what is searched for, for one keyword of folded text. */
export function recipeOf(keyword: Keyword, profile: Profile, overrides: Overrides): KeywordRecipe {
  return {
    own: ownDrafts(keyword, profile, overrides),
    forms: formsOfKeyword(keyword, profile, overrides),
    loose: looseOfKeyword(keyword, profile, overrides),
  }
}

/** Two keywords of the same key have the same recipe. */
export function recipeKeyOf(keyword: Keyword, overrides: Overrides): string {
  const { text, match, typos, fold, forms, language, except, order, between } = keyword
  const { fold: folds, typos: forgives, forms: inflects } = overrides
  return JSON.stringify([
    text,
    match,
    typos,
    fold,
    forms,
    language,
    except,
    order,
    between,
    folds,
    forgives,
    inflects,
  ])
}

/** The keyword as it is written and in its further spellings. */
function ownDrafts(keyword: Keyword, profile: Profile, overrides: Overrides): FoldedSpelling[] {
  if (keyword.forms === 'only' && overrides.forms === 'off') return []
  const { text } = keyword
  const variants = variantsOf(text, stepsOf(keyword, overrides.fold))
  return [{ text, by: 'itself' } as const, ...variants].flatMap((each) => {
    const draft = draftOf(keyword, { text: each.text, by: each.by, profile }, overrides)
    return draft.pattern.units.length === 0 ? [] : [draft]
  })
}

/** The keyword's words where they may move, if they may. */
function looseOfKeyword(
  keyword: Keyword,
  profile: Profile,
  overrides: Overrides,
): LooseRecipe | undefined {
  if (overrides.fold === 'case') return undefined
  const { text, language, except, order, between } = keyword
  const inflects = overrides.forms === 'auto' && keyword.forms !== 'off'
  const loose = looseWordsOf(keyword, inflects, profile.folder)
  if (!loose) return undefined
  const asked = [profile.name, language, inflects, order, between, except.join(' '), text]
  const draft = draftOf(keyword, { text, by: 'loose', profile }, overrides)
  return { loose, as: { ...draft, key: `loose ${asked.join(' ')}` } }
}

/** Below so many letters a form that stands alone is more often another word. */
const SHORTEST_FORM = 4

/** How many more letters than the keyword a form of it may have, at a guess that is rather high. */
const FORM_GROWTH = 5

/** By what the keyword's forms are looked for, if it is to be found in them. */
function formsOfKeyword(
  keyword: Keyword,
  profile: Profile,
  overrides: Overrides,
): FormsRecipe | undefined {
  const { text, language, forms } = keyword
  if (overrides.forms === 'off' || forms === 'off' || !isInflected(language)) return undefined
  const exact = overrides.typos === 'off'
  const words = rawWords(text).length
  const longest = { length: lettersIn(text) + FORM_GROWTH, units: NO_UNITS, words }
  const beginnings = foldedBeginnings(beginningsOf(text, language, BEGINNING), profile.folder)
  const forgiving = !exact && typosForForm(keyword.typos, longest) > 0
  return {
    key: `forms ${profile.name} ${language} ${forms === 'all'} ${exact || keyword.typos} ${keyword.except.join(' ')} ${text}`,
    beginnings: withoutLonger(beginnings),
    misspelt: forgiving
      ? [...beginnings.values()].filter(({ length }) => length === BEGINNING)
      : [],
    itself: foldKeyword(text, profile.folder).units,
  }
}

const NO_UNITS = new Uint16Array(0)

/** The forms of a keyword, each folded spelling once; ordinary words decide of some. */
export function formDrafts(
  keyword: Keyword,
  profile: Profile,
  overrides: Overrides,
): FoldedSpelling[] {
  const { language } = keyword
  if (!isInflected(language)) return []
  const different = new Map<string, FoldedSpelling>()
  for (const form of spelledForms(keyword, language, profile)) {
    const draft = draftOf(keyword, { text: form, by: 'form', profile }, overrides)
    const written = String.fromCharCode(...draft.pattern.units)
    if (!different.has(written)) different.set(written, draft)
  }
  return [...different.values()]
}

function spelledForms(
  { text, forms }: Keyword,
  language: FormLanguage,
  { folder, ordinary }: Profile,
): readonly string[] {
  if (forms === 'all') return formsOf(text, language)
  const isOrdinary = (word: string): boolean =>
    ordinary().has(String.fromCharCode(...foldKeyword(word, folder).units))
  return properFormsOf(text, language, isOrdinary).filter(
    (form) => lettersIn(form) >= SHORTEST_FORM,
  )
}

interface Spelling {
  readonly text: string
  readonly by: FoldedSpelling['by']
  readonly profile: Profile
}

function draftOf(
  keyword: Keyword,
  { text, by, profile }: Spelling,
  overrides: Overrides,
): FoldedSpelling {
  const { units, breaks, boundStart, boundEnd } = foldKeyword(text, profile.folder)
  const literal = overrides.fold === 'case'
  const isDubbed = keyword.forms === 'only' && by !== 'itself' && by !== 'form'
  const exact = overrides.typos === 'off' || by === 'layout' || isDubbed
  const length = lettersIn(text)
  const most =
    by === 'form'
      ? typosForForm(keyword.typos, { length, units, words: breaks.length + 1 })
      : typosFor(keyword.typos, { length, units })
  const pattern = {
    units,
    breaks,
    boundStart,
    boundEnd,
    bounds: literal ? 'anywhere' : by === 'form' ? 'word' : boundsOf(keyword),
    typos: exact ? 0 : most,
    scriptMask: 0,
  } as const
  let distinct = 0
  for (const unit of units) if (!profile.lookalikes().has(unit)) distinct++
  const except = keyword.except.map((word) => foldKeyword(word, profile.folder).units)
  const draft = { spelling: text, by, pattern, auto: keyword.typos === 'auto', distinct, except }
  return { key: keyOf(draft, profile), ...draft }
}

function boundsOf({ match, forms }: Keyword): Bounds {
  if (forms === 'only') return 'word'
  return match === 'word' || match === 'start' ? match : 'anywhere'
}

function keyOf(
  { spelling, pattern, distinct, auto, by, except }: Omit<FoldedSpelling, 'key'>,
  profile: Profile,
): string {
  const { units, breaks, bounds, boundStart, boundEnd, typos } = pattern
  const own = distinct <= typos ? spelling.toLowerCase() : ''
  const written = String.fromCharCode(...units)
  const others = except.map((word) => String.fromCharCode(...word)).join()
  const asked = [profile.name, by, bounds, boundStart, boundEnd, typos, auto, breaks, others]
  return `folded ${asked.join(' ')} ${written} ${own}`
}
