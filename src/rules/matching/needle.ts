import { foldKeyword } from '../../normalise/fold/normalise.js'
import { BEGINNING, type PatternGroup } from '../../matcher/groups.js'
import { beginningsOf, formsOf, isInflected, properFormsOf } from '../../normalise/words/forms.js'
import type { FormLanguage } from '../../normalise/words/grammars.js'
import { rawWords } from '../../normalise/words/tokens.js'
import { variantsOf, type Variant } from '../../normalise/fold/variants.js'
import type { Bounds, Pattern } from '../../matcher/pattern.js'
import { foldedBeginnings, withoutLonger } from './beginnings.js'
import { looseWordsOf, type LooseWords } from './loose.js'
import { stepsOf, type Profile, type ProfileOf } from './profile.js'
import { literalFinder, type Finder } from '../language/regex.js'
import type { Keyword } from '../language/rule.js'
import { lettersIn } from './letters.js'
import { once } from './once.js'
import { typosFor, typosForForm } from './typo-policy.js'

/**
 * What is searched for: a keyword in one spelling under one fold. Keywords that
 * fold alike share one, within a project and across projects.
 */
export type Needle = FoldedNeedle | FormsNeedle | LooseNeedle | RawNeedle

/** A needle for a matcher over folded text. */
export interface FoldedNeedle {
  readonly kind: 'folded'
  /** Forms of one keyword share theirs. */
  readonly id: number
  /** What is searched for, in full: needles of two versions of the rules that share it find the same. */
  readonly key: string
  readonly spelling: string
  /** How the spelling came from the keyword. */
  readonly by: Variant['by'] | 'itself' | 'form' | 'loose'
  readonly profile: Profile
  readonly pattern: Pattern
  /** The policy chose its distance, so hits with typos need a second look. */
  readonly auto: boolean
  /** Units of it that no other alphabet's letters fold to; a hit with as many typos needs a second look. */
  readonly distinct: number
  /** Folded words that it is not: a hit within one of them does not count. */
  readonly except: readonly Uint16Array[]
}

/** A keyword's inflected forms, spelled out when a text has the beginning of one. */
export interface FormsNeedle {
  readonly kind: 'forms'
  readonly id: number
  readonly key: string
  readonly spelling: string
  readonly profile: Profile
  readonly beginnings: PatternGroup['beginnings']
  readonly misspelt: PatternGroup['misspelt']
  /** The keyword as it is written, folded: where it stands no form of it is misspelt. */
  readonly itself: Uint16Array
  readonly forms: () => readonly FoldedNeedle[]
}

/** A keyword's words in another order or with words between; found as `as`. */
export interface LooseNeedle {
  readonly kind: 'loose'
  readonly id: number
  readonly key: string
  readonly spelling: string
  readonly profile: Profile
  readonly loose: LooseWords
  readonly as: FoldedNeedle
}

/** A needle searched for in the raw text: case-sensitive, or an expression. */
export interface RawNeedle {
  readonly kind: 'raw'
  readonly id: number
  readonly key: string
  readonly spelling: string
  readonly find: Finder
}

/** A keyword with the needles that stand for it; none where the fold leaves nothing of it. */
export interface KeywordNeedles {
  readonly keyword: Keyword
  readonly needles: readonly Needle[]
}

/** What turns keywords into needles. */
export interface NeedleSettings {
  readonly fold: 'full' | 'case'
  readonly typos: 'auto' | 'off'
  readonly forms: 'auto' | 'off'
  readonly profileOf: ProfileOf
  readonly regexes: ReadonlyMap<string, Finder>
}

/** All needles so far, and the way to more. */
export interface NeedleTable {
  readonly needles: readonly Needle[]
  readonly seek: (keyword: Keyword) => KeywordNeedles
}

/** An empty table of needles. */
export function createNeedles(settings: NeedleSettings): NeedleTable {
  const needles: Needle[] = []
  const byKey = new Map<string, Needle>()
  const kept = (key: string, make: (id: number) => Needle): Needle => {
    const known = byKey.get(key)
    if (known) return known
    const needle = make(needles.length)
    byKey.set(key, needle)
    needles.push(needle)
    return needle
  }

  const seek = (keyword: Keyword): KeywordNeedles => {
    const { match, text } = keyword
    if (match === 'regex' || match === 'case') {
      const find = match === 'case' ? literalFinder(text) : settings.regexes.get(text)
      if (!find) throw new Error(`the expression ${text} was not compiled`)
      const key = `${match} ${text}`
      const needle = kept(key, (id) => ({ kind: 'raw', id, key, spelling: text, find }))
      return { keyword, needles: [needle] }
    }
    const own = draftsOf(keyword, settings).map((draft) => {
      const key = keyOf(draft)
      return kept(key, (id) => needleOf(draft, id, key))
    })
    const forms = formsOfKeyword(keyword, settings)
    const loose = looseOfKeyword(keyword, settings)
    const more = [forms, loose].flatMap((each) => (each ? [kept(each.key, each.make)] : []))
    return { keyword, needles: [...new Set([...own, ...more])] }
  }
  return { needles, seek }
}

type Draft = Omit<FoldedNeedle, 'kind' | 'id' | 'key'>

