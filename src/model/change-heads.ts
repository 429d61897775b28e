import { KaskadError } from '../types/error.js'
import type { Encoding } from './head-file.js'
import { NO_FLOOR, type Head } from '../heads/scoring/head.js'
import type { HeadEntry, Manifest } from './manifest.js'
import { encodingOf, readHead, readManifest, writeHead, writeManifest } from './heads-model.js'

/** A head as `heads list` shows it. */
export type HeadInfo = Omit<HeadEntry, 'intercept' | 'offset'> & {
  /** How many earlier versions can be brought back. */
  readonly versions: number
}

/** The heads of a model folder, from the most certain to the least. */
export async function listHeads(folder: string): Promise<readonly HeadInfo[]> {
  const { heads, earlier } = await readManifest(folder)
  return heads.map(({ intercept: _intercept, offset: _offset, ...head }) => ({
    ...head,
    versions: earlier.filter(({ project }) => project === head.project).length,
  }))
}

/**
 * Puts a head into a folder, in the place of its namesake; no other file changes.
 *
 * @param wanted - As the weights of the model's other heads are kept, where it is not said.
 */
export async function putHead(folder: string, head: Head, wanted?: Encoding): Promise<void> {
  const manifest = await readManifest(folder)
  const encoding = wanted ?? (await encodingOf(folder, manifest))
  const files = { ...manifest.files }
  const entry = await writeHead(folder, { head, encoding }, files)
  await writeManifest(folder, withHead({ ...manifest, files }, entry))
}

/** Takes a head out; its file stays, and {@link rollBackHead} brings it back. */
export async function removeHead(folder: string, project: string): Promise<void> {
  const manifest = await readManifest(folder)
  const entry = entryOf(manifest, project, folder)
  await writeManifest(folder, {
    ...manifest,
    heads: manifest.heads.filter((head) => head !== entry),
    earlier: [...manifest.earlier, entry],
  })
}

/** Lets a head be asked, or not; its weights stay. */
export async function enableHead(folder: string, project: string, enabled: boolean): Promise<void> {
  const manifest = await readManifest(folder)
  const entry = entryOf(manifest, project, folder)
  const heads = manifest.heads.map((head) => (head === entry ? { ...head, enabled } : head))
  await writeManifest(folder, { ...manifest, heads })
}

/** Brings back the version of a head that was there before it was replaced or removed. */
export async function rollBackHead(folder: string, project: string): Promise<void> {
  const manifest = await readManifest(folder)
  const last = manifest.earlier.findLast((head) => head.project === project)
  if (!last)
    throw new KaskadError(
      'model',
      `${folder}: head ${project} was never replaced or removed, so there is nothing to bring back`,
    )
  const heads = manifest.heads.filter((head) => head.project !== project)
  const place = manifest.heads.findIndex((head) => head.project === project)
  heads.splice(place < 0 ? heads.length : place, 0, last)
  const earlier = manifest.earlier.filter((head) => head !== last)
  await writeManifest(folder, { ...manifest, heads, earlier })
}

/** A head of one folder, to be put into another. */
export interface HeadImport {
  readonly from: string
  readonly project: string
}

/**
 * Copies a head from another model folder.
 *
 * @throws KaskadError `model` where the folders do not share features, frequencies and
 * word for none: the head would read other columns there.
 */
export async function importHead(folder: string, wanted: HeadImport): Promise<void> {
  const [here, there] = await Promise.all([readManifest(folder), readManifest(wanted.from)])
  const same = (['features', 'columns', 'noneLabel'] as const).every(
    (part) => JSON.stringify(here[part]) === JSON.stringify(there[part]),
  )
  if (!same || here.files[here.frequencies] !== there.files[there.frequencies]) {
    throw new KaskadError(
      'model',
      `${wanted.from}: its heads rest on other features or another word for none than those of ${folder}; refit ${wanted.project} there with --only`,
    )
  }
  const entry = entryOf(there, wanted.project, wanted.from)
  const old = here.heads.find(({ project }) => project === wanted.project)
  const head = await readHead(wanted.from, entry, there)
  await putHead(folder, { ...head, enabled: old?.enabled ?? head.enabled })
}

/** The floor was learned with other heads, so no row leaves early any more. */
function withHead(kept: Manifest, entry: HeadEntry): Manifest {
  const old = kept.heads.find(({ project }) => project === entry.project)
  if (old && JSON.stringify(old) === JSON.stringify(entry)) return kept
  const manifest = { ...kept, floor: NO_FLOOR, about: { ...kept.about, leavesEarly: 0 } }
  if (!old) return { ...manifest, heads: [...manifest.heads, entry] }
  return {
    ...manifest,
    heads: manifest.heads.map((head) => (head === old ? entry : head)),
    earlier: [...manifest.earlier, old],
  }
}

function entryOf({ heads }: Manifest, project: string, folder: string): HeadEntry {
  const entry = heads.find((head) => head.project === project)
  if (entry) return entry
  const names = heads.map((head) => head.project).join(', ') || 'none'
  throw new KaskadError('model', `${folder}: no head ${project}; its heads: ${names}`)
}
