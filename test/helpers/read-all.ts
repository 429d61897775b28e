import { Readable } from 'node:stream'
import { readItems, type ReadBatch, type Reading } from '../../src/read/read.js'

/** All that is read of inputs, or of bytes on stdin, as one batch. */
export async function readAll(reading: Partial<Reading>, bytes?: Buffer): Promise<ReadBatch> {
  const stdin = Readable.from(bytes ? [bytes] : [])
  const all: ReadBatch[] = []
  for await (const batch of readItems({ inputs: ['-'], stdin, ...reading })) all.push(batch)
  return {
    items: all.flatMap(({ items }) => items),
    rejects: all.flatMap(({ rejects }) => rejects),
    notes: all.flatMap(({ notes }) => notes),
    has: all.at(-1)?.has,
    taken: all.at(-1)?.taken ?? 0,
  }
}
