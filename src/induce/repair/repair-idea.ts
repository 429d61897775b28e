import type { RuleEdit } from '../../rules/editing/rule-edit.js'
import type { Rule } from '../../rules/language/rule.js'
import type { Source } from '../../yaml/source.js'
import type { CorpusIndex } from '../candidates/corpus-index.js'
import type { Spelling } from '../candidates/surface.js'
import type { TriedRow } from './repair-rows.js'
import type { RulesNow } from './try-edit.js'

/** One edit that may mend corrected rows. */
export interface RepairIdea {
  readonly project: string
  readonly edit: RuleEdit | NewFile
  /** What is remembered where a person refuses it: a keyword, or the kind of edit and its word. */
  readonly name: string
  /** The edit in a few words. */
  readonly what: string
  /** Preference beyond its rows, in mended rows. */
  readonly bonus: number
}

/** A rule file for a project that has none. */
export interface NewFile {
  readonly kind: 'new-file'
  readonly source: Source
}

/** Where ideas are looked for. */
export interface IdeaSearch {
  readonly rules: RulesNow
  readonly rows: readonly TriedRow[]
  /** The rows as a corpus, in their order; a row's label is its truth, else its answer. */
  readonly corpusIndex: CorpusIndex
  readonly spelling: Spelling
}

/** The rule of a project and the file it stands in. */
export interface RuleInFile {
  readonly rule: Rule
  readonly source: Source
}

/** The rule of a project with its file; undefined where there is none. */
export function ruleInFile({ set, sources }: RulesNow, project: string): RuleInFile | undefined {
  const rule = set.rules.find((each) => each.project === project)
  const source = sources.files.find(({ path }) => path === rule?.place.file)
  return rule && source && { rule, source }
}

/** The part key of a claim that looks into a field; the field itself where none does. */
export function partFor(parts: readonly { readonly part: string }[], field: string): string {
  const found = parts.find(
    ({ part }) => part === 'any field' || part.split(/\s+or\s+/u).includes(field),
  )
  return found?.part ?? field
}
