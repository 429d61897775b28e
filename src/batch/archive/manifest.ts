import { mkdir, readdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { writeAtomicFile } from '../../model/atomic-files.js'
import { withFolderLock } from '../../model/lock.js'
import { outputError } from '../../model/output-error.js'
import { KaskadError } from '../../types/error.js'
import { sectionFileSchema } from './sections.js'

const segmentSchema = sectionFileSchema.extend({
  rows: z.int().positive(),
  fields: z.array(z.string()),
})

const manifestSchema = z.object({
  format: z.literal('kaskad archive'),
  version: z.literal(1),
  /** What was asked of the columns when the rows were read, as JSON. */
  columns: z.string(),
  /** Files that were read, and the different headers that they have. */
  inputs: z.array(z.string()),
  headers: z.array(z.array(z.string())),
  /** Names of the columns that rows carry along; absent where there are none. */
  kept: z.array(z.string()).optional(),
  /** Rows of the files, rejects too: the next row is numbered after them. */
  rowsRead: z.int().nonnegative(),
  segments: z.array(segmentSchema),
  /** What was decided last; absent where nothing was. */
  decided: sectionFileSchema.optional(),
})

/** What an archive is made of. A file that it does not name does not count. */
export type ArchiveManifest = Readonly<z.infer<typeof manifestSchema>>

/** Rows of an archive that lie in one file. */
export type SegmentFile = ArchiveManifest['segments'][number]

/** The file that makes a folder an archive. */
export const ARCHIVE_MANIFEST = 'archive.json'

/** The manifest of an archive; undefined where the folder holds none. @throws KaskadError `input` */
export async function readArchive(folder: string): Promise<ArchiveManifest | undefined> {
  const path = join(folder, ARCHIVE_MANIFEST)
  const text = await readFile(path, 'utf8').catch(() => undefined)
  if (text === undefined) return undefined
  try {
    return manifestSchema.parse(JSON.parse(text))
  } catch (cause) {
    throw new KaskadError('input', `${path} is no manifest of an archive of this version`, {
      cause,
    })
  }
}

/** The manifest of an archive that must be there. @throws KaskadError `input` */
export async function needArchive(folder: string): Promise<ArchiveManifest> {
  const found = await readArchive(folder)
  if (found) return found
  throw new KaskadError(
    'input',
    `${folder} is no archive: kaskad archive build ${folder} FILES makes one`,
  )
}

/** Rows in an archive. */
export function rowsIn({ segments }: ArchiveManifest): number {
  return segments.reduce((sum, { rows }) => sum + rows, 0)
}

/**
 * Changes an archive in one step: files are added, then the manifest names them, then files that no
 * manifest names are removed. A process that dies leaves the old archive whole. One writer works at
 * a time.
 *
 * @throws KaskadError `output`
 */
export async function changeArchive(
  folder: string,
  change: (last: ArchiveManifest | undefined) => Promise<ArchiveManifest>,
): Promise<void> {
  await mkdir(folder, { recursive: true }).catch((cause: unknown) => {
    throw outputError(folder, cause)
  })
  await withFolderLock(folder, async () => {
    const last = await readArchive(folder)
    try {
      const next = await change(last)
      await writeAtomicFile(join(folder, ARCHIVE_MANIFEST), `${JSON.stringify(next)}\n`)
      await sweep(folder, next)
    } catch (error) {
      await sweep(folder, last)
      throw error
    }
  })
}

async function sweep(folder: string, manifest: ArchiveManifest | undefined): Promise<void> {
  const named = new Set(manifest?.segments.map(({ file }) => file))
  if (manifest?.decided) named.add(manifest.decided.file)
  for (const name of await readdir(folder))
    if (OWN.test(name) && !named.has(name)) await rm(join(folder, name), { force: true })
}

/** Names of files that an archive writes. */
const OWN = /^(?:segment|decided)-[\da-f]{16}\.bin$/u
