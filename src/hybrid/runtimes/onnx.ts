import type { EncoderConfig } from '../network/encoder-config.js'
import { EMBEDDING_NORM, layerNames, POSITIONS, TYPES, WORDS } from '../network/encoder-names.js'
import { createGraph, type Graph, type Port } from './onnx-graph.js'
import { ENCODER_PREFIX, type NetworkConfig } from '../network/network.js'
import { linearNode, tableNode, vectorNode, type Drawing, type Precision } from './onnx-parts.js'
import type { Message } from '../files/protobuf.js'
import type { Weights } from '../files/weights.js'

/** What is exported. */
export interface OnnxPlan {
  readonly network: NetworkConfig
  /** In the layout of files, the encoder's names under `encoder.`. */
  readonly weights: Weights
  /** `int8`: weights of 7 bits, so that no product overflows on processors without VNNI. */
  readonly precision: Precision
  /** `vectors` leaves the branches out and gives one vector per text. */
  readonly output: 'logits' | 'vectors'
}

/**
 * Writes a hybrid as an ONNX model.
 *
 * Inputs: `input_ids` and `attention_mask`, `[texts × tokens]` of int64; for
 * BERT `token_type_ids` as well; `features`, `[texts × features]` of float,
 * where logits are asked of a model that has them. Output: `logits` or `vectors`.
 */
export function writeOnnx(plan: OnnxPlan): Message {
  const { network, weights, precision } = plan
  const { encoder } = network
  const drawing: Drawing = { graph: createGraph(), weights, precision, quantised: new Map() }
  const { graph } = drawing
  const mask = graph.node('Cast', ['attention_mask'], { to: 1 })
  const states = drawEncoder(drawing, encoder, mask)
  const vectors = drawPooling(graph, network, { states, mask })
  const whole = plan.output === 'logits'
  const last = whole ? drawHead(drawing, network, vectors) : vectors
  const name = graph.node('Identity', [last])

  const inputs = [tokenPort('input_ids'), tokenPort('attention_mask')]
  if (encoder.family === 'bert') inputs.push(tokenPort('token_type_ids'))
  if (whole && network.features > 0) {
    inputs.push({ name: 'features', type: 'f32', shape: ['texts', network.features] })
  }
  const width = whole ? network.labels : encoder.dim
  return graph.finish(inputs, { name, type: 'f32', shape: ['texts', width] })
}

function tokenPort(name: string): Port {
  return { name, type: 'i64', shape: ['texts', 'tokens'] }
}

function drawEncoder(drawing: Drawing, config: EncoderConfig, mask: string): string {
  const { graph } = drawing
  const bias = graph.node('Mul', [
    graph.node('Sub', [graph.node('Unsqueeze', [mask, graph.whole([1, 2])]), graph.scalar(1)]),
    graph.scalar(1e9),
  ])
  let x = drawEmbeddings(drawing, config)
  for (let index = 0; index < config.layers; index++) {
    x = drawLayer(drawing, config, { index, x, bias })
  }
  return x
}

function drawEmbeddings(drawing: Drawing, config: EncoderConfig): string {
  const { graph } = drawing
  const words = tableNode(drawing, ENCODER_PREFIX + WORDS, 'input_ids')
  const places = tableNode(drawing, ENCODER_PREFIX + POSITIONS, drawPositions(graph, config))
  let x = graph.node('Add', [words, places])
  if (config.types > 0) {
    const types = config.family === 'bert' ? 'token_type_ids' : graph.whole([0], [])
    x = graph.node('Add', [x, tableNode(drawing, ENCODER_PREFIX + TYPES, types)])
  }
  return drawNorm(drawing, x, { name: ENCODER_PREFIX + EMBEDDING_NORM, epsilon: config.epsilon })
}

/** 0, 1, 2 …; RoBERTa counts real tokens from behind the padding number. */
function drawPositions(graph: Graph, { family, padId }: EncoderConfig): string {
  if (family === 'roberta') {
    const padding = graph.node('Equal', ['input_ids', graph.whole([padId], [])])
    const real = graph.node('Cast', [graph.node('Not', [padding])], { to: 7 })
    const counted = graph.node('Mul', [graph.node('CumSum', [real, graph.whole([1], [])]), real])
    return graph.node('Add', [counted, graph.whole([padId], [])])
  }
  const shape = graph.node('Shape', ['input_ids'])
  const tokens = graph.node('Gather', [shape, graph.whole([1], [])], { axis: 0 })
  return graph.node('Range', [graph.whole([0], []), tokens, graph.whole([1], [])])
}

