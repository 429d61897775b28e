/** The marks a file of rows is written with. */
export interface Dialect {
  /** One character. */
  readonly delimiter: string
  /** `\r` only in files without a single `\n`; before a `\n` it is always taken as part of it. */
  readonly lineEnd: '\n' | '\r'
}

/** What stands between two line ends, or inside quotes that span them. */
export interface Row {
  /** Line where the row starts, 1-based. */
  readonly line: number
  /** Unquoted fields; empty where the row is torn. */
  readonly fields: readonly string[]
  /** Where and why its quotes are torn; absent in a good row. */
  readonly torn: Torn | undefined
  /** Offsets of the row in the text, without its line end. */
  readonly start: number
  readonly end: number
}

/** A quote that does not close as it should. */
export interface Torn {
  readonly line: number
  /** 1-based, in UTF-16 units. */
  readonly column: number
  readonly reason: string
}

/** Whole rows of a text, and where the first row begins that goes on beyond it. */
export interface Split {
  readonly text: string
  readonly rows: readonly Row[]
  readonly rest: number
  /** The line in which what follows `rest` begins. */
  readonly nextLine: number
}

/**
 * Text in, rows out; line numbers and the header's width are remembered between calls.
 *
 * `line` is where the text begins, where it does not follow the one before.
 */
export type Splitter = (text: string, last: boolean, line?: number) => Split

/** Longest quoted field across lines, in UTF-16 units; a longer one is torn. */
export const MOST_QUOTED = 1 << 20

const QUOTE = 34
const RETURN = 13
const FEED = 10
const MARK = 0xfeff

interface Cursor {
  readonly text: string
  readonly delimiter: number
  readonly lineEnd: number
  at: number
  /** Where the quote opened that the trouble is about; the first one that spans lines. */
  quote: number
  /** Where the trouble was seen. */
  trouble: number
  /** The first row as it is written; `''` before it has been read. */
  head: string
  /** True if the header of a joined file follows without a line break. */
  isGlued: boolean
}

type Ending = 'row' | 'open' | 'torn'

/**
 * Splits CSV or TSV text into rows, and finds its feet again after a torn quote.
 *
 * Each text must end at a line end unless it is the last one. What follows
 * `rest` (an open quote) is to be put before the next text. Quoting is RFC
 * 4180's; a quote inside an unquoted field is an ordinary character, and blank
 * lines are no rows. A byte order mark before a row belongs to files joined into one: it is left
 * out. A row's quoted last field may also end where the first row stands again: files joined
 * without a line end.
 *
 * A quote that is not closed as it should be would swallow the rows after it.
 * So where quotes span lines and the row then comes out wrong — text after the
 * closing quote, another number of fields than the first row has, no closing
 * quote within `MOST_QUOTED` — only the line where that quote opened is given
 * up, and the next line starts a new row:
 *
 *     1,"Сон,5        ← torn: the quote would close in the next line,
 *     2,"Лес",7          where `Лес` cannot follow it
 *     3,Луг,9         ← rows 2 and 3 are read as if row 1 were whole
 */
export function createSplitter(dialect: Dialect, firstLine = 1): Splitter {
  let line = firstLine
  let width = 0
  let head = ''
  return (text, last, begins = line) => {
    line = begins
    const cursor = cursorOver(text, dialect, head)
    const rows: Row[] = []
    for (;;) {
      line += skipBlank(cursor)
      const start = cursor.at
      if (start >= text.length) return { text, rows, rest: text.length, nextLine: line }
      const fields: string[] = []
      const ending = readRow(cursor, fields)
      if (ending === 'open' && !last && text.length - cursor.quote <= MOST_QUOTED)
        return { text, rows, rest: start, nextLine: line }
      const spans = cursor.quote >= 0
      if (width === 0) width = ending === 'row' ? fields.length : 0
      if (ending === 'row' && !(spans && (fields.length !== width || tooLong(cursor)))) {
        const end = trimEnd(cursor, start)
        rows.push({ line, fields, torn: undefined, start, end })
        if (head === '') cursor.head = head = text.slice(start, end)
        line += spans || cursor.isGlued ? countOf(text, dialect.lineEnd, [start, cursor.at]) : 1
        continue
      }
      const torn = tearOf(cursor, ending, start)
      const from = line
      line += torn.lines
      cursor.at = torn.next
      rows.push({
        line: from,
        fields: [],
        torn: { line: line - 1, column: torn.column, reason: torn.reason },
        start,
        end: trimEnd(cursor, start),
      })
    }
  }
}

function cursorOver(text: string, { delimiter, lineEnd }: Dialect, head: string): Cursor {
  return {
    text,
    delimiter: delimiter.charCodeAt(0),
    lineEnd: lineEnd.charCodeAt(0),
    at: 0,
    quote: -1,
    trouble: -1,
    head,
    isGlued: false,
  }
}

