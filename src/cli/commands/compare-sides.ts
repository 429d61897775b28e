import { statSync } from 'node:fs'
import { classifyBatch } from '../../cascade/classify.js'
import { compareDecisions } from '../../evaluate/compare.js'
import { formatComparison } from '../../evaluate/format-comparison.js'
import type { RowChange } from '../../evaluate/impact.js'
import { readItems } from '../../read/read.js'
import { KaskadError } from '../../types/error.js'
import type { Item } from '../../types/item.js'
import { shareOf } from '../settings/cut-goal.js'
import { decisionsById, type Answer } from '../settings/decisions-file.js'
import { withEngine } from '../settings/engine-of.js'
import type { OptionsOf } from '../terminal/shell.js'
import type { declareCompare } from './compare.js'
import {
  besideModel,
  inTermsOf,
  loadSettings,
  readingOf,
  type Settings,
} from '../settings/settings.js'
import { EXIT, put, putJson, say, type Edge, type ExitCode } from '../terminal/edge.js'
import { sayIssues } from '../terminal/fail.js'
import { wholeNumber } from '../terminal/numbers.js'
import { many } from '../terminal/tally.js'

type Options = OptionsOf<typeof declareCompare>

/** Compares two sets of decisions: 2 where more is lost than allowed, else 0. */
export async function compareSides(
  edge: Edge,
  ...[first, second, options]: readonly [before: string, after: string, options: Options]
): Promise<ExitCode> {
  const maxLoss = shareOf('--max-loss', options.maxLoss)
  const settings = await inOneLanguage(await loadSettings(options), [first, second])
  const measuring = {
    none: settings.wording.none,
    examples: wholeNumber(options.examples, '--examples'),
    seed: wholeNumber(options.seed, '--seed'),
    bootstrap: wholeNumber(options.bootstrap, '--bootstrap'),
  }
  const run = { edge, settings, rows: rowsOf(options) }
  const before = await sideOf(run, first)
  const after = await sideOf(run, second)
  const comparison = await compareDecisions(changesOf(run, { before, after }), measuring)
  if (options.json) putJson(edge, comparison)
  else for (const line of formatComparison(comparison)) put(edge, line)
  if (comparison.loss <= maxLoss) return EXIT.done
  say(edge, `the loss ${comparison.loss.toFixed(4)} is above --max-loss ${options.maxLoss}`)
  return EXIT.mistake
}

/** The settings with the word for none of the first model, where nobody gave another: one for both sides. */
async function inOneLanguage(settings: Settings, sides: readonly string[]): Promise<Settings> {
  for (const model of sides) {
    if (!(await isModel(model))) continue
    const { wording } = await besideModel({ ...settings, model, needModel: true })
    return { ...settings, wording, isNoneGiven: true }
  }
  return settings
}

async function isModel(path: string): Promise<boolean> {
  const { isModelFolder } = await import('../../model/read-file.js')
  return isModelFolder(path)
}

/** The rows that are compared; undefined where those of two decisions files are. */
interface Rows {
  readonly inputs: readonly string[]
  readonly needLabel: boolean
}

interface Run {
  readonly edge: Edge
  readonly settings: Settings
  readonly rows: Rows | undefined
}

/** What one side says: of a row by its id, or of the nth row. */
interface Side {
  readonly name: string
  readonly answerOf: (id: string, nth: number) => Answer | undefined
  /** Ids and titles of a decisions file. */
  readonly own: ReadonlyMap<string, { readonly title: string }> | undefined
}

function rowsOf({ gold, on }: Options): Rows | undefined {
  if (gold !== undefined && on !== undefined)
    throw new KaskadError('usage', '--gold and --on both name the rows: expected one of them')
  const files = gold ?? on
  if (files === undefined) return undefined
  const inputs = files.split(',').map((name) => name.trim())
  if (inputs.includes('-'))
    throw new KaskadError('usage', '--gold and --on are read more than once: expected files, not -')
  return { inputs, needLabel: gold !== undefined }
}