interface LayerPlace {
  readonly index: number
  readonly x: string
  readonly bias: string
}

function drawLayer(
  drawing: Drawing,
  config: EncoderConfig,
  { index, x, bias }: LayerPlace,
): string {
  const { graph } = drawing
  const { epsilon } = config
  const names = layerNames(config.family, index)
  const linear = (x: string, name: string): string => linearNode(drawing, x, ENCODER_PREFIX + name)

  const width = config.dim / config.heads
  const heads = graph.whole([0, 0, config.heads, width])
  const split = (x: string, perm: readonly number[]): string =>
    graph.node('Transpose', [graph.node('Reshape', [x, heads])], { perm })
  const query = split(linear(x, names.query), [0, 2, 1, 3])
  const key = split(linear(x, names.key), [0, 2, 3, 1])
  const value = split(linear(x, names.value), [0, 2, 1, 3])
  const scores = graph.node('Mul', [
    graph.node('MatMul', [query, key]),
    graph.scalar(1 / Math.sqrt(width)),
  ])
  const shares = graph.node('Softmax', [graph.node('Add', [scores, bias])], { axis: -1 })
  const taken = graph.node('Transpose', [graph.node('MatMul', [shares, value])], {
    perm: [0, 2, 1, 3],
  })
  const seen = graph.node('Reshape', [taken, graph.whole([0, 0, config.dim])])

  const said = graph.node('Add', [x, linear(seen, names.out)])
  const attended = drawNorm(drawing, said, { name: ENCODER_PREFIX + names.attentionNorm, epsilon })
  const wide = drawActivation(graph, config, linear(attended, names.widen))
  const sum = graph.node('Add', [attended, linear(wide, names.narrow)])
  return drawNorm(drawing, sum, { name: ENCODER_PREFIX + names.outputNorm, epsilon })
}

function drawNorm(
  drawing: Drawing,
  x: string,
  { name, epsilon }: { name: string; epsilon: number },
): string {
  const gain = vectorNode(drawing, `${name}.weight`)
  const shift = vectorNode(drawing, `${name}.bias`)
  const attributes = { axis: -1, epsilon: { float: epsilon } }
  return drawing.graph.node('LayerNormalization', [x, gain, shift], attributes)
}

function drawActivation(graph: Graph, { activation }: EncoderConfig, x: string): string {
  if (activation === 'relu') return graph.node('Relu', [x])
  if (activation === 'gelu') return graph.node('Gelu', [x])
  const cube = graph.node('Mul', [x, graph.node('Mul', [x, x])])
  const bent = graph.node('Add', [x, graph.node('Mul', [cube, graph.scalar(0.044715)])])
  const tanh = graph.node('Tanh', [graph.node('Mul', [bent, graph.scalar(Math.sqrt(2 / Math.PI))])])
  const half = graph.node('Mul', [x, graph.scalar(0.5)])
  return graph.node('Mul', [half, graph.node('Add', [tanh, graph.scalar(1)])])
}

function drawPooling(
  graph: Graph,
  { pooling }: NetworkConfig,
  { states, mask }: { states: string; mask: string },
): string {
  if (pooling === 'cls') {
    return graph.node('Gather', [states, graph.whole([0], [])], { axis: 1 })
  }
  const wide = graph.node('Unsqueeze', [mask, graph.whole([2])])
  const over = graph.whole([1])
  if (pooling === 'max') {
    const hidden = graph.node('Mul', [
      graph.node('Sub', [wide, graph.scalar(1)]),
      graph.scalar(1e9),
    ])
    return graph.node('ReduceMax', [graph.node('Add', [states, hidden]), over], { keepdims: 0 })
  }
  const sum = graph.node('ReduceSum', [graph.node('Mul', [states, wide]), over], { keepdims: 0 })
  return graph.node('Div', [sum, graph.node('ReduceSum', [wide, over], { keepdims: 0 })])
}

/** The branches and the classifier stay in 32 bits: they are small, and rounding them changes answers most. */
function drawHead(drawing: Drawing, network: NetworkConfig, vectors: string): string {
  const plain: Drawing = { ...drawing, precision: 'fp32' }
  const { graph } = drawing
  const dense = (x: string, name: string): string => {
    const y = linearNode(plain, x, name)
    return network.activation === 'relu' ? graph.node('Relu', [y]) : y
  }
  const text = dense(vectors, 'text_dense')
  if (network.features === 0) return linearNode(plain, text, 'classifier')
  const both = graph.node('Concat', [text, dense('features', 'feature_dense')], { axis: 1 })
  return linearNode(plain, both, 'classifier')
}
