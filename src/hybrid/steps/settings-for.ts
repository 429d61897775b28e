import { isOnGpu, openBackend } from '../runtimes/backend.js'
import { resolveEncoder, type EncoderSource } from '../encoders/encoder-source.js'
import { threadsFor } from '../runtimes/threaded-wasm.js'
import { SMALL_HYBRID, type HybridSettings } from '../training/settings.js'

/**
 * Sensible settings for an encoder: small and from scratch, or pretrained.
 *
 * A pretrained encoder is fine-tuned on a GPU, all but its table of words: training that table
 * too would take more memory than a card of 6 GB has. On a CPU the encoder is not trained: its
 * vectors are computed once and the branches are trained on them.
 */
export async function settingsFor(
  source: EncoderSource,
  changes: Partial<HybridSettings> = {},
): Promise<HybridSettings> {
  const encoder = await resolveEncoder(source)
  if (encoder.kind === 'scratch') return { ...SMALL_HYBRID, encoder, ...changes }

  await openBackend(undefined, threadsFor(encoder.config))
  const isTuned = isOnGpu()
  return {
    ...SMALL_HYBRID,
    encoder,
    frozen: isTuned ? 'words' : 'all',
    epochs: isTuned ? 4 : 20,
    batch: 16,
    length: 64,
    encoderRate: 3e-5,
    headRate: 1e-3,
    ...changes,
  }
}
