import { buildEngine } from '../../cascade/build.js'
import { askRules, type AskRules } from '../../cascade/ask-rules.js'
import { classifyBatch } from '../../cascade/classify.js'
import type { Engine } from '../../cascade/engine.js'
import { itemOf } from '../../cascade/plain-item.js'
import type { RuleSet } from '../../rules/language/rule.js'
import { loadFamilies } from '../../normalise/words/families.js'
import { randomFrom } from '../../numbers/random.js'
import { reservoirOf } from '../../numbers/reservoir.js'
import { readItems } from '../../read/read.js'
import type { ReviewReason, ReviewRow } from '../../report/review-row.js'
import { countReport, type ReportRow, type ReportTally } from '../../report/report-tally.js'
import { KaskadError } from '../../types/error.js'
import type { Item } from '../../types/item.js'
import { decidedIn, decidedRows, type RowLabel } from '../settings/decided-rows.js'
import { openCascade, type OpenedCascade } from '../settings/engine-of.js'
import { readingOf, ruleSettingsOf, type Settings } from '../settings/settings.js'
import { titleOf } from '../settings/slice-of.js'
import type { Edge } from '../terminal/edge.js'

/** What a queue is made of. */
export interface QueueOptions {
  readonly decisions: readonly string[]
  /** Tables of the same rows, with labels or without. */
  readonly labelled: readonly string[]
  readonly settings: Settings
  /** Most rows in the queue. */
  readonly rows: number
  readonly seed: number
}

/** Rows to look at, the ones worth most first, and what they were judged by. */
export interface ReviewQueue {
  readonly rows: readonly ReviewRow[]
  /** The rows as rules see them. */
  readonly items: ReadonlyMap<string, Item>
  readonly rules: RuleSet | undefined
  readonly projects: readonly string[]
}

/** One row in so many is drawn from all rows, so that what is measured on those holds for all. */
const RANDOM_EVERY = 10
/** A row below this chance is unsure. */
const UNSURE = 0.7
/** A decision as sure as this beside another label makes the label doubtful. */
const SURE = 0.9
const NEW_WORDS = 15
/** Of each kind of worth so many rows as the queue may have: which are taken is judged later. */
const EVERY = { error: 1, unsure: 1, none: 1, sample: 1 } as const

/** Reads decisions and puts those worth a look in order; memory of the labels and the queue. */
export async function readQueue(edge: Edge, options: QueueOptions): Promise<ReviewQueue> {
  const { settings, rows: most, seed } = options
  const { none } = settings.wording
  const labels = await labelsIn(edge, options)
  const familyOf = await loadFamilies()
  const counter = countReport({ none, seed, familyOf, rows: most, parts: EVERY })
  const draw = reservoirOf<ReportRow>(Math.ceil(most / RANDOM_EVERY), randomFrom(seed + 1))
  const run = { files: options.decisions, settings, sums: [], date: undefined }
  const rowOf = decidedRows(run)
  for await (const decision of decidedIn(run)) {
    const row = rowOf(decision, labels.get(decision.id))
    counter.add(row)
    draw(row)
  }
  const tally = counter.finish()
  if (tally.rows === 0) throw new KaskadError('input', 'no decisions to review')
  const random = new Set(draw().map(({ id }) => id))
  const byId = new Map([...draw(), ...tally.shown].map((row) => [row.id, row]))
  const items = await itemsOf(edge, options, byId)
  const opened = await openCascade({ edge, settings })
  try {
    const judged = await judgedBy(opened, { items, rows: [...byId.values()], settings })
    const isNew = newWords(tally, none)
    const seen = judged.map(({ row, others }) => {
      const item = items.get(row.id)
      const reasons = reasonsOf(row, { others, isNew, isRandom: random.has(row.id) })
      return reviewRow(row, { others, item, reasons, none })
    })
    const { rules } = opened.loaded
    return {
      rows: inOrder(seen).slice(0, most),
      items,
      rules,
      projects: projectsOf(opened, tally, none),
    }
  } finally {
    await opened.close()
  }
}

async function labelsIn(
  edge: Edge,
  { labelled: inputs, settings }: QueueOptions,
): Promise<ReadonlyMap<string, RowLabel>> {
  const labels = new Map<string, RowLabel>()
  if (inputs.length === 0) return labels
  for await (const { items } of readItems(readingOf(edge, { inputs, settings })))
    for (const item of items) labels.set(item.id, { gold: item.gold, title: titleOf(item) })
  return labels
}

/** The rows of the queue as they are in the tables, else as the decisions have them. */
async function itemsOf(
  edge: Edge,
  { labelled, decisions, settings }: QueueOptions,
  rows: ReadonlyMap<string, ReportRow>,
): Promise<Map<string, Item>> {
  const found = new Map<string, Item>()
  const take = async (inputs: readonly string[]): Promise<void> => {
    for await (const { items } of readItems(readingOf(edge, { inputs, settings })))
      for (const item of items)
        if (rows.has(item.id) && !found.has(item.id)) found.set(item.id, item)
  }
  if (labelled.length > 0) await take(labelled)
  const rest = [...rows.values()].filter(({ id }) => !found.has(id))
  if (rest.some(({ title }) => title === ''))
    throw new KaskadError(
      'usage',
      'the decisions have no titles: name the tables of their rows by --labelled, or classify with --keep title',
    )
  if (rest.length > 0) await take(decisions)
  for (const { id, title } of rest) if (!found.has(id)) found.set(id, itemOf({ id, title }))
  for (const [id, item] of found) found.set(id, { ...item, gold: rows.get(id)?.gold })
  return found
}

