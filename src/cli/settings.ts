import type { Wording } from '../decide/decide.js'
import { wishesOfOptions } from '../read/column-options.js'
import { mergeWishes, type ColumnWishes } from '../read/columns.js'
import { DEFAULT_CONFIG, readConfig, type Config } from '../read/config.js'
import type { Reading } from '../read/read.js'
import { KaskadError } from '../types/error.js'
import type { StageName } from '../types/verdict.js'
import type { Edge } from './edge.js'
import type { CascadeOptions, ColumnOptions } from './options.js'

/** How a run goes: options over kaskad.yaml over defaults. */
export interface Settings {
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
  readonly typos: 'auto' | 'off' | undefined
  readonly fold: 'full' | 'case' | undefined
  readonly wording: Wording
  /** What kaskad.yaml says of columns. */
  readonly wishes: ColumnWishes
}

const STAGES: readonly StageName[] = ['rules', 'heads', 'hybrid']

/** Reads kaskad.yaml, where it is there, and puts the options over it. */
export async function loadSettings(options: CascadeOptions): Promise<Settings> {
  const config = await configOf(options.config)
  const stages = options.stages === undefined ? config.stages : stagesOf(options.stages)
  const rules = options.rules ?? config.rules
  return {
    rules,
    needRules:
      options.rules !== undefined ||
      config.named.includes('rules') ||
      (stages?.includes('rules') ?? false),
    model: options.model ?? config.model,
    needModel: options.model !== undefined || config.named.includes('model'),
    stages,
    typos: options.typos ?? config.typos,
    fold: options.fold ?? config.fold,
    wording: {
      none: options.none ?? config.none,
      collection: options.collection ?? config.collection,
      collectionLabel: options.collectionLabel ?? config.collectionLabel,
    },
    wishes: config.columns,
  }
}

/** What the read room is asked for. */
export interface ReadingRequest {
  readonly inputs: readonly string[]
  readonly options: ColumnOptions & { readonly keep?: string; readonly strict?: boolean }
  readonly settings: Settings
  /** True where a file without labels is a mistake. */
  readonly needLabel?: boolean
}

/** The request to the read room: column options over kaskad.yaml. */
export function readingOf(edge: Edge, request: ReadingRequest): Reading {
  const { inputs, options, settings, needLabel = false } = request
  return {
    inputs,
    wishes: { ...mergeWishes(wishesOfOptions(options), settings.wishes), needLabel },
    strict: options.strict ?? false,
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

function stagesOf(text: string): readonly StageName[] {
  const names = text.split(',').map((name) => name.trim())
  const unknown = names.find((name) => !STAGES.some((stage) => stage === name))
  if (unknown !== undefined) {
    throw new KaskadError('usage', `--stages: expected rules, heads or hybrid, not "${unknown}"`)
  }
  return STAGES.filter((stage) => names.includes(stage))
}
