import type { CompileMemo } from './memo.js'
import { stepsOf, type Profile, type ProfileOf } from './profile.js'
import { literalFinder, type Finder } from '../language/regex.js'
import type { Keyword } from '../language/rule.js'
import {
  formDrafts,
  recipeKeyOf,
  recipeOf,
  type FoldedSpelling,
  type FormsRecipe,
  type LooseRecipe,
  type Overrides,
} from './keyword-recipe.js'
import { once } from './once.js'

/**
 * What is searched for: a keyword in one spelling under one fold. Keywords that
 * fold alike share one, within a project and across projects.
 */
export type Needle = FoldedNeedle | FormsNeedle | LooseNeedle | RawNeedle

/** A needle for a matcher over folded text. */
export interface FoldedNeedle extends FoldedSpelling {
  readonly kind: 'folded'
  /** Forms of one keyword share theirs. */
  readonly id: number
  readonly profile: Profile
}

/** A keyword's inflected forms, spelled out when a text has the beginning of one. */
export interface FormsNeedle extends FormsRecipe {
  readonly kind: 'forms'
  readonly id: number
  readonly spelling: string
  readonly profile: Profile
  readonly forms: () => readonly FoldedNeedle[]
}

/** A keyword's words in another order or with words between; found as `as`. */
export interface LooseNeedle {
  readonly kind: 'loose'
  readonly id: number
  readonly key: string
  readonly spelling: string
  readonly profile: Profile
  readonly loose: LooseRecipe['loose']
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
export interface NeedleSettings extends Overrides {
  readonly profileOf: ProfileOf
  readonly regexes: ReadonlyMap<string, Finder>
  readonly memo: CompileMemo
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
  const profiles = new Map<string, Profile>()
  const profileFor = (keyword: Keyword): Profile => {
    const changes = JSON.stringify(keyword.fold)
    const known = profiles.get(changes)
    if (known) return known
    const profile = settings.profileOf(stepsOf(keyword, settings.fold))
    profiles.set(changes, profile)
    return profile
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
    const profile = profileFor(keyword)
    const { own, forms, loose } = settings.memo.recipe(recipeKeyOf(keyword, settings), () =>
      recipeOf(keyword, profile, settings),
    )
    const found = own.map((draft) => kept(draft.key, (id) => needleOf(draft, id, profile)))
    if (forms)
      found.push(kept(forms.key, (id) => formsNeedle(forms, { id, keyword, profile, settings })))
    if (loose) found.push(kept(loose.as.key, (id) => looseNeedle(loose, id, profile)))
    return { keyword, needles: [...new Set(found)] }
  }
  return { needles, seek }
}

// Not by a spread: V8 gives each object made so a shape of its own, and reading many shapes is slow.
function needleOf(draft: FoldedSpelling, id: number, profile: Profile): FoldedNeedle {
  const { key, spelling, by, pattern, auto, distinct, except } = draft
  return { kind: 'folded', id, key, spelling, by, profile, pattern, auto, distinct, except }
}

function looseNeedle({ loose, as }: LooseRecipe, id: number, profile: Profile): LooseNeedle {
  const { key, spelling } = as
  return { kind: 'loose', id, key, spelling, profile, loose, as: needleOf(as, id, profile) }
}

interface FormsSettings {
  readonly id: number
  readonly keyword: Keyword
  readonly profile: Profile
  readonly settings: NeedleSettings
}

function formsNeedle(
  { key, beginnings, misspelt, itself }: FormsRecipe,
  { id, keyword, profile, settings }: FormsSettings,
): FormsNeedle {
  return {
    kind: 'forms',
    id,
    key,
    spelling: keyword.text,
    profile,
    beginnings,
    misspelt,
    itself,
    // The needles of all forms are told by the key of the keyword's.
    forms: once(() =>
      settings.memo
        .forms(recipeKeyOf(keyword, settings), () => formDrafts(keyword, profile, settings))
        .map((draft) => needleOf({ ...draft, key }, id, profile)),
    ),
  }
}
