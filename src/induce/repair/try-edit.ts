import { compileFor } from '../../cascade/ask-rules.js'
import { parseRuleFile } from '../../rules/language/parse.js'
import { rulesFrom, type RuleSources } from '../../rules/language/rule-set.js'
import type { RuleSet } from '../../rules/language/rule.js'
import { matchRules } from '../../rules/matching/match.js'
import type { Source } from '../../yaml/source.js'
import { sayOf, type RepairSettings, type RulesSaid, type TriedRow } from './repair-rows.js'

/** The rules of a repair as they stand now. */
export interface RulesNow {
  readonly sources: RuleSources
  readonly set: RuleSet
  readonly settings: RepairSettings
}

/** A file of one project as it is to be. */
export interface EditedFile {
  readonly project: string
  readonly source: Source
}

/** What an edited rule says of a row. */
export type SayNew = (row: TriedRow) => RulesSaid

/**
 * Compiles the rule of one project anew, alone: claims of others are what they were.
 *
 * @returns Undefined where the edited file is no rule any more.
 */
export async function sayWith(rules: RulesNow, edited: EditedFile): Promise<SayNew | undefined> {
  const { project, source } = edited
  const { sources, set, settings } = rules
  const beside = sources.files.filter(
    (file) => file.path !== source.path && isPartOf(project, file),
  )
  const parsed = await rulesFrom({ ...sources, files: [...beside, source] })
  if (!parsed.ok) return undefined
  const own = parsed.value.rules.filter((rule) => rule.project === project)
  if (own.length !== 1) return undefined
  const compiled = compileFor({ ...parsed.value, rules: own }, settings)
  const old = set.rules.findIndex((rule) => rule.project === project)
  const rank = old < 0 ? set.rules.length : old
  return ({ item, said }) => {
    const others = said.claims.filter((claim) => claim.project !== project)
    const fresh = matchRules(compiled, item).map((claim) => ({ ...claim, rank }))
    return sayOf([...others, ...fresh], item, settings)
  }
}

/** Whether a file says something of a project: a shared list, or what extends its rule. */
function isPartOf(project: string, file: Source): boolean {
  const parsed = parseRuleFile(file)
  if (!parsed.ok || parsed.value.kind === 'rule') return false
  return parsed.value.kind === 'list' || parsed.value.name === project
}

/** What an edit changes. */
export interface Effect {
  readonly changes: ReadonlyMap<TriedRow, RulesSaid>
  /** Corrected rows that are right with it, and those that no longer are. */
  readonly mended: readonly TriedRow[]
  readonly broken: number
  /** Rows with a known label that are right with it, less those that no longer are. */
  readonly known: number
  /** Rows that nobody labelled: those that had a project and have another answer, those that had none. */
  readonly lost: number
  readonly gained: number
}

/** Runs an edited rule over rows. */
export function effectOf(say: SayNew, rows: readonly TriedRow[]): Effect {
  const changes = new Map<TriedRow, RulesSaid>()
  const mended: TriedRow[] = []
  const counts = { broken: 0, known: 0, lost: 0, gained: 0 }
  for (const row of rows) {
    const after = say(row)
    const { answer: before, projects } = row.said
    if (after.claims.length > 0 || row.said.claims.length > 0) changes.set(row, after)
    if (after.answer === before) continue
    const right = Number(after.answer === row.truth) - Number(before === row.truth)
    if (row.truth === undefined) counts[projects.length > 0 ? 'lost' : 'gained']++
    else if (!row.corrected) counts.known += right
    else if (right > 0) mended.push(row)
    else if (right < 0) counts.broken++
  }
  return { changes, mended, ...counts }
}
