import { createArena, type Arena } from '../../normalise/fold/arena.js'
import { createFolder } from '../../normalise/fold/fold.js'
import {
  CASE_FOLD,
  FULL_FOLD,
  isVariant,
  NO_FOLD,
  foldName,
  withSteps,
  type FoldSteps,
} from '../../normalise/fold/fold-steps.js'
import type { Folder, Traced } from '../../normalise/fold/folder.js'
import type { NormalText } from '../../normalise/fold/normal-text.js'
import { everydayWords } from './everyday.js'
import { once } from './once.js'
import { parseOrdinary, type Ordinary } from './ordinary.js'
import type { KnownWords } from './typo-policy.js'
import type { Keyword } from '../language/rule.js'

/** One way of folding that keywords are searched with; normally all share one. */
export interface Profile {
  /** Its steps, as one word. */
  readonly name: string
  readonly folder: Folder
  /** Items come folded this way, so their texts are not folded again. */
  readonly given: boolean
  /** Where texts lie that are folded here; one text at a time and field. */
  readonly arena: Arena
  /** What letters of other alphabets fold to: only keywords of these can be mistaken. */
  readonly lookalikes: () => ReadonlySet<number>
  /** Words of everyday language, folded. */
  readonly ordinary: () => Ordinary
  /** Where folded units come from in the raw text; the last text is remembered. */
  readonly trace: (text: NormalText) => Traced
}

/** The words that are no keyword misspelt. */
export function knownWords({ ordinary }: Profile): KnownWords {
  return { ordinary: ordinary(), everyday: everydayWords() }
}

/** Finds the profile for some steps, the same object for steps that fold texts alike. */
export type ProfileOf = (steps: FoldSteps) => Profile

/** What all profiles are made with. */
export interface ProfileSettings {
  /** The steps items come folded with. */
  readonly given: FoldSteps
  /** A list of words as `ordinary.txt` has it. */
  readonly ordinaryWords: string
}

/** Profiles made on demand. */
export function createProfiles({ given, ordinaryWords }: ProfileSettings): ProfileOf {
  const profiles = new Map<string, Profile>()
  const givenName = textStepsOf(given)
  return (steps) => {
    const name = textStepsOf(steps)
    const known = profiles.get(name)
    if (known) return known
    const folder = createFolder(steps)
    const profile = {
      name,
      folder,
      given: name === givenName,
      arena: createArena(4096),
      lookalikes: once(() => (steps.has('homoglyphs') ? lookalikesOf(folder) : NOTHING)),
      ordinary: once(() => parseOrdinary(ordinaryWords, folder)),
      trace: createTrace(folder),
    }
    profiles.set(name, profile)
    return profile
  }
}

function createTrace(folder: Folder): Profile['trace'] {
  let last: { readonly text: NormalText; readonly traced: Traced } | undefined
  return (text) => {
    if (last?.text !== text) last = { text, traced: folder.trace(text) }
    return last.traced
  }
}

const NOTHING: ReadonlySet<number> = new Set()

/** Layout and transliteration change keywords only, so texts fold alike without them. */
function textStepsOf(steps: FoldSteps): string {
  return foldName(new Set([...steps].filter((step) => !isVariant(step))))
}

/** The name of the profile whose texts are folded in full. */
export const FULL_PROFILE = textStepsOf(FULL_FOLD)

/** The steps a keyword asks for. @param fold - `case`: nothing but lower-casing, for a run. */
export function stepsOf(keyword: Keyword, fold: 'full' | 'case'): FoldSteps {
  if (keyword.match === 'case' || keyword.match === 'regex') return NO_FOLD
  return fold === 'case' ? CASE_FOLD : withSteps(FULL_FOLD, keyword.fold)
}

/** Latin units that Cyrillic and Greek letters become under the fold. */
function lookalikesOf(folder: Folder): ReadonlySet<number> {
  const arena = createArena(4096)
  const found = new Set<number>()
  for (let code = 0x370; code < 0x530; code++) {
    const { units, from, to } = folder.fold(String.fromCharCode(code), arena)
    for (let i = from; i < to; i++) if ((units[i] as number) < 0x370) found.add(units[i] as number)
  }
  return found
}
