import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { z } from 'zod'
import type { HeadsModel } from '../heads/scoring/head.js'
import type { TrainedHybrid } from '../hybrid/encoders/model.js'
import { sha256 } from '../numbers/sha256.js'
import { KaskadError } from '../types/error.js'
import { changeModel } from './change-folder.js'
import {
  EARLIER_HYBRID,
  EARLIER_REPORT,
  HYBRID_MANIFEST,
  HYBRID_REPORT,
  hybridFolder,
  UNFINISHED,
} from './layout.js'
import type { Manifest } from './manifest.js'
import { isInModel, isModelFolder, readModelFile, readNamed } from './read-file.js'
import { readModel } from './read-manifest.js'

/** What a training of a hybrid leaves in a model folder. */
export interface HybridToWrite {
  /** The model where it joins; else a card in Markdown that says why it does not. */
  readonly model: TrainedHybrid | string
  /** What was measured; kept as it is. */
  readonly report: HybridReport
  /** The heads it was trained beside, which the folder must still hold. */
  readonly beside: HeadsModel
}

const reportSchema = z.looseObject({
  why: z.string(),
  deferredShare: z.number(),
  millisecondsPerRow: z.number().optional(),
})

/** What is known of a hybrid that joined or was left out. */
export type HybridReport = z.infer<typeof reportSchema>

/**
 * Writes a hybrid, or why there is none, into a model folder in one step; the old one lives until
 * then, and what was left of unfinished trainings goes.
 *
 * @throws KaskadError `output`, or `model` where other heads are there by now.
 */
export async function writeHybrid(folder: string, hybrid: HybridToWrite): Promise<void> {
  const { model, report, beside } = hybrid
  const { encodeModel } = await import('./hybrid-files.js')
  const files = new Map<string, Uint8Array | string>(
    typeof model === 'string' ? [['README.md', model]] : encodeModel(model),
  )
  const main = files.get(HYBRID_MANIFEST)
  const hash = sha256(Buffer.from(main ?? (files.get('README.md') as string)))
  const place = hybridFolder(hash)
  files.set(HYBRID_REPORT, `${JSON.stringify(report, undefined, 2)}\n`)
  await changeModel(folder, async (writer, last) => {
    if (!isBeside(last, beside))
      throw new KaskadError(
        'model',
        `${folder}: its heads were trained anew while the hybrid was trained; train both again`,
      )
    await writer.addFolder(place, files)
    const hashes = main === undefined ? {} : { [`${place}/${HYBRID_MANIFEST}`]: hash }
    return {
      ...last,
      hybrid: { joins: main !== undefined, folder: place },
      files: { ...last.files, ...hashes },
    }
  })
  await forgetUnfinished(folder)
}

/** Whether a folder still holds the heads of that training; a head may have been changed since. */
function isBeside(last: Manifest, { about, columns, features }: HeadsModel): boolean {
  return (
    last.about.data === about.data &&
    isDeepStrictEqual(last.columns, columns) &&
    isDeepStrictEqual(last.features, features)
  )
}

/** Where a training of a hybrid keeps what it has until it is finished. */
export function unfinishedIn(folder: string): string {
  return join(folder, UNFINISHED)
}

/** Removes what unfinished trainings of a hybrid left. */
export async function forgetUnfinished(folder: string): Promise<void> {
  await rm(unfinishedIn(folder), { recursive: true, force: true })
}

/** Reads the hybrid that a manifest names; undefined where none joined. @throws KaskadError `model` */
export async function readHybrid(
  folder: string,
  { hybrid, files }: Manifest,
): Promise<TrainedHybrid | undefined> {
  if (!hybrid?.joins) return undefined
  const { folder: place } = hybrid
  const { decodeModel } = await import('./hybrid-files.js')
  const at = join(folder, place)
  return decodeModel(async (name) => {
    if (name === HYBRID_MANIFEST) return readNamed({ folder, name: `${place}/${name}`, files })
    return (await readModelFile(join(at, name), `not found, but ${HYBRID_MANIFEST} names it`)).bytes
  }, `${at}/`)
}

/**
 * What the training of the hybrid in a model folder measured; undefined where none was trained.
 *
 * @throws KaskadError `model` where the report is not what a training wrote.
 */
export async function readHybridReport(
  folder: string,
): Promise<(HybridReport & { readonly joins: boolean }) | undefined> {
  if (!(await isModelFolder(folder))) return undefined
  return readModel(folder, async ({ hybrid }) => {
    if (!hybrid) return undefined
    const isEarlier = hybrid.folder === EARLIER_HYBRID
    const path = join(folder, isEarlier ? EARLIER_REPORT : `${hybrid.folder}/${HYBRID_REPORT}`)
    if (isEarlier && !(await isInModel(path))) return undefined
    const { bytes } = await readModelFile(path, 'not found')
    return { ...parseReport(bytes, path), joins: hybrid.joins }
  })
}

function parseReport(bytes: Uint8Array, path: string): HybridReport {
  try {
    return reportSchema.parse(JSON.parse(new TextDecoder().decode(bytes)))
  } catch (cause) {
    throw new KaskadError('model', `${path}: not what kaskad train wrote; train again`, { cause })
  }
}