async function sideOf(run: Run, path: string): Promise<Side> {
  const found = statSync(path, { throwIfNoEntry: false })
  if (!found) throw new KaskadError('usage', `${path}: no such file or folder`)
  return found.isDirectory() ? folderSide(run, path) : fileSide(run, path)
}

async function fileSide({ settings }: Run, file: string): Promise<Side> {
  const wish = { file, words: settings.wording, beside: ['title'], called: 'decisions' }
  const answers = await decisionsById(wish)
  const own = [...answers].map(([id, { beside }]): [string, { readonly title: string }] => {
    return [id, { title: beside.get('title') ?? '' }]
  })
  return { name: file, answerOf: (id) => answers.get(id), own: new Map(own) }
}

async function folderSide(run: Run, path: string): Promise<Side> {
  const { edge, rows } = run
  if (!rows)
    throw new KaskadError('usage', `${path} is a folder: --gold or --on names files to run it on`)
  const settings: Settings = (await isModel(path))
    ? { ...run.settings, model: path, needModel: true }
    : { ...run.settings, rules: path, needRules: true, stages: ['rules'] }
  const answers: Answer[] = []
  await withEngine({ edge, settings }, async (engine, { heads }) => {
    for await (const items of itemsOf({ ...run, settings: inTermsOf(settings, heads) }, rows)) {
      for (const { project, kind, stage, probability } of await classifyBatch(engine, items))
        answers.push({ predicted: project, kind, stage, probability })
    }
  })
  return { name: path, answerOf: (_, nth) => answers[nth], own: undefined }
}

async function* itemsOf(
  { edge, settings }: Run,
  { inputs, needLabel }: Rows,
): AsyncGenerator<readonly Item[]> {
  for await (const batch of readItems(readingOf(edge, { inputs, settings, needLabel })))
    yield needLabel ? batch.items.filter(({ gold }) => gold !== undefined) : batch.items
}

interface Sides {
  readonly before: Side
  readonly after: Side
}

async function* changesOf(run: Run, sides: Sides): AsyncGenerator<RowChange> {
  const { none } = run.settings.wording
  const absent = { before: 0, after: 0 }
  const answer = (side: keyof Sides, id: string, nth: number): string => {
    const found = sides[side].answerOf(id, nth)
    if (!found) absent[side]++
    return !found || found.kind === 'abstained' ? none : found.predicted
  }
  let nth = 0
  for await (const { id, title, gold } of comparedRows(run, sides)) {
    yield { id, title, gold, before: answer('before', id, nth), after: answer('after', id, nth) }
    nth++
  }
  for (const side of ['before', 'after'] as const) {
    const { name } = sides[side]
    if (nth > 0 && absent[side] === nth)
      throw new KaskadError(
        'usage',
        `${name} has no decision on any of the rows: ids must be the same on both sides`,
      )
    if (absent[side] > 0)
      say(run.edge, `${many(absent[side], 'row')} without a decision in ${name}: taken as ${none}`)
  }
}

type ComparedRow = Pick<RowChange, 'id' | 'title' | 'gold'>

async function* comparedRows(run: Run, { before, after }: Sides): AsyncGenerator<ComparedRow> {
  const { rows, edge } = run
  if (!rows) {
    for (const [id, { title }] of before.own ?? [])
      yield { id, title: title || (after.own?.get(id)?.title ?? ''), gold: undefined }
    for (const [id, { title }] of after.own ?? [])
      if (!before.own?.has(id)) yield { id, title, gold: undefined }
    return
  }
  const reading = readingOf(edge, { ...rows, settings: run.settings })
  for await (const { items, notes } of readItems(reading)) {
    if (notes.length > 0) await sayIssues(edge, notes)
    for (const { id, texts, gold } of items) {
      if (rows.needLabel && gold === undefined) continue
      yield { id, title: texts['title'] ?? Object.values(texts)[0] ?? '', gold }
    }
  }
}
