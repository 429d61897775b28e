import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { ArchiveDecider } from '../../batch/archive/archive.js'
import type { ArchiveManifest } from '../../batch/archive/manifest.js'
import { numberClaims } from '../../batch/archive/rule-keys.js'
import { buildEngine } from '../../cascade/build.js'
import { MANIFEST } from '../../model/layout.js'
import { sha256 } from '../../numbers/sha256.js'
import { recogniseColumns, type ColumnWishes } from '../../read/columns/columns.js'
import { KaskadError } from '../../types/error.js'
import type { Edge } from '../terminal/edge.js'
import { openCascade, type OpenedCascade } from './engine-of.js'
import { inTermsOf, type Settings } from './settings.js'
import { PROGRAM_VERSION } from './version.js'

/** Whose rows are decided, and how. */
export interface ArchiveSettings {
  readonly edge: Edge
  readonly settings: Settings
  readonly folder: string
  readonly manifest: ArchiveManifest
}

/**
 * Works with what decides an archive: the settings, with the columns that the archive was read with.
 *
 * @throws KaskadError `usage` where the model knows other columns than the archive has.
 */
export async function withArchiveDecider<T>(
  { edge, settings, folder, manifest }: ArchiveSettings,
  work: (decider: ArchiveDecider) => Promise<T>,
): Promise<T> {
  const wishes = JSON.parse(manifest.columns) as ColumnWishes
  const given: Settings = { ...settings, wishes: { ...wishes, learned: undefined as never } }
  const opened = await openCascade({ edge, settings: given })
  try {
    refuseOtherColumns(inTermsOf(given, opened.loaded.heads).wishes, { wishes, manifest, folder })
    const { rules = NO_RULES } = opened.parts
    const numbered = numberClaims(rules)
    const engine = buildEngine({
      ...opened.parts,
      ...(opened.parts.rules && { rules: numbered.rules }),
    })
    const stages = engine.stages.map(({ name }) => name)
    const identity = await identityOf(opened, { settings: given, stages })
    return await work({ engine, numbered, identity, interrupted: edge.interrupted })
  } finally {
    await opened.close()
  }
}

const NO_RULES = { rules: [], lists: [], ordinaryWords: '', regexes: new Map(), warnings: [] }

/** Hash of everything that decides beside the rules. */
async function identityOf(
  { parts }: OpenedCascade,
  { settings, stages }: { readonly settings: Settings; readonly stages: readonly string[] },
): Promise<string> {
  const { rules: _, memo: __, heads, hybrid, encoder: ___, ...asked } = parts
  const hasModel = heads !== undefined || hybrid !== undefined
  const model = hasModel ? sha256(await readFile(join(settings.model, MANIFEST))) : 'none'
  return sha256(JSON.stringify([PROGRAM_VERSION, model, stages, asked, heads?.moved]))
}

/** @throws KaskadError `usage` where a file of the archive would be read otherwise now. */
function refuseOtherColumns(
  now: ColumnWishes,
  {
    wishes,
    manifest,
    folder,
  }: {
    readonly wishes: ColumnWishes
    readonly manifest: ArchiveManifest
    readonly folder: string
  },
): void {
  const isOther = manifest.headers.some(
    (header) =>
      JSON.stringify(recogniseColumns(header, wishes)) !==
      JSON.stringify(recogniseColumns(header, now)),
  )
  if (!isOther) return
  throw new KaskadError(
    'usage',
    `${folder} was read without the columns of the model: kaskad archive build --model … --restart reads them`,
  )
}
