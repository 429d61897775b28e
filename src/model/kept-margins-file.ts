import { join } from 'node:path'
import { KEPT_BEST, KEPT_VALUES, type KeptMargins } from '../heads/scoring/kept-margins.js'
import { KaskadError } from '../types/error.js'
import { changeModel, type ModelWriter } from './change-folder.js'
import type { Manifest } from './manifest.js'
import { readNamed } from './read-file.js'
import { readModel } from './read-manifest.js'

type Entry = NonNullable<Manifest['kept']>

/** Bytes of a row: two hashes, places of projects, values. */
const ROW = 8 + 2 * KEPT_BEST + 4 * KEPT_VALUES

/** Puts margins into a model folder for later fits of one head alone. @throws KaskadError `model` or `output` */
export async function putKeptMargins(folder: string, kept: KeptMargins): Promise<void> {
  await changeModel(folder, async (writer, last) => {
    const entry = await writeKept(writer, kept)
    return { ...last, kept: entry, files: { ...last.files, ...writer.files } }
  })
}

/** Reads the margins of a model folder; undefined where it keeps none. @throws KaskadError `model` */
export async function readKeptMargins(folder: string): Promise<KeptMargins | undefined> {
  return readModel(folder, async ({ kept, files }) => {
    if (!kept) return undefined
    const found = decode(await readNamed({ folder, name: kept.file, files }), kept.projects)
    if (found) return found
    throw new KaskadError(
      'model',
      `${join(folder, kept.file)}: not the margins of training rows; restore the file or train again`,
    )
  })
}

/** Writes margins. @returns How the manifest tells of them. */
export async function writeKept(writer: ModelWriter, kept: KeptMargins): Promise<Entry> {
  return { projects: [...kept.projects], file: await writer.addWeights('margins', encode(kept)) }
}

/** Hashes, places and values of all rows, each little-endian and one after the other. */
function encode({ keys, best, values }: KeptMargins): Uint8Array {
  const rows = keys.length / 2
  const view = new DataView(new ArrayBuffer(rows * ROW))
  for (const [at, key] of keys.entries()) view.setUint32(4 * at, key, true)
  for (const [at, value] of values.entries()) view.setFloat32(8 * rows + 4 * at, value, true)
  const from = (8 + 4 * KEPT_VALUES) * rows
  for (const [at, place] of best.entries()) view.setUint16(from + 2 * at, place, true)
  return new Uint8Array(view.buffer)
}

/** Undefined where the bytes are no margins of these projects. */
function decode(bytes: Uint8Array, projects: readonly string[]): KeptMargins | undefined {
  const rows = bytes.length / ROW
  if (!Number.isInteger(rows)) return undefined
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
  const from = (8 + 4 * KEPT_VALUES) * rows
  const kept = {
    projects,
    keys: Uint32Array.from({ length: 2 * rows }, (_, at) => view.getUint32(4 * at, true)),
    values: Float32Array.from({ length: KEPT_VALUES * rows }, (_, at) =>
      view.getFloat32(8 * rows + 4 * at, true),
    ),
    best: Uint16Array.from({ length: KEPT_BEST * rows }, (_, at) =>
      view.getUint16(from + 2 * at, true),
    ),
  }
  const isRight = kept.best.every((place) => place < projects.length) && !kept.values.some(isNaN)
  return isRight ? kept : undefined
}
