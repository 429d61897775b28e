import { bytes, float, int, message, nested, text, type Message } from '../files/protobuf.js'

/** Element types by ONNX's numbers. */
const TYPES = { f32: 1, i8: 3, i64: 7 } as const
type ElementType = keyof typeof TYPES

/** What a constant may hold. */
type Values = Float32Array | Int8Array | BigInt64Array

/** A whole number, a list of them, or a float in a wrapper. */
type Attribute = number | readonly number[] | { readonly float: number }

/** An input or output: a side is a number, or a name where it varies. */
export interface Port {
  readonly name: string
  readonly type: ElementType
  readonly shape: readonly (number | string)[]
}

/** An ONNX graph that is being built. Values are known by name. */
export interface Graph {
  /** Adds a constant; the same name is added once. */
  readonly constant: (name: string, values: Values, shape?: readonly number[]) => string
  /** Whole numbers as a constant; a scalar where `shape` is empty. */
  readonly whole: (values: readonly number[], shape?: readonly number[]) => string
  readonly scalar: (value: number) => string
  /** Adds an operation with one output. */
  readonly node: (kind: string, inputs: readonly string[], attributes?: Attributes) => string
  /** Adds an operation with several outputs. */
  readonly nodes: (kind: string, inputs: readonly string[], outputs: number) => readonly string[]
  /** The finished model. */
  readonly finish: (inputs: readonly Port[], output: Port) => Message
}

/** Attributes of an operation by name. */
export type Attributes = Readonly<Record<string, Attribute>>

const IR_VERSION = 9
const OPSET = 20

/** An empty graph of the standard operations, opset 20. */
export function createGraph(): Graph {
  const nodes: Message[] = []
  const constants = new Map<string, Message>()
  let count = 0
  const fresh = (): string => `v${count++}`

  const constant: Graph['constant'] = (name, values, shape = [values.length]) => {
    if (!constants.has(name)) constants.set(name, tensor(name, values, shape))
    return name
  }
  const add = (
    kind: string,
    inputs: readonly string[],
    { outputs, attributes }: { outputs: readonly string[]; attributes: Attributes },
  ): void => {
    nodes.push(
      message(
        ...inputs.map((name) => text(1, name)),
        ...outputs.map((name) => text(2, name)),
        text(3, `${kind}_${nodes.length}`),
        text(4, kind),
        ...Object.entries(attributes).map(([name, value]) => nested(5, attribute(name, value))),
      ),
    )
  }
  return {
    constant,
    whole: (values, shape) => constant(fresh(), BigInt64Array.from(values, BigInt), shape),
    scalar: (value) => constant(fresh(), Float32Array.of(value), []),
    node: (kind, inputs, attributes = {}) => {
      const output = fresh()
      add(kind, inputs, { outputs: [output], attributes })
      return output
    },
    nodes: (kind, inputs, outputs) => {
      const names = Array.from({ length: outputs }, fresh)
      add(kind, inputs, { outputs: names, attributes: {} })
      return names
    },
    finish: (inputs, output) =>
      finish({ nodes, constants: [...constants.values()] }, inputs, output),
  }
}

/** The parts of a graph so far. */
interface Drawn {
  readonly nodes: readonly Message[]
  readonly constants: readonly Message[]
}

function finish({ nodes, constants }: Drawn, inputs: readonly Port[], output: Port): Message {
  const graph = message(
    ...nodes.map((node) => nested(1, node)),
    text(2, 'kaskad'),
    ...constants.map((one) => nested(5, one)),
    ...inputs.map((one) => nested(11, port(one))),
    nested(12, port(output)),
  )
  const opset = message(text(1, ''), int(2, OPSET))
  return message(int(1, IR_VERSION), text(2, 'kaskad'), nested(7, graph), nested(8, opset))
}

function tensor(name: string, values: Values, shape: readonly number[]): Message {
  const type = values instanceof Float32Array ? 'f32' : values instanceof Int8Array ? 'i8' : 'i64'
  const content = new Uint8Array(values.buffer, values.byteOffset, values.byteLength)
  return message(
    ...shape.map((side) => int(1, side)),
    int(2, TYPES[type]),
    text(8, name),
    bytes(9, content),
  )
}

function attribute(name: string, value: Attribute): Message {
  if (typeof value === 'number') return message(text(1, name), int(3, value), int(20, 2))
  if ('float' in value) return message(text(1, name), float(2, value.float), int(20, 1))
  return message(text(1, name), ...value.map((one) => int(8, one)), int(20, 7))
}

function port({ name, type, shape }: Port): Message {
  const sides = shape.map((side) =>
    nested(1, typeof side === 'string' ? message(text(2, side)) : message(int(1, side))),
  )
  const tensorType = message(int(1, TYPES[type]), nested(2, message(...sides)))
  return message(text(1, name), nested(2, message(nested(1, tensorType))))
}
