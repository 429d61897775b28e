import type { Item } from '../types/item.js'
import { encodeFeatures } from './features.js'
import { logitsOf } from './fit.js'
import { inputOf, type FitRows, type Padding } from './fit-rows.js'
import { textOf, type HybridModel } from './model.js'
import { release, toParameters } from './parameters.js'
import { poolRows } from './pooled-rows.js'
import type { Runtime } from './runtime.js'
import { createTokenizer, tokenise, type Tokenizer } from './tokenizer.js'

/** Turns items into logits. */
export interface Scorer {
  /** `[items × labels]`, row-major; without onnxruntime a row's numbers do not depend on its neighbours. */
  readonly logits: (items: readonly Item[]) => Promise<Float32Array>
  /** Gives the memory back. */
  readonly close: () => Promise<void>
}

/** The parts of a model that scoring needs. */
export type ScoredModel = Omit<HybridModel, 'calibration' | 'cutoffs'>

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
  const padding = paddingOf(model, tokenizer)
  return {
    logits: async (items) => {
      const tokens = rowsOf(model, tokenizer, items)
      const kept = vectorFolder !== undefined
      const { padId } = padding
      const rows = kept ? await poolRows(network, tokens, { padId, folder: vectorFolder }) : tokens
      return logitsOf(network, rows, { batch: BATCH, ...padding })
    },
    close: async () => release(parameters),
  }
}

/** Scores through onnxruntime; `runtime` runs the model's own ONNX file. */
export function createRuntimeScorer(model: ScoredModel, runtime: Runtime): Scorer {
  const tokenizer = createTokenizer(model.tokenizer)
  const padding = paddingOf(model, tokenizer)
  const width = model.labels.length
  return {
    logits: async (items) => {
      const rows = rowsOf(model, tokenizer, items)
      const out = new Float32Array(items.length * width)
      for (let from = 0; from < items.length; from += BATCH) {
        const count = Math.min(BATCH, items.length - from)
        const chosen = Int32Array.from({ length: count }, (_, i) => from + i)
        const { texts, features } = inputOf(rows, chosen, padding)
        if (texts.kind === 'tokens') out.set(await runtime.run(texts.batch, features), from * width)
      }
      return out
    },
    close: () => runtime.close(),
  }
}

function paddingOf({ texts }: ScoredModel, { padId }: Tokenizer): Required<Padding> {
  return { padId, length: texts.length }
}

function rowsOf(model: ScoredModel, tokenizer: Tokenizer, items: readonly Item[]): FitRows {
  const texts = items.map((item) => textOf(item, model.texts.fields))
  return {
    texts: { kind: 'tokens', rows: tokenise(texts, { tokenizer, length: model.texts.length }) },
    features: encodeFeatures(items, model.features),
    labels: new Int32Array(items.length),
  }
}
