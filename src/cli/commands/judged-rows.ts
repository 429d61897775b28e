import { classifyBatch } from '../../cascade/classify.js'
import type { Engine } from '../../cascade/engine.js'
import type { JudgedRow } from '../../evaluate/evaluation.js'
import { readItems } from '../../read/read.js'
import type { Decision } from '../../types/decision.js'
import { KaskadError } from '../../types/error.js'
import type { Item } from '../../types/item.js'
import { formatPlace } from '../../types/parsed.js'
import { saySimilarLabels } from '../terminal/doubts.js'
import { say, type Edge } from '../terminal/edge.js'
import { sayIssues } from '../terminal/fail.js'
import { many } from '../terminal/tally.js'
import { decisionsById } from '../settings/decisions-file.js'
import { readingOf, type Settings } from '../settings/settings.js'
import { slicesBy } from '../settings/slice-of.js'

/** Labelled files to measure decisions on. */
export interface LabelledFiles {
  readonly inputs: readonly string[]
  readonly settings: Settings
  /** What rows are cut into slices by. */
  readonly by: readonly string[]
  /** The column that says what a row counts. */
  readonly weight: string | undefined
}

/** A labelled item, and what of a judged row is known without a decision. */
export interface GoldItem {
  readonly item: Item
  readonly known: Pick<JudgedRow, 'gold' | 'weight' | 'slices'>
}

/** Reads labelled rows in batches; tells of rows that are left out. */
export async function* labelledItems(
  edge: Edge,
  files: LabelledFiles,
): AsyncGenerator<readonly GoldItem[]> {
  const { by, weight } = files
  const slicesOf = await slicesBy(by)
  const reading = readingOf(edge, { ...files, needLabel: true })
  const keep = weight === undefined ? [] : [weight]
  const wishes = { ...reading.wishes, keep, spare: by }
  let rejects = 0
  let unlabelled = 0
  const labels = new Set<string>()
  for await (const batch of readItems({ ...reading, wishes })) {
    if (batch.notes.length > 0) await sayIssues(edge, batch.notes)
    rejects += batch.rejects.length
    const items = batch.items.flatMap((item): GoldItem[] => {
      const { gold } = item
      if (gold === undefined) return []
      labels.add(gold)
      const columns = item.kept.slice(keep.length)
      const slices = slicesOf({ item, columns, has: batch.has })
      const counts = weight === undefined ? {} : { weight: weightOf(item, weight) }
      return [{ item, known: { gold, slices, ...counts } }]
    })
    unlabelled += batch.items.length - items.length
    yield items
  }
  saySimilarLabels(edge, labels)
  if (rejects > 0) say(edge, `${many(rejects, 'row')} that cannot be read: not measured`)
  if (unlabelled > 0) say(edge, `${many(unlabelled, 'row')} without a label: not measured`)
}

/** @throws KaskadError `input` where it is no number from 0 on. */
function weightOf({ kept: [text = ''], place }: Item, column: string): number {
  const weight = text.trim() === '' ? Number.NaN : Number(text)
  if (weight >= 0 && weight < Infinity) return weight
  throw new KaskadError(
    'input',
    `${formatPlace(place)} ${column}: expected a number from 0 on, not "${text}"`,
  )
}

/** Told of each item and its decision. */
export type SeeDecision = (item: Item, decision: Decision) => void

/** Rows with the decisions that an engine makes. */
export async function* judgedBy(
  engine: Engine,
  labelled: AsyncIterable<readonly GoldItem[]>,
  see: SeeDecision = () => {},
): AsyncGenerator<JudgedRow> {
  for await (const rows of labelled) {
    const decisions = await classifyBatch(
      engine,
      rows.map(({ item }) => item),
    )
    for (const [place, decision] of decisions.entries()) {
      const { project, kind, stage, probability } = decision
      const row = rows[place]
      if (row) see({ ...row.item, gold: row.known.gold }, decision)
      if (row) yield { ...row.known, predicted: project, kind, stage, probability }
    }
  }
}

/**
 * Rows with decisions from a file, by id, or row by row where neither file has ids; a labelled row
 * without one counts as abstained.
 */
export async function* judgedElsewhere(
  edge: Edge,
  { settings, file }: { readonly settings: Settings; readonly file: string },
  labelled: AsyncIterable<readonly GoldItem[]>,
): AsyncGenerator<JudgedRow> {
  const { none } = settings.wording
  const answers = await decisionsById({ file, words: settings.wording, called: '--decisions' })
  let missing = 0
  let met = 0
  for await (const rows of labelled) {
    for (const { item, known } of rows) {
      const answer = answers.get(item.id)
      if (answer) met += 1
      else missing += 1
      const { predicted, kind, stage, probability } = answer ?? { ...ABSTAINED, predicted: none }
      yield { ...known, predicted, kind, stage, probability }
    }
  }
  if (met === 0 && missing > 0)
    throw new KaskadError(
      'usage',
      `--decisions: ${file} has no decision on any of the labelled rows: ids must be the same in both`,
    )
  if (missing > 0)
    say(
      edge,
      `${many(missing, 'labelled row')} without a decision in ${file}: counted as abstained`,
    )
}

const ABSTAINED = { kind: 'abstained', stage: undefined, probability: undefined } as const
