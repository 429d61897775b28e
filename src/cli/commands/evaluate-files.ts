import { classifyBatch } from '../../cascade/classify.js'
import type { Engine } from '../../cascade/engine.js'
import type { Wording } from '../../decide/decide.js'
import type { HeadsModel } from '../../heads/scoring/head.js'
import { evaluate } from '../../evaluate/evaluate.js'
import type { Evaluation, JudgedRow } from '../../evaluate/evaluation.js'
import { formatEvaluation } from '../../evaluate/format.js'
import { readItems } from '../../read/read.js'
import type { DecisionKind } from '../../types/decision.js'
import { KaskadError } from '../../types/error.js'
import type { Item } from '../../types/item.js'
import { labelOf, type LabelWords } from '../../types/project-name.js'
import type { StageName } from '../../types/verdict.js'
import { saySimilarLabels } from '../terminal/doubts.js'
import { writeText } from '../../write/text-sink.js'
import { EXIT, put, say, targetOf, type Edge, type ExitCode } from '../terminal/edge.js'
import { guardOutputs } from '../settings/guard-outputs.js'
import { withEngine } from '../settings/engine-of.js'
import { sayIssues } from '../terminal/fail.js'
import { hybridInWords } from '../terminal/hybrid-report.js'
import type { SettingOptions } from '../settings/options.js'
import { wholeNumber } from '../terminal/numbers.js'
import {
  besideModel,
  loadSettings,
  readingOf,
  inTermsOf,
  type Settings,
} from '../settings/settings.js'
import { group } from '../terminal/tally.js'

/** What `kaskad evaluate` was asked. */
export interface EvaluateFilesRequest {
  readonly inputs: readonly string[]
  readonly options: SettingOptions & {
    readonly decisions?: string
    readonly json?: string
    readonly bootstrap: string
    readonly seed: string
  }
}

/** Measures decisions against the labels of files. */
export async function evaluateFiles(edge: Edge, request: EvaluateFilesRequest): Promise<ExitCode> {
  const { options } = request
  const given = await loadSettings(options)
  await guardOutputs(edge, {
    outputs: [{ option: '--json', path: options.json, holds: 'json' }],
    inputs: { 'the input': request.inputs, '--decisions': [options.decisions] },
    rules: [given.rules],
    models: [given.model, given.encoder],
    config: options.config,
  })
  const settings = options.decisions === undefined ? given : await besideModel(given)
  const labelled = (heads?: HeadsModel) =>
    labelledItems(edge, { request, settings: inTermsOf(settings, heads) })
  const measure = (judged: AsyncIterable<JudgedRow>, { none }: Wording): Promise<Evaluation> =>
    evaluate(judged, {
      none,
      seed: wholeNumber(options.seed, '--seed'),
      bootstrap: wholeNumber(options.bootstrap, '--bootstrap'),
    })
  const evaluation = await (options.decisions === undefined
    ? withEngine({ edge, settings }, (engine, { heads }) =>
        measure(judgedBy(engine, labelled(heads)), engine.wording),
      )
    : measure(
        judgedElsewhere(edge, { labelled: labelled(), settings, file: options.decisions }),
        settings.wording,
      ))
  if (options.json !== undefined) {
    await writeText(targetOf(edge, options.json), `${JSON.stringify(evaluation, undefined, 2)}\n`)
  }
  if (options.json !== '-') for (const line of formatEvaluation(evaluation)) put(edge, line)
  const isAsked = options.decisions === undefined && (settings.stages?.includes('hybrid') ?? true)
  const hybrid = isAsked ? await hybridInWords(settings.model) : undefined
  if (hybrid !== undefined) say(edge, hybrid)
  return EXIT.done
}

interface Labelled {
  readonly labelled: AsyncIterable<readonly Item[]>
  readonly settings: Settings
}

async function* labelledItems(
  edge: Edge,
  { request, settings }: { readonly request: EvaluateFilesRequest; readonly settings: Settings },
): AsyncGenerator<readonly Item[]> {
  const reading = readingOf(edge, { ...request, settings, needLabel: true })
  let rejects = 0
  let unlabelled = 0
  const labels = new Set<string>()
  for await (const batch of readItems(reading)) {
    if (batch.notes.length > 0) await sayIssues(edge, batch.notes)
    rejects += batch.rejects.length
    const items = batch.items.filter((item) => item.gold !== undefined)
    unlabelled += batch.items.length - items.length
    for (const { gold = '' } of items) labels.add(gold)
    yield items
  }
  saySimilarLabels(edge, labels)
  if (rejects > 0) say(edge, `${group(rejects)} rows could not be read and are not measured`)
  if (unlabelled > 0) say(edge, `${group(unlabelled)} rows have no label and are not measured`)
}

