import * as tf from '../files/tensorflow.js'
import { attend, type AttentionShape } from './attention.js'
import type { EncoderConfig } from './encoder-config.js'
import { EMBEDDING_NORM, layerNames, POSITIONS, TYPES, WORDS } from './encoder-names.js'
import { activate, addInOrder, drop, embed, layerNorm, linear, plus } from './layers.js'
import { linearOf, normOf, parameter, type Parameters } from './parameters.js'
import type { RandomSource } from '../../numbers/random-source.js'

/** Texts as token numbers, `[rows × length]`, row-major and padded. */
export interface TokenBatch {
  readonly ids: Int32Array
  /** 1 for a token, 0 for padding. */
  readonly mask: Float32Array
  /** Token types of BERT; all 0 where absent. */
  readonly types?: Int32Array | undefined
  readonly rows: number
  readonly length: number
}

/** An encoder on the backend. */
export interface Encoder {
  readonly config: EncoderConfig
  readonly parameters: Parameters
  /** What stands before the names of its parameters. */
  readonly prefix: string
}

/**
 * Runs texts through the encoder: the last hidden state, `[rows·length × dim]`.
 *
 * @param random - Picks what dropout drops; without it nothing is dropped.
 */
export function encode(encoder: Encoder, batch: TokenBatch, random?: RandomSource): tf.Tensor {
  const { config } = encoder
  const shape = attentionShape(config, batch)
  let x = embeddings(encoder, batch, random)
  for (let index = 0; index < config.layers; index++) {
    x = layer({ encoder, index, shape, random }, x)
  }
  return x
}

/** Large enough that softmax gives padding exactly nothing in 32 bits. */
const PADDING_BIAS = 1e9

function attentionShape(config: EncoderConfig, batch: TokenBatch): AttentionShape {
  const { rows, length, mask } = batch
  const bias = mask.map((kept) => (kept - 1) * PADDING_BIAS)
  return { rows, length, heads: config.heads, bias: tf.tensor4d(bias, [rows, 1, 1, length]) }
}

function embeddings(encoder: Encoder, batch: TokenBatch, random?: RandomSource): tf.Tensor {
  const { config, parameters, prefix } = encoder
  const look = (name: string, ids: Int32Array): tf.Tensor =>
    embed(parameter(parameters, prefix + name), ids)

  const words = look(WORDS, batch.ids)
  let x =
    config.family === 'roberta'
      ? plus(words, look(POSITIONS, positionsOf(config, batch)))
      : addInOrder(words, parameter(parameters, prefix + POSITIONS), batch.length)
  if (config.types > 0) {
    const types = config.family === 'bert' ? batch.types : undefined
    x = plus(x, look(TYPES, types ?? new Int32Array(batch.ids.length)))
  }
  const norm = normOf(parameters, prefix + EMBEDDING_NORM, config.epsilon)
  return drop(layerNorm(x, norm), random && { rate: config.dropout, random })
}

/**
 * The position number of every token.
 *
 * RoBERTa counts real tokens only, and from behind the padding number:
 *
 *   ids        0  8  9  1  1     (padding is 1)
 *   position   2  3  4  1  1
 */
export function positionsOf(config: EncoderConfig, batch: TokenBatch): Int32Array {
  const { ids, length } = batch
  if (config.family !== 'roberta') return ids.map((_, i) => i % length)

  let seen = 0
  return ids.map((id, i) => {
    if (i % length === 0) seen = 0
    if (id === config.padId) return config.padId
    seen += 1
    return config.padId + seen
  })
}

interface LayerContext {
  readonly encoder: Encoder
  readonly index: number
  readonly shape: AttentionShape
  readonly random: RandomSource | undefined
}

function layer({ encoder, index, shape, random }: LayerContext, x: tf.Tensor): tf.Tensor {
  const { config, parameters, prefix } = encoder
  const names = layerNames(config.family, index)
  const map = (x: tf.Tensor, name: string): tf.Tensor =>
    linear(x, linearOf(parameters, prefix + name))
  const norm = (x: tf.Tensor, name: string): tf.Tensor =>
    layerNorm(x, normOf(parameters, prefix + name, config.epsilon))
  const dropout = random && { rate: config.dropout, random }

  const seen = attend(
    { query: map(x, names.query), key: map(x, names.key), value: map(x, names.value) },
    shape,
    random && { rate: config.attentionDropout, random },
  )
  const said = map(seen, names.out)
  const kept = config.family === 'distilbert' ? said : drop(said, dropout)
  const attended = norm(plus(x, kept), names.attentionNorm)

  const wide = activate(map(attended, names.widen), config.activation)
  const narrow = drop(map(wide, names.narrow), dropout)
  return norm(plus(attended, narrow), names.outputNorm)
}
