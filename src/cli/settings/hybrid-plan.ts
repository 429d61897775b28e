import { homedir } from 'node:os'
import { join } from 'node:path'
import type { HybridSettings } from '../../hybrid/training/settings.js'
import { readItems } from '../../read/read.js'
import { KaskadError } from '../../types/error.js'
import type { Item } from '../../types/item.js'
import { say, type Edge } from '../terminal/edge.js'
import { sayIssues } from '../terminal/fail.js'
import { wholeNumber } from '../terminal/numbers.js'
import { readingOf, type Settings } from './settings.js'
import { many } from '../terminal/tally.js'

/** What `kaskad train` was asked about stage three. */
export type HybridOptions = {
  readonly offline: boolean
  readonly unlabelled: readonly string[]
  readonly hybrid?: string
  readonly seed?: string | undefined
}

/** What {@link hybridPlan} is asked for. */
export interface PlanOptions {
  readonly settings: Settings
  readonly options: HybridOptions
}

/** How stage three is trained. */
export interface HybridPlan {
  readonly settings: HybridSettings
  readonly unlabelled: readonly Item[]
}

/**
 * Reads the options of stage three, its encoder and the rows it is pre-trained
 * on; undefined where the stage is not asked for.
 *
 * @throws KaskadError `usage` on options that make no sense, `model` on an encoder that cannot be had.
 */
export async function hybridPlan(
  edge: Edge,
  request: PlanOptions,
): Promise<HybridPlan | undefined> {
  const { options, settings } = request
  if (settings.stages?.includes('hybrid')) {
    return {
      settings: await settingsOf(edge, options, settings.encoder),
      unlabelled: await unlabelledItems(edge, request),
    }
  }
  const asked = [
    options.hybrid !== undefined && '--hybrid',
    options.unlabelled.length > 0 && '--unlabelled',
  ].find((option) => option !== false)
  if (asked === undefined) return undefined
  throw new KaskadError(
    'usage',
    `${asked}: is a setting of the hybrid model, which needs --stages rules,heads,hybrid`,
  )
}

/** Where the vectors of frozen encoders are kept: they belong to texts, not to a model. */
export function vectorFolder({ env }: Edge): string {
  return join(env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'kaskad', 'vectors')
}

/** The settings: the encoder's own, with what was asked for over them. */
async function settingsOf(
  edge: Edge,
  options: HybridOptions,
  encoder: string | undefined,
): Promise<HybridSettings> {
  const [{ settingsFor }, { SCRATCH }, { isGraphModel }, { hybridChanges, scratchEncoder }] =
    await Promise.all([
      import('../../hybrid/steps/settings-for.js'),
      import('../../hybrid/encoders/encoder-source.js'),
      import('../../hybrid/encoders/sentence-encoder.js'),
      import('./hybrid-settings.js'),
    ])
  const { offline, unlabelled } = options
  const { settings, scratch } = hybridChanges(options.hybrid)
  const seed = wholeNumber(options.seed ?? '1', '--seed')
  if (encoder !== undefined && !isGraphModel(encoder)) {
    if (unlabelled.length > 0 || Object.keys(scratch).length > 0) {
      throw new KaskadError(
        'usage',
        `--encoder ${encoder}: has its weights already; leave out ${unlabelled.length > 0 ? '--unlabelled' : Object.keys(scratch).join(', ')} or --encoder`,
      )
    }
    const source = {
      transformerModelName: encoder,
      offline,
      say: (words: string) => say(edge, words),
    }
    return settingsFor(source, { ...settings, seed })
  }
  const pretraining = unlabelled.length > 0 ? { pretraining: 2 } : {}
  const start = scratchEncoder({ ...pretraining, ...scratch })
  return settingsFor({ transformerModelName: SCRATCH }, { ...settings, encoder: start, seed })
}

async function unlabelledItems(
  edge: Edge,
  { options, settings }: PlanOptions,
): Promise<readonly Item[]> {
  if (options.unlabelled.length === 0) return []
  const found: Item[] = []
  const inputs = options.unlabelled
  for await (const { items, notes } of readItems(readingOf(edge, { inputs, settings }))) {
    if (notes.length > 0) await sayIssues(edge, notes)
    for (const item of items) found.push(item)
  }
  say(edge, `hybrid: ${many(found.length, 'row')} without a label to learn the language from`)
  return found
}
