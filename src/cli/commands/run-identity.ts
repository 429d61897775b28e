import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { RunIdentity } from '../../batch/journal.js'
import { sha256, sha256Of } from '../../numbers/sha256.js'
import { isRuleFile, ORDINARY } from '../../rules/language/rule-sources.js'
import type { ClassifyOptions } from './classify-options.js'
import type { RowsWish } from './classify-rows.js'
import type { Settings } from '../settings/settings.js'
import { PROGRAM_VERSION } from '../settings/version.js'

/** Everything that a run of `classify` depends on except the rows, which the journal compares. */
export async function runIdentity(
  {
    inputs,
    options,
  }: {
    readonly inputs: readonly string[]
    readonly options: Partial<ClassifyOptions['options']>
  },
  settings: Settings,
  wish: RowsWish,
): Promise<RunIdentity> {
  const { known, newOnly, limit, sample, seed } = options
  const asked = [settings, wish, newOnly, limit, sample, seed]
  return {
    ...(await decidersOf(settings)),
    inputs: inputs.join(', '),
    known: known === undefined ? 'none' : await hashOf(known),
    options: sha256(Buffer.from(JSON.stringify(asked))),
  }
}

/** What decides beside the rows and the settings: versions and hashes. */
export async function decidersOf({
  rules,
  model,
}: Settings): Promise<Readonly<Record<'version' | 'rules' | 'model', string>>> {
  return {
    version: PROGRAM_VERSION,
    rules: await hashOf(rules),
    model: await hashOf(join(model, 'manifest.json')),
  }
}

/**
 * The hash of a file, or of every file that rules are read from in a folder, with its name;
 * `none` where there is neither.
 */
async function hashOf(path: string): Promise<string> {
  const found = await stat(path).catch(() => undefined)
  if (!found) return 'none'
  if (!found.isDirectory()) return sha256(await readFile(path))
  const names = (await readdir(path)).filter((name) => isRuleFile(name) || name === ORDINARY)
  const parts: Uint8Array[] = []
  for (const name of names.toSorted())
    parts.push(Buffer.from(`${name}\n`), await readFile(join(path, name)))
  return sha256Of(parts)
}
