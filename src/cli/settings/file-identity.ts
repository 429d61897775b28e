import { fstatSync } from 'node:fs'
import { readdir, realpath, stat } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import { endOfLinks } from '../../model/atomic-files.js'
import type { Edge } from '../terminal/edge.js'

/** What a name stands for, whatever its spelling and the links on its way. */
export interface FileIdentity {
  /** Device and inode; for what is not there yet, the real path. The same key is the same file. */
  readonly key: string
  /** `none` is a place that anybody may write to: /dev/null. */
  readonly kind: 'file' | 'folder' | 'missing' | 'stream' | 'none'
  /** The real path; of what is not there yet, below the nearest folder that is. */
  readonly path: string
}

const NOWHERE: FileIdentity = { key: '', kind: 'none', path: '' }

/** What a path stands for; `-` is one of the standard streams. */
export async function identityOf(
  edge: Edge,
  path: string,
  stream: 'stdin' | 'stdout',
): Promise<FileIdentity> {
  if (path === '-') return identityOfStream(edge[stream], stream)
  const found = await stat(path, { bigint: true }).catch(() => undefined)
  if (!found) {
    const real = await realPlaceOf(await endOfLinks(resolve(path)))
    return { key: `missing ${caseFolded(real)}`, kind: 'missing', path: real }
  }
  const real = await realpath(path).catch(() => resolve(path))
  if (real === '/dev/null' || /^(\\\\\.\\)?nul$/i.test(basename(real))) return NOWHERE
  const kind = found.isDirectory() ? 'folder' : found.isFile() ? 'file' : 'stream'
  return { key: `${found.dev}:${found.ino}`, kind, path: real }
}

function identityOfStream(stream: object, name: string): FileIdentity {
  const fd = 'fd' in stream && typeof stream.fd === 'number' ? stream.fd : undefined
  if (fd === undefined) return { key: name, kind: 'stream', path: name }
  const found = fstatSync(fd, { bigint: true })
  return {
    key: `${found.dev}:${found.ino}`,
    kind: found.isFile() ? 'file' : 'stream',
    path: name,
  }
}

/** The path below the nearest folder that is there, in whose real spelling. */
async function realPlaceOf(path: string): Promise<string> {
  const folder = dirname(path)
  if (folder === path) return path
  const real = await realpath(folder).catch(() => realPlaceOf(folder))
  return join(real, basename(path))
}

/** Where file systems take upper and lower case, and composed and decomposed letters, for the same. */
function caseFolded(path: string): string {
  return process.platform === 'darwin' || process.platform === 'win32'
    ? path.normalize('NFC').toLowerCase()
    : path
}

/** Whether a file lies in a folder, at any depth, by whatever names. */
export async function isInside({ path }: FileIdentity, folder: FileIdentity): Promise<boolean> {
  if (folder.kind !== 'folder' || path === '') return false
  for (let above = dirname(path); ; above = dirname(above)) {
    const found = await stat(above, { bigint: true }).catch(() => undefined)
    if (found && `${found.dev}:${found.ino}` === folder.key) return true
    if (dirname(above) === above) return false
  }
}

/** How deep a folder is looked into for files that are also elsewhere. */
const DEPTH = 2

/** The keys of all files in a folder, as links see them, by path. */
export async function keysIn(folder: string, depth = DEPTH): Promise<Map<string, string>> {
  const keys = new Map<string, string>()
  for (const name of await readdir(folder).catch(() => [])) {
    const path = join(folder, name)
    const found = await stat(path, { bigint: true }).catch(() => undefined)
    if (found?.isFile()) keys.set(`${found.dev}:${found.ino}`, path)
    if (found?.isDirectory() && depth > 0)
      for (const [key, file] of await keysIn(path, depth - 1)) keys.set(key, file)
  }
  return keys
}
