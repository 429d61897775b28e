/** The golden data computed with PyTorch, where KASKAD_GOLDEN points. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { readEncoderWeights } from '../../src/hybrid/network/encoder-weights.js'
import { parseEncoderConfig, type EncoderConfig } from '../../src/hybrid/network/encoder-config.js'
import { bytesSource, openSafetensors } from '../../src/hybrid/files/safetensors.js'
import type { Weights } from '../../src/hybrid/files/weights.js'

const root = fileURLToPath(new URL('../../../', import.meta.url))
const elsewhere = process.env['KASKAD_GOLDEN'] ?? join(root, '../shared/golden')

/** What a test is skipped with where the data is absent. */
export const goldenSkip = existsSync(elsewhere)
  ? false
  : 'no golden data: set KASKAD_GOLDEN to its folder'

/** Its folder. */
export const golden = elsewhere

/** Parses one JSON file. */
export function readJson(path: string): unknown {
  return JSON.parse(readFileSync(path, 'utf8')) as unknown
}

/** Reads the config beside a weight file. */
export function readConfig(folder: string): EncoderConfig {
  return parseEncoderConfig(readJson(join(folder, 'config.json')))
}

/** Reads an encoder's weights out of one file of a folder. */
export async function readWeights(folder: string, file = 'model.safetensors'): Promise<Weights> {
  const source = bytesSource(readFileSync(join(folder, file)), file)
  return readEncoderWeights(readConfig(folder), [await openSafetensors(source)])
}

/** A forward pass as the reference computed it. */
export interface ForwardCase {
  readonly input_ids: readonly (readonly number[])[]
  readonly attention_mask: readonly (readonly number[])[]
  readonly token_type_ids?: readonly (readonly number[])[]
  readonly last_hidden_state: readonly number[]
  readonly mean_pooled: readonly number[]
  readonly mean_pooled_fp16_weights: readonly number[]
  readonly mean_pooled_bf16_weights: readonly number[]
}

/** Largest absolute difference; rows of `width` whose `kept` is 0 are left out. */
export function worst(
  got: ArrayLike<number>,
  wanted: readonly number[],
  kept?: { readonly mask: ArrayLike<number>; readonly width: number },
): number {
  let most = got.length === wanted.length ? 0 : Number.POSITIVE_INFINITY
  for (let i = 0; i < wanted.length; i++) {
    if (kept && kept.mask[Math.floor(i / kept.width)] === 0) continue
    most = Math.max(most, Math.abs((got[i] ?? Number.NaN) - (wanted[i] ?? Number.NaN)))
  }
  return most
}
