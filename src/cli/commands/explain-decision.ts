import type { Engine } from '../../cascade/engine.js'
import { buildEngine } from '../../cascade/build.js'
import { explainItem } from '../../cascade/explain.js'
import { learnedNamesOf } from '../../cascade/plain-item.js'
import type { ColumnValues } from '../../cascade/what-if.js'
import { readItems } from '../../read/read.js'
import { KaskadError } from '../../types/error.js'
import type { Item } from '../../types/item.js'
import { EXIT, put, putJson, type Edge, type ExitCode } from '../terminal/edge.js'
import { openCascade, type Loaded } from '../settings/engine-of.js'
import { formatItem } from '../terminal/format-item.js'
import { typedItem } from '../settings/one-item.js'
import type { OptionsOf } from '../terminal/shell.js'
import type { declareExplain } from './explain.js'
import { loadSettings, readingOf, inTermsOf, type Settings } from '../settings/settings.js'

type Options = OptionsOf<typeof declareExplain>

/** Says why an item was given its project: the decision, each rule that had a part in it, the heads. */
export async function explainDecision(
  edge: Edge,
  title: string | undefined,
  options: Options,
): Promise<ExitCode> {
  const settings = await loadSettings(options)
  const { project, json } = options
  const { parts, loaded, close } = await openCascade({ edge, settings })
  try {
    refuseUnknown(project, loaded)
    const engine = buildEngine(parts)
    const asked = { title, settings, engine, loaded }
    const item = await itemAsked(edge, options, asked)
    const explanation = await explainItem(engine, item, project)
    const { findChanges, formatChanges } = await import('./explain-change.js')
    const changes = options.change
      ? await findChanges({
          parts,
          folder: settings.rules,
          item,
          explanation,
          project,
          seen: await valuesBeside(edge, options, asked),
        })
      : undefined
    if (json) putJson(edge, { ...explanation, ...(changes && { changes }) })
    else
      for (const line of [...formatItem(explanation), ...(changes ? formatChanges(changes) : [])])
        put(edge, line)
  } finally {
    await close()
  }
  return EXIT.done
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

interface Asked {
  readonly title: string | undefined
  readonly settings: Settings
  readonly engine: Engine
  readonly loaded: Loaded
}

async function itemAsked(
  edge: Edge,
  { row, in: file, set }: Options,
  { title, settings, engine, loaded }: Asked,
): Promise<Item> {
  const learned = loaded.heads && learnedNamesOf(loaded.heads.columns)
  const typed = { fields: titleFirst(engine, loaded), learned }
  if (row === undefined && file === undefined) {
    if (title === undefined && set === undefined)
      throw new KaskadError('usage', 'expected a title, or --in FILE --row ID')
    return typedItem(title, set, typed)
  }
  if (row === undefined || file === undefined) {
    throw new KaskadError('usage', '--row and --in go together: expected --in FILE --row ID')
  }
  const columns = inTermsOf(settings, loaded.heads)
  for await (const { items } of readItems(readingOf(edge, { inputs: [file], settings: columns }))) {
    const found = items.find(({ id }) => id === row)
    if (found)
      return set === undefined ? found : withValues(found, typedItem(undefined, set, typed))
  }
  throw new KaskadError('usage', `--row: ${file} has no row with the id "${row}"`)
}

/** Rows of the file whose values are tried, and values of each column. */
const MOST_ROWS = 5000
const MOST_VALUES = 20

/** The values that columns have in the first rows of the file; none without one. */
async function valuesBeside(
  edge: Edge,
  { in: file }: Options,
  { settings, loaded }: Asked,
): Promise<ColumnValues> {
  const numbers = new Map<string, Set<number>>()
  const categories = new Map<string, Set<string>>()
  if (file === undefined || file === '-') return { numbers, categories }
  const columns = inTermsOf(settings, loaded.heads)
  let rows = 0
  for await (const { items } of readItems(readingOf(edge, { inputs: [file], settings: columns }))) {
    for (const item of items) {
      for (const [name, value] of Object.entries(item.numbers)) keepValue(numbers, name, value)
      for (const [name, value] of Object.entries(item.categories))
        keepValue(categories, name, value)
    }
    rows += items.length
    if (rows >= MOST_ROWS) break
  }
  return { numbers, categories }
}

function keepValue<Value>(
  map: Map<string, Set<Value>>,
  name: string,
  value: Value | undefined,
): void {
  const values = map.get(name) ?? new Set()
  if (values.size === 0) map.set(name, values)
  if (value !== undefined && values.size < MOST_VALUES) values.add(value)
}

/** The row with other values in place of its own: what if. */
function withValues(row: Item, { texts, numbers, categories }: Item): Item {
  return {
    ...row,
    texts: { ...row.texts, ...texts },
    numbers: { ...row.numbers, ...numbers },
    categories: { ...row.categories, ...categories },
  }
}

/** The text fields a typed title may fill, its own first: a model may know no title. */
function titleFirst({ textFields }: Engine, { heads }: Loaded): readonly string[] {
  const own = heads?.columns.texts ?? []
  const first = own.length === 0 || own.includes('title') ? ['title'] : own.slice(0, 1)
  return [...new Set([...first, ...textFields])]
}
