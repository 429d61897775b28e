import { KaskadError } from '../../types/error.js'
import type { Graph } from './onnx-graph.js'
import { transposed, type Weight, type Weights } from '../files/weights.js'

/** How encoder weights are held. */
export type Precision = 'fp32' | 'int8'

/** A graph with the model that it is built from. */
export interface Drawing {
  readonly graph: Graph
  readonly weights: Weights
  readonly precision: Precision
  /** Values that were quantised once; several linear maps may share them. */
  readonly quantised: Map<string, readonly string[]>
}

/** The largest value of a 7-bit weight. */
const MOST = 63

function take({ weights }: Drawing, name: string): Weight {
  const weight = weights.get(name)
  if (!weight) throw new KaskadError('model', `no tensor ${name} to export`)
  return weight
}

/** A vector as a constant. */
export function vectorNode(drawing: Drawing, name: string): string {
  const { data, shape } = take(drawing, name)
  return drawing.graph.constant(name, data, shape)
}

/** `x · weight + bias`. */
export function linearNode(drawing: Drawing, x: string, name: string): string {
  const { graph } = drawing
  const weight = transposed(take(drawing, `${name}.weight`))
  const bias = vectorNode(drawing, `${name}.bias`)
  if (drawing.precision === 'fp32') {
    const product = [x, graph.constant(`${name}.weight`, weight.data, weight.shape)]
    return graph.node('Add', [graph.node('MatMul', product), bias])
  }

  const { values, scales } = quantiseColumns(weight)
  const [small = '', scale = '', zero = ''] = quantise(drawing, x)
  const zeros = graph.constant(`${name}.zeros`, new Int8Array(scales.length))
  const whole = graph.constant(`${name}.whole`, values, weight.shape)
  const product = graph.node('MatMulInteger', [small, whole, zero, zeros])
  const factor = graph.node('Mul', [scale, graph.constant(`${name}.scales`, scales)])
  const scaled = graph.node('Mul', [graph.node('Cast', [product], { to: 1 }), factor])
  return graph.node('Add', [scaled, bias])
}

/** Values in 8 bits with scale and zero point, found while the model runs. */
function quantise({ graph, quantised }: Drawing, x: string): readonly string[] {
  const known = quantised.get(x)
  if (known) return known
  const made = graph.nodes('DynamicQuantizeLinear', [x], 3)
  quantised.set(x, made)
  return made
}

/** Each output column of `[in × out]` on a scale of its own. */
function quantiseColumns({ data, shape }: Weight): { values: Int8Array; scales: Float32Array } {
  const [rows = 0, columns = 0] = shape
  const scales = new Float32Array(columns).fill(1e-8)
  for (let i = 0; i < data.length; i++) {
    const column = i % columns
    scales[column] = Math.max(scales[column] as number, Math.abs(data[i] as number) / MOST)
  }
  const values = new Int8Array(rows * columns)
  for (let i = 0; i < data.length; i++) {
    const level = Math.round((data[i] as number) / (scales[i % columns] as number))
    values[i] = Math.max(-MOST, Math.min(MOST, level))
  }
  return { values, scales }
}

/** Rows of a table by number; in int8 the table is held in 8 bits on one scale. */
export function tableNode(drawing: Drawing, name: string, ids: string): string {
  const { graph } = drawing
  const { data, shape } = take(drawing, name)
  if (drawing.precision === 'fp32') {
    return graph.node('Gather', [graph.constant(name, data, shape), ids], { axis: 0 })
  }
  const scale = data.reduce((most, value) => Math.max(most, Math.abs(value)), 1e-8) / 127
  const small = new Int8Array(data.length)
  for (let i = 0; i < data.length; i++) small[i] = Math.round((data[i] as number) / scale)
  const rows = graph.node('Gather', [graph.constant(name, small, shape), ids], { axis: 0 })
  return graph.node('Mul', [graph.node('Cast', [rows], { to: 1 }), graph.scalar(scale)])
}
