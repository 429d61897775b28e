import type { Format } from '../../types/format.js'
import type { Dialect } from './split-csv.js'

/** The format of a text by its beginning, where its name does not tell. */
export function formatOfText(head: string): Format {
  const first = head.trimStart()[0]
  if (first === '{' || first === '[') return 'jsonl'
  return delimiterOf(head) === '\t' ? 'tsv' : 'csv'
}

/** How the fields of a CSV or TSV text are told apart; spreadsheets of some countries write `;`. */
export function dialectOf(head: string, format: 'csv' | 'tsv'): Dialect {
  const said = SEP_LINE.exec(head)?.[1]
  const delimiter = said ?? (format === 'tsv' ? '\t' : delimiterOf(head))
  return { delimiter, lineEnd: lineEndOf(head) }
}

/** The length of the line, with its line end, by which Excel names the delimiter; 0 where none is. */
export function lengthOfSepLine(text: string): number {
  return SEP_LINE.exec(text)?.[0].length ?? 0
}

const SEP_LINE = /^"?sep=([^"\w\r\n])"?(?:\r\n|\n|\r|$)/i

/** `\r` only where there is no `\n` and something follows it. */
export function lineEndOf(head: string): '\n' | '\r' {
  return !head.includes('\n') && /\r./s.test(head) ? '\r' : '\n'
}

/** What stands most often in the header, outside of quotes. */
function delimiterOf(head: string): Dialect['delimiter'] {
  const header = head.replaceAll(/"[^"]*"/g, '').split(/[\r\n]/, 1)[0] ?? ''
  const [most = ','] = [',', '\t', ';'].toSorted(
    (a, b) => header.split(b).length - header.split(a).length,
  )
  return most
}
