import type { Item } from '../../types/item.js'
import { maximumTokensOf } from '../network/encoder-config.js'
import { encodeFeatures } from '../text/features.js'
import { logitsOf } from '../training/fit.js'
import { overBatches, type FitRows } from '../encoders/fit-rows.js'
import { textOf, type TrainedHybrid } from '../encoders/model.js'
import { release, toParameters } from '../network/parameters.js'
import { poolRows } from '../encoders/pooled-rows.js'
import type { Runtime } from '../runtimes/runtime.js'
import { createTokenizer, tokenise, type Tokenizer } from '../text/tokenizer.js'

/** Turns items into logits. */
export interface Scorer {
  /** `[items × labels]`, row-major; a row's numbers do not depend on its neighbours. */
  readonly logits: (items: readonly Item[]) => Promise<Float32Array>
  /** Gives the memory back. */
  readonly close: () => Promise<void>
}

/** The parts of a model that scoring needs. */
export type ScoredModel = Omit<TrainedHybrid, 'calibration' | 'cutoffs'>

const BATCH = 32

/**
 * Puts a model on the open backend.
 *
 * @param vectorFolder - Of a frozen encoder's vectors; what is not in it is put there.
 */
export function createScorer(model: ScoredModel, vectorFolder?: string): Scorer {
  const tokenizer = createTokenizer(model.tokenizer)
  const parameters = toParameters(model.weights)
  const network = { config: model.network, parameters }
  const { padId } = tokenizer
  return {
    logits: async (items) => {
      const tokens = rowsOf(model, tokenizer, items)
      const kept = vectorFolder !== undefined
      const rows = kept ? await poolRows(network, tokens, { padId, folder: vectorFolder }) : tokens
      return logitsOf(network, rows, { batch: BATCH, padId })
    },
    close: async () => release(parameters),
  }
}

/** Scores through onnxruntime; `runtime` runs the model's own ONNX file. */
export function createRuntimeScorer(model: ScoredModel, runtime: Runtime): Scorer {
  const tokenizer = createTokenizer(model.tokenizer)
  const { padId } = tokenizer
  const plan = { batch: BATCH, padId, maximumTokens: maximumTokensOf(model.network.encoder) }
  const width = model.labels.length
  return {
    logits: (items) =>
      overBatches(rowsOf(model, tokenizer, items), { ...plan, width }, ({ texts, features }) => {
        if (texts.kind !== 'tokens') throw new RangeError('onnxruntime is given tokens')
        return runtime.run(texts.batch, features)
      }),
    close: () => runtime.close(),
  }
}

function rowsOf(model: ScoredModel, tokenizer: Tokenizer, items: readonly Item[]): FitRows {
  const texts = items.map((item) => textOf(item, model.texts.fields))
  return {
    texts: { kind: 'tokens', rows: tokenise(texts, { tokenizer, length: model.texts.length }) },
    features: encodeFeatures(items, model.features),
    labels: new Int32Array(items.length),
  }
}
