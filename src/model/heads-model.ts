import { detectsLanguage, loadLanguages } from '../normalise/language/item-language.js'
import { join } from 'node:path'
import type { FewRowsPart, Head, HeadsModel, SparseBoundary } from '../heads/scoring/head.js'
import { weightingOf } from '../heads/features/weighting.js'
import { KaskadError } from '../types/error.js'
import { probability } from '../types/verdict.js'
import { replaceModel, type ModelWriter } from './change-folder.js'
import { readJoining, writeJoining } from './joining-file.js'
import { decodeBoundary, encodeBoundary, encodingIn, type Encoding } from './head-file.js'
import { headStem } from './layout.js'
import { MANIFEST_FORMAT, MANIFEST_VERSION, type HeadEntry, type Manifest } from './manifest.js'
import { readNamed } from './read-file.js'
import { readModel } from './read-manifest.js'

/**
 * Writes heads into a model folder, in one step, in the place of what is there; a hybrid that
 * is there goes with the heads it was trained beside.
 *
 * @throws KaskadError `output`, or `model` where another writer does not end.
 */
export async function writeHeadsModel(
  folder: string,
  model: HeadsModel,
  encoding: Encoding = 'float32',
): Promise<void> {
  await replaceModel(folder, async (writer) => {
    const frequencies = await writer.addWeights('frequencies', model.weighting.frequencies)
    const heads: HeadEntry[] = []
    for (const head of model.heads) heads.push(await writeHead(writer, head, encoding))
    return {
      format: MANIFEST_FORMAT,
      version: MANIFEST_VERSION,
      features: model.features,
      fitting: model.fitting,
      cuts: model.cuts,
      columns: copyOf(model.columns),
      rows: model.weighting.rows,
      frequencies,
      calibration: copyOf(model.calibration),
      encoder: model.encoder ?? null,
      noneLabel: model.noneLabel,
      earlyExitBelow: model.earlyExitBelow,
      none: model.none ? await writeNone(writer, model.none, encoding) : null,
      few: model.few ? await writeFew(writer, model.few, encoding) : null,
      heads,
      earlier: [],
      hybrid: null,
      ...(model.seen && { seen: copyOf(model.seen) }),
      ...(model.missing?.length && { missing: copyOf(model.missing) }),
      joining: model.joining ? await writeJoining(writer, model.joining) : null,
      about: model.about,
      files: writer.files,
    }
  })
}

/** Writes one head's weights. @returns How a manifest tells of it. */
export async function writeHead(
  writer: ModelWriter,
  head: Head,
  encoding: Encoding,
): Promise<HeadEntry> {
  const { boundary, project, enabled, support, rare, few, offset, accept, reject } = head
  const file = await writer.addWeights(headStem(project), encodeBoundary(boundary, encoding))
  return copyOf({
    project,
    enabled,
    support,
    rare,
    few,
    offset,
    accept,
    reject,
    outranks: head.outranks,
    measured: head.measured,
    file,
    intercept: boundary.intercept,
  })
}

async function writeNone(
  writer: ModelWriter,
  boundary: SparseBoundary,
  encoding: Encoding,
): Promise<Manifest['none']> {
  const file = await writer.addWeights('none', encodeBoundary(boundary, encoding))
  return { file, intercept: boundary.intercept }
}

async function writeFew(
  writer: ModelWriter,
  { none, calibration }: FewRowsPart,
  encoding: Encoding,
): Promise<Manifest['few']> {
  const file = await writer.addWeights('none-balanced', encodeBoundary(none, encoding))
  return copyOf({ file, intercept: none.intercept, calibration })
}

/**
 * Reads the heads of a model folder of any version; runs no code of it and checks every hash
 * and every value.
 *
 * @throws KaskadError `model`, with the file that is missing, foreign or damaged.
 */
export async function readHeadsModel(folder: string): Promise<HeadsModel> {
  return readModel(folder, (manifest) => readHeads(folder, manifest))
}

/** Reads the heads that a manifest describes. @throws KaskadError `model` */
export async function readHeads(folder: string, manifest: Manifest): Promise<HeadsModel> {
  const { features, frequencies: name, files, none, few } = manifest
  const frequencies = await readNamed({ folder, name, files })
  if (frequencies.length !== 2 ** features.bits)
    throw damaged(folder, name, `${frequencies.length} bytes, expected ${2 ** features.bits}`)
  const heads: Head[] = []
  for (const entry of manifest.heads) heads.push(await readHead(folder, entry, manifest))
  if (manifest.missing?.some((fill) => detectsLanguage(fill))) await loadLanguages()
  return {
    features,
    fitting: manifest.fitting,
    cuts: manifest.cuts,
    columns: manifest.columns,
    weighting: weightingOf(frequencies, manifest.rows, features),
    calibration: manifest.calibration,
    encoder: manifest.encoder ?? undefined,
    none: none ? await readBoundary(folder, none, manifest) : undefined,
    few: few
      ? { none: await readBoundary(folder, few, manifest), calibration: few.calibration }
      : undefined,
    noneLabel: manifest.noneLabel,
    earlyExitBelow: manifest.earlyExitBelow,
    heads,
    ...(manifest.seen && { seen: manifest.seen }),
    ...(manifest.missing && { missing: manifest.missing }),
    ...(manifest.joining && { joining: await readJoining(folder, manifest.joining, files) }),
    about: manifest.about,
  }
}

/** Reads one head with its weights. @throws KaskadError `model` */
export async function readHead(
  folder: string,
  entry: HeadEntry,
  manifest: Manifest,
): Promise<Head> {
  const { file: _file, intercept: _intercept, ...known } = entry
  return {
    ...known,
    accept: probability(entry.accept),
    reject: probability(entry.reject),
    boundary: await readBoundary(folder, entry, manifest),
  }
}

async function readBoundary(
  folder: string,
  { file, intercept }: { readonly file: string; readonly intercept: number },
  { files, features }: Manifest,
): Promise<SparseBoundary> {
  const bytes = await readNamed({ folder, name: file, files })
  try {
    return decodeBoundary(bytes, intercept, 2 ** features.bits)
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    throw damaged(folder, file, error.message)
  }
}

/** How the heads of a model are kept; as floats where it has none. */
export async function encodingOf(folder: string, manifest: Manifest): Promise<Encoding> {
  const { none, heads, files } = manifest
  const name = none?.file ?? heads[0]?.file
  return name === undefined ? 'float32' : encodingIn(await readNamed({ folder, name, files }))
}

function damaged(folder: string, name: string, what: string): KaskadError {
  return new KaskadError('model', `${join(folder, name)}: ${what}; restore the file or train again`)
}

/** The same value without readonly, as the manifest's type has it. */
function copyOf<T>(value: T): Mutable<T> {
  return structuredClone(value) as Mutable<T>
}

type Mutable<T> = T extends number | string | boolean | null | undefined
  ? T
  : { -readonly [Key in keyof T]: Mutable<T[Key]> }
