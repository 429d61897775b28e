import { compileFor, itemStepsOf, type RuleSettings } from '../../cascade/ask-rules.js'
import { createFiller } from '../../cascade/fill-missing.js'
import { decideClaims } from '../../decide/claims.js'
import { createArena } from '../../normalise/fold/arena.js'
import { createFolder } from '../../normalise/fold/fold.js'
import type { NormalItem } from '../../normalise/fold/normal-item.js'
import { normalise } from '../../normalise/fold/normalise.js'
import type { RuleSet } from '../../rules/language/rule.js'
import { matchRules } from '../../rules/matching/match.js'
import type { Claim } from '../../types/claim.js'
import type { Item } from '../../types/item.js'
import { columnAnswer, type ProjectWords } from '../files/rule-impact.js'

/** How rules are asked, and the words that are no project. */
export interface RepairSettings extends RuleSettings, ProjectWords {}

/** A row on which edits are tried. */
export interface TriedRow {
  /** The row's folded texts. */
  readonly item: NormalItem
  /** What the rules say of it. */
  said: RulesSaid
  /** What the project column should hold; undefined where nobody said. */
  readonly truth: string | undefined
  /** True where a person corrected it. */
  readonly corrected: boolean
}

/** What rules say of a row. */
export interface RulesSaid {
  readonly claims: readonly Claim[]
  readonly projects: readonly string[]
  /** The project column. */
  readonly answer: string
}

/** A row that a repair reads. */
export interface RepairRow {
  /** Its `gold` is the label it is corrected to, or is known by. */
  readonly item: Item
  readonly corrected: boolean
}

/** Folds rows and asks the rules of each; memory is the rows. */
export function tryRows(
  rows: readonly RepairRow[],
  set: RuleSet,
  settings: RepairSettings,
): TriedRow[] {
  const compiled = compileFor(set, settings)
  const folder = createFolder(itemStepsOf(settings))
  const fill = createFiller(settings.missing)
  const arena = createArena()
  return rows.map(({ item: raw, corrected }) => {
    const item = normalise(fill(raw), folder, arena)
    const said = sayOf(matchRules(compiled, item), item, settings)
    return { item, said, truth: raw.gold, corrected }
  })
}

/** What the claims on a row come to. */
export function sayOf(
  claims: readonly Claim[],
  { item }: NormalItem,
  words: ProjectWords,
): RulesSaid {
  if (claims.length === 0) return { claims, projects: [], answer: words.none }
  const { verdict } = decideClaims(claims, item.cues)
  const labels = verdict.kind === 'settled' ? verdict.labels : []
  const projects = labels.map(({ project }) => project)
  return { claims, projects, answer: columnAnswer(projects, words) }
}

/** True for a row that a person corrected and that the rules still answer otherwise. */
export function isWrong({ corrected, truth, said }: TriedRow): boolean {
  return corrected && truth !== said.answer
}
