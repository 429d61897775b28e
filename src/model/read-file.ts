import { open, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { sha256 } from '../numbers/sha256.js'
import { KaskadError } from '../types/error.js'
import { MANIFEST } from './layout.js'
import { systemErrorCode } from './output-error.js'

/** A file's bytes, and what tells this version of the file from the next. */
export interface ModelBytes {
  readonly bytes: Uint8Array
  readonly stamp: string
}

/**
 * Reads a file of a model folder.
 *
 * @param ifAbsent - What is said where there is no such file.
 * @throws KaskadError `model`
 */
export async function readModelFile(path: string, ifAbsent: string): Promise<ModelBytes> {
  try {
    // A pipe would be waited for without end, so it is not even opened.
    const { isFile, isFolder } = await kindOf(path)
    if (!isFile) throw new KaskadError('model', `${path}: ${isFolder ? 'is a folder' : NO_FILE}`)
    const handle = await open(path)
    try {
      const { ino, mtimeNs, ctimeNs } = await handle.stat({ bigint: true })
      const bytes = new Uint8Array(await handle.readFile())
      return { bytes, stamp: `${ino} ${mtimeNs} ${ctimeNs}` }
    } finally {
      await handle.close()
    }
  } catch (cause) {
    if (cause instanceof KaskadError) throw cause
    const code = systemErrorCode(cause)
    const why = isAbsent(cause)
      ? ifAbsent
      : `cannot be read: ${REASONS[code] ?? (code || 'unknown')}`
    throw new KaskadError('model', `${path}: ${why}`, { cause })
  }
}

const NO_FILE = 'expected a file, this is a device or a pipe'

async function kindOf(path: string): Promise<{ isFile: boolean; isFolder: boolean }> {
  const found = await stat(path)
  return { isFile: found.isFile(), isFolder: found.isDirectory() }
}

const REASONS: Readonly<Record<string, string>> = {
  EACCES: 'no permission to read it',
  EPERM: 'no permission to read it',
  EIO: 'the device has an error',
  ELOOP: 'its links point to each other',
  ENAMETOOLONG: 'its name is longer than the file system allows',
  EMFILE: 'too many files are open',
}

/**
 * Whether something stands at that path.
 *
 * @throws KaskadError `model` where that cannot be known: a folder on the way may not be entered.
 */
export async function isInModel(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    (cause: unknown) => {
      if (isAbsent(cause)) return false
      const code = systemErrorCode(cause)
      throw new KaskadError('model', `${path}: cannot be read: ${REASONS[code] ?? code}`, { cause })
    },
  )
}

function isAbsent(error: unknown): boolean {
  return ['ENOENT', 'ENOTDIR'].includes(systemErrorCode(error))
}

/** A file of a model folder, and the hashes it is checked against. */
export interface NamedFile {
  readonly folder: string
  readonly name: string
  readonly files: Readonly<Record<string, string>>
}

/** Reads a file that a manifest names. @throws KaskadError `model` where it is not there or is another. */
export async function readNamed({ folder, name, files }: NamedFile): Promise<Uint8Array> {
  const path = join(folder, name)
  const wanted = Object.hasOwn(files, name) ? files[name] : undefined
  if (wanted === undefined)
    throw new KaskadError('model', `${path}: manifest.json has no hash for it`)
  const { bytes } = await readModelFile(path, 'not found, but manifest.json names it')
  if (sha256(bytes) !== wanted)
    throw new KaskadError(
      'model',
      `${path}: differs from its hash in manifest.json; restore the file or train again`,
    )
  return bytes
}

/** Whether a model lies in the folder. @throws KaskadError `model` where that cannot be known. */
export async function isModelFolder(folder: string): Promise<boolean> {
  return isInModel(join(folder, MANIFEST))
}
