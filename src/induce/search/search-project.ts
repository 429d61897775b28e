import { claimedRows, coverProject, type Draft, type ProjectSearch } from './cover.js'
import type { Ground } from '../candidates/ground.js'
import { mineCandidates } from '../candidates/mine.js'
import { listOptions, ROLE, countRoles, type Option, type Roles } from '../candidates/options.js'
import { claimF1 } from '../candidates/score.js'
import type { InductionSettings } from './settings.js'

/** Whose rule is sought, and on which rows. */
export interface Quest {
  readonly ground: Ground
  readonly settings: InductionSettings
  readonly project: number
  /** The project's name, folded and squashed. */
  readonly name: string
  /** Fold of each row, below `settings.folds`. */
  readonly folds: Uint8Array
  /** Rows that say nothing of this project: earlier levels took them, or they are of several. */
  readonly aside: (row: number) => boolean
  /** Folded keywords that a person has refused for it. */
  readonly rejected: ReadonlySet<string>
  /** Whether more than plain, sure keywords may be taken; see {@link ProjectSearch}. */
  readonly daring: boolean
}

/** What the search found for one project. */
export interface Found {
  readonly drafts: readonly Draft[]
  readonly rows: Int32Array
  readonly f1: number
  /** Rows of the project. */
  readonly support: number
  /** Right and all among the rows that held-out rules claimed. */
  readonly heldOut: { readonly right: number; readonly all: number }
  /** What was not taken, for examples of what to leave alone. */
  readonly options: readonly Option[]
}

/**
 * Seeks one project's rule: candidates, options, cover; then the cover again
 * without each fold, and a last time without the keywords that claimed more
 * wrong rows than right ones where they were held out.
 */
export function searchProject(quest: Quest): Found {
  const { ground, settings } = quest
  const roles = rolesOf(quest)
  const own = rowsWith(roles, ROLE.own)
  const least = Math.min(settings.minimumSupport, own.length)
  const mined = mineCandidates(ground, { rows: own, least, name: quest.name })
  const candidates = mined.filter(({ key }) => !quest.rejected.has(key.replace('*', '')))
  const sought = { roles, riskWeight: settings.riskWeight, name: quest.name }
  const options = listOptions(ground.index, candidates, sought)
  const search: ProjectSearch = {
    index: ground.index,
    options,
    roles,
    settings,
    daring: quest.daring,
  }
  const proof = prove(quest, search)
  const proven = options.filter((option) => !proof.failed.has(nameOf(option)))
  const drafts = coverProject({ ...search, options: proven })
  const rows = claimedRows(drafts)
  const { own: right, other } = countRoles(rows, roles)
  const f1 = claimF1(right, right + other, own.length)
  return { drafts, rows, f1, support: own.length, heldOut: proof, options }
}

function rolesOf({ ground, project, aside }: Quest): Roles {
  const { labels } = ground.index.corpus
  return Uint8Array.from(labels, (label, row) => {
    if (aside(row)) return ROLE.aside
    return label === project ? ROLE.own : ROLE.other
  })
}

function rowsWith(roles: Roles, role: number): number[] {
  const rows: number[] = []
  for (let row = 0; row < roles.length; row++) if (roles[row] === role) rows.push(row)
  return rows
}

/** What held-out rows say. */
interface Proof {
  readonly failed: ReadonlySet<string>
  readonly right: number
  readonly all: number
}

function prove({ folds, settings }: Quest, search: ProjectSearch): Proof {
  const records = new Map<string, { right: number; wrong: number }>()
  let right = 0
  let all = 0
  for (let fold = 0; fold < settings.folds && settings.folds > 1; fold++) {
    const seen = search.roles.map((role, row) => (folds[row] === fold ? ROLE.aside : role))
    const held = search.roles.map((role, row) => (folds[row] === fold ? role : ROLE.aside))
    const drafts = coverProject({ ...search, roles: seen })
    const outcome = countRoles(claimedRows(drafts), held)
    right += outcome.own
    all += outcome.own + outcome.other
    for (const draft of drafts) {
      for (const option of draft.options) {
        const { own, other } = countRoles(claimedRows([{ ...draft, options: [option] }]), held)
        const record = records.get(nameOf(option)) ?? { right: 0, wrong: 0 }
        record.right += own
        record.wrong += other
        records.set(nameOf(option), record)
      }
    }
  }
  const failed = [...records].filter(([, record]) => record.wrong > record.right)
  return { failed: new Set(failed.map(([name]) => name)), right, all }
}

function nameOf({ candidate, fields }: Option): string {
  return `${fields.join(' ')} ${candidate.key}`
}
