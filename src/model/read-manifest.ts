import { join } from 'node:path'
import { z } from 'zod'
import { sha256 } from '../numbers/sha256.js'
import { KaskadError } from '../types/error.js'
import { MANIFEST_FORMAT, manifestSchema, MANIFEST_VERSION, type Manifest } from './manifest.js'
import { EARLIER_HYBRID, HYBRID_MANIFEST, EARLIER_REPORT, MANIFEST } from './layout.js'
import { isInModel, isModelFolder, readModelFile } from './read-file.js'
import { upgraded, type HybridBefore } from './versions.js'

/** Reads the manifest alone, of whatever version. @throws KaskadError `model`. */
export async function readManifest(folder: string): Promise<Manifest> {
  return readModel(folder, async (manifest) => manifest)
}

/** How often a reader begins again because a writer was faster. */
const MOST_READS = 200

/**
 * Reads a folder as one manifest describes it. Where a writer has replaced the manifest in the
 * meantime, and removed files that it named, the reading begins again.
 *
 * @throws KaskadError `model`
 */
export async function readModel<T>(
  folder: string,
  read: (manifest: Manifest) => Promise<T>,
): Promise<T> {
  let last = ''
  for (let reads = 1; ; reads++) {
    const { bytes, stamp } = await manifestBytes(folder)
    try {
      return await read(await parseManifest(bytes, folder))
    } catch (error) {
      if (stamp === last || reads === MOST_READS) throw error
      last = stamp
    }
  }
}

/** Whether there is a manifest in a folder that is not of a heads model, of whatever version. */
export async function isForeign(folder: string): Promise<boolean> {
  if (!(await isModelFolder(folder))) return false
  const { bytes } = await manifestBytes(folder)
  return versionOf(jsonOf(bytes)) === undefined
}

function manifestBytes(folder: string): ReturnType<typeof readModelFile> {
  return readModelFile(join(folder, MANIFEST), `not found; is ${folder} a model folder?`)
}

async function parseManifest(bytes: Uint8Array, folder: string): Promise<Manifest> {
  const path = join(folder, MANIFEST)
  const json = jsonOf(bytes)
  const version = versionOf(json)
  if (version === undefined)
    throw new KaskadError('model', `${path}: not the manifest of a heads model`)
  if (version < 1 || version > MANIFEST_VERSION)
    throw new KaskadError(
      'model',
      `${path}: of version ${version}, this kaskad reads 1 to ${MANIFEST_VERSION}: take a newer kaskad or train again`,
    )
  const now =
    version < MANIFEST_VERSION
      ? upgraded(json as Readonly<Record<string, unknown>>, await hybridBefore(folder))
      : json
  const parsed = manifestSchema.safeParse(now)
  const wrong = parsed.success ? contradictionIn(parsed.data) : issueIn(parsed.error)
  if (parsed.success && wrong === undefined) return parsed.data
  const early =
    version === 1 ? '; an early form of version 1 is not read any more: train again' : ''
  throw new KaskadError('model', `${path}: ${wrong}${early}`)
}

function issueIn({ issues: [issue] }: z.ZodError): string {
  if (!issue) return 'unreadable'
  const where = issue.path.map(String).join('.')
  return where === '' ? issue.message : `${where}: ${issue.message}`
}

/** What the schema cannot say of a manifest; undefined where all is well. */
function contradictionIn(manifest: Manifest): string | undefined {
  const { heads, earlier, noneLabel, files, frequencies, none, few, features, columns } = manifest
  const projects = new Set<string>()
  for (const { project } of heads) {
    if (projects.has(project)) return `heads: two heads of project "${project}"`
    projects.add(project)
  }
  if ([...heads, ...earlier].some(({ project }) => project === noneLabel))
    return `heads: a head for "${noneLabel}", which stands for no project`
  const named = [
    frequencies,
    ...(none ? [none.file] : []),
    ...(few ? [few.file] : []),
    ...heads.map(({ file }) => file),
  ]
  const unhashed = named.find((file) => !Object.hasOwn(files, file))
  if (unhashed !== undefined) return `files: no hash for ${unhashed}`
  if (features.charFrom > features.charTo) return 'features: charFrom is above charTo'
  const unsorted = columns.numbers.find(({ edges }) =>
    edges.some((edge, at) => at > 0 && edge <= (edges[at - 1] as number)),
  )
  if (unsorted) return `columns: the edges of ${unsorted.name} do not ascend`
  if ((manifest.encoder === null) !== (columns.embedding.length === 0))
    return 'encoder: it and the embedding of the columns go together'
  return undefined
}

async function hybridBefore(folder: string): Promise<HybridBefore> {
  const name = `${EARLIER_HYBRID}/${HYBRID_MANIFEST}`
  if (await isInModel(join(folder, name))) {
    const { bytes } = await readModelFile(join(folder, name), 'not found')
    return {
      entry: { joins: true, folder: EARLIER_HYBRID },
      files: { [name]: sha256(bytes) },
    }
  }
  const isLeftOut = await isInModel(join(folder, EARLIER_REPORT))
  return { entry: isLeftOut ? { joins: false, folder: EARLIER_HYBRID } : null, files: {} }
}

const header = z.looseObject({ format: z.literal(MANIFEST_FORMAT), version: z.int() })

/** The version of a heads model's manifest; undefined for any other JSON. */
function versionOf(json: unknown): number | undefined {
  return header.safeParse(json).data?.version
}

function jsonOf(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    return undefined
  }
}
