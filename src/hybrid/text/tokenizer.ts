import { Tokenizer as Library } from '@huggingface/tokenizers'
import { KaskadError } from '../../types/error.js'
import type { TokenBatch } from '../network/encoder.js'

/** Turns a text into token numbers, the marks at both ends included where it has them. */
export interface Tokenizer {
  /** Numbers of one text: first the opening mark, last the closing one, where there are any. */
  readonly encode: (text: string) => readonly number[]
  readonly size: number
  /** Whether a text ends with a closing mark. */
  readonly closes: boolean
  readonly padId: number
  /** Stands for a hidden word in pre-training; absent where the vocabulary has none. */
  readonly maskId: number | undefined
}

/** A `tokenizer.json` as it was parsed. */
export type TokenizerJson = Readonly<Record<string, unknown>>

/**
 * Makes a tokenizer of a `tokenizer.json`: WordPiece, byte-level BPE and what
 * else the library knows.
 *
 * @throws KaskadError `model` where the library cannot use it or there is no padding token.
 */
export function createTokenizer(json: TokenizerJson): Tokenizer {
  const library = load(json)
  const idOf = (...names: readonly string[]): number | undefined =>
    names.map((name) => library.token_to_id(name)).find((id) => id !== undefined)
  const padId = idOf('[PAD]', '<pad>') ?? paddingOf(json)
  if (padId === undefined) throw new KaskadError('model', 'tokenizer.json: no [PAD] or <pad> token')

  return {
    encode: (text) => library.encode(text).ids,
    size: library.get_vocab(true).size,
    closes: library.encode('').ids.length > 0,
    padId,
    maskId: idOf('[MASK]', '<mask>'),
  }
}

/** What a `tokenizer.json` says it pads with. */
function paddingOf({ padding }: TokenizerJson): number | undefined {
  const told = padding as { readonly pad_id?: unknown } | null | undefined
  return typeof told?.pad_id === 'number' ? told.pad_id : undefined
}

function load(json: TokenizerJson): Library {
  try {
    return new Library(json, {})
  } catch (cause) {
    throw new KaskadError('model', 'tokenizer.json: not a tokenizer this version can use', {
      cause,
    })
  }
}

/** How texts become a batch. */
export interface Batching {
  readonly tokenizer: Tokenizer
  /** Longer texts are cut; a closing mark stays. */
  readonly length: number
}

/** Token numbers of many texts, each cut to `length`; cost is one pass. */
export function tokenise(texts: readonly string[], { tokenizer, length }: Batching): TokenRows {
  return texts.map((text) => cut(tokenizer.encode(text), length, tokenizer.closes))
}

/** One list of token numbers per text, unpadded. */
export type TokenRows = readonly Int32Array[]

function cut(ids: readonly number[], length: number, closes: boolean): Int32Array {
  if (ids.length <= length) return Int32Array.from(ids)
  const short = Int32Array.from(ids.slice(0, length))
  if (closes) short[length - 1] = ids.at(-1) ?? 0
  return short
}

/**
 * Lays rows side by side, padded to `length`, or to the longest of them.
 *
 * @param length - A fixed length makes a row's result independent of its batch, to the bit.
 */
export function padTokens(rows: TokenRows, padId: number, length?: number): TokenBatch {
  const width = length ?? Math.max(1, ...rows.map((row) => row.length))
  const ids = new Int32Array(rows.length * width).fill(padId)
  const mask = new Float32Array(rows.length * width)
  for (const [i, row] of rows.entries()) {
    ids.set(row.subarray(0, width), i * width)
    mask.fill(1, i * width, i * width + Math.min(row.length, width))
  }
  return { ids, mask, rows: rows.length, length: width }
}
