/** How rows are written in a file of text. */
export type Format = 'csv' | 'tsv' | 'jsonl'

/** How rows are written in a file of any kind. */
export type TableFormat = Format | 'xlsx' | 'parquet'

/** What a command writes into a file. */
export type Written = 'decisions' | 'table' | 'json' | 'onnx' | 'html' | 'words' | 'corrections'

/** The endings of names and the format of rows that each promises. */
const ENDINGS: Readonly<Record<string, TableFormat>> = {
  csv: 'csv',
  tsv: 'tsv',
  tab: 'tsv',
  jsonl: 'jsonl',
  ndjson: 'jsonl',
  xlsx: 'xlsx',
  parquet: 'parquet',
}

/** The endings that a file may have by what is written into it. */
const WRITTEN: Readonly<Record<Written, readonly string[]>> = {
  decisions: Object.keys(ENDINGS),
  table: ['csv', 'tsv', 'tab', 'xlsx', 'parquet'],
  json: ['json'],
  onnx: ['onnx'],
  html: ['html', 'htm'],
  words: ['txt'],
  corrections: ['jsonl', 'ndjson'],
}

/** Name endings of formats that can be neither read nor written, with the advice shown. */
const FOREIGN: Readonly<Record<string, string>> = {
  ...of('xlsm xls ods numbers', 'save the sheet as XLSX or CSV'),
  ...of('arrow feather orc avro', 'export the table as CSV or JSONL'),
  ...of('xz', 'unpack it: xz -dc FILE | kaskad classify -'),
  ...of('bz2', 'unpack it: bzip2 -dc FILE | kaskad classify -'),
  ...of('lz4 br 7z rar zip tar tgz', 'unpack it, or pack it with gzip'),
  ...of('html htm xml pdf docx doc', 'export the table as CSV'),
  ...of('db sqlite sqlite3 duckdb pkl npy', 'export the table as CSV or JSONL'),
}

function of(endings: string, help: string): Record<string, string> {
  return Object.fromEntries(endings.split(' ').map((ending) => [ending, help]))
}

/** Compression endings, allowed after any other ending. */
const PACKED = /\.(gz|zst)$/i

/** The format a name promises, `.gz` and `.zst` set aside; undefined where it promises none. */
export function formatOfName(name: string): TableFormat | undefined {
  const ending = endingOf(name.replace(PACKED, ''))
  return Object.hasOwn(ENDINGS, ending) ? ENDINGS[ending] : undefined
}

/**
 * Why a file of that name cannot be written as what it is to hold; undefined where it can be.
 *
 * A name without an ending promises nothing. With a format of its own, decisions may have any
 * ending that promises no other.
 */
export function whyNotWritten(
  name: string,
  holds: Written,
  format?: TableFormat,
): string | undefined {
  const packed = holds === 'onnx' ? undefined : PACKED.exec(name)?.[0]
  const ending = endingOf(packed === undefined ? name : name.slice(0, -packed.length))
  if (packed !== undefined && (ending === 'xlsx' || ending === 'parquet'))
    return `.${ending} is packed already: leave ${packed} out`
  const written = WRITTEN[holds]
  if (ending === '') return undefined
  if (format !== undefined && formatOfName(name) !== undefined && formatOfName(name) !== format)
    return `its ending says ${formatOfName(name)}, --format says ${format}`
  if (written.includes(ending)) return undefined
  if (format !== undefined && !Object.hasOwn(FOREIGN, ending)) return undefined
  const endings = written.map((each) => `.${each}`).join(', ')
  return `.${ending} is not written, expected ${endings}${holds === 'onnx' ? '' : ' (and .gz or .zst after it)'}`
}

/** Endings of FOREIGN that are read all the same. */
const READ: readonly string[] = ['xlsm', 'zip']

/** Why a file of that name is not read; undefined where its content decides. */
export function whyNotRead(name: string): string | undefined {
  const ending = endingOf(name.replace(PACKED, ''))
  return Object.hasOwn(FOREIGN, ending) && !READ.includes(ending)
    ? `.${ending} is not read, expected CSV, TSV, JSONL, XLSX or Parquet, plain or packed with gzip, zstd or zip: ${FOREIGN[ending]}`
    : undefined
}

/** True for a name that promises a table, or JSON that may hold one. */
export function isTableName(name: string): boolean {
  const ending = endingOf(name.replace(PACKED, ''))
  return Object.hasOwn(ENDINGS, ending) || ending === 'json' || READ.includes(ending)
}

/** The ending of a name in lower case; '' where there is none that could name a format. */
function endingOf(name: string): string {
  const ending = /\.([^./\\]+)$/.exec(name.toLowerCase())?.[1] ?? ''
  return /^[a-z][a-z\d_-]*$|^7z$/.test(ending) ? ending : ''
}
