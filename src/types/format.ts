/** How rows are written in a file. */
export type Format = 'csv' | 'tsv' | 'jsonl'

const ENDINGS: Readonly<Record<string, Format>> = {
  csv: 'csv',
  tsv: 'tsv',
  tab: 'tsv',
  jsonl: 'jsonl',
  ndjson: 'jsonl',
}

/** The format a name promises, `.gz` set aside; undefined where it promises none. */
export function formatOfName(name: string): Format | undefined {
  const ending = /\.([^./\\]+)$/.exec(name.toLowerCase().replace(/\.gz$/, ''))?.[1] ?? ''
  return Object.hasOwn(ENDINGS, ending) ? ENDINGS[ending] : undefined
}
