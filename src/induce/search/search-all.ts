import type { Ground } from '../candidates/ground.js'
import { levelsOf } from './levels.js'
import type { Rejections } from './rejections.js'
import { searchProject, type Found, type Quest } from './search-project.js'
import type { InductionSettings } from './settings.js'

/** What all rules are sought in. */
export interface Hunt {
  readonly ground: Ground
  readonly settings: InductionSettings
  /** Folds and squashes a name as the texts are folded. */
  readonly fold: (text: string) => string
  readonly rejections: Rejections
  readonly progress: (progress: {
    readonly step: 'searching'
    readonly done: number
    readonly total: number
  }) => void
}

/** One project's rule, and when it is asked. */
export interface Ranked {
  /** Number of the project in the corpus. */
  readonly project: number
  readonly level: number
  readonly found: Found
}

/** A rule this good has no need of other projects' being asked first. */
const GOOD = 0.97
/** Share of a project's rows, and of the rows in its way, for waiting to be tried. */
const SHARED = 0.3
/** What waiting for other projects must bring. */
const WORTH_WAITING = 0.05

/**
 * Seeks every project's rule: first against all rows; then, for those it went
 * badly with, against the rows that the rules of others rightly leave, to be
 * asked on a later level. Rows of a collection teach nothing.
 */
export function searchAll({ ground, settings, fold, rejections, progress }: Hunt): Ranked[] {
  const { projects, labels, rows } = ground.index.corpus
  const collection = projects.indexOf(settings.collection)
  const numbers = [...projects.keys()].filter((project) => project !== collection)
  const folds = foldsOf(ground, settings)
  const total = 2 * numbers.length
  const ofCollection = (row: number): boolean => labels[row] === collection && collection >= 0

  const questOf = (project: number): Omit<Quest, 'aside' | 'daring'> => {
    const name = projects[project] ?? ''
    const rejected = new Set(rejections.get(name)?.map(fold))
    return { ground, settings, project, name: fold(name), folds, rejected }
  }

  const found = new Map<number, Found>()
  numbers.forEach((project, done) => {
    progress({ step: 'searching', done, total })
    const quest = { ...questOf(project), aside: ofCollection, daring: true }
    found.set(project, searchProject(quest))
  })

  const owners = ownersOf({ found, labels, rows })
  const after = new Map<number, ReadonlySet<number>>()
  numbers.forEach((project, done) => {
    progress({ step: 'searching', done: numbers.length + done, total })
    const first = found.get(project)
    if (!first || first.f1 >= GOOD || !mayWait(first, project, owners)) return
    const taken = (row: number): boolean => {
      const owner = owners[row] as number
      return ofCollection(row) || (owner >= 0 && owner !== project)
    }
    const later = { ...settings, minimumSupport: settings.laterSupport }
    const quest = { ...questOf(project), settings: later, aside: taken, daring: false }
    const second = searchProject(quest)
    if (second.f1 < first.f1 + WORTH_WAITING) return
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

/** Whether some keyword of weight finds, beside its own rows, mostly those of other projects. */
function mayWait({ options, support }: Found, project: number, owners: Int32Array): boolean {
  return options.some(({ rows, own, other }) => {
    if (own < SHARED * support || other === 0) return false
    let taken = 0
    for (const row of rows) {
      const owner = owners[row] as number
      if (owner >= 0 && owner !== project) taken++
    }
    return taken >= SHARED * other
  })
}

/** Row → the project that claims it and whose it is; -1 for none. */
function ownersOf({
  found,
  labels,
  rows,
}: {
  readonly found: ReadonlyMap<number, Found>
  readonly labels: Int32Array
  readonly rows: number
}): Int32Array {
  const owners = new Int32Array(rows).fill(-1)
  for (const [project, one] of found) {
    for (const row of one.rows) if (labels[row] === project) owners[row] = project
  }
  return owners
}

/** A fold for each row; rows of the same text are in the same one. */
function foldsOf({ index }: Ground, { folds, seed }: InductionSettings): Uint8Array {
  const { rows, fields } = index.corpus
  const [first] = fields
  const numbers = new Uint8Array(rows)
  if (!first || folds < 2) return numbers
  for (let row = 0; row < rows; row++) {
    let hash = Math.imul(seed + 1, 0x9e3779b1)
    const text = first.tokens.subarray(first.offsets[row], first.offsets[row + 1])
    for (const token of text) hash = Math.imul(hash ^ token, 0x85ebca6b) ^ (hash >>> 13)
    if (text.length === 0) hash = Math.imul(hash ^ row, 0x85ebca6b)
    numbers[row] = ((hash ^ (hash >>> 16)) >>> 0) % folds
  }
  return numbers
}
