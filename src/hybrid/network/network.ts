import * as tf from '../files/tensorflow.js'
import type { EncoderConfig } from './encoder-config.js'
import { encode, type TokenBatch } from './encoder.js'
import { freshWeight } from './encoder-weights.js'
import { beside, drop, linear, relu } from './layers.js'
import { linearOf, type Parameters } from './parameters.js'
import { pool, type Pooling } from './pooling.js'
import type { RandomSource } from '../../numbers/random-source.js'
import type { Weight, Weights } from '../files/weights.js'

/** Shape of the whole model: the encoder, the dense branches and the classifier. */
export interface NetworkConfig {
  readonly encoder: EncoderConfig
  readonly pooling: Pooling
  /** Columns of the feature branch; 0 for a model of text alone. */
  readonly features: number
  /** Width of each dense branch. */
  readonly width: number
  /** Between a dense branch and the classifier; the original had none. */
  readonly activation: 'relu' | 'none'
  readonly dropout: number
  /** Outputs: the projects and none. */
  readonly labels: number
}

/**
 * The hybrid network on the backend:
 *
 *   tokens   → encoder → pool → text_dense ────┐
 *                                              ├─ classifier → logits
 *   features ────────────────→ feature_dense ──┘
 */
export interface Network {
  readonly config: NetworkConfig
  readonly parameters: Parameters
}

/** What one batch gives the network; a text is tokens, or its pooled vector where that was kept. */
export interface NetworkInput {
  readonly texts:
    | { readonly kind: 'tokens'; readonly batch: TokenBatch }
    | { readonly kind: 'pooled'; readonly vectors: Float32Array }
  /** `[rows × features]`, row-major. */
  readonly features: Float32Array
  readonly rows: number
}

/** What the encoder's parameters are called inside a network. */
export const ENCODER_PREFIX = 'encoder.'

/** The logits of a batch, `[rows × labels]`. @param random - For dropout; without it none. */
export function forward(network: Network, input: NetworkInput, random?: RandomSource): tf.Tensor {
  const { config, parameters } = network
  const dropout = random && { rate: config.dropout, random }
  const dense = (x: tf.Tensor, name: string): tf.Tensor => {
    const y = linear(x, linearOf(parameters, name))
    return drop(config.activation === 'relu' ? relu(y) : y, dropout)
  }

  const text = dense(pooled(network, input, random), 'text_dense')
  if (config.features === 0) return linear(text, linearOf(parameters, 'classifier'))
  const features = tf.tensor2d(input.features, [input.rows, config.features])
  return linear(beside(text, dense(features, 'feature_dense')), linearOf(parameters, 'classifier'))
}

/** One vector per text, `[rows × dim]`. */
export function pooled(network: Network, input: NetworkInput, random?: RandomSource): tf.Tensor {
  const { config, parameters } = network
  if (input.texts.kind === 'pooled') {
    return tf.tensor2d(input.texts.vectors, [input.rows, config.encoder.dim])
  }
  const { batch } = input.texts
  const encoder = { config: config.encoder, parameters, prefix: ENCODER_PREFIX }
  return pool(encode(encoder, batch, random), batch, config.pooling)
}

/** The shapes of the branches and the classifier, as files hold them. */
export function headShapes(config: NetworkConfig): ReadonlyMap<string, readonly number[]> {
  const { width, features, labels } = config
  const shapes = new Map<string, readonly number[]>()
  shapes.set('text_dense.weight', [width, config.encoder.dim]).set('text_dense.bias', [width])
  if (features > 0) {
    shapes.set('feature_dense.weight', [width, features]).set('feature_dense.bias', [width])
  }
  const joined = features > 0 ? 2 * width : width
  return shapes.set('classifier.weight', [labels, joined]).set('classifier.bias', [labels])
}

/** Fresh branches and classifier. */
export function freshHead(config: NetworkConfig, random: RandomSource): Weights {
  const weights = new Map<string, Weight>()
  for (const [name, shape] of headShapes(config)) {
    weights.set(name, freshWeight({ name, shape, spread: 0.02 }, random))
  }
  return weights
}