/** Moves past blank lines and byte order marks; how many lines there were. */
function skipBlank(cursor: Cursor): number {
  const { text, lineEnd } = cursor
  let lines = 0
  for (;;) {
    const code = text.charCodeAt(cursor.at)
    if (code === MARK) {
      cursor.at += 1
      continue
    }
    const next = text.charCodeAt(cursor.at + 1)
    if (code !== lineEnd && !(code === RETURN && (next === FEED || Number.isNaN(next))))
      return lines
    cursor.at += code === RETURN && lineEnd === FEED ? 2 : 1
    lines += 1
  }
}

/** Reads one row into `fields` and moves past its line end, if it comes out right. */
function readRow(cursor: Cursor, fields: string[]): Ending {
  const { text, delimiter, lineEnd } = cursor
  cursor.quote = -1
  cursor.trouble = -1
  cursor.isGlued = false
  for (;;) {
    if (text.charCodeAt(cursor.at) === QUOTE) {
      const ending = readQuoted(cursor, fields)
      if (ending !== 'row') return ending
    } else readBare(cursor, fields)
    const code = text.charCodeAt(cursor.at)
    if (code !== delimiter) {
      if (!cursor.isGlued) cursor.at += code === RETURN && lineEnd === FEED ? 2 : 1
      return 'row'
    }
    cursor.at += 1
  }
}

/** Reads an unquoted field; leaves the cursor on what ends it. */
function readBare(cursor: Cursor, fields: string[]): void {
  const { text, delimiter, lineEnd, at } = cursor
  const { length } = text
  let end = at
  while (end < length) {
    const code = text.charCodeAt(end)
    if (code === delimiter || code === lineEnd) break
    end += 1
  }
  if (
    lineEnd === FEED &&
    text.charCodeAt(end) !== delimiter &&
    end > at &&
    text.charCodeAt(end - 1) === RETURN
  )
    end -= 1
  fields.push(text.slice(at, end))
  cursor.at = end
}

/** Reads a quoted field; leaves the cursor on what ends it, or the trouble where it was seen. */
function readQuoted(cursor: Cursor, fields: string[]): Ending {
  const { text, delimiter, lineEnd, at } = cursor
  let doubled = false
  let close = text.indexOf('"', at + 1)
  while (close >= 0 && text.charCodeAt(close + 1) === QUOTE) {
    doubled = true
    close = text.indexOf('"', close + 2)
  }
  if (close < 0) {
    if (cursor.quote < 0) cursor.quote = at
    return 'open'
  }
  const content = text.slice(at + 1, close)
  if (cursor.quote < 0 && content.includes(lineEnd === FEED ? '\n' : '\r')) cursor.quote = at
  const code = text.charCodeAt(close + 1)
  const ends =
    code === delimiter ||
    code === lineEnd ||
    close + 1 >= text.length ||
    (code === RETURN && (text.charCodeAt(close + 2) === FEED || close + 2 >= text.length))
  cursor.isGlued = !ends && isHeadAt(cursor, close + 1)
  if (!ends && !cursor.isGlued) {
    cursor.trouble = close
    if (cursor.quote < 0) cursor.quote = at
    return 'torn'
  }
  fields.push(doubled ? content.replaceAll('""', '"') : content)
  cursor.at = close + 1
  return 'row'
}

/** True where the first row stands at a place, a whole line but for the byte order mark before it. */
function isHeadAt({ text, head, lineEnd }: Cursor, place: number): boolean {
  if (head === '') return false
  let at = place
  while (text.charCodeAt(at) === MARK) at += 1
  const after = text.charCodeAt(at + head.length)
  return text.startsWith(head, at) && (after === lineEnd || after === RETURN || Number.isNaN(after))
}

/** True where the quotes that span lines hold more than a description would. */
function tooLong({ at, quote }: Cursor): boolean {
  return at - quote > MOST_QUOTED
}

interface Tear {
  /** Lines from the row's start to where reading goes on. */
  readonly lines: number
  readonly next: number
  readonly column: number
  readonly reason: string
}

/** What is given up: everything up to the end of the line where the quote opened. */
function tearOf(cursor: Cursor, ending: Ending, start: number): Tear {
  const { text, quote, trouble } = cursor
  const mark = cursor.lineEnd === FEED ? '\n' : '\r'
  const found = text.indexOf(mark, quote)
  const next = found < 0 ? text.length : found + 1
  const lineStart = text.lastIndexOf(mark, quote) + 1
  const sameLine = ending === 'torn' && trouble < next
  return {
    lines: countOf(text, mark, [start, quote]) + 1,
    next,
    column: (sameLine ? trouble + 1 : quote) - lineStart + 1,
    reason: sameLine
      ? 'text after a closing quote: a quote inside a quoted field is written twice'
      : 'a quote opens here and does not close in its row',
  }
}

/** End of the row before the cursor, without its line end. */
function trimEnd({ text, at }: Cursor, start: number): number {
  let end = Math.min(at, text.length)
  if (end > start && text.charCodeAt(end - 1) === FEED) end -= 1
  if (end > start && text.charCodeAt(end - 1) === RETURN) end -= 1
  return end
}

/** How often the mark stands in a stretch of the text. */
function countOf(text: string, mark: string, [from, to]: readonly [number, number]): number {
  let count = 0
  for (let at = text.indexOf(mark, from); at >= 0 && at < to; at = text.indexOf(mark, at + 1))
    count += 1
  return count
}
