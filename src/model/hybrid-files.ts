import { KaskadError } from '../types/error.js'
import { readBytes, writeWhole } from '../hybrid/files/adapter.js'
import type { Calibration } from '../hybrid/encoders/calibration.js'
import { encoderShapes } from '../hybrid/network/encoder-names.js'
import { writeEncoderConfig } from '../hybrid/network/encoder-config.js'
import type { FeatureEncoder } from '../hybrid/text/features.js'
import { sha256 } from '../numbers/sha256.js'
import { modelCard } from '../hybrid/stage/card.js'
import type { Cutoffs, HybridModel, TextPlan, TrainingHistory } from '../hybrid/encoders/model.js'
import { ENCODER_PREFIX, headShapes, type NetworkConfig } from '../hybrid/network/network.js'
import { readSafetensors, writeSafetensors } from '../hybrid/files/safetensors.js'
import type { TokenizerJson } from '../hybrid/text/tokenizer.js'
import type { Weights } from '../hybrid/files/weights.js'

/** Version of the manifest; a folder of another version is refused. */
export const HYBRID_SCHEMA = 1

/** What `manifest.json` holds. */
export interface HybridManifest {
  readonly schema: typeof HYBRID_SCHEMA
  readonly kind: 'kaskad-hybrid'
  /** Every other file of the folder with its hash. */
  readonly files: Readonly<Record<string, string>>
  readonly network: NetworkConfig
  readonly texts: TextPlan
  readonly features: FeatureEncoder
  readonly labels: readonly string[]
  readonly none: string
  readonly calibration: Calibration
  readonly cutoffs: Cutoffs
  readonly open: 'possible' | 'all'
  readonly history: TrainingHistory
}

/**
 * The files of a model folder by name: plain JSON, safetensors and a model card.
 *
 * The same model gives the same bytes.
 */
export function encodeModel(model: HybridModel): ReadonlyMap<string, Uint8Array> {
  const { weights, tokenizer, ...rest } = model
  const files = new Map<string, Uint8Array>([
    ['config.json', jsonBytes(writeEncoderConfig(model.network.encoder))],
    ['tokenizer.json', jsonBytes(tokenizer)],
    ['model.safetensors', writeSafetensors(weights)],
    ['README.md', new TextEncoder().encode(modelCard(model))],
  ])
  const hashes = Object.fromEntries([...files].map(([name, bytes]) => [name, sha256(bytes)]))
  const manifest: HybridManifest = {
    schema: HYBRID_SCHEMA,
    kind: 'kaskad-hybrid',
    files: hashes,
    ...rest,
  }
  return files.set('manifest.json', jsonBytes(manifest))
}

/**
 * Reads a model back from its files.
 *
 * @param read - Gives the bytes of a file of the folder.
 * @throws KaskadError `model` on another schema, a wrong hash, or a tensor that is missing or does not fit.
 */
export async function decodeModel(
  read: (name: string) => Promise<Uint8Array>,
): Promise<HybridModel> {
  const manifest = parseManifest(parseJson(await read('manifest.json'), 'manifest.json'))
  const files = new Map<string, Uint8Array>()
  for (const [name, hash] of Object.entries(manifest.files)) {
    const bytes = await read(name)
    if (sha256(bytes) !== hash) {
      throw new KaskadError(
        'model',
        `${name}: its sha256 is not the manifest's: changed or cut off`,
      )
    }
    files.set(name, bytes)
  }
  const file = (name: string): Uint8Array => {
    const bytes = files.get(name)
    if (!bytes) throw new KaskadError('model', `manifest.json: does not name ${name}`)
    return bytes
  }
  const weights = await readSafetensors(file('model.safetensors'), 'model.safetensors')
  checkShapes(weights, manifest.network)
  const tokenizer = parseJson(file('tokenizer.json'), 'tokenizer.json') as TokenizerJson
  const { schema: _schema, kind: _kind, files: _files, ...rest } = manifest
  return { ...rest, weights, tokenizer }
}

/** Writes a model folder; the manifest goes last, so a folder cut off is not taken for whole. */
export async function saveHybrid(folder: string, model: HybridModel): Promise<void> {
  for (const [name, bytes] of encodeModel(model)) await writeWhole(`${folder}/${name}`, bytes)
}

/** Reads a model folder that {@link saveHybrid} wrote. Errors as {@link decodeModel}. */
export async function loadHybrid(folder: string): Promise<HybridModel> {
  return decodeModel((name) => readBytes(`${folder}/${name}`))
}

function parseManifest(json: unknown): HybridManifest {
  const manifest = (
    typeof json === 'object' && json !== null ? json : {}
  ) as Partial<HybridManifest>
  if (manifest.kind !== 'kaskad-hybrid') {
    throw new KaskadError('model', 'manifest.json: not of a hybrid model')
  }
  if (manifest.schema !== HYBRID_SCHEMA) {
    throw new KaskadError(
      'model',
      `manifest.json: schema ${String(manifest.schema)}, this version reads ${HYBRID_SCHEMA}; train again`,
    )
  }
  for (const key of ['files', 'network', 'texts', 'features', 'labels', 'calibration'] as const) {
    if (typeof manifest[key] !== 'object') {
      throw new KaskadError('model', `manifest.json: ${key} is missing`)
    }
  }
  return manifest as HybridManifest
}

/** Holds every tensor against the network's shape. */
function checkShapes(weights: Weights, network: NetworkConfig): void {
  const encoder = [...encoderShapes(network.encoder)].map(
    ([name, shape]) => [ENCODER_PREFIX + name, shape] as const,
  )
  for (const [name, shape] of [...encoder, ...headShapes(network)]) {
    const found = weights.get(name)?.shape.join(' × ')
    if (found === undefined) throw new KaskadError('model', `model.safetensors: no tensor ${name}`)
    if (found !== shape.join(' × ')) {
      throw new KaskadError(
        'model',
        `model.safetensors: ${name} is [${found}], the manifest asks for [${shape.join(' × ')}]`,
      )
    }
  }
}

function jsonBytes(value: unknown): Uint8Array {
  return new TextEncoder().encode(`${JSON.stringify(value, undefined, 1)}\n`)
}

function parseJson(bytes: Uint8Array, name: string): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes)) as unknown
  } catch (cause) {
    throw new KaskadError('model', `${name}: not JSON`, { cause })
  }
}
