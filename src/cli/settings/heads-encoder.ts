import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import type { SentenceEncoder } from '../../hybrid/encoders/sentence-encoder.js'
import { say, type Edge } from '../terminal/edge.js'

/** Which sentence encoder is wanted, and how. */
export interface EncoderWish {
  /** Nothing is opened where absent. */
  readonly name: string | undefined
  /** Only what is already on this machine. */
  readonly offline: boolean
  /** Where vectors are kept between runs; nothing is kept where absent. */
  readonly vectorFolder?: string
}

/** Opens a sentence encoder where one is wanted; who opened it calls its close, and closeBackend. */
export async function openWishedEncoder(
  edge: Edge,
  { name, ...how }: EncoderWish,
): Promise<SentenceEncoder | undefined> {
  if (name === undefined) return undefined
  const { openSentenceEncoder } = await import('../../hybrid/encoders/sentence-encoder.js')
  if (how.vectorFolder !== undefined)
    say(
      edge,
      `embeddings by ${name}, which takes a while for new texts; kept in ${how.vectorFolder}`,
    )
  return openSentenceEncoder({
    ...how,
    name: existsSync(name) ? resolve(name) : name,
    interrupted: edge.interrupted,
    say: (words) => say(edge, words),
  })
}

/** Opens a sentence encoder where one is wanted, works with it and gives its memory back. */
export async function withEncoder<T>(
  edge: Edge,
  wish: EncoderWish,
  work: (encoder: SentenceEncoder | undefined) => Promise<T>,
): Promise<T> {
  const encoder = await openWishedEncoder(edge, wish)
  try {
    return await work(encoder)
  } finally {
    await encoder?.close()
    if (encoder) (await import('../../hybrid/runtimes/backend.js')).closeBackend()
  }
}
