import { KaskadError } from '../types/error.js'
import type { Format } from '../types/format.js'
import type { Item } from '../types/item.js'
import type { Issue, Parsed } from '../types/parsed.js'
import { formatIssue } from '../types/parsed.js'
import { DEFAULT_LABEL_WORDS } from '../types/project-name.js'
import type { Reject } from '../types/reject.js'
import { rejectIssue } from '../types/reject.js'
import { isDatabase } from './files/address.js'
import type { InputBytes, Meter } from './files/bytes.js'
import { nameOf, openBytes } from './files/bytes.js'
import { findInputs, tableInputs, type TableInput } from './files/inputs.js'
import type { FileCut, FilePart } from './files/part.js'
import { isZip } from './files/zip.js'
import type { ColumnWishes } from './columns/columns.js'
import { openCorrector, type Corrections } from './corrections.js'
import { watchIds } from './duplicate-ids.js'
import { infoFileRows } from './info-files.js'
import type { RowCount, Rows } from './tables/csv-items.js'
import { isParquet } from './files/encoding.js'
import { tallyNotes, type ItemPlan } from './columns/item-plan.js'
import { openSubtitles } from './subtitles/attach.js'
import { textRows, type TextReader } from './text-rows.js'
import { planJsonl } from './tables/planning.js'
import type { Said } from './tables/planning.js'

/** What to read and how. */
export interface Reading {
  /**
   * Paths of files and folders, patterns such as `videos/*.info.json`, addresses of databases, or
   * `-` for standard input; read one after the other.
   */
  readonly inputs: readonly string[]
  readonly wishes?: ColumnWishes
  /** Of all inputs; by default each is known by its name, else by its beginning. */
  readonly format?: Format | undefined
  /**
   * Of all inputs, by its name in the WHATWG Encoding Standard; by default UTF-8, and what an
   * input shows itself to be without doubt.
   */
  readonly encoding?: string | undefined
  /** The sheet of workbooks, by its name; by default the first that is not hidden. */
  readonly sheet?: string | undefined
  /** What is read of inputs that are databases, in SQL. */
  readonly query?: string | undefined
  /**
   * A folder with files of subtitles named by ids of rows (`id.ru.vtt`); those beside `.info.json`
   * files are found by themselves.
   */
  readonly subtitles?: string | undefined
  /** Names of the columns of all inputs, where these have no header. */
  readonly header?: readonly string[] | undefined
  /** What parts the fields of CSV; by default what the header shows. */
  readonly delimiter?: string | undefined
  /** Corrections by people; they replace the labels of the inputs. */
  readonly corrections?: Corrections | undefined
  /** Stops at the first bad row instead of handing it over as a reject. */
  readonly strict?: boolean
  /** Number of rows already read from earlier inputs, where the row number is the id. */
  readonly rowsBefore?: number
  /** Of the one input, a plain text file, only these rows. */
  readonly part?: FilePart | undefined
  /** Names of the columns that are kept, where all are and an earlier input has said which. */
  readonly kept?: readonly string[] | undefined
  /** In place of the process's own standard input. */
  readonly stdin?: AsyncIterable<Uint8Array>
  /** Ends the reading with the signal's reason. */
  readonly interrupted?: AbortSignal
}

/** Which fields and columns the rows of an input have. */
export interface InputHas {
  /** Names of texts and columns, as rules use them. */
  readonly names: readonly string[]
  /** The columns of the file, read or not. */
  readonly header: readonly string[]
  /** False where a row's number is its id. */
  readonly hasIds: boolean
  /** The column of labels; undefined where the file has none. */
  readonly label: string | undefined
  /** Names of what an item has in `kept`, in its order. */
  readonly kept: readonly string[]
}

/** Some rows of one input, in order: every row is an item or a reject. */
export interface ReadBatch {
  readonly items: readonly Item[]
  readonly rejects: readonly Reject[]
  /** Notes for the user: chosen columns, cells that are not numbers. */
  readonly notes: readonly Issue[]
  /** Fields and columns of the input; undefined until the header has been read. */
  readonly has: InputHas | undefined
  /** Bytes taken from all inputs so far, compressed where they are; compare with `sizeOf`. */
  readonly taken: number
  /** Where the input can be cut behind these rows; undefined where it cannot. */
  readonly cut?: FileCut | undefined
  /** The input, or the `.info.json` files that are one; undefined of what is said of all inputs. */
  readonly source?: TableInput
}

/**
 * Reads items in batches of about 64 KiB of text, with the memory of one.
 *
 * CSV, TSV, JSONL and JSON (a list, an answer of the YouTube Data API, a playlist of yt-dlp), each
 * plain, gzipped or alone in a ZIP archive, in UTF-8 or another encoding that is said or sure; one
 * sheet of an XLSX workbook; Parquet. A folder stands for the files in it; `.info.json` files of yt-dlp, one
 * video each, are one table. A bad row becomes a reject and reading goes on; blank lines are no rows.
 * Ids that stand twice are told of at the end.
 *
 * @throws KaskadError `input` where an input cannot be read at all (no such
 * file, another encoding, damaged gzip, a torn header) or, under `strict`, at
 * its first bad row; `columns` where a needed column is missing.
 */
