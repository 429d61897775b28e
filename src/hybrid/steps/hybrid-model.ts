import { KaskadError } from '../../types/error.js'
import * as tf from '../files/tensorflow.js'
import type { Weights } from '../files/weights.js'
import { openBackend, type BackendName } from '../runtimes/backend.js'
import { checkTexts, type EncoderConfig } from '../network/encoder-config.js'
import {
  resolveEncoder,
  type EncoderSource,
  type EncoderStart,
  type ScratchEncoder,
} from '../encoders/encoder-source.js'
import { freshEncoderWeights } from '../network/encoder-weights.js'
import type { NumericFeatures, TextEncodings } from './data-preprocessor.js'
import { ENCODER_PREFIX, freshHead, type Network, type NetworkConfig } from '../network/network.js'
import { toParameters } from '../network/parameters.js'
import type { Pooling } from '../network/pooling.js'
import { createRandom } from '../../numbers/random-source.js'

/** What {@link HybridModel} is made with. */
export interface HybridModelOptions extends EncoderSource {
  /** Outputs: the projects and none. By default as many as there are labels in training. */
  readonly numLabels?: number
  readonly pooling?: Pooling
  readonly dropout?: number
  /** Between the dense branches and the classifier; the original had none. */
  readonly activation?: 'relu' | 'none'
  readonly width?: number
  readonly seed?: number
  /** The backend that computes; where absent the one that runs, else the best there is. */
  readonly device?: BackendName
}

/** Transformer beside dense layers: step 3 of the original. */
export interface HybridModel {
  /** True if the encoder's weights were read, false if it begins from chance. */
  readonly isPretrained: boolean
  /**
   * The network for such rows. Made when first asked for: its size depends on the vocabulary and
   * on the columns.
   *
   * @param labels - How many there are in training; needed where `numLabels` was left out.
   * @throws KaskadError `model` where the encoder cannot take texts of that length, `usage` where
   *   the number of labels is not known or is not `numLabels`.
   */
  readonly networkFor: (texts: TextEncodings, features: NumericFeatures, labels?: number) => Network
  /** The weights that the network began with, in the layout of files; none before it is made. */
  readonly firstWeights: () => Weights
}

interface Made {
  readonly network: Network
  readonly weights: Weights
}

/** Makes the model and starts the backend; the encoder's weights are read, or fetched, here. */
export async function HybridModel(options: HybridModelOptions): Promise<HybridModel> {
  const { device, numLabels } = options
  if (device || !tf.engine().backendName) await openBackend(device)
  const encoder = await resolveEncoder(options)
  let made: Made | undefined
  return {
    isPretrained: encoder.kind !== 'scratch',
    networkFor: (texts, features, labels) => {
      const count = labelCount(numLabels ?? made?.network.config.labels, labels)
      const own = { features: features.width, labels: count }
      made ??= makeNetwork({ ...options, encoder }, texts, own)
      return made.network
    },
    firstWeights: () => made?.weights ?? new Map(),
  }
}

/** @throws KaskadError `usage` */
function labelCount(given: number | undefined, met: number | undefined): number {
  const labels = given ?? met
  if (labels === undefined) {
    throw new KaskadError(
      'usage',
      'how many labels there are is not known: give numLabels, or train first',
    )
  }
  if (met !== undefined && met !== labels) {
    throw new KaskadError('usage', `numLabels is ${labels}, but training has ${met} labels`)
  }
  return labels
}

function makeNetwork(
  { encoder: start, ...options }: HybridModelOptions & { readonly encoder: EncoderStart },
  texts: TextEncodings,
  { features, labels }: Pick<NetworkConfig, 'features' | 'labels'>,
): Made {
  const random = createRandom(options.seed ?? 1, 0)
  const encoder = start.kind === 'scratch' ? scratchConfig(start, texts) : start.config
  checkTexts(encoder, texts)
  const weights =
    start.kind === 'scratch' ? freshEncoderWeights(encoder, random, 0.05) : start.weights
  const config: NetworkConfig = {
    encoder,
    pooling: options.pooling ?? 'mean',
    features,
    width: options.width ?? 128,
    activation: options.activation ?? 'relu',
    dropout: options.dropout ?? 0.1,
    labels,
  }
  const named = [...weights].map(([name, weight]) => [ENCODER_PREFIX + name, weight] as const)
  const first = new Map([...named, ...freshHead(config, random)])
  return { network: { config, parameters: toParameters(first) }, weights: first }
}

function scratchConfig(
  { layers, heads, dim, inner }: ScratchEncoder,
  { vocabulary, length, padId }: TextEncodings,
): EncoderConfig {
  return {
    family: 'distilbert',
    vocabulary,
    positions: length,
    types: 0,
    layers,
    heads,
    dim,
    inner,
    activation: 'gelu',
    epsilon: 1e-12,
    padId,
    dropout: 0.1,
    attentionDropout: 0.1,
  }
}
