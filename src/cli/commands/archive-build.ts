import { resolve } from 'node:path'
import { writeSegments } from '../../batch/archive/append.js'
import {
  changeArchive,
  needArchive,
  rowsIn,
  type ArchiveManifest,
} from '../../batch/archive/manifest.js'
import { verifySections } from '../../batch/archive/sections.js'
import { isModelFolder } from '../../model/read-file.js'
import { readManifest } from '../../model/read-manifest.js'
import { nameOf, sizeOf } from '../../read/files/bytes.js'
import { isDatabase } from '../../read/files/address.js'
import { readItems } from '../../read/read.js'
import { KaskadError } from '../../types/error.js'
import { openRejects } from '../../write/rejects.js'
import { guardOutputs } from '../settings/guard-outputs.js'
import { inputsOf } from '../settings/options.js'
import type { OptionsOf } from '../terminal/shell.js'
import type { declareArchiveBuild } from './archive.js'
import { inTermsOf, loadSettings, readingOf, type Settings } from '../settings/settings.js'
import { EXIT, put, say, targetOf, type Edge, type ExitCode } from '../terminal/edge.js'
import { sayIssues } from '../terminal/fail.js'
import { startProgress } from '../terminal/progress.js'
import { many } from '../terminal/tally.js'

type Options = OptionsOf<typeof declareArchiveBuild>

/** Adds the rows of files to an archive: all of them, or none where one file cannot be read. */
export async function buildArchive(
  edge: Edge,
  ...[folder, files, options]: readonly [string, readonly string[], Options]
): Promise<ExitCode> {
  const inputs = inputsOf(files, options)
  const request = { folder, inputs, options }
  const given = await loadSettings(options)
  await guardOutputs(edge, {
    outputs: [{ option: '--rejects', path: options.rejects, holds: 'table' }],
    folder: { option: 'the archive', path: folder },
    inputs: { 'the input': inputs.filter((input) => !isDatabase(input)) },
    models: [given.model],
    config: options.config,
  })
  const settings = await settingsBeside(given)
  const counts = { rows: 0, rejects: 0, total: 0 }
  await changeArchive(folder, async (found) => {
    const last = options.restart ? undefined : found
    const columns = JSON.stringify(settings.wishes)
    if (last && last.columns !== columns)
      throw new KaskadError(
        'usage',
        `${folder} was read with other columns: add files with the same options, or --restart`,
      )
    const next = await withNewRows(edge, { request, settings, last, columns, counts })
    counts.total = rowsIn(next)
    return next
  })
  const { rows, rejects, total } = counts
  say(edge, `${many(rows, 'row')}: ${many(rows - rejects, 'row')} kept, ${many(rejects, 'reject')}`)
  say(edge, `${folder}: ${many(total, 'row')}`)
  return rejects > 0 ? EXIT.rejects : EXIT.done
}

/** The settings with the columns of the model, where there is one. */
async function settingsBeside(settings: Settings): Promise<Settings> {
  const { model, needModel } = settings
  if (!needModel && !(await isModelFolder(model))) return settings
  return inTermsOf(settings, await readManifest(model))
}

interface Build {
  readonly request: {
    readonly folder: string
    readonly inputs: readonly string[]
    readonly options: Options
  }
  readonly settings: Settings
  readonly last: ArchiveManifest | undefined
  readonly columns: string
  readonly counts: { rows: number; rejects: number }
}

async function withNewRows(
  edge: Edge,
  { request, settings, last, columns, counts }: Build,
): Promise<ArchiveManifest> {
  const { folder, inputs, options } = request
  const rowsBefore = last?.rowsRead ?? 0
  const reading = readingOf(edge, { inputs, settings, strict: options.strict })
  let kept: readonly string[] | undefined = last?.kept
  const headers = new Map(last?.headers.map((header) => [JSON.stringify(header), header]))
  const rejects =
    options.rejects === undefined
      ? undefined
      : await openRejects({ target: targetOf(edge, options.rejects) })
  const progress = await startProgress(edge, await sizeOf(inputs))
  try {
    const batches = readItems({ ...reading, rowsBefore, kept: last?.kept })
    const segments = await writeSegments(folder, batches, async (batch) => {
      if (batch.notes.length > 0) {
        progress.wipe()
        await sayIssues(edge, batch.notes)
      }
      kept ??= batch.has?.kept
      if (batch.has) headers.set(JSON.stringify(batch.has.header), [...batch.has.header])
      counts.rejects += batch.rejects.length
      counts.rows += batch.items.length + batch.rejects.length
      await rejects?.write(batch.rejects)
      progress.update({ rows: counts.rows, bytes: batch.taken, note: '' })
    })
    await rejects?.close()
    return {
      format: 'kaskad archive',
      version: 1,
      columns,
      inputs: [...(last?.inputs ?? []), ...inputs.map(lastingName)],
      headers: [...headers.values()],
      rowsRead: rowsBefore + counts.rows,
      segments: [...(last?.segments ?? []), ...segments],
      ...(kept && kept.length > 0 && { kept: [...kept] }),
      ...(last?.decided && { decided: last.decided }),
    }
  } catch (error) {
    await rejects?.abort()
    throw error
  } finally {
    progress.wipe()
  }
}

/** What an input is called from any folder. */
function lastingName(input: string): string {
  return input === '-' || isDatabase(input) ? nameOf(input) : resolve(input)
}

/** Reads every file of an archive. @throws KaskadError `input` where one is not as it was written. */
export async function checkArchive(
  edge: Edge,
  ...[folder]: readonly [folder: string, options: object]
): Promise<ExitCode> {
  const manifest = await needArchive(folder)
  const files = [...manifest.segments, ...(manifest.decided ? [manifest.decided] : [])]
  for (const file of files) verifySections(folder, file)
  put(edge, `${folder}: ${many(rowsIn(manifest), 'row')}, ${many(files.length, 'file')} as written`)
  return EXIT.done
}
