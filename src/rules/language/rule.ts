import type { FoldStep } from '../../normalise/fold/fold-steps.js'
import type { KeywordLanguage } from '../../normalise/language/keyword-language.js'
import type { Place } from '../../types/item.js'
import type { Issue, NonEmpty } from '../../types/parsed.js'
import type { Probability } from '../../types/verdict.js'
import type { Finder } from './regex.js'

/**
 * How a keyword is searched for.
 *
 * - `anywhere` — anywhere in the folded text
 * - `word` — from a token's start to a token's end
 * - `start` — from a token's start
 * - `case` — as written, letter for letter, anywhere in the raw text
 * - `regex` — an RE2 expression, on the raw text
 */
export type MatchMode = (typeof MATCH_MODES)[number]

/** Every match mode, in the order the documentation gives them. */
export const MATCH_MODES = ['anywhere', 'word', 'start', 'case', 'regex'] as const

/** Edits forgiven: a number, or `auto` for what the typo policy says of the keyword. */
export type Typos = 'auto' | 0 | 1 | 2

/**
 * Which inflected forms of a keyword are found beside it.
 *
 * - `auto` — every form, but of one word none with fewer than four letters
 * - `off` — none
 * - `all` — every form
 * - `only` — as `auto`, and the keyword itself is one of its forms: whole words alone, nothing
 *   where forms are switched off
 */
export type Forms = (typeof FORMS)[number]

/** Every choice of forms, in the order the documentation gives them. */
export const FORMS = ['auto', 'off', 'all', 'only'] as const

/**
 * In which order a keyword's words are found: as they are `written`, or in `any` order, where
 * conjunctions keep their place («Медведь и Маша»).
 */
export type WordOrder = (typeof WORD_ORDERS)[number]

/** Every order, in the order the documentation gives them. */
export const WORD_ORDERS = ['written', 'any'] as const

/** Fold steps a rule switches on (true) or off (false). */
export type FoldChanges = Readonly<Partial<Record<FoldStep, boolean>>>

/** What a file, a list or a keyword says of matching; what it leaves out it takes from outside. */
export interface Manner {
  readonly match?: MatchMode
  readonly typos?: Typos
  readonly fold?: FoldChanges
  readonly forms?: Forms
  /** The language keywords are inflected in. */
  readonly language?: KeywordLanguage
  /** Words that are not the keyword, though a typo or an ending apart. */
  readonly except?: readonly string[]
  readonly order?: WordOrder
  /** Words that may stand between two words of the keyword. */
  readonly between?: number
}

/** A keyword with everything that was said of it, on whatever level. */
export interface Keyword {
  /** As written, its outer spaces included: they ask for a token's bound. */
  readonly text: string
  readonly match: MatchMode
  readonly typos: Typos
  readonly fold: FoldChanges
  readonly forms: Forms
  /** As the file says; guessed by the project's keywords where it says nothing and forms are wanted. */
  readonly language: KeywordLanguage | undefined
  /** Words that are not the keyword, though a typo or an ending apart. */
  readonly except: readonly string[]
  readonly order: WordOrder
  /** Words that may stand between two words of it; 0 is none. */
  readonly between: number
  /** True where it was written without quotes. */
  readonly plain: boolean
  readonly place: Place
}

/** One member of a list as the file has it. */
export type ListEntry =
  | {
      readonly kind: 'keyword'
      readonly text: string
      readonly plain: boolean
      readonly manner: Manner
      readonly place: Place
    }
  | { readonly kind: 'include'; readonly list: string; readonly place: Place }
  | { readonly kind: 'list'; readonly list: KeywordList; readonly place: Place }

/** A list of keywords as the file has it: `[…]` or `{ of: […], match: … }`. */
export interface KeywordList {
  readonly entries: readonly ListEntry[]
  readonly manner: Manner
  readonly place: Place
}

/** The text fields a part of a claim looks at; several mean: found in any of them. */
export type FieldChoice =
  { readonly kind: 'named'; readonly names: NonEmpty<string> } | { readonly kind: 'any field' }

/** What a claim asks of a text. `List` is a list as written, or its keywords once linked. */
export interface TextPart<List = readonly Keyword[]> {
  readonly fields: FieldChoice
  /** One of these must be found; nothing is asked where it is undefined. */
  readonly any: List | undefined
  /** Each of these must be found. */
  readonly all: List | undefined
  /** None of these may be found. */
  readonly stop: List | undefined
  /** Length in code points of the raw text, exclusive. */
  readonly shorterThan: number | undefined
  readonly longerThan: number | undefined
  /** How often the keywords must be found; what is absent is the field's own usual. */
  readonly frequency: Frequency
  readonly place: Place
}

/** How often the keywords of a list must be found in one text, all together. */
export interface Frequency {
  /** Places in the text. */
  readonly atLeast?: number
  /** Milliseconds within which those places lie. */
  readonly withinMs?: number
  /** Places for every 1,000 words of that stretch. */
  readonly density?: number
}