/** A row, with the projects that rules and heads each give it by themselves. */
interface JudgedAlone {
  readonly row: ReportRow
  readonly others: { readonly rules: readonly string[]; readonly heads: string | undefined }
}

async function judgedBy(
  { parts, loaded }: OpenedCascade,
  {
    items,
    rows,
    settings,
  }: {
    readonly items: ReadonlyMap<string, Item>
    readonly rows: readonly ReportRow[]
    readonly settings: Settings
  },
): Promise<readonly JudgedAlone[]> {
  const ask: AskRules | undefined =
    loaded.rules && askRules(loaded.rules, ruleSettingsOf(settings)).ask
  const heads =
    loaded.heads &&
    buildEngine({ ...parts, rules: undefined, hybrid: undefined, stages: ['heads'] })
  const given = rows.map(({ id, title }) => items.get(id) ?? itemOf({ id, title }))
  const byHeads = heads ? await headsOf(heads, given) : []
  return rows.map((row, at) => {
    const item = given[at]
    const rules = item && ask ? ask(item).projects : []
    return { row, others: { rules, heads: byHeads[at] } }
  })
}

/** The project that heads alone assign; undefined where they assign none. */
async function headsOf(
  engine: Engine,
  items: readonly Item[],
): Promise<readonly (string | undefined)[]> {
  const found: (string | undefined)[] = []
  for (let at = 0; at < items.length; at += 256)
    for (const { kind, project } of await classifyBatch(engine, items.slice(at, at + 256)))
      found.push(kind === 'assigned' ? project : undefined)
  return found
}

function newWords({ words }: ReportTally, none: string): (row: ReportRow) => boolean {
  const telling = new Set(words.slice(0, NEW_WORDS).flatMap(({ word, forms }) => [word, ...forms]))
  return ({ title, project }) =>
    project === none &&
    (title.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).some((word) => telling.has(word))
}

interface Judging {
  readonly others: JudgedAlone['others']
  readonly isNew: (row: ReportRow) => boolean
  readonly isRandom: boolean
}

/** Why a row is worth a look, the best reason first. */
function reasonsOf(row: ReportRow, { others, isNew, isRandom }: Judging): readonly ReviewReason[] {
  const { gold, project, kind, probability, runnerUp, marked = false } = row
  const { rules, heads } = others
  const isWrong = gold !== undefined && gold !== project
  const isUnsure = kind === 'assigned' && probability !== undefined && probability < UNSURE
  const found: Readonly<Record<ReviewReason, boolean>> = {
    suspect: isWrong && probability !== undefined && probability >= SURE,
    abstained: kind === 'abstained',
    disagreement: rules.length > 0 && heads !== undefined && !rules.includes(heads),
    tie: isUnsure && runnerUp !== '',
    mistake: isWrong,
    unsure: marked || (isUnsure && runnerUp === ''),
    words: isNew(row),
    near: kind === 'none' && runnerUp !== '',
    random: isRandom,
  }
  return (Object.keys(found) as ReviewReason[]).filter((reason) => found[reason])
}

interface Showing {
  readonly others: JudgedAlone['others']
  readonly item: Item | undefined
  readonly reasons: readonly ReviewReason[]
  readonly none: string
}

const MOST_CHOICES = 9

function reviewRow(row: ReportRow, { others, item, reasons, none }: Showing): ReviewRow {
  const { id, gold, project, kind, stage, probability, why, runnerUp } = row
  const named = [project, gold ?? '', ...others.rules, others.heads ?? '', runnerUp]
  const choices = [...new Set(named)].filter((name) => name !== '' && name !== none)
  const { title: _, ...texts } = item?.texts ?? {}
  const title = row.title === '' && item ? titleOf(item) : row.title
  const beside = Object.entries(texts).flatMap(([name, text]) =>
    text === undefined || text === title ? [] : [{ name, text: text.slice(0, 300) }],
  )
  const shown = { id, title, beside, gold, project, kind, stage, probability, why, runnerUp }
  return { ...shown, reasons, choices: choices.slice(0, MOST_CHOICES) }
}

/** By the worth of their reasons; every tenth is the next of the random ones. */
function inOrder(rows: readonly ReviewRow[]): readonly ReviewRow[] {
  const order: readonly ReviewReason[] = [
    ...(['suspect', 'abstained', 'disagreement', 'tie', 'mistake'] as const),
    ...(['unsure', 'words', 'near', 'random'] as const),
  ]
  const rank = ({ reasons: [first = 'random'] }: ReviewRow): number => order.indexOf(first)
  const random = rows.filter(({ reasons }) => reasons.includes('random'))
  const worth = rows
    .filter(({ reasons }) => !reasons.includes('random'))
    .toSorted(
      (a, b) =>
        rank(a) - rank(b) || (a.probability ?? 0) - (b.probability ?? 0) || (a.id < b.id ? -1 : 1),
    )
  const mixed: ReviewRow[] = []
  const places = worth.length + random.length
  for (let nth = 1, next = 0; nth <= places; nth++) {
    const isRandom = nth % RANDOM_EVERY === 0 || next >= worth.length
    const row = (isRandom ? random.shift() : undefined) ?? worth[next++]
    if (row) mixed.push(row)
  }
  return [...mixed, ...random]
}

function projectsOf(
  { loaded: { rules, heads } }: OpenedCascade,
  { projects }: ReportTally,
  none: string,
): readonly string[] {
  const names = [...projects, ...(rules?.rules ?? []), ...(heads?.heads ?? [])]
  return [...new Set(names.map(({ project }) => project))]
    .filter((name) => name !== none)
    .toSorted((a, b) => (a < b ? -1 : 1))
}
