import { KaskadError } from '../../types/error.js'
import type { Item } from '../../types/item.js'
import {
  resolveEncoder,
  type EncoderSource,
  type EncoderStart,
} from '../encoders/encoder-source.js'
import { fieldNamesOf, textOf } from '../encoders/model.js'
import { createRandom, shuffled } from '../../numbers/random-source.js'
import {
  encodeFeatures,
  fitFeatures,
  type FeatureEncoder,
  type FeaturePlan,
} from '../text/features.js'
import { createTokenizer, tokenise, type TokenizerJson, type TokenRows } from '../text/tokenizer.js'
import { wordPieceJson } from '../text/tokenizer-json.js'
import { foldForWordPiece, trainWordPiece } from '../text/wordpiece.js'
import type { LabelledItem } from '../training/fingerprint.js'
import { snippetOf } from './snippet.js'

/** Texts as the model takes them. */
export interface TextEncodings {
  readonly rows: TokenRows
  /** Most tokens that a text may have. */
  readonly length: number
  /** Text fields in the order in which they are joined. */
  readonly fields: readonly string[]
  readonly tokenizer: TokenizerJson
  readonly vocabulary: number
  readonly padId: number
  /** Stands for a hidden token in pre-training; absent where the vocabulary has none. */
  readonly maskId: number | undefined
}

/** Columns as the model takes them, `[rows × width]`. */
export interface NumericFeatures {
  readonly values: Float32Array
  readonly width: number
}

/** What {@link DataPreprocessor} is made with. */
export interface DataPreprocessorOptions extends EncoderSource {
  /** Tokens per text. */
  readonly maxSeqLength: number
  /** The label that stands for none. */
  readonly none?: string
  /** Text fields that are read; all that the training rows have where absent. */
  readonly textFields?: readonly string[] | undefined
  /** Column → the categorical column by whose value its gaps are filled. */
  readonly fillBy?: FeaturePlan['fillBy']
}

/** Prepares rows for the model: step 1, 2 and 5 of the original. */
export interface DataPreprocessor {
  /** All rows, so many of none per row of a project, or so many per label and value of each field. */
  readonly getData: (options: DataOptions) => readonly LabelledItem[]
  /**
   * Token numbers and features. With `isTrain` gaps, encoders and scales are
   * learnt from the rows; without it those learnt before are applied.
   */
  readonly preprocessData: (
    rows: readonly UnlabelledRow[],
    options: PreprocessOptions,
  ) => Preprocessed
}

/** A row whose label is not read. */
export type UnlabelledRow = Pick<LabelledItem, 'item'>

/** What `preprocessData` is told. */
export interface PreprocessOptions {
  readonly isTrain: boolean
  /** Rows from whose texts a vocabulary is learnt; the training rows where absent or empty. */
  readonly vocabularyRows?: readonly UnlabelledRow[]
}

/** What `getData` is asked for. */
export interface DataOptions {
  readonly df: readonly LabelledItem[]
  /** Takes so many rows per label and value of each field. */
  readonly useSnippet?: boolean
  /** Columns that become features, and by whose values a snippet is chosen. */
  readonly fields?: readonly string[] | undefined
  readonly noneObjCount?: number
  readonly rareObjCount?: number
  /** Without a snippet: at most so many rows of none per row of a project; all where absent. */
  readonly nonePerProject?: number | undefined
  /** Chooses which rows of none are kept. */
  readonly seed?: number
}

/** Rows ready for the model, and the encoders that made them so. */
export interface Preprocessed {
  readonly textEncodings: TextEncodings
  readonly numericFeatures: NumericFeatures
  readonly encoders: FeatureEncoder
}

interface Fitted {
  readonly features: FeatureEncoder
  readonly tokenizer: TokenizerJson
  readonly fields: readonly string[]
}

/**
 * Step 1 of the original: a processor for the tokenizer of that transformer.
 *
 * @throws KaskadError `model` where the transformer is not there, `usage` where
 *   test rows come before training rows.
 */
export async function DataPreprocessor(
  options: DataPreprocessorOptions,
): Promise<DataPreprocessor> {
  const { maxSeqLength, none = 'none', textFields, fillBy } = options
  const encoder = await resolveEncoder(options)
  let columns: readonly string[] | undefined
  let fitted: Fitted | undefined

  return {
    getData: ({ df, useSnippet = false, fields, ...counts }) => {
      columns = fields ?? columns
      const { noneObjCount = 2, rareObjCount = 2, nonePerProject, seed = 1 } = counts
      if (useSnippet) {
        return snippetOf(df, { fields: fields ?? [], noneObjCount, rareObjCount, none })
      }
      return nonePerProject === undefined ? df : fewerOfNone(df, { none, nonePerProject, seed })
    },
    preprocessData: (rows, { isTrain, vocabularyRows = [] }) => {
      const items = rows.map(({ item }) => item)
      if (isTrain) {
        const read = textFields ?? fieldNamesOf(items)
        const learntFrom = vocabularyRows.length > 0 ? vocabularyRows : rows
        fitted = {
          fields: read,
          features: fitFeatures(items, { fields: columns, fillBy }),
          tokenizer: tokenizerOf(encoder, () => learntFrom.map(({ item }) => textOf(item, read))),
        }
      }
      if (!fitted) throw new KaskadError('usage', 'preprocessData: rows to train on come first')
      return applyTo(items, fitted, maxSeqLength)
    },
  }
}

/** All rows of projects and a seeded choice of those of none, in their order. */
function fewerOfNone(
  rows: readonly LabelledItem[],
  { none, nonePerProject, seed }: { none: string; nonePerProject: number; seed: number },
): readonly LabelledItem[] {
  const nones = rows.flatMap((row, index) => (row.gold === none ? [index] : []))
  const most = Math.round(nonePerProject * (rows.length - nones.length))
  const order = shuffled(nones.length, createRandom(seed, 3))
  const kept = new Set(Array.from(order.subarray(0, most), (place) => nones[place]))
  return rows.filter((row, index) => row.gold !== none || kept.has(index))
}

/** The encoder's own tokenizer, or one learnt from texts. */
function tokenizerOf(encoder: EncoderStart, texts: () => readonly string[]): TokenizerJson {
  if (encoder.kind === 'pretrained') return encoder.tokenizer
  const { vocabulary: size } = encoder
  const settings = { size, atLeast: 2, characters: Math.floor(size / 4) }
  return wordPieceJson(trainWordPiece(texts().map(foldForWordPiece), settings), true)
}

function applyTo(items: readonly Item[], fitted: Fitted, length: number): Preprocessed {
  const { features, fields } = fitted
  const tokenizer = createTokenizer(fitted.tokenizer)
  const texts = items.map((item) => textOf(item, fields))
  return {
    encoders: features,
    numericFeatures: { values: encodeFeatures(items, features), width: features.width },
    textEncodings: {
      rows: tokenise(texts, { tokenizer, length }),
      length,
      fields,
      tokenizer: fitted.tokenizer,
      vocabulary: tokenizer.size,
      padId: tokenizer.padId,
      maskId: tokenizer.maskId,
    },
  }
}