async function* judgedBy(
  engine: Engine,
  labelled: AsyncIterable<readonly Item[]>,
): AsyncGenerator<JudgedRow> {
  for await (const items of labelled) {
    const decisions = await classifyBatch(engine, items)
    for (const [place, { project, kind, stage, probability }] of decisions.entries()) {
      const gold = items[place]?.gold
      if (gold !== undefined) yield { gold, predicted: project, kind, stage, probability }
    }
  }
}

type Answer = Omit<JudgedRow, 'gold'>

/**
 * Decisions from a file, by id, or row by row where neither file has ids; a
 * labelled row without one counts as abstained.
 */
async function* judgedElsewhere(
  edge: Edge,
  { labelled, settings, file }: Labelled & { readonly file: string },
): AsyncGenerator<JudgedRow> {
  const { none } = settings.wording
  const answers = await answersIn(file, settings.wording)
  let missing = 0
  let met = 0
  for await (const items of labelled) {
    for (const { id, gold } of items) {
      if (gold === undefined) continue
      const answer = answers.get(id)
      if (answer) met += 1
      else missing += 1
      yield { gold, ...(answer ?? { predicted: none, kind: 'abstained', stage: undefined }) }
    }
  }
  if (met === 0 && missing > 0)
    throw new KaskadError(
      'usage',
      `--decisions: ${file} has no decision on any of the labelled rows: ids must be the same in both`,
    )
  if (missing > 0)
    say(edge, `${group(missing)} labelled rows have no decision in ${file}: counted as abstained`)
}

const STAGES: readonly string[] = ['rules', 'heads', 'hybrid'] satisfies StageName[]
const KINDS: readonly string[] = [
  'assigned',
  'collection',
  'none',
  'abstained',
] satisfies DecisionKind[]

/** What a decisions file of ours says beside the project; somebody else's may not. */
const BESIDE = ['decision', 'stage', 'probability'] as const

async function answersIn(file: string, words: LabelWords): Promise<ReadonlyMap<string, Answer>> {
  try {
    return await readAnswers(file, { words, keep: BESIDE })
  } catch (error) {
    if (!(error instanceof KaskadError) || error.code !== 'columns') throw error
    const keep = BESIDE.filter((name) => !error.message.includes(` no column "${name}"`))
    return readAnswers(file, { words, keep })
  }
}

async function readAnswers(
  file: string,
  { words, keep }: { readonly words: LabelWords; readonly keep: readonly string[] },
): Promise<ReadonlyMap<string, Answer>> {
  const answers = new Map<string, Answer>()
  const { none } = words
  const texts = [{ name: 'project', column: 'project' }]
  const wishes = { texts, numeric: [], categorical: [], keep }
  for await (const { items } of readItems({ inputs: [file], wishes })) {
    for (const { id, texts: given, kept } of items) {
      const beside = new Map(keep.map((name, place) => [name, kept[place] ?? '']))
      const answer = answerOf(labelOf(given['project'] ?? none, words), beside, none)
      if ((answers.get(id)?.predicted ?? answer.predicted) !== answer.predicted)
        throw new KaskadError('usage', `--decisions: ${file} decides twice on ${id}, not alike`)
      answers.set(id, answer)
    }
  }
  return answers
}

function answerOf(predicted: string, given: ReadonlyMap<string, string>, none: string): Answer {
  const kind = given.get('decision') ?? ''
  const stage = given.get('stage') ?? ''
  const chance = given.get('probability') ?? ''
  const number = Number(chance)
  return {
    predicted,
    kind: KINDS.includes(kind) ? (kind as DecisionKind) : predicted === none ? 'none' : 'assigned',
    stage: STAGES.includes(stage) ? (stage as StageName) : undefined,
    probability: chance !== '' && number >= 0 && number <= 1 ? number : undefined,
  }
}
