import { KaskadError } from '../../types/error.js'
import type { Item } from '../../types/item.js'
import {
  encodeFeatures,
  fitFeatures,
  type FeatureEncoder,
  type FeaturePlan,
} from '../text/features.js'
import { fieldNamesOf, textOf } from '../encoders/model.js'
import type { LabelledItem } from '../training/prepare.js'
import { resolveEncoder, SCRATCH, type EncoderSource } from '../encoders/encoder-source.js'
import { snippetOf } from '../training/snippet.js'
import { createTokenizer, tokenise, type TokenizerJson, type TokenRows } from '../text/tokenizer.js'
import { wordPieceJson } from '../text/tokenizer-json.js'
import { foldForWordPiece, SMALL_WORDPIECE, trainWordPiece } from '../text/wordpiece.js'

/** Texts as the model takes them. */
export interface TextEncodings {
  readonly rows: TokenRows
  readonly tokenizer: TokenizerJson
  readonly vocabulary: number
  readonly padId: number
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
  /** Column → the categorical column by whose value its gaps are filled. */
  readonly fillBy?: FeaturePlan['fillBy']
}

/** Prepares rows for the model: step 1, 2 and 5 of the original. */
export interface DataPreprocessor {
  /** All rows, or with `useSnippet` so many per label and value of each field. */
  readonly getData: (request: DataOptions) => readonly LabelledItem[]
  /**
   * Token numbers and features. With `isTrain` gaps, encoders and scales are
   * learnt from the rows; without it those learnt before are applied.
   */
  readonly preprocessData: (
    rows: readonly LabelledItem[],
    options: { readonly isTrain: boolean },
  ) => Preprocessed
}

/** What `getData` is asked for. */
export interface DataOptions {
  readonly df: readonly LabelledItem[]
  readonly useSnippet?: boolean
  /** Columns that become features, and by whose values a snippet is chosen. */
  readonly fields?: readonly string[]
  readonly noneObjCount?: number
  readonly rareObjCount?: number
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
  const { maxSeqLength, none = 'none', fillBy } = options
  const source = await resolveEncoder(options)
  let columns: readonly string[] | undefined
  let fitted: Fitted | undefined

  return {
    getData: ({ df, useSnippet = false, fields, noneObjCount = 2, rareObjCount = 2 }) => {
      columns = fields ?? columns
      if (!useSnippet) return df
      return snippetOf(df, { fields: fields ?? [], noneObjCount, rareObjCount, none })
    },
    preprocessData: (rows, { isTrain }) => {
      const items = rows.map(({ item }) => item)
      if (isTrain) {
        const own = source === SCRATCH ? undefined : source.tokenizer
        fitted = fitRows(items, { fields: columns, fillBy }, own)
      }
      if (!fitted) throw new KaskadError('usage', 'preprocessData: rows to train on come first')
      return applyTo(items, fitted, maxSeqLength)
    },
  }
}

function fitRows(
  items: readonly Item[],
  plan: FeaturePlan,
  tokenizer: TokenizerJson | undefined,
): Fitted {
  const fields = fieldNamesOf(items)
  return {
    fields,
    features: fitFeatures(items, plan),
    tokenizer: tokenizer ?? trainedTokenizer(items.map((item) => textOf(item, fields))),
  }
}

function trainedTokenizer(texts: readonly string[]): TokenizerJson {
  return wordPieceJson(trainWordPiece(texts.map(foldForWordPiece), SMALL_WORDPIECE), true)
}

function applyTo(items: readonly Item[], fitted: Fitted, length: number): Preprocessed {
  const tokenizer = createTokenizer(fitted.tokenizer)
  const texts = items.map((item) => textOf(item, fitted.fields))
  return {
    encoders: fitted.features,
    numericFeatures: {
      values: encodeFeatures(items, fitted.features),
      width: fitted.features.width,
    },
    textEncodings: {
      rows: tokenise(texts, { tokenizer, length }),
      tokenizer: fitted.tokenizer,
      vocabulary: tokenizer.size,
      padId: tokenizer.padId,
    },
  }
}
