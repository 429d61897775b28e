import type { EncoderConfig, Family } from './encoder-config.js'

/** What the tensors of one layer are called; linear maps without `.weight` and `.bias`. */
export interface LayerNames {
  readonly query: string
  readonly key: string
  readonly value: string
  readonly out: string
  readonly attentionNorm: string
  readonly widen: string
  readonly narrow: string
  readonly outputNorm: string
}

/** The word embedding table of every family. */
export const WORDS = 'embeddings.word_embeddings.weight'
/** The position table of every family. */
export const POSITIONS = 'embeddings.position_embeddings.weight'
/** The token type table of the families that have one. */
export const TYPES = 'embeddings.token_type_embeddings.weight'
/** The norm behind the embeddings. */
export const EMBEDDING_NORM = 'embeddings.LayerNorm'

/** What a family calls the tensors of layer `index`. */
export function layerNames(family: Family, index: number): LayerNames {
  if (family === 'distilbert') {
    const at = `transformer.layer.${index}`
    return {
      query: `${at}.attention.q_lin`,
      key: `${at}.attention.k_lin`,
      value: `${at}.attention.v_lin`,
      out: `${at}.attention.out_lin`,
      attentionNorm: `${at}.sa_layer_norm`,
      widen: `${at}.ffn.lin1`,
      narrow: `${at}.ffn.lin2`,
      outputNorm: `${at}.output_layer_norm`,
    }
  }
  const at = `encoder.layer.${index}`
  return {
    query: `${at}.attention.self.query`,
    key: `${at}.attention.self.key`,
    value: `${at}.attention.self.value`,
    out: `${at}.attention.output.dense`,
    attentionNorm: `${at}.attention.output.LayerNorm`,
    widen: `${at}.intermediate.dense`,
    narrow: `${at}.output.dense`,
    outputNorm: `${at}.output.LayerNorm`,
  }
}

/** Every tensor an encoder needs with its shape as files hold it, in the order of the maths. */
export function encoderShapes(config: EncoderConfig): ReadonlyMap<string, readonly number[]> {
  const { dim, inner } = config
  const shapes = new Map<string, readonly number[]>()
  const norm = (name: string): void => {
    shapes.set(`${name}.weight`, [dim]).set(`${name}.bias`, [dim])
  }
  const linear = (name: string, from: number, to: number): void => {
    shapes.set(`${name}.weight`, [to, from]).set(`${name}.bias`, [to])
  }

  shapes.set(WORDS, [config.vocabulary, dim])
  shapes.set(POSITIONS, [config.positions, dim])
  if (config.types > 0) shapes.set(TYPES, [config.types, dim])
  norm(EMBEDDING_NORM)
  for (let index = 0; index < config.layers; index++) {
    const names = layerNames(config.family, index)
    for (const name of [names.query, names.key, names.value, names.out]) linear(name, dim, dim)
    norm(names.attentionNorm)
    linear(names.widen, dim, inner)
    linear(names.narrow, inner, dim)
    norm(names.outputNorm)
  }
  return shapes
}

/** True for a table that is looked up, not multiplied: it keeps its layout. */
export function isTable(name: string): boolean {
  return name.endsWith('_embeddings.weight')
}
