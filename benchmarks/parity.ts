/** The shipped rules held against a brute-force reading of the studio's filters. */
import { fileURLToPath } from 'node:url'
import { createArena, reset } from '../src/normalise/fold/arena.js'
import { createFolder } from '../src/normalise/fold/fold.js'
import { CASE_FOLD } from '../src/normalise/fold/fold-steps.js'
import { normalise } from '../src/normalise/fold/normalise.js'
import { compileRules } from '../src/rules/matching/compile.js'
import { loadRules } from '../src/rules/language/folder.js'
import { matchRules } from '../src/rules/matching/match.js'
import type { RuleSet } from '../src/rules/language/rule.js'
import type { Claim } from '../src/types/claim.js'
import { formatIssue } from '../src/types/parsed.js'
import { claimedBy, winners } from './studio/filters.js'
import { studioItem, type StudioRow } from './studio/row.js'
import { studioRows } from './studio/rows.js'

const ROWS = 50_000
const SHIPPED = fileURLToPath(new URL('../../rules', import.meta.url))

/** A row on which rules and filters do not agree: what each of them says. */
export interface Disagreement {
  readonly row: StudioRow
  readonly rules: Answer
  readonly filters: Answer
}

/** Who claims a row, and who of them on the lowest level; both in alphabetical order. */
export interface Answer {
  readonly claims: readonly string[]
  readonly winners: readonly string[]
}

/** Prints on how many rows the two agree, project by project, and shows where they do not. */
export async function run(): Promise<void> {
  const rules = await shippedRules()
  const rich = { seed: 1, rows: ROWS, noise: false, typos: 0, rich: true }
  const rows = [...studioRows(rich)]
  const wrong = disagreements(rules, rows)
  const answers = rows.map(answerOfFilters)
  const projects = new Set(answers.flatMap(({ claims }) => claims))
  const share = (wanted: (answer: Answer) => boolean): string =>
    `${((100 * answers.filter(wanted).length) / ROWS).toFixed(1)} %`
  console.log(`rows                        ${ROWS}`)
  console.log(`claimed by some project     ${share(({ claims }) => claims.length > 0)}`)
  console.log(`claimed by several          ${share(({ claims }) => claims.length > 1)}`)
  console.log(`several on the lowest level ${share(({ winners }) => winners.length > 1)}`)
  console.log(`projects that claim a row   ${projects.size} of ${rules.rules.length}`)
  console.log(`rows that agree             ${ROWS - wrong.length} of ${ROWS}`)
  for (const { row, rules, filters } of wrong.slice(0, 10)) {
    console.log(`\n${row.reel_name}\n${row.text}`)
    console.log(`  rules   ${rules.claims.join(', ')}\n  filters ${filters.claims.join(', ')}`)
  }
  if (wrong.length > 0) process.exitCode = 1
}

/** The rules in `rules/`. @throws Error where a file is wrong. */
export async function shippedRules(): Promise<RuleSet> {
  const loaded = await loadRules(SHIPPED)
  if (!loaded.ok) throw new Error(loaded.issues.map(formatIssue).join('\n'))
  return loaded.value
}

/** The rows on which the rules, without typos and folding nothing but case, differ from the filters. */
export function disagreements(rules: RuleSet, rows: Iterable<StudioRow>): Disagreement[] {
  const fields = ['title', 'channel', 'description']
  const compiled = compileRules(rules, { fields, fold: 'case', typos: 'off' })
  const folder = createFolder(CASE_FOLD)
  const arena = createArena()
  const wrong: Disagreement[] = []
  for (const row of rows) {
    reset(arena)
    const claims = matchRules(compiled, normalise(studioItem(row, 0), folder, arena))
    const found = answerOf(claims)
    const wanted = answerOfFilters(row)
    const same =
      found.claims.join() === wanted.claims.join() && found.winners.join() === wanted.winners.join()
    if (!same) wrong.push({ row, rules: found, filters: wanted })
  }
  return wrong
}

function answerOf(claims: readonly Claim[]): Answer {
  const held = claims.filter(({ absent }) => absent.length === 0)
  const lowest = Math.min(...held.map(({ level }) => level))
  const first = held.filter(({ level }) => level === lowest)
  return { claims: projectsOf(held), winners: projectsOf(first) }
}

function answerOfFilters(row: StudioRow): Answer {
  return { claims: projectsOf(claimedBy(row)), winners: winners(row).toSorted() }
}

function projectsOf(claims: readonly { readonly project: string }[]): string[] {
  return [...new Set(claims.map(({ project }) => project))].toSorted()
}
