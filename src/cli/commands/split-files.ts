import { evidenceOf } from '../../learn/rows/evidence.js'
import { groupsOf, type Grouping } from '../../learn/rows/groups.js'
import { splitRows, type SplitRow } from '../../learn/rows/split.js'
import { orderedBy } from '../../read/columns/time.js'
import { readItems, type Reading } from '../../read/read.js'
import { KaskadError } from '../../types/error.js'
import type { Item } from '../../types/item.js'
import { prepareTable, type TableSink } from '../../write/table-sink.js'
import { writeTogether } from '../../write/text-sink.js'
import { shareOf } from '../settings/cut-goal.js'
import { guardOutputs } from '../settings/guard-outputs.js'
import { inputsOf } from '../settings/options.js'
import type { OptionsOf } from '../terminal/shell.js'
import type { declareSplit } from './split.js'
import { loadSettings, readingOf } from '../settings/settings.js'
import { EXIT, say, targetOf, type Edge, type ExitCode } from '../terminal/edge.js'
import { sayIssues } from '../terminal/fail.js'
import { wholeNumber } from '../terminal/numbers.js'
import { many } from '../terminal/tally.js'

type Options = OptionsOf<typeof declareSplit>

/** Writes the rows of files into two files: to train on, and to test with. */
export async function splitFiles(
  edge: Edge,
  files: readonly string[],
  options: Options,
): Promise<ExitCode> {
  const inputs = inputsOf(files, options)
  const share = shareOf('--share', options.share)
  if (share < 0.01 || share > 0.99)
    throw new KaskadError('usage', `--share: expected 0.01 to 0.99, not "${options.share}"`)
  const seed = wholeNumber(options.seed, '--seed')
  if (inputs.includes('-'))
    throw new KaskadError('usage', 'the rows are read more than once: expected files, not -')
  const settings = await loadSettings(options)
  await guardOutputs(edge, {
    outputs: [
      { option: '--train', path: options.train, holds: 'table' },
      { option: '--test', path: options.test, holds: 'table' },
    ],
    inputs: { 'the input': inputs },
    rules: [settings.rules],
    models: [settings.model],
    config: options.config,
  })
  const reading = readingOf(edge, { inputs, settings, needLabel: options.group === 'project' })
  const { header, items } = await wholeRows(edge, reading, options.time)
  const by = options.time === undefined ? 'chance' : 'time'
  const rows = rowsOf(items, options, header)
  const undated = by === 'time' ? rows.filter(({ time }) => time === undefined).length : 0
  if (undated > 0)
    say(edge, `${many(undated, 'row')} without a date or number in ${options.time}: to train on`)
  const isTest = splitRows(rows, { share, by, seed })
  const prepare = (path: string, part: boolean): Promise<TableSink> => {
    const kept = items.flatMap(({ kept }, at) => (isTest[at] === part ? [kept] : []))
    const target = targetOf(edge, path)
    const told = (message: string): void => say(edge, `note: ${path}: ${message}`)
    return prepareTable({ target, columns: header, sheet: 'rows', say: told }, kept)
  }
  await writeTogether([() => prepare(options.train, false), () => prepare(options.test, true)])
  const tests = isTest.filter(Boolean).length
  say(edge, `${many(items.length - tests, 'row')} to train on, ${many(tests, 'row')} to test with`)
  return EXIT.done
}

/** Rows with every column of the first file in `kept`. */
interface WholeRows {
  readonly header: readonly string[]
  readonly items: readonly Item[]
}

async function wholeRows(
  edge: Edge,
  reading: Reading,
  time: string | undefined,
): Promise<WholeRows> {
  const wanted = time === undefined ? [] : [time]
  const header = await headerOf({ ...reading, wishes: { ...reading.wishes, keep: wanted } })
  const items: Item[] = []
  let rejects = 0
  for await (const batch of readItems({
    ...reading,
    wishes: { ...reading.wishes, keep: header },
  })) {
    if (batch.notes.length > 0) await sayIssues(edge, batch.notes)
    for (const item of batch.items) items.push(item)
    rejects += batch.rejects.length
  }
  if (rejects > 0) say(edge, `${many(rejects, 'row')} that cannot be read: in neither part`)
  if (items.length < 2) throw new KaskadError('input', 'expected at least 2 rows to part')
  return { header, items }
}

async function headerOf(reading: Reading): Promise<readonly string[]> {
  for await (const { has } of readItems(reading)) if (has) return [...new Set(has.header)]
  return []
}

function rowsOf(
  items: readonly Item[],
  { group, time }: Options,
  header: readonly string[],
): SplitRow[] {
  const groups = group === 'project' ? items.map(({ gold = '' }) => gold) : sameVideo(items, group)
  const at = time === undefined ? -1 : header.indexOf(time)
  const times = orderedBy(items.map(({ kept }) => kept[at] ?? ''))
  const rows = items.map(({ gold = '' }, nth) => ({
    label: group === 'project' ? '' : gold,
    group: groups[nth] ?? '',
    time: times[nth],
  }))
  if (time !== undefined && rows.every((row) => row.time === undefined))
    throw new KaskadError('columns', `--time: "${time}" holds no date and no number`)
  return rows
}

function sameVideo(
  items: readonly Item[],
  group: 'duplicates' | 'near-duplicates' | 'channel',
): readonly string[] {
  const [first] = items
  const title = first && 'title' in first.texts ? 'title' : Object.keys(first?.texts ?? {})[0]
  const grouping: Grouping =
    group === 'channel' ? { by: 'column', column: 'channel' } : { by: group }
  const normal = evidenceOf(items).map(({ item }) => item)
  return groupsOf(normal, title ?? 'title', grouping)
}