// Not by a spread: V8 gives each object made so a shape of its own, and reading many shapes is slow.
function needleOf(draft: Draft, id: number, key: string): FoldedNeedle {
  const { spelling, by, profile, pattern, auto, distinct, except } = draft
  return { kind: 'folded', id, key, spelling, by, profile, pattern, auto, distinct, except }
}

/** The keyword as it is written and in its further spellings. */
function draftsOf(keyword: Keyword, settings: NeedleSettings): Draft[] {
  if (keyword.forms === 'only' && settings.forms === 'off') return []
  const { text } = keyword
  const steps = stepsOf(keyword, settings.fold)
  const profile = settings.profileOf(steps)
  return [{ text, by: 'itself' } as const, ...variantsOf(text, steps)].flatMap((each) => {
    const draft = draftOf(keyword, { text: each.text, by: each.by, profile }, settings)
    return draft.pattern.units.length === 0 ? [] : [draft]
  })
}

/** A needle that other keywords may share. */
interface Shared<N extends Needle> {
  readonly key: string
  readonly make: (id: number) => N
}

/** The keyword's words where they may move, if they may. */
function looseOfKeyword(
  keyword: Keyword,
  settings: NeedleSettings,
): Shared<LooseNeedle> | undefined {
  if (settings.fold === 'case') return undefined
  const { text, language, except, order, between } = keyword
  const profile = settings.profileOf(stepsOf(keyword, settings.fold))
  const inflects = settings.forms === 'auto' && keyword.forms !== 'off'
  const loose = looseWordsOf(keyword, inflects, profile.folder)
  if (!loose) return undefined
  const asked = [profile.name, language, inflects, order, between, except.join(' '), text]
  const key = `loose ${asked.join(' ')}`
  return {
    key,
    make: (id) => {
      const draft = draftOf(keyword, { text, by: 'loose', profile }, settings)
      return {
        kind: 'loose',
        id,
        key,
        spelling: text,
        profile,
        loose,
        as: needleOf(draft, id, key),
      }
    },
  }
}

/** Below so many letters a form that stands alone is more often another word. */
const SHORTEST_FORM = 4

/** How many more letters than the keyword a form of it may have, at a guess that is rather high. */
const FORM_GROWTH = 5

/** The keyword's forms, if it is to be found in them. */
function formsOfKeyword(
  keyword: Keyword,
  settings: NeedleSettings,
): Shared<FormsNeedle> | undefined {
  const { text, language, forms } = keyword
  if (settings.forms === 'off' || forms === 'off' || !isInflected(language)) return undefined
  const profile = settings.profileOf(stepsOf(keyword, settings.fold))
  const exact = settings.typos === 'off'
  const words = rawWords(text).length
  const longest = { length: lettersIn(text) + FORM_GROWTH, units: NO_UNITS, words }
  const key = `forms ${profile.name} ${language} ${forms === 'all'} ${exact || keyword.typos} ${keyword.except.join(' ')} ${text}`
  const spell = (id: number): FoldedNeedle[] => {
    const different = new Map<string, FoldedNeedle>()
    for (const form of spelledForms(keyword, language, profile)) {
      const draft = draftOf(keyword, { text: form, by: 'form', profile }, settings)
      const written = String.fromCharCode(...draft.pattern.units)
      if (!different.has(written)) different.set(written, needleOf(draft, id, key))
    }
    return [...different.values()]
  }
  return {
    key,
    make: (id) => {
      const beginnings = foldedBeginnings(beginningsOf(text, language, BEGINNING), profile.folder)
      const forgiving = !exact && typosForForm(keyword.typos, longest) > 0
      return {
        kind: 'forms',
        id,
        key,
        spelling: text,
        profile,
        beginnings: withoutLonger(beginnings),
        misspelt: forgiving
          ? [...beginnings.values()].filter(({ length }) => length === BEGINNING)
          : [],
        itself: foldKeyword(text, profile.folder).units,
        forms: once(() => spell(id)),
      }
    },
  }
}

const NO_UNITS = new Uint16Array(0)

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
  readonly by: FoldedNeedle['by']
  readonly profile: Profile
}

function draftOf(
  keyword: Keyword,
  { text, by, profile }: Spelling,
  settings: NeedleSettings,
): Draft {
  const { units, breaks, boundStart, boundEnd } = foldKeyword(text, profile.folder)
  const literal = settings.fold === 'case'
  const isDubbed = keyword.forms === 'only' && by !== 'itself' && by !== 'form'
  const exact = settings.typos === 'off' || by === 'layout' || isDubbed
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
  for (const unit of units) if (!profile.lookalikes.has(unit)) distinct++
  const except = keyword.except.map((word) => foldKeyword(word, profile.folder).units)
  return { spelling: text, by, profile, pattern, auto: keyword.typos === 'auto', distinct, except }
}

function boundsOf({ match, forms }: Keyword): Bounds {
  if (forms === 'only') return 'word'
  return match === 'word' || match === 'start' ? match : 'anywhere'
}

function keyOf({ spelling, profile, pattern, distinct, auto, by, except }: Draft): string {
  const { units, breaks, bounds, boundStart, boundEnd, typos } = pattern
  const own = distinct <= typos ? spelling.toLowerCase() : ''
  const written = String.fromCharCode(...units)
  const others = except.map((word) => String.fromCharCode(...word)).join()
  const asked = [profile.name, by, bounds, boundStart, boundEnd, typos, auto, breaks, others]
  return `folded ${asked.join(' ')} ${written} ${own}`
}
