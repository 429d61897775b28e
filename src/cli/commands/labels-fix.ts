import { answerFor, correctedLabel, type Corrections } from '../../read/corrections.js'
import { columnTypesOf } from '../../read/parquet/column-types.js'
import { readItems, type Reading } from '../../read/read.js'
import { relabelledText } from '../../read/relabelled.js'
import { KaskadError } from '../../types/error.js'
import { formatOfName } from '../../types/format.js'
import type { Item } from '../../types/item.js'
import type { Issue } from '../../types/parsed.js'
import { openTextSink } from '../../write/text-sink.js'
import { openTable } from '../../write/table-sink.js'
import { guardOutputs } from '../settings/guard-outputs.js'
import type { OptionsOf } from '../terminal/shell.js'
import type { declareFix } from './train.js'
import { correctionFiles, loadSettings, readingOf } from '../settings/settings.js'
import { EXIT, say, targetOf, type Edge, type ExitCode } from '../terminal/edge.js'
import { sayIssues } from '../terminal/fail.js'
import { many } from '../terminal/tally.js'

type Options = OptionsOf<typeof declareFix>

/** Writes a labelled file with the labels of corrections. */
export async function fixLabels(edge: Edge, table: string, options: Options): Promise<ExitCode> {
  const { output } = options
  if (table === '-')
    throw new KaskadError('usage', 'the table is read twice: expected a file, not -')
  const settings = await loadSettings(options)
  const { corrections } = settings
  if (!corrections)
    throw new KaskadError('usage', 'expected --corrections with a file that kaskad review writes')
  await guardOutputs(edge, {
    outputs: [{ option: '--output', path: output, holds: 'decisions' }],
    inputs: { 'the input': [table], '--corrections': correctionFiles(options) ?? [] },
    rules: [settings.rules],
    models: [settings.model],
    config: options.config,
  })
  const own = { ...settings, corrections: undefined }
  const reading = readingOf(edge, { inputs: [table], settings: own, needLabel: true })
  const found = await newLabels(edge, reading, corrections)
  const same = found.isPlain
    ? await relabelledText(reading, { column: found.column, labels: found.labels })
    : undefined
  const wanted = output === '-' ? same?.format : (formatOfName(output) ?? 'csv')
  if (same && same.format === wanted) await writeSame(edge, output, same.text)
  else await writeAnew(edge, reading, { table, output, found })
  const rest = corrections.answers.size - found.met
  const left = rest === 0 ? '' : `; ${many(rest, 'corrected row')} not in ${table}`
  say(edge, `${many(found.labels.size, 'label')} changed of ${many(found.rows, 'row')}${left}`)
  return EXIT.done
}

/** The labels that change. */
interface Found {
  readonly column: string
  readonly header: readonly string[]
  /** By the line of their row. */
  readonly labels: ReadonlyMap<number, string>
  readonly rows: number
  /** Corrections whose row is there. */
  readonly met: number
  /** True where every row has one header, and a line of its own. */
  readonly isPlain: boolean
}

async function newLabels(edge: Edge, reading: Reading, { answers }: Corrections): Promise<Found> {
  const words = reading.wishes?.words
  const labels = new Map<number, string>()
  const met = new Set<string>()
  const notes: Issue[] = []
  let header: readonly string[] = []
  let column = ''
  let rows = 0
  let before = 0
  let isPlain = true
  const look = (item: Item, hasIds: boolean): void => {
    const { gold, place } = item
    isPlain &&= place.line !== before
    before = place.line
    const answer = answerFor(item, { answers, hasIds })
    if (!answer) return
    met.add(item.id)
    const label = words && correctedLabel(answer, words)
    if (label !== undefined && label !== gold) labels.set(place.line, label)
  }
  for await (const batch of readItems(reading)) {
    notes.push(...batch.notes)
    rows += batch.items.length + batch.rejects.length
    if (batch.has) ({ header, label: column = column } = batch.has)
    for (const item of batch.items) look(item, batch.has?.hasIds ?? true)
  }
  await sayIssues(edge, notes)
  isPlain &&= notes.every(({ code }) => code !== 'header-again')
  return { column, header, labels, rows, met: met.size, isPlain }
}

async function writeSame(edge: Edge, output: string, text: AsyncIterable<string>): Promise<void> {
  const sink = await openTextSink(targetOf(edge, output))
  try {
    for await (const piece of text) await sink.write(piece)
    await sink.finish()
    await sink.close()
  } catch (cause) {
    await sink.abort()
    throw cause
  }
}

/** Writes every column of every row that can be read. */
async function writeAnew(
  edge: Edge,
  reading: Reading,
  {
    table,
    output,
    found,
  }: { readonly table: string; readonly output: string; readonly found: Found },
): Promise<void> {
  const columns = [...new Set(found.header)]
  const at = columns.indexOf(found.column)
  const types = formatOfName(output) === 'parquet' ? await columnTypesOf([table]) : new Map()
  const told = (message: string): void => say(edge, `note: ${output}: ${message}`)
  const target = targetOf(edge, output)
  const sink = await openTable({ target, columns, types, sheet: 'rows', say: told })
  let left = 0
  try {
    for await (const { items, rejects } of readItems({
      ...reading,
      wishes: { ...reading.wishes, keep: columns },
    })) {
      left += rejects.length
      await sink.write(
        items.map(({ kept, place }) =>
          kept.with(at, found.labels.get(place.line) ?? kept[at] ?? ''),
        ),
      )
    }
    await sink.finish()
    await sink.close()
  } catch (cause) {
    await sink.abort()
    throw cause
  }
  if (left > 0) say(edge, `${many(left, 'row')} that cannot be read: not written`)
}
