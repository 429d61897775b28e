import type { Item } from '../types/item.js'
import { encodeFeatures } from './features.js'
import { logitsOf } from './fit.js'
import { textOf, type HybridModel } from './model.js'
import { release, toParameters } from './parameters.js'
import { createTokenizer, tokenise } from './tokenizer.js'

/** Turns items into logits. */
export interface Scorer {
  /** `[items × labels]`, row-major; a row's numbers do not depend on its neighbours. */
  readonly logits: (items: readonly Item[]) => Promise<Float32Array>
  /** Gives the memory back. */
  readonly close: () => void
}

const BATCH = 32

/** Puts a model on the open backend. */
export function createScorer(model: Omit<HybridModel, 'calibration' | 'cutoffs'>): Scorer {
  const tokenizer = createTokenizer(model.tokenizer)
  const parameters = toParameters(model.weights)
  const network = { config: model.network, parameters }
  return {
    logits: (items) => {
      const texts = items.map((item) => textOf(item, model.texts.fields))
      const rows = {
        texts: {
          kind: 'tokens',
          rows: tokenise(texts, { tokenizer, length: model.texts.length }),
        },
        features: encodeFeatures(items, model.features),
        labels: new Int32Array(items.length),
      } as const
      const { padId } = tokenizer
      return logitsOf(network, rows, { batch: BATCH, padId, length: model.texts.length })
    },
    close: () => release(parameters),
  }
}
