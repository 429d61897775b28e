import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { sha256 } from '../../numbers/sha256.js'

/** Gives a name to what some files and folders hold at the moment: the same for the same bytes. */
export type StateReader = () => Promise<string>

/**
 * Makes a reader of states. Folders are looked into one level deep, as rules lie. A file is read
 * again only where its inode, size or time of change is another than at the last look; a path
 * where nothing is has a name too.
 *
 * @param settings - Belongs to the state.
 */
export function createStateReader(paths: readonly string[], settings: unknown): StateReader {
  let known = new Map<string, Seen>()
  return async () => {
    const files = (await Promise.all(paths.map(filesAt))).flat()
    const seen = new Map<string, Seen>()
    for (const file of files) seen.set(file, await seeFile(file, known.get(file)))
    known = seen
    const hashes = files.map((file) => [file, seen.get(file)?.hash])
    return hashOf(JSON.stringify([settings, hashes])).slice(0, 12)
  }
}

interface Seen {
  readonly stamp: string
  readonly hash: string
}

async function seeFile(file: string, last: Seen | undefined): Promise<Seen> {
  try {
    const { ino, size, mtimeNs } = await stat(file, { bigint: true })
    const stamp = `${ino} ${size} ${mtimeNs}`
    if (stamp === last?.stamp) return last
    return { stamp, hash: sha256(await readFile(file)) }
  } catch (error) {
    return { stamp: '', hash: codeOf(error) }
  }
}

async function filesAt(path: string): Promise<readonly string[]> {
  try {
    const names = (await readdir(path)).filter((name) => !name.startsWith('.'))
    return names.toSorted().map((name) => join(path, name))
  } catch {
    return [path]
  }
}

function hashOf(text: string): string {
  return sha256(new TextEncoder().encode(text))
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'unreadable'
}
