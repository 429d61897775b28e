/**
 * One difference in writing that a fold takes away.
 *
 * `layout` and `translit` change no text: they are further spellings of a
 * keyword, see `variants.ts`. All others act on text and keyword alike, so a
 * step can never make a keyword miss its own spelling. What each does, with
 * examples: `FOLD_TABLE`.
 */
export type FoldStep =
  | 'case'
  | 'entities'
  | 'compat'
  | 'invisible'
  | 'diacritics'
  | 'yo'
  | 'homoglyphs'
  | 'arabic'
  | 'squash'
  | 'spaced'
  | 'leet'
  | 'repeats'
  | 'emoji'
  | 'layout'
  | 'translit'

/** The steps that are on. */
export type FoldSteps = ReadonlySet<FoldStep>

/** Every step there is, in the order they act on a character. */
export const ALL_STEPS: readonly FoldStep[] = [
  'entities',
  'invisible',
  'emoji',
  'compat',
  'case',
  'yo',
  'diacritics',
  'arabic',
  'homoglyphs',
  'squash',
  'leet',
  'repeats',
  'spaced',
  'layout',
  'translit',
]

/** Every step: what a keyword gets unless its rule says otherwise. */
export const FULL_FOLD: FoldSteps = new Set(ALL_STEPS)

/** Exactly `String.prototype.toLowerCase`: spaces and punctuation stay. */
export const CASE_FOLD: FoldSteps = new Set<FoldStep>(['case'])

/** The text as it is: for case-sensitive keywords. */
export const NO_FOLD: FoldSteps = new Set<FoldStep>()

/** A set of steps with some switched on or off. */
export function withSteps(
  steps: FoldSteps,
  changes: Readonly<Partial<Record<FoldStep, boolean>>>,
): FoldSteps {
  return new Set(ALL_STEPS.filter((step) => changes[step] ?? steps.has(step)))
}

/** Whether every unit of a text is kept, lower-cased at most. */
export function isLiteral(steps: FoldSteps): boolean {
  return [...steps].every((step) => step === 'case' || isVariant(step))
}

/** Whether a step adds spellings of a keyword, and leaves texts alone. */
export function isVariant(step: FoldStep): boolean {
  return step === 'layout' || step === 'translit'
}

/** Steps that fold alike have the same name: `full`, `case`, `none` or the list of those that are on. */
export function foldName(steps: FoldSteps): string {
  const on = ALL_STEPS.filter((step) => steps.has(step))
  if (on.length === ALL_STEPS.length) return 'full'
  if (on.length === 0) return 'none'
  return on.join(' ')
}