/** A value a column is compared with. */
export interface ColumnValue {
  /** As written: what a categorical column is compared with. */
  readonly text: string
  /** What a numeric column is compared with; true is 1, false is 0. */
  readonly number: number | undefined
}

/** One thing asked of a column; none but `present` holds where the value is absent. */
export type Test =
  | { readonly kind: 'is'; readonly values: NonEmpty<ColumnValue> }
  | { readonly kind: 'not'; readonly values: NonEmpty<ColumnValue> }
  | { readonly kind: 'above' | 'below' | 'at_least' | 'at_most'; readonly bound: number }
  | { readonly kind: 'present'; readonly wanted: boolean }

/** What a claim asks of a numeric, boolean or categorical column: every test must hold. */
export interface Condition {
  readonly column: string
  readonly tests: NonEmpty<Test>
  readonly place: Place
}

/** One alternative of a rule: all its parts and conditions must hold. */
export interface ClaimRule<List = readonly Keyword[]> {
  readonly parts: NonEmpty<TextPart<List>>
  readonly where: readonly Condition[]
  /** Measured share of right rows among those this claim takes. */
  readonly precision: Probability | undefined
  /** Protected from being rewritten by induction. */
  readonly locked: boolean
  readonly place: Place
}

/** An example: a title, or values of several columns. */
export interface Example {
  /** By field or column; a bare title stands under `title`. */
  readonly values: ReadonlyMap<string, ColumnValue>
  /** For messages: the title, else the first value. */
  readonly name: string
  readonly place: Place
}

/** What a rule says of itself, for its tests. */
export interface Examples {
  /** The rules give the video this project. */
  readonly match: readonly Example[]
  /** They do not. */
  readonly miss: readonly Example[]
  /** They should and do not yet: reported, not failed. */
  readonly todo: readonly Example[]
}

/** A rule: everything one project's file says. */
export interface Rule<List = readonly Keyword[]> {
  readonly project: string
  /** Order level: lower is asked first, and what it claims stays claimed. */
  readonly level: number
  readonly enabled: boolean
  readonly locked: boolean
  readonly precision: Probability | undefined
  readonly owner: string | undefined
  readonly comment: string | undefined
  readonly claims: readonly ClaimRule<List>[]
  readonly examples: Examples
  /** Whether the file names its JSON Schema for editors. */
  readonly schemaLine: boolean
  /** Where the project's name stands. */
  readonly place: Place
}

/** A rule file as written: keywords still know only what they say themselves. */
export interface RuleFile extends Rule<KeywordList> {
  readonly kind: 'rule'
  /** The file's own defaults. */
  readonly manner: Manner
}

/** A file of keywords that rules include by name. */
export interface SharedList {
  readonly kind: 'list'
  readonly name: string
  readonly keywords: KeywordList
  readonly schemaLine: boolean
  readonly place: Place
}

/** A file that adds to a project or a shared list of another file, or replaces what it says. */
export interface Extension {
  readonly kind: 'extension'
  /** The project or the list. */
  readonly name: string
  /** Whether keywords and claims take the place of the other file's. */
  readonly replace: boolean
  readonly keywords: KeywordList | undefined
  readonly claims: readonly ClaimRule<KeywordList>[] | undefined
  readonly examples: Examples
  /** What the file says of matching: of its own keywords; exceptions count for all of them. */
  readonly manner: Manner
  readonly place: Place
}

/** All rules of a folder, includes resolved, in the order of their files' names. */
export interface RuleSet {
  readonly rules: readonly Rule[]
  readonly lists: readonly SharedList[]
  /** Words of everyday language, as `ordinary.txt` has them: a typo of a keyword is none of these. */
  readonly ordinaryWords: string
  /** The compiled expressions of `match: regex`, by their text. */
  readonly regexes: ReadonlyMap<string, Finder>
  /** What was read and is hardly meant: files left out, text lost behind `#`, lines joined, … */
  readonly warnings: readonly Issue[]
}

/** The lists of a part, in the order the documentation gives them. */
export const LIST_NAMES = ['any', 'all', 'stop'] as const

/** Every keyword of a rule, stops included, in the order of the file. */
export function* keywordsOf(rule: Rule): Generator<Keyword> {
  for (const { parts } of rule.claims)
    for (const part of parts) for (const name of LIST_NAMES) yield* part[name] ?? []
}

/** A rule with each of its keywords, stops included, as `change` gives it back. */
export function mapKeywords(rule: Rule, change: (keyword: Keyword) => Keyword): Rule {
  const inPart = (part: TextPart): TextPart => ({
    ...part,
    any: part.any?.map(change),
    all: part.all?.map(change),
    stop: part.stop?.map(change),
  })
  const claims = rule.claims.map((claim) => {
    const [first, ...rest] = claim.parts
    return { ...claim, parts: [inPart(first), ...rest.map((part) => inPart(part))] as const }
  })
  return { ...rule, claims }
}
