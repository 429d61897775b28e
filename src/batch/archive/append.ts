import { createFolder } from '../../normalise/fold/fold.js'
import { FULL_FOLD } from '../../normalise/fold/fold-steps.js'
import type { ReadBatch } from '../../read/read.js'
import type { SegmentFile } from './manifest.js'
import { writeSections } from './sections.js'
import { createSegmentWriter } from './segment-writer.js'

/** Most rows of a segment: their numbers fit 16 bits. */
const MOST_ROWS = 65_536

/** From so many bytes on a segment ends: memory stays bounded whatever the rows are. */
const MOST_BYTES = 1 << 26

/** Writes the rows of batches as segments; `take` is told of every batch. */
export async function writeSegments(
  folder: string,
  batches: AsyncIterable<ReadBatch>,
  take: (batch: ReadBatch) => Promise<void>,
): Promise<SegmentFile[]> {
  const textFolder = createFolder(FULL_FOLD)
  const files: SegmentFile[] = []
  let writer = createSegmentWriter(textFolder)
  const flush = async (): Promise<void> => {
    const { rows } = writer.size()
    if (rows === 0) return
    const { fields, sections } = writer.written()
    const file = await writeSections(folder, 'segment', sections)
    files.push({ ...file, rows, fields: [...fields] })
    writer = createSegmentWriter(textFolder)
  }
  for await (const batch of batches) {
    await take(batch)
    for (const item of batch.items) {
      writer.add(item)
      const { rows, bytes } = writer.size()
      if (rows === MOST_ROWS || bytes > MOST_BYTES) await flush()
    }
  }
  await flush()
  return files
}
