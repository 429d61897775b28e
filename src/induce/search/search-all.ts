import type { CorpusIndex } from '../candidates/corpus-index.js'
import { namesOf } from '../candidates/names.js'
import type { LanguageOf } from '../../normalise/language/language.js'
import { dealFolds } from '../../numbers/folds.js'
import { createChanceOf } from './chance.js'
import { levelsOf } from './levels.js'
import type { Rejections } from './rejections.js'
import { searchProject, type ProjectRule, type ProjectOptions } from './search-project.js'
import type { InductionSettings } from './settings.js'

/** Arguments of {@link searchAll}. */
export interface SearchOptions {
  readonly corpusIndex: CorpusIndex
  readonly settings: InductionSettings
  readonly languageOf: LanguageOf
  readonly rejections: Rejections
  readonly progress: (progress: {
    readonly step: 'searching'
    readonly done: number
    readonly total: number
  }) => void
}

/** The rule of one project with its level. */
export interface LevelledRule {
  /** Number of the project in the corpus. */
  readonly project: number
  readonly level: number
  readonly found: ProjectRule
}

/** A rule with this F1 is not searched for again on a later level. */
const GOOD_F1 = 0.97
/** A later level is tried if a keyword matches this share of the project's rows, and this share of
 * its wrong rows is claimed by other projects. */
const LEAST_SHARE = 0.3
/** Least gain in F1 that justifies a later level. */
const LEAST_GAIN = 0.05

/**
 * Searches for the rule of every project. The first pass uses all rows. Projects
 * with a poor F1 are searched for again without the rows that other projects'
 * rules claim correctly; if that helps, their rule goes to a later level. Rows of
 * a collection are ignored.
 */
export function searchAll(all: SearchOptions): LevelledRule[] {
  const { corpusIndex, settings, progress } = all
  const { projects, labels, rows } = corpusIndex.terms.corpus
  const collection = projects.indexOf(settings.collection)
  const numbers = [...projects.keys()].filter((project) => project !== collection)
  const total = 2 * numbers.length
  const ofCollection = (row: number): boolean => labels[row] === collection && collection >= 0

  const taskOf = createTaskOf(all, ofCollection)

  const found = new Map<number, ProjectRule>()
  numbers.forEach((project, done) => {
    progress({ step: 'searching', done, total })
    const task = { ...taskOf(project), isIgnored: ofCollection, fullSearch: true }
    found.set(project, searchProject(task))
  })

  const owners = ownersOf({ found, labels, rows })
  const after = new Map<number, ReadonlySet<number>>()
  numbers.forEach((project, done) => {
    progress({ step: 'searching', done: numbers.length + done, total })
    const first = found.get(project)
    if (!first || first.f1 >= GOOD_F1 || !mayWait(first, project, owners)) return
    const taken = (row: number): boolean => {
      const owner = owners[row] as number
      return ofCollection(row) || (owner >= 0 && owner !== project)
    }
    const later = { ...settings, minimumSupport: settings.laterSupport }
    const task = { ...taskOf(project), settings: later, isIgnored: taken, fullSearch: false }
    const second = searchProject(task)
    if (second.f1 < first.f1 + LEAST_GAIN) return
    const earlier = [...second.rows].map((row) => owners[row] as number)
    const others = earlier.filter((owner) => owner >= 0 && owner !== project)
    found.set(project, second)
    if (others.length > 0) after.set(project, new Set(others))
  })
  progress({ step: 'searching', done: total, total })

  const claims = projects.map((_, project) => found.get(project)?.rows ?? new Int32Array(0))
  const levels = levelsOf({ projects: projects.length, claims, labels, after })
  return [...found].map(([project, one]) => {
    return { project, level: levels[project] as number, found: one }
  })
}

type TaskOf = (project: number) => Omit<ProjectOptions, 'isIgnored' | 'fullSearch'>

function createTaskOf(
  { corpusIndex, settings, languageOf, rejections }: SearchOptions,
  isIgnored: (row: number) => boolean,
): TaskOf {
  const { tokensIn, terms } = corpusIndex
  const { projects, labels } = terms.corpus
  const folds = foldsOf(corpusIndex, settings)
  const rows = [...labels.keys()].filter((row) => !isIgnored(row))
  const chanceOf = createChanceOf({ corpusIndex, settings, rows })
  const support = new Int32Array(projects.length)
  for (const label of labels) if (label >= 0) support[label] = (support[label] as number) + 1
  return (project) => {
    const name = projects[project] ?? ''
    const rejected = new Set(rejections.get(name)?.map((word) => tokensIn(word).join('')))
    const names = namesOf(name).map((written) => ({ written, words: tokensIn(written) }))
    const chance = chanceOf(support[project] ?? 0)
    return { corpusIndex, settings, project, names, languageOf, chance, folds, rejected }
  }
}

/** Whether a keyword with many own rows has many wrong rows that other projects claim. */
function mayWait({ options, support }: ProjectRule, project: number, owners: Int32Array): boolean {
  return options.some(({ rows, own, other }) => {
    if (own < LEAST_SHARE * support || other === 0) return false
    let taken = 0
    for (const row of rows) {
      const owner = owners[row] as number
      if (owner >= 0 && owner !== project) taken++
    }
    return taken >= LEAST_SHARE * other
  })
}

/** Row → the project that claims it correctly; -1 for none. */
function ownersOf({
  found,
  labels,
  rows,
}: {
  readonly found: ReadonlyMap<number, ProjectRule>
  readonly labels: Int32Array
  readonly rows: number
}): Int32Array {
  const owners = new Int32Array(rows).fill(-1)
  for (const [project, one] of found) {
    for (const row of one.rows) if (labels[row] === project) owners[row] = project
  }
  return owners
}

/** A fold for each row: each project evenly, rows of one text together. */
function foldsOf(
  { terms: { corpus } }: CorpusIndex,
  { folds, seed }: InductionSettings,
): ArrayLike<number> {
  const [first] = corpus.fields
  if (!first || folds < 2) return new Uint8Array(corpus.rows)
  const rows = Array.from(corpus.labels, (label, row) => {
    const text = first.tokens.subarray(first.offsets[row], first.offsets[row + 1])
    return { label: String(label), group: text.join(' ') }
  })
  return dealFolds(rows, folds, seed)
}
