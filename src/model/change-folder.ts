import { mkdir, readdir, rm, rmdir } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { sha256 } from '../numbers/sha256.js'
import { writeAtomicFile, writeFolder, type Content } from './atomic-files.js'
import {
  EARLIER_HYBRID,
  EARLIER_REPORT,
  HEADS,
  HYBRID,
  isOwnName,
  MANIFEST,
  weightsName,
} from './layout.js'
import { withFolderLock } from './lock.js'
import type { Manifest } from './manifest.js'
import { readManifest } from './read-manifest.js'
import { outputError } from './output-error.js'
import { sweepTemporaries } from './temporary-name.js'

/** What a change may add to a model folder; nothing of it counts before the manifest is written. */
export interface ModelWriter {
  /** Writes weights under a name with their hash; returns the name. */
  readonly addWeights: (stem: string, bytes: Uint8Array) => Promise<string>
  /** Writes a folder of files whole. */
  readonly addFolder: (name: string, files: ReadonlyMap<string, Content>) => Promise<void>
  /** The weights added so far with their hashes. */
  readonly files: Readonly<Record<string, string>>
}

/** Makes the next manifest from the last one. */
export type ManifestChange = (writer: ModelWriter, last: Manifest) => Promise<Manifest>

/**
 * Changes a model in one step: the new files are written, then the manifest, then what no
 * manifest names any more is removed. A run that dies leaves the old model whole.
 *
 * One writer works at a time, and each begins with what the last one left.
 *
 * @throws KaskadError `model` or `output`
 */
export async function changeModel(folder: string, change: ManifestChange): Promise<void> {
  await readManifest(folder)
  await write(folder, async (writer) => change(writer, await readManifest(folder)))
}

/** Writes a model in the place of whatever model is there, as {@link changeModel} changes one. */
export async function replaceModel(
  folder: string,
  make: (writer: ModelWriter) => Promise<Manifest>,
): Promise<void> {
  await write(folder, make)
}

async function write(
  folder: string,
  make: (writer: ModelWriter) => Promise<Manifest>,
): Promise<void> {
  await withFolderLock(folder, async () => {
    try {
      const manifest = namedAlone(await make(writerInto(folder)))
      await writeAtomicFile(join(folder, MANIFEST), `${JSON.stringify(manifest, null, 1)}\n`)
      await sweep(folder, manifest)
    } catch (cause) {
      // What this change wrote, and what a killed one left, is named by no manifest that is there.
      await readManifest(folder)
        .then((manifest) => sweep(folder, manifest))
        .catch(() => undefined)
      throw cause
    }
  })
}

function writerInto(folder: string): ModelWriter {
  const files: Record<string, string> = {}
  return {
    files,
    addWeights: async (stem, bytes) => {
      const hash = sha256(bytes)
      const name = weightsName(stem, hash)
      await inFolder(join(folder, name))
      await writeAtomicFile(join(folder, name), bytes)
      files[name] = hash
      return name
    },
    addFolder: async (name, contents) => {
      await writeFolder(join(folder, name), contents)
    },
  }
}

async function inFolder(path: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true }).catch((cause: unknown) => {
    throw outputError(path, cause)
  })
}

/** The manifest with the hashes of those files alone that it names. */
function namedAlone(manifest: Manifest): Manifest {
  const { frequencies, none, few, heads, earlier, hybrid, joining, kept } = manifest
  const named = new Set([frequencies, ...[...heads, ...earlier].map(({ file }) => file)])
  if (none) named.add(none.file)
  if (few) named.add(few.file)
  if (joining) named.add(joining.file)
  if (kept) named.add(kept.file)
  const isNamed = (name: string): boolean =>
    named.has(name) || (hybrid !== null && name.startsWith(`${hybrid.folder}/`))
  const files = Object.entries(manifest.files).filter(([name]) => isNamed(name))
  return { ...manifest, files: Object.fromEntries(files) }
}

/** Removes what no manifest names any more, and what writers that died left. */
async function sweep(folder: string, { files, hybrid }: Manifest): Promise<void> {
  for (const place of ['', HEADS, HYBRID]) {
    await sweepTemporaries(join(folder, place))
    for (const name of await namesIn(folder, place)) {
      const isNamed = Object.hasOwn(files, name) || isOfHybrid(name, hybrid?.folder)
      if (isOwnName(name) && !isNamed)
        await rm(join(folder, name), { recursive: true, force: true })
    }
  }
  await rmdir(join(folder, HYBRID)).catch(() => undefined)
}

/** A hybrid of before version 5 lies in `hybrid` itself, and its report beside that. */
function isOfHybrid(name: string, current: string | undefined): boolean {
  if (current !== EARLIER_HYBRID) return name === current
  return name === EARLIER_REPORT || name.startsWith(`${EARLIER_HYBRID}/`)
}

async function namesIn(folder: string, place: string): Promise<readonly string[]> {
  const names = await readdir(join(folder, place)).catch(() => [])
  return names.map((name) => (place === '' ? name : `${place}/${name}`))
}
