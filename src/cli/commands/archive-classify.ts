import { join } from 'node:path'
import { archiveLines, placesIn } from '../../batch/archive/archive-lines.js'
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
} from '../../batch/archive/manifest.js'
import type { SectionFile } from '../../batch/archive/sections.js'
import { openDecisions } from '../../write/decisions.js'
import type { OpenOutput } from '../../write/sink.js'
import { openTable, type TableOutput, type TableSink } from '../../write/table-sink.js'
import { withArchiveDecider } from '../settings/archive-decider.js'
import { guardOutputs } from '../settings/guard-outputs.js'
import type { OptionsOf } from '../terminal/shell.js'
import type { declareArchiveClassify } from './archive.js'
import { loadSettings } from '../settings/settings.js'
import { EXIT, say, targetOf, type Edge, type ExitCode } from '../terminal/edge.js'
import { many } from '../terminal/tally.js'
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
    const archive = openArchive(folder, manifest)
    try {
      return await withArchiveDecider({ edge, settings, manifest, folder }, async (decider) => {
        const redecided = await decideArchive(archive, decider)
        const { decided, line } = await keepDecided(edge, { folder, options, archive, redecided })
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
}

/** Brings every output to the disk; none has its name yet. */
async function writeOutputs(
  edge: Edge,
  { options, archive, redecided }: Outcome,
): Promise<{ readonly open: readonly OpenOutput[]; readonly changed: number }> {
  const { keyed, decided } = redecided
  const open: OpenOutput[] = []
  const told = (path: string) => ({
    target: targetOf(edge, path),
    say: (message: string): void => say(edge, `note: ${path}: ${message}`),
  })
  try {
    const sink = await openDecisions({ ...told(options.output), format: options.format })
    open.push(sink)
    const { segments } = archive
    const { rows, bodies } = { ...decided, bodies: decided.bodies.bodies }
    for (const lines of archiveLines({ segments, rows, bodies }, sink.form, keyed))
      await sink.writeLines(lines)
    await sink.finish()
    const table =
      options.changes === undefined ? undefined : await openChanges(told(options.changes))
    if (table) open.push(table)
    const changed = await writeChanges({ archive, redecided }, table)
    await table?.finish()
    return { open, changed }
  } catch (error) {
    for (const { abort } of open) await abort()
    throw error
  }
}

function openChanges(told: Pick<TableOutput, 'target' | 'say'>): Promise<TableSink> {
  return openTable({ ...told, columns: CHANGE_COLUMNS, sheet: 'changes', countBy: ['project'] })
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
