import type { RuleSettings } from '../../cascade/ask-rules.js'
import { learnedNamesOf } from '../../cascade/plain-item.js'
import type { HeadsModel } from '../../heads/scoring/head.js'
import { DEFAULT_WORDING, type Wording } from '../../decide/decide.js'
import { columnList, wishesOfOptions } from '../../read/columns/column-options.js'
import { mergeWishes, textFieldsOf, type ColumnWishes } from '../../read/columns/columns.js'
import { DEFAULT_CONFIG, readConfig, type Config } from '../../read/config.js'
import { readCorrections, type Corrections } from '../../read/corrections.js'
import type { Reading } from '../../read/read.js'
import { KaskadError } from '../../types/error.js'
import { projectName } from '../../types/project-name.js'
import type { StageName } from '../../types/verdict.js'
import type { ColumnFill, FillPlan } from '../../types/fill.js'
import { fillsOf } from './fills.js'
import { priorOf } from './prior.js'
import type { Edge } from '../terminal/edge.js'
import type { SettingOptions } from './options.js'

/** How a run goes: options over kaskad.yaml over defaults. */
export interface Settings extends Pick<RuleSettings, 'typos' | 'forms' | 'fold'> {
  /** The rule folder. */
  readonly rules: string
  /** True where rules were asked for, so that their absence is a mistake. */
  readonly needRules: boolean
  /** The model folder. */
  readonly model: string
  /** True where the model was named, so that its absence is a mistake. */
  readonly needModel: boolean
  /** The stages asked for; undefined means all there are. */
  readonly stages: readonly StageName[] | undefined
  /** Sources beside the heads: the context's mode, or none. */
  readonly sources: Sources
  /** The share of rows without a project that chances are moved to; undefined as in training. */
  readonly prior: number | undefined
  /** The pretrained text encoder; undefined where the model's own name for it holds. */
  readonly encoder: string | undefined
  readonly wording: Wording
  /** True where the word for "no project" was given; else a model's own is taken. */
  readonly isNoneGiven: boolean
  /** How inputs are read, where it was said. */
  readonly reading: Pick<
    Reading,
    'encoding' | 'sheet' | 'query' | 'subtitles' | 'header' | 'delimiter'
  >
  /** What kaskad.yaml says of missing values; `off` also where a model has learnt it. */
  readonly missing: FillPlan | 'off' | undefined
  /** What stands in for missing values, as far as it is known without a model. */
  readonly fills: readonly ColumnFill[] | undefined
  /** Labels that people gave since. */
  readonly corrections: Corrections | undefined
  /** What was asked of columns. */
  readonly wishes: ColumnWishes
}

/** The mode of the context, or no source at all. */
export type Sources = 'archive' | 'past' | 'off'

const SOURCES: ReadonlyMap<string, Sources> = new Map([
  ['context', 'archive'],
  ['context=archive', 'archive'],
  ['context=past', 'past'],
  ['off', 'off'],
])

const STAGES: readonly StageName[] = ['rules', 'heads', 'hybrid']

/** Reads kaskad.yaml, where it is there, and puts the options over it. */
export async function loadSettings(options: SettingOptions): Promise<Settings> {
  const config = await configOf(options.config)
  const stages = options.stages === undefined ? config.stages : stagesOf(options.stages)
  const rules = options.rules ?? config.rules
  const { encoding, sheet, query, subtitles, header, delimiter } = options
  const none = options.none ?? config.none
  const wording = {
    none: projectName(none ?? DEFAULT_WORDING.none),
    collection: options.collection ?? config.collection,
    collectionLabel: projectName(options.collectionLabel ?? config.collectionLabel),
  }
  const wishes = mergeWishes(wishesOfOptions(options), config.columns)
  return {
    rules,
    needRules:
      options.rules !== undefined ||
      config.named.includes('rules') ||
      (stages?.includes('rules') ?? false),
    model: options.model ?? config.model,
    prior: await priorOf(options.prior, {
      model: options.model ?? config.model,
      words: wording,
    }),
    needModel: options.model !== undefined || config.named.includes('model'),
    stages,
    sources: sourcesOf(options.sources),
    typos: options.typos ?? config.typos,
    forms: options.forms ?? config.forms,
    fold: options.fold ?? config.fold,
    encoder: options.encoder,
    wording,
    isNoneGiven: none !== undefined,
    reading: {
      encoding,
      sheet,
      query,
      subtitles,
      header: header === undefined ? undefined : columnList(header, '--header'),
      delimiter: delimiter === undefined ? undefined : delimiterOf(delimiter),
    },
    missing: config.missing,
    fills: await fillsOf(config.missing, wishes),
    wishes,
    corrections:
      options.corrections === undefined
        ? undefined
        : await readCorrections(correctionFiles(options) ?? []),
  }
}

