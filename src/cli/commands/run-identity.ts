import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { RunIdentity } from '../../batch/journal.js'
import { sha256, sha256Of } from '../../numbers/sha256.js'
import type { RowsWish } from './classify-rows.js'
import type { Settings } from '../settings/settings.js'
import { PROGRAM_VERSION } from '../settings/version.js'

/** All that a run of `classify` depends on beside the rows themselves, which the journal compares. */
export async function runIdentity(
  inputs: readonly string[],
  settings: Settings,
  wish: RowsWish,
): Promise<RunIdentity> {
  return {
    version: PROGRAM_VERSION,
    inputs: inputs.join(', '),
    rules: await hashOf(settings.rules),
    model: await hashOf(join(settings.model, 'manifest.json')),
    options: sha256(Buffer.from(JSON.stringify([settings, wish]))),
  }
}

/** The hash of a file, or of every file in a folder with its name; `none` where there is neither. */
async function hashOf(path: string): Promise<string> {
  const found = await stat(path).catch(() => undefined)
  if (!found) return 'none'
  if (!found.isDirectory()) return sha256(await readFile(path))
  const names = await readdir(path, { recursive: true, withFileTypes: true })
  const files = names
    .filter((name) => name.isFile())
    .map(({ parentPath, name }) => join(parentPath, name))
  const parts: Uint8Array[] = []
  for (const file of files.toSorted()) parts.push(Buffer.from(`${file}\n`), await readFile(file))
  return sha256Of(parts)
}
