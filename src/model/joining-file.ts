import { join } from 'node:path'
import type { Joining } from '../heads/scoring/joining.js'
import type { KnownRows } from '../heads/sources/context.js'
import { KaskadError } from '../types/error.js'
import type { ModelWriter } from './change-folder.js'
import type { Manifest } from './manifest.js'
import { readNamed } from './read-file.js'

type Entry = NonNullable<Manifest['joining']>

/** Bytes of a known row: group, key and label, and its minute. */
const ROW = 4 + 4 + 2 + 8

/** Writes the joining step's known rows. @returns How the manifest tells of the step. */
export async function writeJoining(writer: ModelWriter, joining: Joining): Promise<Entry> {
  const { slopes, projects, asked, context, known } = joining
  return {
    slopes: [...slopes],
    projects: Object.entries(projects).map(([project, cut]) => ({ project, ...cut })),
    asked: { ...asked },
    context: { ...context, projects: [...context.projects] },
    file: await writer.addWeights('context', encodeKnown(known)),
  }
}

/** Reads the joining step that a manifest tells of. @throws KaskadError `model` */
export async function readJoining(
  folder: string,
  { slopes, projects, asked, context, file: name }: Entry,
  files: Manifest['files'],
): Promise<Joining> {
  const bytes = await readNamed({ folder, name, files })
  const known = decodeKnown(bytes, context.projects.length)
  if (!known)
    throw new KaskadError(
      'model',
      `${join(folder, name)}: not the known rows of a context; restore the file or train again`,
    )
  const cuts = projects.map(({ project, ...cut }) => [project, cut] as const)
  return { slopes, projects: Object.fromEntries(cuts), asked, context, known }
}

/** Minutes, groups, keys and labels of all rows, each little-endian and one after the other. */
function encodeKnown({ minutes, groups, keys, labels }: KnownRows): Uint8Array {
  const rows = groups.length
  const view = new DataView(new ArrayBuffer(rows * ROW))
  for (let row = 0; row < rows; row++) {
    view.setFloat64(8 * row, minutes[row] as number, true)
    view.setUint32(8 * rows + 4 * row, groups[row] as number, true)
    view.setUint32(12 * rows + 4 * row, keys[row] as number, true)
    view.setUint16(16 * rows + 2 * row, labels[row] as number, true)
  }
  return new Uint8Array(view.buffer)
}

/** Undefined where the bytes are no known rows: in another order, or with a label too large. */
function decodeKnown(bytes: Uint8Array, projects: number): KnownRows | undefined {
  const rows = bytes.length / ROW
  if (!Number.isInteger(rows)) return undefined
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
  const known = {
    minutes: new Float64Array(rows),
    groups: new Uint32Array(rows),
    keys: new Uint32Array(rows),
    labels: new Uint16Array(rows),
  }
  for (let row = 0; row < rows; row++) {
    const minute = view.getFloat64(8 * row, true)
    const group = view.getUint32(8 * rows + 4 * row, true)
    const label = view.getUint16(16 * rows + 2 * row, true)
    const before = row === 0 ? -1 : (known.groups[row - 1] as number)
    const isLater = group > before || minute >= (known.minutes[row - 1] as number)
    if (Number.isNaN(minute) || group < before || !isLater || label > projects) return undefined
    known.minutes[row] = minute
    known.groups[row] = group
    known.keys[row] = view.getUint32(12 * rows + 4 * row, true)
    known.labels[row] = label
  }
  return known
}
