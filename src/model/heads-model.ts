import { createHash } from 'node:crypto'
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { z } from 'zod'
import { KaskadError } from '../types/error.js'
import { probability } from '../types/verdict.js'
import { decodeBoundary, encodeBoundary, encodingIn, type Encoding } from './head-file.js'
import type { Head, HeadsModel, SparseBoundary } from '../heads/scoring/head.js'
import { FORMAT, manifestSchema, VERSION, type HeadEntry, type Manifest } from './manifest.js'
import { weightingOf } from '../heads/features/weighting.js'

const MANIFEST = 'manifest.json'

/**
 * Writes a model into a folder: `manifest.json`, the frequencies, one file per head.
 *
 * A file's name holds its hash, and the manifest is written last, so a run that
 * dies leaves the old model whole. The old model's own files are then removed.
 */
export async function writeHeadsModel(
  folder: string,
  model: HeadsModel,
  encoding: Encoding = 'float32',
): Promise<void> {
  const files: Record<string, string> = {}
  const frequencies = await writeNamed(folder, 'frequencies', {
    bytes: model.weighting.frequencies,
    files,
  })
  const heads: HeadEntry[] = []
  for (const head of model.heads) heads.push(await writeHead(folder, { head, encoding }, files))
  const none = model.none && (await writeNone(folder, { boundary: model.none, encoding }, files))
  await writeManifest(folder, {
    format: FORMAT,
    version: VERSION,
    features: model.features,
    fitting: model.fitting,
    cuts: model.cuts,
    columns: copyOf(model.columns),
    rows: model.weighting.rows,
    frequencies,
    calibration: { slopes: [...model.calibration.slopes] },
    encoder: model.encoder ?? null,
    noneLabel: model.noneLabel,
    floor: model.floor,
    none: none ?? null,
    heads,
    earlier: [],
    about: model.about,
    files,
  })
  for (const place of ['', 'heads']) await sweep(folder, place, files)
}

/** Removes the weights that no manifest names any more. */
async function sweep(
  folder: string,
  place: string,
  files: Readonly<Record<string, string>>,
): Promise<void> {
  const names = (await readdir(join(folder, place))).map((name) =>
    place === '' ? name : `${place}/${name}`,
  )
  const old = names.filter((name) => OWN.test(name) && files[name] === undefined)
  for (const name of old) await rm(join(folder, name))
}

/** Names that only {@link writeNamed} gives; `.part` where a run was killed. */
const OWN = /^(?:frequencies|none|heads\/.+)-[\da-f]{8}\.bin(?:\.part)?$/u

/**
 * Reads a model folder; runs no code of it and checks every hash.
 *
 * @throws KaskadError `model`, with the file that is missing, foreign or damaged.
 */
export async function readHeadsModel(folder: string): Promise<HeadsModel> {
  const manifest = await readManifest(folder)
  const { features } = manifest
  const frequencies = await readPart(folder, manifest.frequencies, manifest)
  if (frequencies.length !== 2 ** features.bits) throw damaged(folder, manifest.frequencies)
  const heads: Head[] = []
  for (const entry of manifest.heads) heads.push(await readHead(folder, entry, manifest))
  const { none } = manifest
  return {
    features,
    fitting: manifest.fitting,
    cuts: manifest.cuts,
    columns: manifest.columns,
    weighting: weightingOf(frequencies, manifest.rows, features),
    calibration: manifest.calibration,
    encoder: manifest.encoder ?? undefined,
    none: none ? await readBoundary(folder, none, manifest) : undefined,
    noneLabel: manifest.noneLabel,
    floor: manifest.floor,
    heads,
    about: manifest.about,
  }
}

/** A head with the way to write its weights. */
export interface HeadToWrite {
  readonly head: Head
  readonly encoding: Encoding
}

/** Writes one head's file; its hash goes into `files`. */
export async function writeHead(
  folder: string,
  { head, encoding }: HeadToWrite,
  files: Record<string, string>,
): Promise<HeadEntry> {
  const { boundary, ...rest } = head
  const file = await writeNamed(folder, `heads/${slugOf(head.project)}`, {
    bytes: encodeBoundary(boundary, encoding),
    files,
  })
  return copyOf({ ...rest, file, intercept: boundary.intercept })
}

interface NoneToWrite {
  readonly boundary: SparseBoundary
  readonly encoding: Encoding
}

async function writeNone(
  folder: string,
  { boundary, encoding }: NoneToWrite,
  files: Record<string, string>,
): Promise<Manifest['none']> {
  const bytes = encodeBoundary(boundary, encoding)
  const file = await writeNamed(folder, 'none', { bytes, files })
  return { file, intercept: boundary.intercept }
}

interface Part {
  readonly bytes: Uint8Array
  readonly files: Record<string, string>
}

