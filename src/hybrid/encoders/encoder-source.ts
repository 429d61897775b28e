import { KaskadError } from '../../types/error.js'
import { isThere, namesIn, openByteSource, readTextIfThere } from '../files/adapter.js'
import { fetchModel } from '../files/download.js'
import { parseEncoderConfig, type EncoderConfig } from '../network/encoder-config.js'
import { readEncoderWeights } from '../network/encoder-weights.js'
import { openSafetensors } from '../files/safetensors.js'
import type { TokenizerJson } from '../text/tokenizer.js'
import { byteLevelJson, wordPieceJson } from '../text/tokenizer-json.js'
import type { Weights } from '../files/weights.js'

/** The recommended pretrained encoder. */
export const DEFAULT_ENCODER = 'distilbert-base-multilingual-cased'

/** In place of an encoder's name: a small one is trained from scratch. */
export const SCRATCH = 'scratch'

/** Where an encoder comes from. */
export interface EncoderSource {
  /** A local folder, a name on the hub, {@link SCRATCH}, or an encoder that was read before. */
  readonly transformerModelName: string | EncoderStart
  /** Only what is already on this machine. */
  readonly offline?: boolean
  /** A branch, tag or commit of the hub; `main` where absent. */
  readonly revision?: string
  /** Told after every file that is fetched and every connection that breaks. */
  readonly say?: (words: string) => void
}

/** The encoder that a training begins with. */
export type EncoderStart = ScratchEncoder | PretrainedEncoder

/** The size of an encoder that is trained from nothing. */
export interface ScratchEncoder {
  readonly kind: 'scratch'
  readonly layers: number
  readonly heads: number
  readonly dim: number
  readonly inner: number
  /** Size of the WordPiece vocabulary that is learnt from the rows. */
  readonly vocabulary: number
  /** Epochs of masked-language pre-training on all texts first; 0 for none. */
  readonly pretraining: number
}

/** An encoder small enough to be trained from nothing on two cores. */
export const SMALL_SCRATCH: ScratchEncoder = {
  kind: 'scratch',
  layers: 2,
  heads: 4,
  dim: 64,
  inner: 128,
  vocabulary: 8000,
  pretraining: 0,
}

/** A pretrained encoder, read. */
export interface PretrainedEncoder {
  readonly kind: 'pretrained'
  readonly config: EncoderConfig
  readonly weights: Weights
  readonly tokenizer: TokenizerJson
}

/** Reads an encoder from a folder or the hub; {@link SMALL_SCRATCH} for {@link SCRATCH}. */
export async function resolveEncoder(source: EncoderSource): Promise<EncoderStart> {
  const { transformerModelName: name } = source
  if (typeof name !== 'string') return name
  if (name === SCRATCH) return SMALL_SCRATCH
  const isFolder = /^[./]/.test(name) || isThere(name)
  const folder = isFolder ? name : await fetchModel(name, source)
  return readEncoderFolder(folder)
}

/**
 * Reads `config.json`, the weights and the tokenizer of a folder.
 *
 * @throws KaskadError `model` naming the file or tensor that is missing or does not fit.
 */
export async function readEncoderFolder(folder: string): Promise<PretrainedEncoder> {
  const text = await readTextIfThere(`${folder}/config.json`)
  if (text === undefined)
    throw new KaskadError('model', `${folder}: no such folder, or no config.json in it`)
  const config = parseEncoderConfig(parseJson(text, `${folder}/config.json`))
  const tokenizer = await readTokenizer(folder)
  return { kind: 'pretrained', config, weights: await readFolderWeights(folder, config), tokenizer }
}

async function readFolderWeights(folder: string, config: EncoderConfig): Promise<Weights> {
  const names = (await namesIn(folder)).filter((name) => name.endsWith('.safetensors'))
  const shards = names.filter((name) => /^model(?:-\d+-of-\d+)?\.safetensors$/.test(name))
  if (shards.length === 0) {
    throw new KaskadError(
      'model',
      `${folder}: no model.safetensors; PyTorch's own .bin files run code when they are read and are not taken`,
    )
  }
  const files = []
  for (const name of shards) files.push(await openByteSource(`${folder}/${name}`))
  try {
    const opened = []
    for (const file of files) opened.push(await openSafetensors(file))
    return await readEncoderWeights(config, opened)
  } finally {
    for (const file of files) await file.close()
  }
}

/** `tokenizer.json`, else RoBERTa's `vocab.json` and `merges.txt`, else BERT's `vocab.txt`. */
async function readTokenizer(folder: string): Promise<TokenizerJson> {
  const read = (name: string): Promise<string | undefined> => readTextIfThere(`${folder}/${name}`)
  const whole = await read('tokenizer.json')
  if (whole !== undefined) {
    return parseJson(whole, `${folder}/tokenizer.json`) as TokenizerJson
  }
  const bytes = await read('vocab.json')
  const merges = await read('merges.txt')
  if (bytes !== undefined && merges !== undefined) {
    const vocab = parseJson(bytes, `${folder}/vocab.json`) as Record<string, number>
    return byteLevelJson(vocab, merges.split(/\r?\n/))
  }
  const lines = await read('vocab.txt')
  if (lines === undefined) {
    throw new KaskadError('model', `${folder}: no tokenizer.json, vocab.json or vocab.txt`)
  }
  return wordPieceJson(lines.replace(/\r?\n$/, '').split(/\r?\n/), await isLower(folder))
}

/** Whether the vocabulary is of lower-cased text, as `tokenizer_config.json` or the folder's name says. */
async function isLower(folder: string): Promise<boolean> {
  const text = await readTextIfThere(`${folder}/tokenizer_config.json`)
  const settings = text === undefined ? {} : (parseJson(text, 'tokenizer_config.json') as object)
  return 'do_lower_case' in settings ? settings.do_lower_case === true : folder.includes('uncased')
}

/** @throws KaskadError `model` naming the file that is not JSON. */
export function parseJson(text: string, name: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch (cause) {
    throw new KaskadError('model', `${name}: not JSON`, { cause })
  }
}
