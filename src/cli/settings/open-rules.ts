import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, rmSync, statSync } from 'node:fs'
import { homedir } from 'node:os'
import { isAbsolute, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { readRuleSources } from '../../rules/language/rule-sources.js'
import type { RuleSet } from '../../rules/language/rule.js'
import type { CompileMemo } from '../../rules/matching/memo.js'
import { KaskadError } from '../../types/error.js'
import type { Edge } from '../terminal/edge.js'
import { openRuleCache } from './rule-cache.js'

/** Rules of a folder, and what compiling them worked out before. */
export interface OpenedRules {
  readonly set: RuleSet
  readonly memo: CompileMemo
  /** Keeps what was worked out for the next run; best once rules were asked. Never fails. */
  readonly keep: () => Promise<void>
}

/** Opens the rules at a path. @throws KaskadError `rules` with every issue. */
export async function openRules(edge: Edge, path: string): Promise<OpenedRules> {
  const found = await readRuleSources(path)
  const file = cacheFile(edge.env, path)
  const cache = openRuleCache(file)
  const parsed = found.ok ? await cache.rules(found.value) : found
  if (!parsed.ok)
    throw new KaskadError('rules', parsed.issues[0].message, { issues: parsed.issues })
  const keep = async (): Promise<void> => {
    const pieces = file === undefined ? undefined : cache.packed()
    if (file !== undefined && pieces) await write(file, pieces)
  }
  return { set: parsed.value, memo: cache.memo, keep }
}

/** The rules at a path. @throws KaskadError `rules` with every issue. */
export async function rulesAt(edge: Edge, path: string): Promise<RuleSet> {
  const { set, keep } = await openRules(edge, path)
  await keep()
  return set
}

/** Each folder of rules has a file for itself, for each build of the program and of V8. */
function cacheFile(env: Edge['env'], path: string): string | undefined {
  const folder = cacheFolder(env)
  const build = folder === undefined ? undefined : buildName()
  if (folder === undefined || build === undefined) return undefined
  const asked = [build, process.versions.v8, process.arch, resolve(path), path]
  const name = createHash('sha256').update(JSON.stringify(asked)).digest('hex').slice(0, 32)
  return join(folder, `${name}${ENDING}`)
}

const ENDING = '.rules'

/** Where the user's caches lie; undefined where none is wanted. */
function cacheFolder(env: Edge['env']): string | undefined {
  const own = env['KASKAD_CACHE']
  if (own) return own === 'off' ? undefined : own
  const given = process.platform === 'win32' ? env['LOCALAPPDATA'] : env['XDG_CACHE_HOME']
  if (given && isAbsolute(given)) return join(given, 'kaskad')
  const home = env['HOME'] ?? homedir()
  if (!isAbsolute(home)) return undefined
  return process.platform === 'darwin'
    ? join(home, 'Library', 'Caches', 'kaskad')
    : join(home, '.cache', 'kaskad')
}

/**
 * The names of the bundle's files, which say what is in them: another program has other names.
 * Undefined where the program does not run from its bundle: then nothing is kept.
 */
function buildName(): string | undefined {
  try {
    return readdirSync(fileURLToPath(new URL('../bin/', import.meta.url))).join()
  } catch {
    return undefined
  }
}

/** Files and bytes that are kept at most, the newest first. */
const MOST_FILES = 64
const MOST_BYTES = 256 * 2 ** 20

/** Writes a file whole or not at all; what cannot be written is made anew by the next run. */
async function write(file: string, pieces: readonly Uint8Array[]): Promise<void> {
  const folder = join(file, '..')
  const { writeAtomicFile } = await import('../../model/atomic-files.js')
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    await writeAtomicFile(file, pieces)
    removeOld(folder)
  } catch {
    // A folder that cannot be written costs time alone.
  }
}

function removeOld(folder: string): void {
  const files = readdirSync(folder)
    .filter((name) => name.endsWith(ENDING))
    .map((name) => join(folder, name))
    .flatMap((path) => {
      const found = statSync(path, { throwIfNoEntry: false })
      return found ? [{ path, size: found.size, time: found.mtimeMs }] : []
    })
    .toSorted((a, b) => b.time - a.time)
  let bytes = 0
  for (const [at, { path, size }] of files.entries()) {
    bytes += size
    if (at >= MOST_FILES || bytes > MOST_BYTES) rmSync(path, { force: true })
  }
}
