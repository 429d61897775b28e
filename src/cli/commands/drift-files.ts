import { countDrift, type DriftCounter, type DriftSide } from '../../evaluate/drift-count.js'
import { measureDrift, type DriftLimits } from '../../evaluate/drift.js'
import { formatDrift } from '../../evaluate/format-drift.js'
import { loadLanguageOf } from '../../normalise/language/language.js'
import { KNOWN, KNOWN_TEXTS, plainName } from '../../read/columns/known-columns.js'
import { readItems } from '../../read/read.js'
import { KaskadError } from '../../types/error.js'
import { DECISION_COLUMNS } from '../../write/decisions.js'
import { writeText } from '../../write/text-sink.js'
import { shareOf } from '../settings/cut-goal.js'
import { decisionsIn, type FiledDecision } from '../settings/decisions-file.js'
import { guardOutputs } from '../settings/guard-outputs.js'
import { loadSettings, type Settings } from '../settings/settings.js'
import { EXIT, put, putJson, say, targetOf, type Edge, type ExitCode } from '../terminal/edge.js'
import { wholeNumber } from '../terminal/numbers.js'
import type { OptionsOf } from '../terminal/shell.js'
import type { declareDrift } from './drift.js'

type Options = OptionsOf<typeof declareDrift>

/** Columns of ours that are blank for good reason. */
const NEVER_MISSING: readonly string[] = [
  ...DECISION_COLUMNS,
  'projects',
  'segments',
  'fingerprint',
]

/** Compares two sets of decisions: 2 where a difference is beyond the limits, else 0. */
export async function compareDrift(
  edge: Edge,
  ...[reference, fresh, options]: readonly [reference: string, fresh: string, options: Options]
): Promise<ExitCode> {
  const limits = limitsOf(options)
  const seed = wholeNumber(options.seed, '--seed')
  const settings = await loadSettings(options)
  const { none } = settings.wording
  const files = [reference, fresh] as const
  if (files.includes('-'))
    throw new KaskadError('usage', 'the decisions are read twice: expected files, not -')
  await guardOutputs(edge, {
    outputs: [{ option: '--html', path: options.html, holds: 'html' }],
    inputs: { 'the input': files },
    rules: [settings.rules],
    models: [settings.model],
    config: options.config,
  })
  const guess = await loadLanguageOf()
  const counter = countDrift({ none, seed, languageOf: (title) => guess(title).language })
  const columns = await columnsOf(edge, files)
  for (const side of [0, 1] as const) {
    const rows = await countSide(counter, { file: files[side], settings, columns, side })
    if (rows === 0) throw new KaskadError('input', `${files[side]}: no decisions to compare`)
  }
  const drift = measureDrift(counter.finish(), limits)
  if (options.html !== undefined) {
    const { driftPage } = await import('../../report/drift-page.js')
    await writeText(
      targetOf(edge, options.html),
      driftPage({ drift, files, language: options.lang }),
    )
  }
  if (options.json) putJson(edge, drift)
  else for (const line of formatDrift(drift)) put(edge, line)
  return drift.alarms === 0 ? EXIT.done : EXIT.mistake
}

function limitsOf({ shift, rise, times, alpha }: Options): DriftLimits {
  const factor = times.trim() === '' ? Number.NaN : Number(times)
  if (!(factor >= 1 && factor < Infinity))
    throw new KaskadError('usage', `--times: expected a number from 1 on, not "${times}"`)
  return {
    shift: shareOf('--shift', shift),
    rise: shareOf('--rise', rise),
    times: factor,
    alpha: shareOf('--alpha', alpha),
  }
}

/** The columns of both files beside the decision, and those of them that hold something known. */
interface DriftColumns {
  readonly all: readonly string[]
  readonly titles: readonly string[]
  readonly channels: readonly string[]
  readonly languages: readonly string[]
}

/** Finds the columns of both files; says what cannot be compared without some. */
async function columnsOf(edge: Edge, files: readonly string[]): Promise<DriftColumns> {
  const found = new Set<string>()
  for (const file of files) for (const name of await headerOf(file)) found.add(name)
  const all = [...found].filter((name) => !NEVER_MISSING.includes(name))
  const called = (wanted: string): readonly string[] => {
    const known = [...KNOWN_TEXTS, ...KNOWN.categorical].find(([name]) => name === wanted)
    return (known?.[1] ?? []).flatMap((each) => all.filter((name) => plainName(name) === each))
  }
  const [titles, channels] = [called('title'), called('channel')]
  const lacking = [
    ...(titles.length > 0 ? [] : ['no titles, so that words and names are not compared']),
    ...(channels.length > 0 ? [] : ['no channels']),
  ]
  if (lacking.length > 0)
    say(edge, `note: the decisions have ${lacking.join('; and ')} (classify --keep adds columns)`)
  return { all, titles, channels, languages: called('language') }
}

async function headerOf(file: string): Promise<readonly string[]> {
  for await (const { has } of readItems({ inputs: [file] })) if (has) return has.header
  return []
}

interface Side {
  readonly file: string
  readonly settings: Settings
  readonly columns: DriftColumns
  readonly side: DriftSide
}

/** Counts the rows of one side. @returns how many there are. */
async function countSide(
  counter: DriftCounter,
  { file, settings, columns, side }: Side,
): Promise<number> {
  const { wording: words } = settings
  let rows = 0
  for await (const decision of decisionsIn({
    file,
    words,
    beside: columns.all,
    called: 'decisions',
  })) {
    rows++
    counter.add(driftRow(decision, { columns, none: words.none }), side)
  }
  return rows
}

function driftRow(
  { predicted, kind, stage, probability, beside }: FiledDecision,
  { columns, none }: { readonly columns: DriftColumns; readonly none: string },
): Parameters<DriftCounter['add']>[0] {
  const first = (names: readonly string[]): string => {
    for (const name of names) {
      const value = beside.get(name)?.trim() ?? ''
      if (value !== '') return value
    }
    return ''
  }
  const { all, titles, channels, languages } = columns
  return {
    project: kind === 'abstained' ? none : predicted,
    kind,
    stage,
    probability,
    title: first(titles),
    channel: first(channels),
    language: languages.length > 0 ? first(languages) : undefined,
    missing: all.filter((name) => (beside.get(name) ?? '').trim() === ''),
  }
}
