import { createHash } from 'node:crypto'
import { stat } from 'node:fs/promises'
import { bytesBetween } from '../../read/files/bytes.js'
import type { FileCut } from '../../read/files/part.js'
import type { ReadBatch } from '../../read/read.js'
import { KaskadError } from '../../types/error.js'
import type { Shard } from './plan.js'

/** A shard that is being filled. */
interface Open {
  readonly inputs: readonly string[]
  readonly from: FileCut
  /** Bytes of the file's beginning that show its columns; undefined before a place to cut was seen. */
  head: number | undefined
  rows: number
}

const BEGIN: FileCut = { end: 0, line: 1 }

/**
 * Cuts the rows of files into shards of about so many bytes; every file begins one.
 *
 * A file that cannot be cut (packed, a workbook, Parquet, in another encoding, `.info.json` files
 * read as one table) is a shard of its own.
 */
export async function makeShards(
  batches: AsyncIterable<ReadBatch>,
  bytes: number,
): Promise<readonly Shard[]> {
  const shards: Shard[] = []
  let rowsBefore = 0
  let open: Open | undefined
  const close = async (to: FileCut | undefined): Promise<void> => {
    if (!open) return
    const { inputs, from, rows, head = 0 } = open
    const isRest = to === undefined && from.end > 0
    if (isRest && rows === 0) return
    const size = isRest ? await sizeOfFile(inputs[0] ?? '') : from.end
    const isPart = to !== undefined || isRest
    const part = isPart ? { head, from: from.end, to: to?.end ?? size, line: from.line } : undefined
    const shard = { number: shards.length + 1, inputs, part, rowsBefore, rows }
    shards.push({ ...shard, sha256: await hashOfShard(shard) })
    rowsBefore += rows
  }
  for await (const batch of batches) {
    const { source, cut } = batch
    if (source === undefined) continue
    const inputs = typeof source === 'string' ? [source] : source
    if (!open || open.inputs[0] !== inputs[0]) {
      await close(undefined)
      open = { inputs, from: BEGIN, head: undefined, rows: 0 }
    }
    open.rows += batch.items.length + batch.rejects.length
    if (!cut) continue
    open.head ??= cut.end
    if (cut.end - open.from.end < bytes || open.rows === 0) continue
    await close(cut)
    open = { inputs, from: cut, head: open.head, rows: 0 }
  }
  await close(undefined)
  return shards
}

/** Hash of the bytes that a shard is read from. @throws KaskadError `input` where a file cannot be read */
export async function hashOfShard({
  inputs,
  part,
}: Pick<Shard, 'inputs' | 'part'>): Promise<string> {
  const hash = createHash('sha256')
  for (const path of inputs) {
    const { from, to } = part ?? { from: 0, to: await sizeOfFile(path) }
    for await (const chunk of bytesBetween(path, from, to)) hash.update(chunk)
  }
  return hash.digest('hex')
}

async function sizeOfFile(path: string): Promise<number> {
  const found = await stat(path).catch((cause: unknown) => {
    throw new KaskadError('input', `${path} cannot be read`, { cause })
  })
  if (!found.isFile())
    throw new KaskadError('input', `${path} is no file: every worker must be able to read it again`)
  return found.size
}
