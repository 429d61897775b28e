import { openBackend, type BackendName } from '../runtimes/backend.js'
import { checkTexts, type EncoderConfig } from '../network/encoder-config.js'
import { resolveEncoder, SCRATCH, type EncoderSource } from '../encoders/encoder-source.js'
import { freshEncoderWeights } from '../network/encoder-weights.js'
import type { NumericFeatures, TextEncodings } from './data-preprocessor.js'
import { ENCODER_PREFIX, freshHead, type Network, type NetworkConfig } from '../network/network.js'
import { toParameters } from '../network/parameters.js'
import type { Pooling } from '../network/pooling.js'
import { createRandom } from '../network/random.js'

/** What {@link HybridModel} is made with. */
export interface HybridModelOptions extends EncoderSource {
  /** Outputs: the projects and none. */
  readonly numLabels: number
  readonly pooling?: Pooling
  readonly dropout?: number
  /** Between the dense branches and the classifier; the original had none. */
  readonly activation?: 'relu' | 'none'
  readonly width?: number
  readonly seed?: number
  readonly device?: BackendName
}

/** Transformer beside dense layers: step 3 of the original. */
export interface HybridModel {
  readonly numLabels: number
  /**
   * The network for such rows. Made when first asked for: its size hangs on
   * the vocabulary and on the columns.
   */
  readonly networkFor: (texts: TextEncodings, features: NumericFeatures) => Network
}

/** Makes the model and starts the backend; the encoder's weights are read, or fetched, here. */
export async function HybridModel(options: HybridModelOptions): Promise<HybridModel> {
  await openBackend(options.device)
  const source = await resolveEncoder(options)
  let network: Network | undefined
  return {
    numLabels: options.numLabels,
    networkFor: (texts, features) => {
      network ??= makeNetwork(options, source, { texts, features })
      return network
    },
  }
}

function makeNetwork(
  options: HybridModelOptions,
  source: Awaited<ReturnType<typeof resolveEncoder>>,
  rows: { readonly texts: TextEncodings; readonly features: NumericFeatures },
): Network {
  const random = createRandom(options.seed ?? 1, 0)
  const encoder = source === SCRATCH ? smallEncoder(rows.texts) : source.config
  const weights = source === SCRATCH ? freshEncoderWeights(encoder, random, 0.05) : source.weights
  const config: NetworkConfig = {
    encoder,
    pooling: options.pooling ?? 'mean',
    features: rows.features.width,
    width: options.width ?? 128,
    activation: options.activation ?? 'relu',
    dropout: options.dropout ?? 0.1,
    labels: options.numLabels,
  }
  const length = rows.texts.rows.reduce((most, row) => Math.max(most, row.length), 0)
  checkTexts(encoder, { length, vocabulary: rows.texts.vocabulary })
  const parameters = toParameters(weights, ENCODER_PREFIX)
  for (const [name, variable] of toParameters(freshHead(config, random))) {
    parameters.set(name, variable)
  }
  return { config, parameters }
}

/** An encoder small enough to be trained from nothing on two cores. */
function smallEncoder({ vocabulary, padId }: TextEncodings): EncoderConfig {
  return {
    family: 'distilbert',
    vocabulary,
    positions: 512,
    types: 0,
    layers: 2,
    heads: 4,
    dim: 64,
    inner: 128,
    activation: 'gelu',
    epsilon: 1e-12,
    padId,
    dropout: 0.1,
    attentionDropout: 0.1,
  }
}
