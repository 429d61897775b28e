import type { ReadBatch } from '../../read/read.js'
import { KaskadError } from '../../types/error.js'
import { FINGERPRINT } from '../settings/fingerprint.js'
import type { Settings } from '../settings/settings.js'
import { isMarking } from './classify-known.js'
import type { ClassifyOptions } from './classify-options.js'

/** Batches with the names of the columns that their rows carry along. */
export interface KeptRows {
  readonly batches: AsyncIterable<ReadBatch>
  readonly keep: readonly string[]
}

/**
 * The columns carried along; the fingerprint comes last. Where all are, the first rows are read to
 * know them.
 *
 * @throws KaskadError `usage`
 */
export async function keptIn(
  batches: AsyncIterable<ReadBatch>,
  { options }: ClassifyOptions,
  { wishes }: Settings,
): Promise<KeptRows> {
  const found = await keptColumns(batches, wishes)
  if (!isMarking(options)) return found
  if (found.keep.includes(FINGERPRINT))
    throw new KaskadError('usage', `--keep ${FINGERPRINT}: the output has a column of that name`)
  return { ...found, keep: [...found.keep, FINGERPRINT] }
}

/** The columns that are asked to be carried along; where all are, the first rows are read to know them. */
export async function keptColumns(
  batches: AsyncIterable<ReadBatch>,
  { keepAll, keep = [] }: Settings['wishes'],
): Promise<KeptRows> {
  return keepAll ? withHeader(batches) : { batches, keep }
}

async function withHeader(batches: AsyncIterable<ReadBatch>): Promise<KeptRows> {
  const rest = batches[Symbol.asyncIterator]()
  const early: ReadBatch[] = []
  let keep: readonly string[] | undefined
  while (keep === undefined) {
    const next = await rest.next()
    if (next.done) break
    early.push(next.value)
    keep = next.value.has?.kept
  }
  return { batches: joined(early, rest), keep: keep ?? [] }
}

async function* joined(
  early: readonly ReadBatch[],
  rest: AsyncIterator<ReadBatch>,
): AsyncGenerator<ReadBatch> {
  try {
    yield* early
    for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value
  } finally {
    await rest.return?.()
  }
}
