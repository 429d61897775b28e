import { claimedRows, coverProject, type Draft, type ProjectSearch } from './cover.js'
import type { CorpusIndex } from '../candidates/corpus-index.js'
import type { LanguageOf } from '../../normalise/language/language.js'
import { inflected, type ProjectName } from '../candidates/inflect.js'
import { rowsOf } from '../candidates/term-index.js'
import { mineCandidates, type Candidate } from '../candidates/mine.js'
import { listOptions, ROLE, countRoles, type Option, type Roles } from '../candidates/options.js'
import { claimF1 } from '../candidates/score.js'
import type { InductionSettings } from './settings.js'

/** Arguments of {@link searchProject}. */
export interface ProjectOptions {
  readonly corpusIndex: CorpusIndex
  readonly settings: InductionSettings
  readonly project: number
  /** The names in the project's label. */
  readonly names: readonly ProjectName[]
  readonly languageOf: LanguageOf
  /** Rows that an unrelated keyword must match beyond chance. */
  readonly chance: number
  /** Fold of each row, below `settings.folds`. */
  readonly folds: ArrayLike<number>
  /** True for rows to ignore: earlier levels claimed them, or they belong to several projects. */
  readonly isIgnored: (row: number) => boolean
  /** Folded keywords that a person has rejected for this project. */
  readonly rejected: ReadonlySet<string>
  /** See {@link ProjectSearch.fullSearch}. */
  readonly fullSearch: boolean
}

/** Result of the search for one project. */
export interface ProjectRule {
  readonly drafts: readonly Draft[]
  readonly rows: Int32Array
  readonly f1: number
  /** Rows of the project. */
  readonly support: number
  /** Correct and all claims in cross-validation. */
  readonly heldOut: { readonly right: number; readonly all: number }
  /** Whether the project's names stand mostly in rows of others. */
  readonly contradicted: boolean
  /** All options, chosen or not: the others give `miss` examples. */
  readonly options: readonly Option[]
}

/**
 * Searches for the rule of one project: candidates, then options, then a cover.
 * Cross-validation drops the keywords that claim more wrong than right rows in
 * the held-out folds; the final cover uses the remaining ones.
 */
export function searchProject(task: ProjectOptions): ProjectRule {
  const { corpusIndex, settings } = task
  const roles = rolesOf(task)
  const own = rowsWith(roles, ROLE.own)
  const least = Math.min(settings.minimumSupport, own.length)
  const names = task.names.flatMap(({ words }) => [words.join(''), tellingOf(words, corpusIndex)])
  const mined = mineCandidates(corpusIndex, { rows: own, least, names })
  const known = inflected(mined, { ...task, roles })
  const candidates = known.filter(({ key }) => !task.rejected.has(key.replace('*', '')))
  const sought = { roles, riskWeight: settings.riskWeight, names }
  const options = listOptions(corpusIndex.terms, candidates, sought)
  const search: ProjectSearch = {
    index: corpusIndex.terms,
    options,
    roles,
    settings,
    chance: task.chance,
    fullSearch: task.fullSearch,
  }
  const proof = crossValidate(task, search)
  const proven = options.filter((option) => !proof.failed.has(optionKey(option)))
  const drafts = coverProject({ ...search, options: proven })
  const rows = claimedRows(drafts)
  const { own: right, other } = countRoles(rows, roles)
  const f1 = claimF1(right, right + other, own.length)
  const contradicted = isContradicted(known, { ...task, roles })
  return { drafts, rows, f1, support: own.length, heldOut: proof, contradicted, options }
}

/** The words of a name that are no fillers, squashed. */
function tellingOf(words: readonly string[], { isFiller }: CorpusIndex): string {
  return words.filter((word) => !isFiller(word)).join('')
}

/** Rows of others with the project's name that contradict it, if fewer are its own. */
const CONTRADICTING = 3

function isContradicted(
  candidates: readonly Candidate[],
  { corpusIndex, names, roles }: Pick<ProjectOptions, 'corpusIndex' | 'names'> & { roles: Roles },
): boolean {
  const keys = new Set(names.map(({ words }) => words.join('')))
  const named = candidates.filter(({ key }) => keys.has(key))
  const { terms } = corpusIndex
  const rows = named.flatMap(({ forms }) =>
    terms.fields.flatMap((field) => forms.flatMap((form) => [...rowsOf(terms, field, form)])),
  )
  const { own, other } = countRoles(Int32Array.from(new Set(rows)), roles)
  return other >= CONTRADICTING && own < other
}

function rolesOf({ corpusIndex, project, isIgnored }: ProjectOptions): Roles {
  const { labels } = corpusIndex.terms.corpus
  return Uint8Array.from(labels, (label, row) => {
    if (isIgnored(row)) return ROLE.ignored
    return label === project ? ROLE.own : ROLE.other
  })
}

function rowsWith(roles: Roles, role: number): number[] {
  const rows: number[] = []
  for (let row = 0; row < roles.length; row++) if (roles[row] === role) rows.push(row)
  return rows
}

/** Result of cross-validation. */
interface HeldOutResult {
  readonly failed: ReadonlySet<string>
  readonly right: number
  readonly all: number
}

function crossValidate({ folds, settings }: ProjectOptions, search: ProjectSearch): HeldOutResult {
  const records = new Map<string, { right: number; wrong: number }>()
  let right = 0
  let all = 0
  for (let fold = 0; fold < settings.folds && settings.folds > 1; fold++) {
    const seen = search.roles.map((role, row) => (folds[row] === fold ? ROLE.ignored : role))
    const held = search.roles.map((role, row) => (folds[row] === fold ? role : ROLE.ignored))
    const drafts = coverProject({ ...search, roles: seen })
    const outcome = countRoles(claimedRows(drafts), held)
    right += outcome.own
    all += outcome.own + outcome.other
    for (const draft of drafts) {
      for (const option of draft.options) {
        const { own, other } = countRoles(claimedRows([{ ...draft, options: [option] }]), held)
        const record = records.get(optionKey(option)) ?? { right: 0, wrong: 0 }
        record.right += own
        record.wrong += other
        records.set(optionKey(option), record)
      }
    }
  }
  const failed = [...records].filter(([, record]) => record.wrong > record.right)
  return { failed: new Set(failed.map(([name]) => name)), right, all }
}

function optionKey({ candidate, fields }: Option): string {
  return `${fields.join(' ')} ${candidate.key}`
}
