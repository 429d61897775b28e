import * as tf from '../files/tensorflow.js'
import { loadGraphModel, type GraphModel } from '../files/tensorflow.js'
import { z } from 'zod'
import { KaskadError } from '../../types/error.js'
import { readBytes, readTextIfThere } from '../files/adapter.js'
import { parseJson } from './encoder-source.js'
import { sha256Of } from '../../numbers/sha256.js'
import type { NetworkInput } from '../network/network.js'
import type { TextEncoderOptions } from './pooled-tokens.js'
import { joined } from '../runtimes/runtime.js'
import { createTokenizer } from '../text/tokenizer.js'
import { unigramJson } from '../text/tokenizer-json.js'

const manifest = z.object({
  modelTopology: z.record(z.string(), z.unknown()),
  weightsManifest: z.array(
    z.object({
      paths: z.array(z.string().regex(/^[\w.-]+$/, 'a weight file lies beside model.json')),
      weights: z.array(z.looseObject({ name: z.string(), shape: z.array(z.int()) })),
    }),
  ),
})

/** A piece without a score counts as the likeliest, as in the original's reader. */
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
 * weight files, and the pieces of words with their log probabilities in `vocab.json`. It runs on
 * the open backend.
 *
 * @throws KaskadError `model` naming the file that is missing, or the graph that takes no tokens.
 */
export async function openGraphEncoder(folder: string): Promise<TextEncoderOptions> {
  const json = await readJson(`${folder}/model.json`)
  const { weightsManifest, modelTopology } = checked(manifest, json, `${folder}/model.json`)
  const pieces = await readJson(`${folder}/vocab.json`)
  const words = checked(vocabulary, pieces, `${folder}/vocab.json`)
  const weightSpecs = weightsManifest.flatMap(({ weights }) => weights)
  checkTable(folder, words.length, weightSpecs)
  const bytes: Uint8Array[] = []
  for (const path of weightsManifest.flatMap(({ paths }) => paths))
    bytes.push(await readBytes(`${folder}/${path}`))
  const size = bytes.reduce((sum, { length }) => sum + length, 0)
  const weightData = joined({ pieces: bytes, size }).buffer
  const model = await loaded(folder, { modelTopology, weightSpecs, weightData })
  const dim = await widthOf(model, words.length - 1).catch(refused(folder))
  const told = JSON.stringify([modelTopology, weightSpecs, words])
  const tokenizer = createTokenizer(unigramJson(words))
  return {
    tokenizer,
    encoder: {
      dim,
      padId: tokenizer.padId,
      maximumTokens: MOST_TOKENS,
      stride: 1,
      open: async () => ({ run: (input) => run(model, input), close: async () => undefined }),
    },
    engine: tf.engine().backendName,
    sha256: sha256Of([told, ...bytes]),
    close: async () => model.dispose(),
  }
}

/**
 * @throws KaskadError `model` where no table of the graph has a row for each piece: the graph
 * would read outside of the table.
 */
function checkTable(
  folder: string,
  pieces: number,
  weights: readonly { readonly shape: readonly number[] }[],
): void {
  if (weights.some(({ shape: [rows = 0, ...rest] }) => rest.length === 1 && rows >= pieces)) return
  throw new KaskadError(
    'model',
    `${folder}/vocab.json: ${pieces} pieces, and no table of model.json has so many rows`,
  )
}

function refused(folder: string): (cause: unknown) => never {
  return (cause) => {
    throw new KaskadError('model', `${folder}/model.json: not a graph that can be run`, { cause })
  }
}

/** Most tokens a text may have; the graph cuts longer texts. */
const MOST_TOKENS = 256

async function readJson(path: string): Promise<unknown> {
  const text = await readTextIfThere(path)
  if (text === undefined) throw new KaskadError('model', `${path}: not found`)
  return parseJson(text, path)
}

function checked<T>(schema: z.ZodType<T>, json: unknown, path: string): T {
  const parsed = schema.safeParse(json)
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  const where = issue ? `${issue.path.join('.')}: ${issue.message}` : 'unreadable'
  throw new KaskadError('model', `${path}: not of a sentence encoder (${where})`)
}

async function loaded(folder: string, artifacts: object): Promise<GraphModel> {
  const model = await loadGraphModel({ load: async () => artifacts }).catch(refused(folder))
  const inputs = new Set(model.inputs.map(({ name }) => name.split(':')[0]))
  if (inputs.size === 2 && inputs.has('indices') && inputs.has('values')) return model
  throw new KaskadError(
    'model',
    `${folder}/model.json: the graph takes ${[...inputs].join(', ')}, expected indices and values of tokens`,
  )
}

/** Runs the graph once on one token. */
async function widthOf(model: GraphModel, token: number): Promise<number> {
  const batch = { ids: Int32Array.of(token), mask: Float32Array.of(1), rows: 1, length: 1 }
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
  try {
    const given = await model.executeAsync({ indices, values })
    const [vectors, ...more] = Array.isArray(given) ? given : [given]
    if (!vectors || more.length > 0) throw new RangeError('the graph gives more than vectors')
    const found = await vectors.data<'float32'>()
    vectors.dispose()
    return found
  } finally {
    tf.dispose([indices, values])
  }
}
