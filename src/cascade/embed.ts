import type { Evidence } from '../heads/features/features.js'
import type { HeadsModel } from '../heads/scoring/head.js'
import type { SentenceEncoder } from '../hybrid/encoders/sentence-encoder.js'
import { KaskadError } from '../types/error.js'

/** The rows with what an encoder makes of their text fields; without embeddings where there is no encoder. */
export async function embedRows(
  rows: readonly Evidence[],
  fields: readonly string[],
  encoder: SentenceEncoder | undefined,
): Promise<readonly Evidence[]> {
  if (!encoder) return rows.map(({ item, claims, barred }) => ({ item, claims, barred }))
  const embeddings = await encoder.embed(
    rows.map(({ item }) => item.item),
    fields,
  )
  return rows.map((row, at) => ({ ...row, embedding: embeddings[at] }))
}

/**
 * Checks that an encoder is the one that heads were fitted with.
 *
 * @returns The encoder, where the heads know one.
 * @throws KaskadError `usage` where it is not given, `model` where it is another.
 */
export function encoderFor(
  { encoder: known }: HeadsModel,
  given: SentenceEncoder | undefined,
): SentenceEncoder | undefined {
  if (!known) return undefined
  if (!given)
    throw new KaskadError(
      'usage',
      `the heads know embeddings of ${known.name}: expected its encoder`,
    )
  if (given.sha256 === known.sha256) return given
  throw new KaskadError(
    'model',
    `${given.name}: not the encoder that the heads were fitted with (${known.name}, sha256 ${known.sha256.slice(0, 12)}…); install that one, or train again`,
  )
}