async function writeNamed(folder: string, name: string, { bytes, files }: Part): Promise<string> {
  const file = `${name}-${hashOf(bytes).slice(0, 8)}.bin`
  files[file] = await writePart(folder, file, bytes)
  return file
}

/** A name that every file system takes; letters of any script stay. */
function slugOf(project: string): string {
  const slug = project.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, '-')
  return Array.from(slug).slice(0, 40).join('') || 'head'
}

async function writePart(folder: string, name: string, bytes: Uint8Array): Promise<string> {
  const path = join(folder, name)
  await mkdir(dirname(path), { recursive: true })
  await writeFile(`${path}.part`, bytes)
  await rename(`${path}.part`, path)
  return hashOf(bytes)
}

/** Writes the manifest in one step; nothing of a model counts before that. */
export async function writeManifest(folder: string, manifest: Manifest): Promise<void> {
  const text = `${JSON.stringify(manifest, null, 1)}\n`
  await writePart(folder, MANIFEST, new TextEncoder().encode(text))
}

/** Reads the manifest alone. @throws KaskadError `model`. */
export async function readManifest(folder: string): Promise<Manifest> {
  const path = join(folder, MANIFEST)
  const text = await readFile(path, 'utf8').catch((cause: unknown) => {
    throw new KaskadError('model', `${path}: not found; is ${folder} a model folder?`, { cause })
  })
  const json = jsonOf(text)
  const parsed = manifestSchema.safeParse(json)
  if (parsed.success) return parsed.data
  const { version } = headerOf(json)
  if (version !== undefined && version !== VERSION)
    throw new KaskadError(
      'model',
      `${path}: of version ${version}, this kaskad reads ${VERSION}: train again`,
    )
  const [issue] = parsed.error.issues
  const where = issue ? `${issue.path.join('.')}: ${issue.message}` : 'unreadable'
  throw new KaskadError('model', `${path}: not the manifest of a heads model (${where})`)
}

/** How the heads of a model are kept; as floats where it has none. */
export async function encodingOf(folder: string, manifest: Manifest): Promise<Encoding> {
  const file = manifest.none?.file ?? manifest.heads[0]?.file
  return file === undefined ? 'float32' : encodingIn(await readPart(folder, file, manifest))
}

/** Whether there is a manifest in a folder that is not of a heads model, of whatever version. */
export async function isForeign(folder: string): Promise<boolean> {
  const text = await readFile(join(folder, MANIFEST), 'utf8').catch(() => undefined)
  return text !== undefined && headerOf(jsonOf(text)).version === undefined
}

const header = z.looseObject({ format: z.literal(FORMAT), version: z.int() })

/** The version of a heads model's manifest; undefined where it is none. */
function headerOf(json: unknown): { readonly version: number | undefined } {
  const parsed = header.safeParse(json)
  return { version: parsed.success ? parsed.data.version : undefined }
}

/** Reads one head with its weights. */
export async function readHead(
  folder: string,
  entry: HeadEntry,
  manifest: Manifest,
): Promise<Head> {
  const { file: _file, intercept: _intercept, ...rest } = entry
  return {
    ...rest,
    accept: probability(entry.accept),
    reject: probability(entry.reject),
    boundary: await readBoundary(folder, entry, manifest),
  }
}

async function readBoundary(
  folder: string,
  entry: { readonly file: string; readonly intercept: number },
  manifest: Manifest,
): Promise<SparseBoundary> {
  const bytes = await readPart(folder, entry.file, manifest)
  const boundary = decodeBoundary(bytes, entry.intercept, 2 ** manifest.features.bits)
  if (!boundary) throw damaged(folder, entry.file)
  return boundary
}

async function readPart(folder: string, name: string, { files }: Manifest): Promise<Uint8Array> {
  const path = join(folder, name)
  const wanted = files[name]
  if (wanted === undefined || name.split('/').includes('..')) {
    throw new KaskadError('model', `${path}: manifest.json has no hash for it`)
  }
  const bytes = await readFile(path).catch((cause: unknown) => {
    throw new KaskadError('model', `${path}: not found, but manifest.json names it`, { cause })
  })
  if (hashOf(bytes) !== wanted) throw damaged(folder, name)
  return new Uint8Array(bytes)
}

function damaged(folder: string, name: string): KaskadError {
  return new KaskadError(
    'model',
    `${join(folder, name)}: differs from its hash in manifest.json; restore the file or train again`,
  )
}

function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** The same value without readonly, as the manifest's type has it. */
function copyOf<T>(value: T): Mutable<T> {
  return structuredClone(value) as Mutable<T>
}

type Mutable<T> = T extends number | string | boolean | null | undefined
  ? T
  : { -readonly [Key in keyof T]: Mutable<T[Key]> }
