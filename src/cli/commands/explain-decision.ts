import type { Engine } from '../../cascade/engine.js'
import { explainItem } from '../../cascade/explain.js'
import { learnedNamesOf } from '../../cascade/plain-item.js'
import { readItems } from '../../read/read.js'
import { KaskadError } from '../../types/error.js'
import type { Item } from '../../types/item.js'
import { EXIT, put, putJson, type Edge, type ExitCode } from '../terminal/edge.js'
import { withEngine, type Loaded } from '../settings/engine-of.js'
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
  await withEngine({ edge, settings }, async (engine, loaded) => {
    refuseUnknown(project, loaded)
    const item = await itemAsked(edge, options, { title, settings, engine, loaded })
    const explanation = await explainItem(engine, item, project)
    if (json) putJson(edge, explanation)
    else for (const line of formatItem(explanation)) put(edge, line)
  })
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
