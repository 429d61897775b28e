import type { FoldSteps } from '../../normalise/fold/fold-steps.js'
import { foldKeyword } from '../../normalise/fold/normalise.js'
import { formsOf, isInflected, properFormsOf } from '../../normalise/words/forms.js'
import { variantsOf, type Variant } from '../../normalise/fold/variants.js'
import type { Bounds, Pattern } from '../../matcher/pattern.js'
import { stepsOf, type Profile, type ProfileOf } from './profile.js'
import { literalFinder, type Finder } from '../language/regex.js'
import type { Keyword } from '../language/rule.js'
import { typosFor, typosForForm } from './typo-policy.js'

/**
 * What is searched for: a keyword in one spelling under one fold. Keywords that
 * fold alike share one, within a project and across projects.
 */
export type Needle = FoldedNeedle | RawNeedle

/** A needle for a matcher over folded text. */
export interface FoldedNeedle {
  readonly kind: 'folded'
  readonly id: number
  readonly spelling: string
  /** How the spelling came from the keyword. */
  readonly by: Variant['by'] | 'itself' | 'form'
  readonly profile: Profile
  readonly pattern: Pattern
  /** The policy chose its distance, so hits with typos need a second look. */
  readonly auto: boolean
  /** Units of it that no other alphabet's letters fold to; a hit with as many typos needs a second look. */
  readonly distinct: number
  /** Folded words that it is not: a hit within one of them does not count. */
  readonly except: readonly Uint16Array[]
}

/** A needle searched for in the raw text: case-sensitive, or an expression. */
export interface RawNeedle {
  readonly kind: 'raw'
  readonly id: number
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
      const make = (id: number): Needle => ({ kind: 'raw', id, spelling: text, find })
      return { keyword, needles: [kept(`${match} ${text}`, make)] }
    }
    const found = draftsOf(keyword, settings).map((draft) =>
      kept(keyOf(draft), (id) => ({ kind: 'folded', id, ...draft })),
    )
    return { keyword, needles: [...new Set(found)] }
  }
  return { needles, seek }
}

type Draft = Omit<FoldedNeedle, 'kind' | 'id'>

/** The keyword as it is written, in its further spellings and in its forms. */
function draftsOf(keyword: Keyword, settings: NeedleSettings): Draft[] {
  const steps = stepsOf(keyword, settings.fold)
  const profile = settings.profileOf(steps)
  const spellings: readonly Pick<Spelling, 'text' | 'by'>[] = [
    ...(keyword.forms === 'only' && settings.forms === 'off' ? [] : ownSpellings(keyword, steps)),
    ...(settings.forms === 'off' ? [] : formSpellings(keyword, profile)),
  ]
  return spellings.flatMap(({ text, by }) => {
    const draft = draftOf(keyword, { text, by, profile }, settings)
    return draft.pattern.units.length === 0 ? [] : [draft]
  })
}

function ownSpellings({ text }: Keyword, steps: FoldSteps): Pick<Spelling, 'text' | 'by'>[] {
  return [{ text, by: 'itself' }, ...variantsOf(text, steps)]
}

/** Below so many letters a form that stands alone is more often another word. */
const SHORTEST_FORM = 4

function formSpellings(
  { text, forms, language }: Keyword,
  { folder, ordinary }: Profile,
): Pick<Spelling, 'text' | 'by'>[] {
  if (forms === 'off' || !isInflected(language)) return []
  const isOrdinary = (word: string): boolean =>
    ordinary().has(String.fromCharCode(...foldKeyword(word, folder).units))
  const found =
    forms === 'all'
      ? formsOf(text, language)
      : properFormsOf(text, language, isOrdinary).filter((form) => lettersIn(form) >= SHORTEST_FORM)
  return found.map((form) => ({ text: form, by: 'form' }))
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
  const folded = foldKeyword(text, profile.folder)
  const { units } = folded
  const literal = settings.fold === 'case'
  const exact = settings.typos === 'off' || by === 'layout'
  const subject = { length: lettersIn(text), units }
  const most =
    by === 'form'
      ? typosForForm(keyword.typos, { ...subject, words: folded.breaks.length + 1 })
      : typosFor(keyword.typos, subject)
  const pattern = {
    ...folded,
    bounds: literal ? 'anywhere' : by === 'form' ? 'word' : boundsOf(keyword),
    typos: exact ? 0 : most,
    scriptMask: 0,
  } as const
  const distinct = units.filter((unit) => !profile.lookalikes.has(unit)).length
  const except = keyword.except.map((word) => foldKeyword(word, profile.folder).units)
  return { spelling: text, by, profile, pattern, auto: keyword.typos === 'auto', distinct, except }
}

function boundsOf({ match, forms }: Keyword): Bounds {
  if (forms === 'only') return 'word'
  return match === 'word' || match === 'start' ? match : 'anywhere'
}

/** Letters and digits: repeated ones count, though the fold may join them. */
function lettersIn(text: string): number {
  let letters = 0
  for (const character of text) if (isLetter.test(character)) letters++
  return letters
}

const isLetter = /[\p{L}\p{N}]/u

function keyOf({ spelling, profile, pattern, distinct, auto, by, except }: Draft): string {
  const { units, breaks, bounds, boundStart, boundEnd, typos } = pattern
  const own = distinct <= typos ? spelling.toLowerCase() : ''
  const written = String.fromCharCode(...units)
  const others = except.map((word) => String.fromCharCode(...word)).join()
  const asked = [profile.id, by, bounds, boundStart, boundEnd, typos, auto, breaks, others]
  return `folded ${asked.join(' ')} ${written} ${own}`
}

/** Folded needles by the profile they are searched for with. */
export function byProfile(needles: readonly Needle[]): Map<Profile, FoldedNeedle[]> {
  const groups = new Map<Profile, FoldedNeedle[]>()
  for (const needle of needles) {
    if (needle.kind === 'raw') continue
    const others = groups.get(needle.profile)
    if (others) others.push(needle)
    else groups.set(needle.profile, [needle])
  }
  return groups
}
