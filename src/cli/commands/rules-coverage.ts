import { askRules } from '../../cascade/ask-rules.js'
import { readItems } from '../../read/read.js'
import { gatherCoverage, type Coverage, type RuleCoverage } from '../../rules/checks/coverage.js'
import { countTypos, createTypoCounts, foundTypos } from '../../rules/checks/found-typos.js'
import { EXIT, put, putJson, type Edge, type ExitCode } from '../terminal/edge.js'
import { rulesAt } from '../settings/open-rules.js'
import { sayIssues } from '../terminal/fail.js'
import { inputsOf } from '../settings/options.js'
import type { OptionsOf } from '../terminal/shell.js'
import type { declareCoverage } from './rules.js'
import { loadSettings, readingOf, ruleSettingsOf } from '../settings/settings.js'
import { typoLines } from '../terminal/found-typos.js'
import { group, many } from '../terminal/tally.js'

type Options = OptionsOf<typeof declareCoverage>

/** Measures what each rule claims in files, whatever its level. */
export async function measureCoverage(
  edge: Edge,
  files: readonly string[],
  options: Options,
): Promise<ExitCode> {
  const inputs = inputsOf(files, options)
  const settings = await loadSettings(options)
  const { compiled, ask } = askRules(await rulesAt(edge, settings.rules), ruleSettingsOf(settings))
  const gatherer = gatherCoverage(compiled)
  const counts = createTypoCounts()
  for await (const { items, notes } of readItems(readingOf(edge, { inputs, settings }))) {
    if (notes.length > 0) await sayIssues(edge, notes)
    for (const item of items) {
      const { claims } = ask(item)
      gatherer.add(item, claims)
      countTypos(counts, item, claims)
    }
  }
  const coverage = gatherer.coverage()
  const typos = foundTypos(counts)
  if (options.json) putJson(edge, { ...coverage, typos })
  else
    for (const line of [...formatCoverage(coverage), ...spaced(typoLines(typos))]) put(edge, line)
  return EXIT.done
}

function spaced(lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : ['', ...lines]
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
    `${many(rows, 'row')}, ${group(claimed)} claimed by a rule`,
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
