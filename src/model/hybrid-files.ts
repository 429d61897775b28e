import type { TrainedHybrid } from '../hybrid/encoders/model.js'
import { sha256 } from '../numbers/sha256.js'
import { readSafetensors, writeSafetensors } from '../hybrid/files/safetensors.js'
import type { Weights } from '../hybrid/files/weights.js'
import { checkTexts, writeEncoderConfig } from '../hybrid/network/encoder-config.js'
import { encoderShapes } from '../hybrid/network/encoder-names.js'
import { ENCODER_PREFIX, headShapes, type NetworkConfig } from '../hybrid/network/network.js'
import { modelCard } from '../hybrid/stage/card.js'
import { createTokenizer, type TokenizerJson } from '../hybrid/text/tokenizer.js'
import { KaskadError } from '../types/error.js'
import { HYBRID_KIND, HYBRID_SCHEMA, parseHybridManifest } from './hybrid-manifest.js'
import { HYBRID_MANIFEST } from './layout.js'

const [CONFIG, TOKENIZER, WEIGHTS, CARD] = [
  'config.json',
  'tokenizer.json',
  'model.safetensors',
  'README.md',
] as const

/**
 * The files of a model folder by name: plain JSON, safetensors and a model card.
 *
 * The same model gives the same bytes.
 */
export function encodeModel(model: TrainedHybrid): ReadonlyMap<string, Uint8Array> {
  const { weights, tokenizer, ...rest } = model
  const files = new Map<string, Uint8Array>([
    [CONFIG, jsonBytes(writeEncoderConfig(model.network.encoder))],
    [TOKENIZER, jsonBytes(tokenizer)],
    [WEIGHTS, writeSafetensors(weights)],
    [CARD, new TextEncoder().encode(modelCard(model))],
  ])
  const hashes = Object.fromEntries([...files].map(([name, bytes]) => [name, sha256(bytes)]))
  const manifest = { schema: HYBRID_SCHEMA, kind: HYBRID_KIND, files: hashes, ...rest }
  return files.set(HYBRID_MANIFEST, jsonBytes(manifest))
}

/**
 * Reads a model back from its files, and holds every value against every other.
 *
 * @param read - Gives the bytes of a file of the folder.
 * @param at - What messages call the folder, with its slash.
 * @throws KaskadError `model` on another schema, a wrong hash, or a value that does not fit.
 */
export async function decodeModel(
  read: (name: string) => Promise<Uint8Array>,
  at = '',
): Promise<TrainedHybrid> {
  const json = parseJson(await read(HYBRID_MANIFEST), `${at}${HYBRID_MANIFEST}`)
  const manifest = parseHybridManifest(json, `${at}${HYBRID_MANIFEST}`)
  const fileOf = async (name: string): Promise<Uint8Array> => {
    const bytes = await read(name)
    if (sha256(bytes) === manifest.files[name]) return bytes
    throw new KaskadError('model', `${at}${name}: differs from its hash in ${HYBRID_MANIFEST}`)
  }
  for (const name of Object.keys(manifest.files)) if (!READ.includes(name)) await fileOf(name)
  const weights = await readSafetensors(await fileOf(WEIGHTS), `${at}${WEIGHTS}`)
  checkWeights(weights, manifest.network, `${at}${WEIGHTS}`)
  const tokenizer = parseTokenizer(await fileOf(TOKENIZER), `${at}${TOKENIZER}`)
  const vocabulary = vocabularyOf(tokenizer, `${at}${TOKENIZER}`)
  checkTexts(manifest.network.encoder, { length: manifest.texts.length, vocabulary })
  const { schema: _schema, kind: _kind, files: _files, ...rest } = manifest
  return { ...rest, weights, tokenizer }
}

const READ: readonly string[] = [WEIGHTS, TOKENIZER]

/** Holds every tensor against the network's shape, and every weight for being finite. */
function checkWeights(weights: Weights, network: NetworkConfig, name: string): void {
  const encoder = [...encoderShapes(network.encoder)].map(
    ([tensor, shape]) => [ENCODER_PREFIX + tensor, shape] as const,
  )
  for (const [tensor, shape] of [...encoder, ...headShapes(network)]) {
    const found = weights.get(tensor)
    if (!found) throw new KaskadError('model', `${name}: no tensor ${tensor}`)
    if (found.shape.join(' × ') !== shape.join(' × ')) {
      throw new KaskadError(
        'model',
        `${name}: ${tensor} is [${found.shape.join(' × ')}], the manifest asks for [${shape.join(' × ')}]`,
      )
    }
  }
  for (const [tensor, { data }] of weights)
    if (!data.every(Number.isFinite))
      throw new KaskadError('model', `${name}: ${tensor} has a weight that is not finite`)
}

function jsonBytes(value: unknown): Uint8Array {
  return new TextEncoder().encode(`${JSON.stringify(value, undefined, 1)}\n`)
}

function parseTokenizer(bytes: Uint8Array, name: string): TokenizerJson {
  const json = parseJson(bytes, name)
  if (typeof json === 'object' && json !== null && !Array.isArray(json))
    return json as TokenizerJson
  throw new KaskadError('model', `${name}: not a tokenizer`)
}

/** How many tokens a tokenizer knows. @throws KaskadError `model` where it cannot be used. */
function vocabularyOf(tokenizer: TokenizerJson, name: string): number {
  try {
    return createTokenizer(tokenizer).size
  } catch (cause) {
    throw new KaskadError('model', `${name}: not a tokenizer this version can use`, { cause })
  }
}

function parseJson(bytes: Uint8Array, name: string): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) as unknown
  } catch (cause) {
    throw new KaskadError('model', `${name}: not JSON`, { cause })
  }
}
