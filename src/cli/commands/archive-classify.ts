import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { archivePieces, placesIn } from '../../batch/archive/archive-lines.js'
import {
  decideArchive,
  openArchive,
  type Archive,
  type Redecided,
} from '../../batch/archive/archive.js'
import { writeDecided } from '../../batch/archive/decided.js'
import {
  ARCHIVE_MANIFEST,
  changeArchive,
  needArchive,
  readArchive,
  type ArchiveManifest,
} from '../../batch/archive/manifest.js'
import type { SectionFile } from '../../batch/archive/sections.js'
import { KaskadError } from '../../types/error.js'
import type { OpenOutput } from '../../write/sink.js'
import { openTable, type TableSink } from '../../write/table-sink.js'
import { withArchiveDecider } from '../settings/archive-decider.js'
import { guardOutputs } from '../settings/guard-outputs.js'
import type { OptionsOf } from '../terminal/shell.js'
import type { declareArchiveClassify } from './archive.js'
import { loadSettings, type Settings } from '../settings/settings.js'
import { EXIT, say, targetOf, type Edge, type ExitCode } from '../terminal/edge.js'
import { createTally, many } from '../terminal/tally.js'
import { openOutlets } from './classify-outlets.js'
import { changeCells, changedRows, CHANGE_COLUMNS } from './archive-changes.js'

type Options = OptionsOf<typeof declareArchiveClassify>

/** Decides an archive: what was decided is written and kept, or all stays as it was. */
export async function classifyArchive(
  edge: Edge,
  folder: string,
  options: Options,
): Promise<ExitCode> {
  const settings = await loadSettings(options)
  await guardOutputs(edge, {
    outputs: [
      { option: '--output', path: options.output, holds: 'decisions', format: options.format },
      { option: '--changes', path: options.changes, holds: 'table' },
      { option: '--conflicts', path: options.conflicts, holds: 'table' },
      { option: '--segments', path: options.segments, holds: 'table' },
    ],
    inputs: {
      'the archive': [join(folder, ARCHIVE_MANIFEST)],
      'the input': (await readArchive(folder))?.inputs ?? [],
    },
    rules: [settings.rules],
    models: [settings.model, settings.encoder],
    config: options.config,
  })
  await needArchive(folder)
  let told = ''
  await changeArchive(folder, async () => {
    const manifest = await needArchive(folder)
    const kept = keptColumns(folder, settings, manifest)
    const archive = openArchive(folder, manifest)
    try {
      return await withArchiveDecider({ edge, settings, manifest, folder }, async (decider) => {
        const redecided = await decideArchive(archive, decider)
        const outcome = { folder, options, archive, redecided, kept }
        const { decided, line } = await keepDecided(edge, outcome)
        told = line
        return { ...manifest, decided }
      })
    } finally {
      archive.close()
    }
  })
  say(edge, told)
  return EXIT.done
}

/** Writes the outputs and, once all are on the disk, what was decided. */
async function keepDecided(
  edge: Edge,
  outcome: Outcome,
): Promise<{ readonly decided: SectionFile; readonly line: string }> {
  const { folder, redecided } = outcome
  const { open, changed } = await writeOutputs(edge, outcome)
  try {
    const decided = await writeDecided(folder, redecided.decided)
    for (const { close } of open) await close()
    const rows = many(redecided.decided.rows.length, 'row')
    const again = many(redecided.touched, 'row')
    return {
      decided,
      line: `${rows}: ${again} decided again, ${many(changed, 'decision')} changed`,
    }
  } catch (error) {
    for (const { abort } of open) await abort()
    throw error
  }
}

interface Outcome {
  readonly folder: string
  readonly options: Options
  readonly archive: Archive
  readonly redecided: Redecided
  readonly kept: KeptColumns
}

/** Brings every output to the disk; none has its name yet. */
async function writeOutputs(
  edge: Edge,
  { options, archive, redecided, kept }: Outcome,
): Promise<{ readonly open: readonly OpenOutput[]; readonly changed: number }> {
  const { keyed, decided } = redecided
  const open: OpenOutput[] = []
  try {
    const request = { inputs: kept.inputs, options }
    const { outlets, form } = await openOutlets(edge, { request, keep: kept.names })
    open.push(...outlets)
    const { segments } = archive
    const source = { segments, rows: decided.rows, bodies: decided.bodies.bodies, keep: kept.at }
    for (const piece of archivePieces(source, form, keyed))
      for (const outlet of outlets) await outlet.take(NO_ROWS, { ...piece, tally: NOTHING })
    for (const outlet of outlets) await outlet.finish()
    const table =
      options.changes === undefined ? undefined : await openChanges(edge, options.changes)
    if (table) open.push(table)
    const changed = await writeChanges({ archive, redecided }, table)
    await table?.finish()
    return { open, changed }
  } catch (error) {
    for (const { abort } of open) await abort()
    throw error
  }
}

const NO_ROWS = { items: [], rejects: [], notes: [], has: undefined, taken: 0 } as const
const NOTHING = createTally()

/** The columns that are carried along. */
interface KeptColumns {
  readonly names: readonly string[]
  /** Their numbers among those that rows have. */
  readonly at: readonly number[]
  /** The files that say what the columns hold, as far as they are still there. */
  readonly inputs: readonly string[]
}

/** @throws KaskadError `usage` where the archive has no such column */
function keptColumns(folder: string, { wishes }: Settings, manifest: ArchiveManifest): KeptColumns {
  const all = manifest.kept ?? []
  const names = wishes.keepAll ? all : (wishes.keep ?? [])
  const missing =
    names.find((name) => !all.includes(name)) ?? (wishes.keepAll && all.length === 0 && '*')
  if (missing)
    throw new KaskadError(
      'usage',
      `--keep ${missing}: ${folder} holds ${all.length === 0 ? 'no such columns' : `only ${all.join(', ')}`}: kaskad archive build --keep takes them along`,
    )
  const inputs = manifest.inputs.filter((path) => existsSync(path))
  return { names, at: names.map((name) => all.indexOf(name)), inputs }
}

function openChanges(edge: Edge, path: string): Promise<TableSink> {
  return openTable({
    target: targetOf(edge, path),
    say: (message) => say(edge, `note: ${path}: ${message}`),
    columns: CHANGE_COLUMNS,
    sheet: 'changes',
    countBy: ['project'],
  })
}

/** @returns How many rows have changed. */
async function writeChanges(
  { archive, redecided }: Pick<Outcome, 'archive' | 'redecided'>,
  table: TableSink | undefined,
): Promise<number> {
  const places = {
    before: placesIn({ claims: archive.decided?.claims ?? [] }),
    after: placesIn(redecided.decided),
  }
  let cells: (readonly string[])[] = []
  let changed = 0
  for (const row of changedRows(archive, redecided)) {
    changed++
    if (!table) continue
    cells.push(changeCells(row, places))
    if (cells.length < 1000) continue
    await table.write(cells)
    cells = []
  }
  if (cells.length > 0) await table?.write(cells)
  return changed
}
