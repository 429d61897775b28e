import { isDeepStrictEqual } from 'node:util'
import { NO_EARLY_EXIT, type Head, type HeadsModel } from '../heads/scoring/head.js'
import { sha256 } from '../numbers/sha256.js'
import { KaskadError } from '../types/error.js'
import { changeModel } from './change-folder.js'
import type { KeptMargins } from '../heads/scoring/kept-margins.js'
import type { Encoding } from './head-file.js'
import { writeKept } from './kept-margins-file.js'
import { encodingOf, readHead, writeHead } from './heads-model.js'
import type { HeadEntry, Manifest } from './manifest.js'
import { readManifest, readModel } from './read-manifest.js'

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

/** How a head is put into a folder. */
export interface PutOptions {
  /** As the weights of the model's other heads are kept, where it is not said. */
  readonly encoding?: Encoding | undefined
  /** What later fits of one head alone are told of the rows. */
  readonly kept?: KeptMargins | undefined
  /** The model that the head was fitted for; the one in the folder must still share its features. */
  readonly fittedFor?: HeadsModel | undefined
}

/**
 * Puts a head into a folder, in the place of its namesake; no other head's file changes.
 *
 * @throws KaskadError `model` where the folder's model has been trained anew since the head was fitted.
 */
export async function putHead(
  folder: string,
  head: Head,
  { encoding, fittedFor, kept: margins }: PutOptions = {},
): Promise<void> {
  await changeModel(folder, async (writer, last) => {
    if (fittedFor && !isOfSameFeatures(last, fittedFor))
      throw new KaskadError(
        'model',
        `${folder}: was trained anew while the head of ${head.project} was fitted; fit it again`,
      )
    const kept = encoding ?? (await encodingOf(folder, last))
    const entry = await writeHead(writer, head, kept)
    const part = margins && { kept: await writeKept(writer, margins) }
    return withHead({ ...last, ...part, files: { ...last.files, ...writer.files } }, entry)
  })
}

function isOfSameFeatures(last: Manifest, model: HeadsModel): boolean {
  const parts = ['features', 'columns', 'calibration', 'noneLabel', 'missing'] as const
  return (
    parts.every((part) => isDeepStrictEqual(last[part], model[part])) &&
    last.files[last.frequencies] === sha256(model.weighting.frequencies)
  )
}

/** Takes a head out; its file stays, and {@link rollBackHead} brings it back. */
export async function removeHead(folder: string, project: string): Promise<void> {
  await changeModel(folder, async (_writer, last) => {
    const entry = entryOf(last, project, folder)
    return {
      ...last,
      heads: last.heads.filter((head) => head !== entry),
      earlier: [...last.earlier, entry],
    }
  })
}

/** Lets a head be asked, or not; its weights stay. */
export async function enableHead(folder: string, project: string, enabled: boolean): Promise<void> {
  await changeModel(folder, async (_writer, last) => {
    const entry = entryOf(last, project, folder)
    const heads = last.heads.map((head) => (head === entry ? { ...head, enabled } : head))
    return { ...last, heads }
  })
}

/**
 * Brings back the version of a head that was there before it was replaced or removed.
 *
 * @throws KaskadError `model` where there is none, or its weights are damaged.
 */
export async function rollBackHead(folder: string, project: string): Promise<void> {
  await changeModel(folder, async (_writer, manifest) => {
    const last = manifest.earlier.findLast((head) => head.project === project)
    if (!last)
      throw new KaskadError(
        'model',
        `${folder}: head ${project} was never replaced or removed, so there is nothing to bring back`,
      )
    await readHead(folder, last, manifest)
    const heads = manifest.heads.filter((head) => head.project !== project)
    const place = manifest.heads.findIndex((head) => head.project === project)
    heads.splice(place < 0 ? heads.length : place, 0, last)
    return { ...manifest, heads, earlier: manifest.earlier.filter((head) => head !== last) }
  })
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
  const { from, project } = wanted
  const { there, head } = await readModel(from, async (manifest) => ({
    there: manifest,
    head: await readHead(from, entryOf(manifest, project, from), manifest),
  }))
  await changeModel(folder, async (writer, here) => {
    const parts = ['features', 'columns', 'noneLabel', 'missing'] as const
    const isSame = parts.every((part) => isDeepStrictEqual(here[part], there[part]))
    if (!isSame || here.files[here.frequencies] !== there.files[there.frequencies])
      throw new KaskadError(
        'model',
        `${from}: its heads rest on other features or another word for none than those of ${folder}; refit ${project} there with --only`,
      )
    const old = here.heads.find((other) => other.project === project)
    const enabled = old?.enabled ?? head.enabled
    const entry = await writeHead(writer, { ...head, enabled }, await encodingOf(folder, here))
    return withHead({ ...here, files: { ...here.files, ...writer.files } }, entry)
  })
}

/** Switches the early exit off: its bound was learned with other heads. */
function withHead(kept: Manifest, entry: HeadEntry): Manifest {
  const old = kept.heads.find(({ project }) => project === entry.project)
  if (old && JSON.stringify(old) === JSON.stringify(entry)) return kept
  const manifest = {
    ...kept,
    earlyExitBelow: NO_EARLY_EXIT,
    about: { ...kept.about, leavesEarly: 0 },
  }
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