export async function* readItems(reading: Reading): AsyncGenerator<ReadBatch> {
  if (reading.inputs.length === 0) throw new KaskadError('usage', 'expected at least one input')
  if (reading.query !== undefined && !reading.inputs.some(isDatabase))
    throw new KaskadError('usage', '--query: no input is a database')
  const said: Said = {
    columns: '',
    ids: undefined,
    ...(reading.kept && { kept: reading.kept }),
  }
  const count: RowCount = { rows: reading.rowsBefore ?? 0 }
  const ids = watchIds()
  const subtitles = await openSubtitles({
    folder: reading.subtitles,
    isBeside: reading.wishes?.texts?.some(({ name }) => name === 'subtitles') ?? true,
    encoding: reading.encoding,
  })
  const corrector =
    reading.corrections &&
    openCorrector(reading.corrections, reading.wishes?.words ?? DEFAULT_LABEL_WORDS)
  const inputs = await findInputs(reading.inputs)
  if (inputs.notes.length > 0) yield { ...NO_ROWS, notes: inputs.notes, taken: 0 }
  let before = 0
  for (const source of tableInputs(inputs.files, isPlainJson(reading))) {
    const meter: Meter = { taken: 0 }
    for await (const batch of readSource({ source, reading, meter, said, count })) {
      reading.interrupted?.throwIfAborted()
      const bad = reading.strict ? batch.rejects[0] : undefined
      if (bad) throw strictError(bad)
      if (said.ids === 'column') ids.add(batch.items)
      const own = corrector?.correct(batch.items, batch.has?.hasIds ?? true) ?? batch.items
      const items = await subtitles.attach(own)
      const notes = [...batch.notes, ...subtitles.notes()]
      yield { ...batch, items, notes, taken: before + meter.taken, source }
    }
    before += meter.taken
  }
  const notes = [...ids.notes(), ...subtitles.lastNotes(), ...(corrector?.notes() ?? [])]
  if (notes.length > 0) yield { ...NO_ROWS, notes, taken: before }
}

const NO_ROWS = { items: [], rejects: [], has: undefined } as const

/** Whether `.info.json` files may be what they are called. */
function isPlainJson({ format, encoding }: Reading): boolean {
  return (format ?? 'jsonl') === 'jsonl' && /^utf-?8$/i.test(encoding ?? 'utf-8')
}

/** The same rows one by one: an item, or the issues of a bad row. */
export async function* readRows(reading: Reading): AsyncGenerator<Parsed<Item>> {
  for await (const { items, rejects } of readItems(reading)) {
    let next = 0
    for (const item of items) {
      for (let bad = rejects[next]; bad && bad.place.line < item.place.line; bad = rejects[next]) {
        yield { ok: false, issues: [rejectIssue(bad)] }
        next += 1
      }
      yield { ok: true, value: item }
    }
    for (const bad of rejects.slice(next)) yield { ok: false, issues: [rejectIssue(bad)] }
  }
}

interface Input {
  readonly source: TableInput
  readonly reading: Reading
  readonly meter: Meter
  readonly said: Said
  readonly count: RowCount
}

async function* readSource(input: Input): AsyncGenerator<Omit<ReadBatch, 'taken'>> {
  const notes: Issue[] = []
  const say = (issue: Issue): void => void notes.push(issue)
  let plan: Rows['plan']
  for await (const batch of await rowsOf(input, say)) {
    plan = batch.plan
    yield {
      items: batch.items,
      rejects: batch.rejects,
      notes: notes.splice(0),
      has: plan && hasOf(plan, input),
      cut: batch.cut,
    }
  }
  if (plan) notes.push(...tallyNotes(plan))
  if (notes.length > 0) yield { ...NO_ROWS, notes, has: plan && hasOf(plan, input) }
}

async function rowsOf(
  { source, reading, meter, said, count }: Input,
  say: (issue: Issue) => void,
): Promise<AsyncGenerator<Rows>> {
  if (typeof source !== 'string') {
    const [file = ''] = source
    const plans = planJsonl({ file, wishes: reading.wishes ?? {}, said, say })
    return infoFileRows(source, { ...plans, count, meter, say })
  }
  const reader: TextReader = { file: nameOf(source), reading, count, said, say }
  return openRows({ input: source, stdin: reading.stdin ?? process.stdin, meter }, reader)
}

/** The rows of an input, by what it is: a database, an archive, Parquet, else text. */
async function openRows(source: InputBytes, reader: TextReader): Promise<AsyncGenerator<Rows>> {
  if (isDatabase(source.input)) {
    const { databaseRows } = await import('./database-rows.js')
    const reading = {
      ...reader.reading,
      format: 'tsv',
      encoding: undefined,
      header: undefined,
      delimiter: undefined,
    } as const
    return databaseRows(source, {
      ...reader,
      textRows: (bytes) => textRows(bytes, { ...reader, reading }),
    })
  }
  const bytes = await openBytes(source)
  if (isZip(bytes.head))
    return (await import('./archive.js')).archiveRows(source, bytes, {
      ...reader,
      textRows: (inside, file) => textRows(inside, { ...reader, file }),
    })
  return isParquet(bytes.head)
    ? (await import('./parquet/parquet-rows.js')).parquetRows(source, bytes, reader)
    : textRows(bytes, reader)
}

/** What the rows of a plan have; subtitles also from files of their own. */
function hasOf(
  { id, names, header, keptNames, labelColumn: label }: ItemPlan,
  { source, reading }: Pick<Input, 'source' | 'reading'>,
): InputHas {
  const isBeside = typeof source !== 'string' || reading.subtitles !== undefined
  return {
    names: isBeside ? [...names, 'subtitles'] : names,
    header,
    hasIds: id >= 0,
    label,
    kept: keptNames,
  }
}

function strictError(bad: Reject): KaskadError {
  const issue = rejectIssue(bad)
  return new KaskadError('input', formatIssue(issue), { issues: [issue] })
}
