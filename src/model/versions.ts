import { FEATURES } from '../heads/features/settings.js'
import { NO_EARLY_EXIT } from '../heads/scoring/head.js'
import { MANIFEST_VERSION } from './manifest.js'

type Json = Readonly<Record<string, unknown>>

/**
 * Brings the manifest of an earlier version, step by step, to the present one.
 *
 * - 1, 2: rows left early by another measure, so none leaves early any more
 * - 3: heads knew no embeddings
 * - 4: the hybrid stood beside the manifest and not in it
 * - 5: `outranks` was called `bars` and `earlyExitBelow` was called `floor`; letters and pictures
 *   were no words, and unseen features counted into the length of a block; no head was judged as one
 *   with few rows, and there was no joining step
 *
 * Weights and cut-offs keep their meaning. The forms that version 1 had during its development
 * counted other features; they do not fit the schema and are refused by it.
 *
 * @param json - Of whatever shape; the schema has the last word.
 * @param hybrid - What lies in the folder of a model before version 5.
 */
export function upgraded(json: Json, hybrid: HybridBefore): Json {
  const version = Number(json['version'])
  let now: Json = json
  if (version <= 2) {
    now = { ...now, floor: NO_EARLY_EXIT, about: { ...recordOf(now['about']), leavesEarly: 0 } }
  }
  if (version <= 3) {
    const features = recordOf(now['features'])
    const weights = { ...recordOf(features['weights']), embedding: FEATURES.weights.embedding }
    const columns = { ...recordOf(now['columns']), embedding: [] }
    now = { ...now, features: { ...features, weights }, columns, encoder: null }
  }
  if (version <= 4) {
    const { entry, files } = hybrid
    now = { ...now, hybrid: entry, files: { ...recordOf(now['files']), ...files } }
  }
  if (version <= 5) {
    const features = recordOf(now['features'])
    const before = { letterWords: false, emoji: false, unseen: 'counted' }
    const earlier = {
      few: null,
      joining: null,
      heads: headsOf5(now['heads']),
      earlier: headsOf5(now['earlier']),
    }
    const { floor, ...kept } = now
    now = { ...kept, earlyExitBelow: floor, features: { ...features, ...before }, ...earlier }
  }
  return { ...now, version: MANIFEST_VERSION }
}

/** The hybrid of a model before version 5, as the manifest of today names it. */
export interface HybridBefore {
  readonly entry: { readonly joins: boolean; readonly folder: string } | null
  /** Hashes of its files. */
  readonly files: Readonly<Record<string, string>>
}

function headsOf5(heads: unknown): unknown {
  if (!Array.isArray(heads)) return heads
  return heads.map((head) => {
    const { bars, ...kept } = recordOf(head)
    return { ...kept, outranks: bars, few: false }
  })
}

function recordOf(value: unknown): Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : {}
}
