import * as tf from '../files/tensorflow.js'
import { openBackend } from '../runtimes/backend.js'
import { resolveEncoder, type EncoderSource } from '../encoders/encoder-source.js'
import { threadsFor } from '../runtimes/threaded-wasm.js'
import { SMALL_HYBRID, type HybridSettings } from '../training/settings.js'

/**
 * Sensible settings for an encoder: small and from scratch, or pretrained.
 *
 * A pretrained one is fine-tuned where a native backend runs. On a cpu it
 * stays as it is: its vectors are made once and the branches trained on them.
 */
export async function settingsFor(
  source: EncoderSource,
  changes: Partial<HybridSettings> = {},
): Promise<HybridSettings> {
  const encoder = await resolveEncoder(source)
  if (encoder.kind === 'scratch') return { ...SMALL_HYBRID, encoder, ...changes }

  await openBackend(undefined, threadsFor(encoder.config))
  const native = tf.engine().backendName === 'tensorflow'
  return {
    ...SMALL_HYBRID,
    encoder,
    frozen: native ? 'none' : 'all',
    epochs: native ? 4 : 20,
    batch: 16,
    length: 64,
    encoderRate: 3e-5,
    headRate: 1e-3,
    ...changes,
  }
}
