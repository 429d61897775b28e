import { TEXT_FIELDS } from '../../cascade/plain-item.js'
import { createArena, reset } from '../../normalise/fold/arena.js'
import { createFolder } from '../../normalise/fold/fold.js'
import { CASE_FOLD, FULL_FOLD } from '../../normalise/fold/fold-steps.js'
import { normalise } from '../../normalise/fold/normalise.js'
import { readItems } from '../../read/read.js'
import { compileRules } from '../../rules/matching/compile.js'
import { gatherCoverage, type Coverage, type RuleCoverage } from '../../rules/checks/coverage.js'
import { EXIT, put, type Edge, type ExitCode } from '../terminal/edge.js'
import { rulesAt } from '../settings/engine-of.js'
import { sayIssues } from '../terminal/fail.js'
import type { CascadeOptions, ColumnOptions } from '../settings/options.js'
import { loadSettings, readingOf } from '../settings/settings.js'
import { group } from '../terminal/tally.js'

/** What `kaskad rules coverage` was asked. */
export interface CoverageRequest {
  readonly inputs: readonly string[]
  readonly options: CascadeOptions & ColumnOptions & { readonly json: boolean }
}

/** Measures what each rule claims in files, whatever its level. */
export async function measureCoverage(edge: Edge, request: CoverageRequest): Promise<ExitCode> {
  const { options } = request
  const settings = await loadSettings(options)
  const { fold = 'full', typos = 'auto', wishes } = settings
  const steps = fold === 'case' ? CASE_FOLD : FULL_FOLD
  const fields = wishes.texts?.map(({ name }) => name) ?? TEXT_FIELDS
  const rules = compileRules(await rulesAt(settings.rules), {
    fields,
    fold,
    typos,
    itemSteps: steps,
  })
  const gatherer = gatherCoverage(rules)
  const folder = createFolder(steps)
  const arena = createArena()
  for await (const { items, notes } of readItems(readingOf(edge, { ...request, settings }))) {
    if (notes.length > 0) await sayIssues(edge, notes)
    reset(arena)
    for (const item of items) gatherer.add(normalise(item, folder, arena))
  }
  const coverage = gatherer.coverage()
  put(
    edge,
    options.json ? JSON.stringify(coverage, undefined, 2) : formatCoverage(coverage).join('\n'),
  )
  return EXIT.done
}

/** A line per project, then one per keyword that claims nothing. */
function formatCoverage({ rows, claimed, projects }: RuleCoverage): string[] {
  const width = Math.max(7, ...projects.map(({ project }) => project.length))
  const lines = projects.map(({ project, level, whole }) => {
    const shared = whole.sharedWith
      .slice(0, 3)
      .map((other) => `${other.project} ${group(other.rows)}`)
    return `${project.padEnd(width)}${String(level).padStart(6)}${cells(whole)}  ${shared.join(', ')}`.trimEnd()
  })
  const idle = projects.flatMap(({ keywords }) =>
    keywords.filter(({ coverage }) => coverage.rows === 0),
  )
  return [
    `${group(rows)} rows, ${group(claimed)} claimed by a rule`,
    '',
    `${'project'.padEnd(width)} level${['rows', 'overlap', 'conflict', 'precision'].map((name) => name.padStart(10)).join('')}  shared with`,
    ...lines,
    ...(idle.length === 0 ? [] : ['', `keywords that claim nothing here: ${group(idle.length)}`]),
    ...idle.map(({ name, place }) => `  ${place.file}:${place.line}:${place.column} ${name}`),
  ]
}

function cells({ rows, overlap, conflict, right, labelled }: Coverage): string {
  const precision = labelled === 0 ? '' : (right / labelled).toFixed(4)
  return [group(rows), group(overlap), group(conflict), precision]
    .map((cell) => cell.padStart(10))
    .join('')
}
