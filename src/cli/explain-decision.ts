import { classifyBatch } from '../cascade/classify.js'
import { formatExplanation } from '../rules/format-explanation.js'
import { readItems } from '../read/read.js'
import { KaskadError } from '../types/error.js'
import type { Decision } from '../types/decision.js'
import type { Item } from '../types/item.js'
import { EXIT, put, type Edge, type ExitCode } from './edge.js'
import { rulesAt, withEngine } from './engine-of.js'
import { typedItem } from './one-item.js'
import type { CascadeOptions, ColumnOptions } from './options.js'
import { explanationOf } from './rules-explain.js'
import { loadSettings, readingOf, type Settings } from './settings.js'

/** What `kaskad explain` was asked. */
export interface ExplainRequest {
  readonly title: string | undefined
  readonly options: CascadeOptions &
    ColumnOptions & {
      readonly row?: string
      readonly in?: string
      readonly set?: string
      readonly project?: string
      readonly json: boolean
    }
}

/** Says why an item was given its project: the decision, then each rule that had a part in it. */
export async function explainDecision(edge: Edge, request: ExplainRequest): Promise<ExitCode> {
  const { options } = request
  const settings = await loadSettings(options)
  const item = await itemAsked(edge, request, settings)
  const [decision] = await withEngine({ edge, settings }, (engine) => classifyBatch(engine, [item]))
  if (!decision) throw new Error('no decision')
  const set = await rulesAt(settings.rules)
  const known = new Set(set.rules.map((rule) => rule.project))
  const asked = [
    ...projectsIn(decision),
    ...(options.project === undefined ? [] : [options.project]),
  ]
  const projects = [...new Set(asked)].filter((name) => known.has(name) || name === options.project)
  const explanations = projects.map((project) => explanationOf({ set, settings, item }, project))
  if (options.json) put(edge, JSON.stringify({ decision, rules: explanations }, undefined, 2))
  else {
    put(edge, decisionLine(decision))
    for (const explanation of explanations) put(edge, formatExplanation(explanation).join('\n'))
  }
  return EXIT.done
}

async function itemAsked(
  edge: Edge,
  { title, options }: ExplainRequest,
  settings: Settings,
): Promise<Item> {
  const { row, in: file, set } = options
  if (row === undefined && file === undefined) {
    if (title !== undefined || set !== undefined) return typedItem(title, set)
    throw new KaskadError('usage', 'expected a title, or --in FILE --row ID')
  }
  if (row === undefined || file === undefined) {
    throw new KaskadError('usage', '--row and --in go together: expected --in FILE --row ID')
  }
  const reading = readingOf(edge, { inputs: [file], options, settings })
  for await (const { items } of readItems(reading)) {
    const found = items.find(({ id }) => id === row)
    if (found) return found
  }
  throw new KaskadError('usage', `--row: ${file} has no row with the id "${row}"`)
}

function projectsIn({ projects, runnerUp, conflicts }: Decision): string[] {
  return [
    ...projects,
    ...(runnerUp === undefined ? [] : [runnerUp]),
    ...conflicts.map(({ loser }) => loser),
  ]
}

function decisionLine({ project, kind, stage, probability, why, runnerUp }: Decision): string {
  const chance = probability === undefined ? '' : `, probability ${probability.toFixed(4)}`
  const second = runnerUp === undefined ? '' : `; second: ${runnerUp}`
  return `${project}: ${kind} by ${stage}${chance}${second}${why === '' ? '' : `\n  ${why}`}`
}
