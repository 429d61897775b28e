import * as tf from '@tensorflow/tfjs-core'
import { loadGraphModel, type GraphModel } from '@tensorflow/tfjs-converter'
import { z } from 'zod'
import { KaskadError } from '../types/error.js'
import { readBytes, readTextIfThere } from './adapter.js'
import { sha256Of } from './hash.js'
import type { NetworkInput } from './network.js'
import type { TokenEncoder } from './pooled-tokens.js'
import type { TokenizerJson } from './tokenizer.js'
import { unigramJson } from './tokenizer-json.js'

/** A graph model that makes a vector of a text, on the open backend. */
export interface GraphEncoder {
  readonly tokenizer: TokenizerJson
  readonly encoder: Omit<TokenEncoder, 'padId'>
  /** Of graph, weights and vocabulary. */
  readonly sha256: string
  readonly close: () => void
}

const manifest = z.object({
  modelTopology: z.record(z.string(), z.unknown()),
  weightsManifest: z.array(
    z.object({
      paths: z.array(z.string().regex(/^[\w.-]+$/, 'a weight file lies beside model.json')),
      weights: z.array(z.looseObject({ name: z.string(), shape: z.array(z.int()) })),
    }),
  ),
})

/** A piece without a number counts as the likeliest: so the original reads it. */
const vocabulary = z
  .array(
    z.tuple([
      z.string(),
      z
        .number()
        .nullable()
        .transform((n) => n ?? 0),
    ]),
  )
  .min(1)

/**
 * Reads a TensorFlow.js graph model of the Universal Sentence Encoder lite: `model.json`, its
 * weight files, and the pieces of words with their log probabilities in `vocab.json`.
 *
 * @throws KaskadError `model` naming the file that is missing, or the graph that takes no tokens.
 */
export async function openGraphEncoder(folder: string): Promise<GraphEncoder> {
  const json = await readJson(`${folder}/model.json`)
  const { weightsManifest, modelTopology } = checked(manifest, json, `${folder}/model.json`)
  const pieces = await readJson(`${folder}/vocab.json`)
  const words = checked(vocabulary, pieces, `${folder}/vocab.json`)
  const shards = weightsManifest.flatMap(({ paths }) => paths)
  const bytes: Uint8Array[] = []
  for (const path of shards) bytes.push(await readBytes(`${folder}/${path}`))
  const weightSpecs = weightsManifest.flatMap(({ weights }) => weights)
  const model = await loaded(folder, { modelTopology, weightSpecs, weightData: joined(bytes) })
  const dim = model.outputs[0]?.shape?.at(-1) ?? -1
  const told = new TextEncoder().encode(JSON.stringify([modelTopology, weightSpecs, words]))
  return {
    tokenizer: unigramJson(words),
    encoder: {
      dim: dim > 0 ? dim : await widthOf(model),
      room: MOST_TOKENS,
      open: async () => ({ run: (input) => run(model, input), close: async () => undefined }),
    },
    sha256: sha256Of([told, ...bytes]),
    close: () => model.dispose(),
  }
}

/** The graph cuts what is longer. */
const MOST_TOKENS = 256

async function readJson(path: string): Promise<unknown> {
  const text = await readTextIfThere(path)
  if (text === undefined) throw new KaskadError('model', `${path}: not found`)
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw new KaskadError('model', `${path}: not JSON`, { cause })
  }
}

function checked<T>(schema: z.ZodType<T>, json: unknown, path: string): T {
  const parsed = schema.safeParse(json)
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  const where = issue ? `${issue.path.join('.')}: ${issue.message}` : 'unreadable'
  throw new KaskadError('model', `${path}: not of a sentence encoder (${where})`)
}

function joined(pieces: readonly Uint8Array[]): ArrayBuffer {
  const out = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const piece of pieces) {
    out.set(piece, at)
    at += piece.length
  }
  return out.buffer
}

async function loaded(folder: string, artifacts: object): Promise<GraphModel> {
  const refuse = (cause: unknown): never => {
    throw new KaskadError('model', `${folder}/model.json: not a graph that can be run`, { cause })
  }
  const model = await loadGraphModel({ load: async () => artifacts }).catch(refuse)
  const inputs = new Set(model.inputs.map(({ name }) => name.split(':')[0]))
  if (inputs.size === 2 && inputs.has('indices') && inputs.has('values')) return model
  throw new KaskadError(
    'model',
    `${folder}/model.json: the graph takes ${[...inputs].join(', ')}, expected indices and values of tokens`,
  )
}

async function widthOf(model: GraphModel): Promise<number> {
  const batch = { ids: Int32Array.of(1), mask: Float32Array.of(1), rows: 1, length: 1 }
  const texts = { kind: 'tokens', batch } as const
  return (await run(model, { texts, features: new Float32Array(), rows: 1 })).length
}

/** The tokens of a batch as the graph wants them: their places, and their numbers. */
async function run(model: GraphModel, { texts }: NetworkInput): Promise<Float32Array> {
  if (texts.kind !== 'tokens') throw new RangeError('the graph is given tokens')
  const { ids, mask, length } = texts.batch
  const there = [...ids.keys()].filter((at) => mask[at] === 1)
  const places = there.flatMap((at) => [Math.floor(at / length), at % length])
  const indices = tf.tensor2d(places, [there.length, 2], 'int32')
  const values = tf.tensor1d(
    there.map((at) => ids[at] as number),
    'int32',
  )
  const vectors = (await model.executeAsync({ indices, values })) as tf.Tensor
  const found = await vectors.data<'float32'>()
  tf.dispose([indices, values, vectors])
  return found
}
