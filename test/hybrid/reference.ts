/**
 * The encoder once more, with plain loops in double precision: slow, and easy
 * to hold against the papers.
 */
import type { EncoderConfig } from '../../src/hybrid/network/encoder-config.js'
import type { TokenBatch } from '../../src/hybrid/network/encoder.js'
import type { Weights } from '../../src/hybrid/files/weights.js'

type Row = readonly number[]

/** Last hidden state of every token, `[rows·length][dim]`. */
export function referenceEncode(config: EncoderConfig, weights: Weights, batch: TokenBatch): Row[] {
  const take = (name: string): Float32Array => weights.get(name)?.data ?? new Float32Array()
  const row = (name: string, index: number): Row => [
    ...take(name).subarray(index * config.dim, (index + 1) * config.dim),
  ]
  const linear = (x: Row, name: string): Row =>
    [...take(`${name}.bias`)].map((bias, out) =>
      x.reduce(
        (sum, value, i) => sum + value * (take(`${name}.weight`)[out * x.length + i] ?? 0),
        bias,
      ),
    )
  const norm = (x: Row, name: string): Row => {
    const mean = x.reduce((sum, value) => sum + value, 0) / x.length
    const spread = x.reduce((sum, value) => sum + (value - mean) ** 2, 0) / x.length
    return x.map(
      (value, i) =>
        ((value - mean) / Math.sqrt(spread + config.epsilon)) * (take(`${name}.weight`)[i] ?? 0) +
        (take(`${name}.bias`)[i] ?? 0),
    )
  }
  const add = (x: Row, y: Row): Row => x.map((value, i) => value + (y[i] ?? 0))

  return Array.from({ length: batch.rows }, (_, text) => {
    const from = text * batch.length
    const ids = [...batch.ids.subarray(from, from + batch.length)]
    const mask = batch.mask.subarray(from, from + batch.length)
    let counted = 0
    let x = ids.map((id, i) => {
      if (id !== config.padId) counted += 1
      const position =
        config.family !== 'roberta' ? i : id === config.padId ? id : config.padId + counted
      const sum = add(
        row('embeddings.word_embeddings.weight', id),
        row('embeddings.position_embeddings.weight', position),
      )
      const type = config.family === 'bert' ? (batch.types?.[from + i] ?? 0) : 0
      const typed =
        config.types > 0 ? add(sum, row('embeddings.token_type_embeddings.weight', type)) : sum
      return norm(typed, 'embeddings.LayerNorm')
    })
    for (let index = 0; index < config.layers; index++) {
      const names = published(config.family, index)
      const [q, k, v] = [names.query, names.key, names.value].map((name) =>
        x.map((token) => linear(token, name)),
      ) as [Row[], Row[], Row[]]
      const seen = x.map((_, i) =>
        attended(config.heads, { query: q[i] ?? [], keys: k, values: v, mask }),
      )
      x = x.map((token, i) =>
        norm(add(token, linear(seen[i] ?? [], names.out)), names.attentionNorm),
      )
      x = x.map((token) => {
        const wide = linear(token, names.widen).map((value) => activation(config, value))
        return norm(add(token, linear(wide, names.narrow)), names.outputNorm)
      })
    }
    return x
  }).flat()
}

interface Look {
  readonly query: Row
  readonly keys: readonly Row[]
  readonly values: readonly Row[]
  readonly mask: Float32Array
}

function attended(heads: number, { query, keys, values, mask }: Look): Row {
  const width = query.length / heads
  return Array.from({ length: heads }, (_, head) => {
    const own = (x: Row): Row => x.slice(head * width, (head + 1) * width)
    const scores = keys.map((key, i) =>
      mask[i]
        ? own(key).reduce((sum, value, d) => sum + value * (own(query)[d] ?? 0), 0) /
          Math.sqrt(width)
        : -1e30,
    )
    const most = Math.max(...scores)
    const powers = scores.map((score) => Math.exp(score - most))
    const total = powers.reduce((sum, power) => sum + power, 0)
    return Array.from({ length: width }, (_, d) =>
      powers.reduce((sum, power, i) => sum + (power / total) * (own(values[i] ?? [])[d] ?? 0), 0),
    )
  }).flat()
}

function activation(config: EncoderConfig, x: number): number {
  if (config.activation === 'relu') return Math.max(x, 0)
  if (config.activation === 'gelu_new') {
    return 0.5 * x * (1 + Math.tanh(Math.sqrt(2 / Math.PI) * (x + 0.044715 * x ** 3)))
  }
  return 0.5 * x * (1 + erf(x / Math.SQRT2))
}

/** By its power series; exact to double precision for the small values met here. */
function erf(x: number): number {
  let term = x
  let sum = x
  for (let n = 1; n < 200 && Math.abs(term) > 1e-18; n++) {
    term *= (-x * x) / n
    sum += term / (2 * n + 1)
  }
  return (2 / Math.sqrt(Math.PI)) * sum
}

/** What the published checkpoints call the tensors of a layer. */
function published(family: EncoderConfig['family'], index: number): Record<LayerPart, string> {
  const [at, parts] =
    family === 'distilbert'
      ? ([`transformer.layer.${index}.`, DISTILBERT] as const)
      : ([`encoder.layer.${index}.`, BERT] as const)
  const named = Object.entries(parts).map(([part, name]) => [part, at + name])
  return Object.fromEntries(named) as Record<LayerPart, string>
}

type LayerPart = keyof typeof BERT

const DISTILBERT = {
  query: 'attention.q_lin',
  key: 'attention.k_lin',
  value: 'attention.v_lin',
  out: 'attention.out_lin',
  attentionNorm: 'sa_layer_norm',
  widen: 'ffn.lin1',
  narrow: 'ffn.lin2',
  outputNorm: 'output_layer_norm',
}
const BERT = {
  query: 'attention.self.query',
  key: 'attention.self.key',
  value: 'attention.self.value',
  out: 'attention.output.dense',
  attentionNorm: 'attention.output.LayerNorm',
  widen: 'intermediate.dense',
  narrow: 'output.dense',
  outputNorm: 'output.LayerNorm',
}