/** The files of corrections that were named. */
export function correctionFiles({
  corrections,
}: Pick<SettingOptions, 'corrections'>): readonly string[] | undefined {
  return corrections === undefined ? undefined : columnList(corrections, '--corrections')
}

/** The settings with the columns and the word for none of a model that was named. */
export async function besideModel(settings: Settings): Promise<Settings> {
  if (!settings.needModel) return settings
  const { readManifest } = await import('../../model/read-manifest.js')
  return inTermsOf(settings, await readManifest(settings.model))
}

/** How rules are asked under these settings: by everybody the same. */
export function ruleSettingsOf({
  fold,
  typos,
  forms,
  wishes,
  fills: missing,
}: Settings): RuleSettings & { readonly fields: readonly string[] } {
  return { fields: textFieldsOf(wishes), fold, typos, forms, missing }
}

/** What of a model, or of its manifest, the settings take over. */
type ModelTerms = Pick<HeadsModel, 'columns' | 'noneLabel'> & {
  readonly encoder?: { readonly name: string } | null | undefined
}

/** The settings with a model's own columns, word for none and encoder where nobody asked for others. */
export function inTermsOf(settings: Settings, model: ModelTerms | undefined): Settings {
  if (!model) return settings
  const learned = learnedNamesOf(model.columns)
  const none = settings.isNoneGiven ? settings.wording.none : model.noneLabel
  return {
    ...settings,
    wishes: { ...settings.wishes, learned },
    encoder: settings.encoder ?? model.encoder?.name,
    wording: { ...settings.wording, none },
  }
}

/** What the read room is asked for. */
export interface ReadingOptions {
  readonly inputs: readonly string[]
  readonly settings: Settings
  /** True where a file without labels is a mistake. */
  readonly needLabel?: boolean
  /** True where the first bad row ends the run. */
  readonly strict?: boolean
}

/** The request to the read room. */
export function readingOf(edge: Edge, request: ReadingOptions): Reading {
  const { inputs, settings, needLabel = false, strict = false } = request
  return {
    inputs,
    wishes: {
      ...settings.wishes,
      needLabel: needLabel && settings.corrections === undefined,
      words: settings.wording,
    },
    ...settings.reading,
    corrections: settings.corrections,
    strict,
    stdin: edge.stdin,
    interrupted: edge.interrupted,
  }
}

async function configOf(path: string | undefined): Promise<Config> {
  const parsed = await readConfig(path ?? 'kaskad.yaml')
  if (parsed?.ok) return parsed.value
  if (parsed) throw new KaskadError('config', parsed.issues[0].message, { issues: parsed.issues })
  if (path === undefined) return DEFAULT_CONFIG
  throw new KaskadError('config', `${path}: no such file`)
}

function delimiterOf(text: string): string {
  if (text === 'tab' || text === '\\t') return '\t'
  if (/^[^\w"\r\n]$/.test(text)) return text
  throw new KaskadError(
    'usage',
    `--delimiter: expected one character such as ";" or "|", or tab, not "${text}"`,
  )
}

function stagesOf(text: string): readonly StageName[] {
  const names = text.split(',').map((name) => name.trim())
  const unknown = names.find((name) => !STAGES.some((stage) => stage === name))
  if (unknown !== undefined) {
    throw new KaskadError('usage', `--stages: expected rules, heads or hybrid, not "${unknown}"`)
  }
  return STAGES.filter((stage) => names.includes(stage))
}

function sourcesOf(text = 'context'): Sources {
  const sources = SOURCES.get(text.trim())
  if (sources) return sources
  throw new KaskadError('usage', `--sources: expected context, context=past or off, not "${text}"`)
}
