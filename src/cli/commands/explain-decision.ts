import { classifyBatch } from '../../cascade/classify.js'
import type { Engine } from '../../cascade/engine.js'
import { explainHeads } from '../../cascade/explain.js'
import { textFieldsBeside } from '../../cascade/plain-item.js'
import { formatExplanation } from '../../rules/checks/format-explanation.js'
import { readItems } from '../../read/read.js'
import { KaskadError } from '../../types/error.js'
import type { Decision } from '../../types/decision.js'
import type { Item } from '../../types/item.js'
import { EXIT, put, type Edge, type ExitCode } from '../terminal/edge.js'
import { withEngine, type Loaded } from '../settings/engine-of.js'
import { formatHeads } from '../terminal/format-heads.js'
import { typedItem } from '../settings/one-item.js'
import type { CascadeOptions, ColumnOptions } from '../settings/options.js'
import { explanationOf } from './rules-explain.js'
import { loadSettings, readingOf, inTermsOf, type Settings } from '../settings/settings.js'

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

/** Says why an item was given its project: the decision, each rule that had a part in it, the heads. */
export async function explainDecision(edge: Edge, request: ExplainRequest): Promise<ExitCode> {
  const settings = await loadSettings(request.options)
  const { project, json } = request.options
  await withEngine({ edge, settings }, async (engine, loaded) => {
    refuseUnknown(project, loaded)
    const item = await itemAsked(edge, request, { settings, loaded })
    const [decision] = await classifyBatch(engine, [item])
    if (!decision) throw new Error('no decision')
    const rules = rulesOf(decision, { item, settings, loaded, project })
    const heads = await headsOf(engine, item, { loaded, project })
    if (json) put(edge, JSON.stringify({ decision, rules, heads }, undefined, 2))
    else {
      put(edge, decisionLine(decision))
      for (const rule of rules) put(edge, formatExplanation(rule).join('\n'))
      if (heads) put(edge, formatHeads(heads, decision.stage).join('\n'))
    }
  })
  return EXIT.done
}

/** What is asked of, and with what. */
interface Asked {
  readonly item: Item
  readonly settings: Settings
  readonly loaded: Loaded
  readonly project: string | undefined
}

/** The rules that had a part in a decision, and the project's asked about. */
function rulesOf(decision: Decision, { item, settings, loaded, project }: Asked) {
  const { rules: set } = loaded
  if (!set) return []
  const known = new Set(set.rules.map((rule) => rule.project))
  const asked = project === undefined ? projectsIn(decision) : [...projectsIn(decision), project]
  return [...new Set(asked)]
    .filter((name) => known.has(name))
    .map((name) => explanationOf({ set, settings, item }, name))
}

function headsOf(
  engine: Engine,
  item: Item,
  { loaded, project }: Pick<Asked, 'loaded' | 'project'>,
) {
  const { heads, encoder } = loaded
  if (!heads) return undefined
  const known = heads.heads.some((head) => head.project === project && head.enabled)
  return explainHeads(engine, item, { heads, encoder, project: known ? project : undefined })
}

/** @throws KaskadError `usage` where neither a rule nor a head is of this project. */
function refuseUnknown(project: string | undefined, { rules, heads }: Loaded): void {
  if (project === undefined) return
  const known = new Set(
    [...(rules?.rules ?? []), ...(heads?.heads ?? [])].map((one) => one.project),
  )
  if (known.has(project)) return
  const names = [...known].join(', ')
  throw new KaskadError('usage', `--project: nothing is known of "${project}"; there are ${names}`)
}

async function itemAsked(
  edge: Edge,
  { title, options }: ExplainRequest,
  { settings, loaded }: { readonly settings: Settings; readonly loaded: Loaded },
): Promise<Item> {
  const { row, in: file, set } = options
  if (row === undefined && file === undefined) {
    if (title === undefined && set === undefined)
      throw new KaskadError('usage', 'expected a title, or --in FILE --row ID')
    return typedItem(title, set, fieldsOf(loaded))
  }
  if (row === undefined || file === undefined) {
    throw new KaskadError('usage', '--row and --in go together: expected --in FILE --row ID')
  }
  const columns = inTermsOf(settings, loaded.heads)
  for await (const { items } of readItems(readingOf(edge, { inputs: [file], settings: columns }))) {
    const found = items.find(({ id }) => id === row)
    if (found) return found
  }
  throw new KaskadError('usage', `--row: ${file} has no row with the id "${row}"`)
}

/** The text fields a typed title may fill, its own first: a model may know no title. */
function fieldsOf({ heads }: Loaded): readonly string[] {
  const own = heads?.columns.texts ?? []
  const first = own.length === 0 || own.includes('title') ? ['title'] : []
  return [...new Set([...first, ...textFieldsBeside(heads?.columns)])]
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
