import type { HeadsModel } from '../heads/scoring/head.js'
import type { HybridStage } from '../hybrid/stage/judge.js'
import { readHeads } from './heads-model.js'
import { readHybrid } from './hybrid-model.js'
import type { Manifest } from './manifest.js'
import { readModel } from './read-manifest.js'

/** What of a model folder can be opened. */
export type ModelPart = 'heads' | 'hybrid'

/** A model folder, opened: what `buildEngine` takes. */
export interface OpenedModel {
  /** Settings, labels and figures of the model. */
  readonly manifest: Manifest
  readonly heads: HeadsModel | undefined
  /** The hybrid, ready to judge; undefined where none joined or it was not asked for. */
  readonly hybrid: HybridStage | undefined
  /** Gives the memory of the hybrid back. */
  readonly close: () => Promise<void>
}

/**
 * Opens a model folder: heads and hybrid of one training, never a mixture, also while somebody
 * writes into it. No code of it is run, every hash and value is checked.
 *
 * @param parts - What is wanted; a hybrid takes half a second and more.
 * @throws KaskadError `model`
 */
export async function openModel(
  folder: string,
  parts: readonly ModelPart[] = ['heads', 'hybrid'],
): Promise<OpenedModel> {
  const { manifest, heads, model } = await readModel(folder, async (found) => ({
    manifest: found,
    heads: parts.includes('heads') ? await readHeads(folder, found) : undefined,
    model: parts.includes('hybrid') ? await readHybrid(folder, found) : undefined,
  }))
  if (!model) return { manifest, heads, hybrid: undefined, close: async () => {} }
  const { openHybrid, closeHybrid } = await import('../hybrid/stage/judge.js')
  const hybrid = await openHybrid(model)
  return { manifest, heads, hybrid, close: () => closeHybrid(hybrid) }
}
