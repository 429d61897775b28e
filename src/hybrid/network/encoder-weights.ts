import { KaskadError } from '../../types/error.js'
import type { EncoderConfig } from './encoder-config.js'
import { encoderShapes } from './encoder-names.js'
import type { RandomSource } from '../../numbers/random-source.js'
import type { TensorFile } from '../files/safetensors.js'
import { valuesIn, type Weight, type Weights } from '../files/weights.js'

/**
 * Reads an encoder's tensors out of one file or of many shards.
 *
 * Takes bare names, names under the family's prefix (`distilbert.`, `bert.`,
 * `roberta.`) or under `encoder.`, and the old `LayerNorm.gamma` / `.beta`;
 * tensors of other heads are left alone.
 *
 * @returns One entry per name of {@link encoderShapes}, in that order.
 * @throws KaskadError `model` naming the first tensor that is missing or of another shape.
 */
export async function readEncoderWeights(
  config: EncoderConfig,
  files: readonly TensorFile[],
): Promise<Weights> {
  const places = placesOf(files)
  const weights = new Map<string, Weight>()
  for (const [name, shape] of encoderShapes(config)) {
    const place = places.get(name)
    if (!place) throw new KaskadError('model', `${namesOf(files)}: no tensor ${name}`)
    const found = place.file.shapes.get(place.name) ?? []
    if (found.join() !== shape.join()) {
      throw new KaskadError(
        'model',
        `${place.file.name}: ${place.name} is [${found.join(' × ')}], config.json asks for [${shape.join(' × ')}]`,
      )
    }
    weights.set(name, await place.file.read(place.name))
  }
  return weights
}

interface TensorPlace {
  readonly file: TensorFile
  readonly name: string
}

/** Plain name → where it stands; a bare name wins over a prefixed one. */
function placesOf(files: readonly TensorFile[]): ReadonlyMap<string, TensorPlace> {
  const places = new Map<string, TensorPlace>()
  for (const file of files) {
    for (const name of file.shapes.keys()) {
      const plain = plainName(name)
      if (plain === name || !places.has(plain)) places.set(plain, { file, name })
    }
  }
  return places
}

function plainName(name: string): string {
  return name
    .replace(/^(?:model\.)?(?:distilbert|bert|roberta|xlm_roberta)\./, '')
    .replace(/^encoder\.(?=embeddings\.|transformer\.|encoder\.)/, '')
    .replace(/LayerNorm\.gamma$/, 'LayerNorm.weight')
    .replace(/LayerNorm\.beta$/, 'LayerNorm.bias')
}

function namesOf(files: readonly TensorFile[]): string {
  return files.map(({ name }) => name).join(', ') || 'no weight files'
}

/**
 * Fresh weights: tables and linear maps from a normal distribution, norms at
 * one, biases at zero.
 *
 * @param spread - Standard deviation of tables; linear maps take 1/√fan-in where that is larger.
 */
export function freshEncoderWeights(
  config: EncoderConfig,
  random: RandomSource,
  spread = 0.02,
): Weights {
  const weights = new Map<string, Weight>()
  for (const [name, shape] of encoderShapes(config)) {
    weights.set(name, freshWeight({ name, shape, spread }, random))
  }
  return weights
}

/** What {@link freshWeight} fills. */
export interface FreshWeight {
  readonly name: string
  readonly shape: readonly number[]
  readonly spread: number
}

/** One fresh tensor: see {@link freshEncoderWeights}. */
export function freshWeight({ name, shape, spread }: FreshWeight, random: RandomSource): Weight {
  const data = new Float32Array(valuesIn(shape))
  if (shape.length === 1) return { shape, data: name.endsWith('.weight') ? data.fill(1) : data }

  const [, inputs = 1] = shape
  const scale = name.endsWith('_embeddings.weight')
    ? spread
    : Math.max(spread, 1 / Math.sqrt(inputs))
  return { shape, data: data.map(() => random.normal() * scale) }
}
