import { MOST_LINE } from './pieces.js'

/** A JSON text by its beginning: a list, an object over many lines, or an answer with a list inside. */
export function isJsonDocument(head: string): boolean {
  const text = head.trimStart()
  if (text[0] === '[' || /^\{\s*?\n/.test(text)) return true
  const line = text.split('\n', 1)[0] ?? ''
  return line[0] === '{' && LISTS.test(line) && holdsRows(line)
}

/** The keys of lists of videos: of the YouTube Data API and of yt-dlp's playlists. */
const LISTS = /"(?:items|entries)"\s*:\s*\[/
const LIST_AT_END = /"(?:items|entries)"\s*:\s*$/
const ANSWER = /"_type"\s*:\s*"playlist"|"kind"\s*:\s*"youtube#\w+Response"/

/** True if the object holds a list of rows rather than being a row itself. */
function holdsRows(beginning: string): boolean {
  return ANSWER.test(beginning) || !/"(?:id|title)"\s*:/.test(beginning)
}

/**
 * Makes lines of JSON documents: each value of a list, of `items` in an answer of the YouTube
 * Data API or of `entries` in a playlist of yt-dlp, becomes one line.
 *
 * A value stands at the line where it begins in the document, as long as each begins on a line of
 * its own; else lines count values. A document that ends too early leaves a last line that is not
 * JSON. Memory is one value; one that is longer than a line may be goes through in parts.
 */
export async function* jsonRecords(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  const scan = scanner()
  for await (const chunk of chunks) {
    const lines = scan(chunk)
    if (lines.length > 0) yield lines
  }
  const rest = scan(undefined)
  if (rest.length > 0) yield rest
}

/** Where a scan of a JSON text is. */
interface Scan {
  readonly out: Buffer[]
  /** The beginning of the value that is read, from earlier chunks. */
  held: Buffer[]
  heldSize: number
  depth: number
  /** Depths at which values are rows, the innermost list last; never empty. */
  readonly bases: number[]
  state: 'between' | 'value' | 'scalar' | 'rest'
  inString: boolean
  isEscaped: boolean
  /** True once the list inside this value has been looked for. */
  isAsked: boolean
  /** Line ends inside the value, owed to the lines behind it. */
  owed: number
  /** True where a line's end is still to be written: the document's own or one before the next value. */
  isOpen: boolean
}

const LINE_END = Buffer.from('\n')
const TORN = Buffer.from('[\n')
const [QUOTE, ESCAPE, NEWLINE, TAB] = [34, 92, 10, 9] as const

function scanner(): (chunk: Buffer | undefined) => Buffer {
  const scan: Scan = {
    out: [],
    held: [],
    heldSize: 0,
    depth: 0,
    bases: [0],
    state: 'between',
    inString: false,
    isEscaped: false,
    isAsked: false,
    owed: 0,
    isOpen: false,
  }
  return (chunk) => {
    if (chunk) scanChunk(scan, Buffer.from(chunk))
    else endOfText(scan)
    return Buffer.concat(scan.out.splice(0))
  }
}

function scanChunk(scan: Scan, bytes: Buffer): void {
  let from = 0
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at] as number
    if (scan.inString) {
      inString(scan, bytes, at)
      continue
    }
    if (byte === NEWLINE) {
      if (scan.state === 'scalar') endOfValue(scan, bytes.subarray(from, at))
      lineEnd(scan, bytes, at)
      continue
    }
    if (byte <= 32) continue
    if (scan.state === 'scalar' && (byte === 44 || byte === 93)) {
      endOfValue(scan, bytes.subarray(from, at))
    }
    if (scan.state === 'between') {
      if (!beginsValue(scan, byte)) continue
      from = at
    }
    if (byte === QUOTE) scan.inString = true
    else if (byte === 123 || byte === 91) {
      if (byte === 91 && entersList(scan, bytes.subarray(from, at))) continue
      scan.depth += 1
    } else if (byte === 125 || byte === 93) closes(scan, bytes.subarray(from, at + 1))
  }
  if (scan.state === 'value' || scan.state === 'scalar') hold(scan, bytes.subarray(from))
}

/**
 * A line break inside a string is invalid JSON: the string ends there, so that later rows are
 * still read.
 */
function inString(scan: Scan, bytes: Buffer, at: number): void {
  const byte = bytes[at]
  if (byte === NEWLINE) lineEnd(scan, bytes, at)
  if (byte === NEWLINE || (byte === QUOTE && !scan.isEscaped)) scan.inString = false
  scan.isEscaped = byte === ESCAPE && !scan.isEscaped
}

function lineEnd(scan: Scan, bytes: Buffer, at: number): void {
  if (scan.state === 'value') {
    bytes[at] = TAB
    scan.owed += 1
    return
  }
  scan.out.push(LINE_END)
  scan.isOpen = false
}

/** Steps over what stands between values; true where a value begins. */
function beginsValue(scan: Scan, byte: number): boolean {
  const isMark = byte === 0xef || byte === 0xbb || byte === 0xbf
  if (byte === 44 || (isMark && scan.depth === 0)) return false
  if (byte === 91 && scan.depth === 0) {
    scan.depth = 1
    scan.bases.push(1)
    return false
  }
  if (byte === 93 && scan.depth > 0) {
    scan.depth -= 1
    scan.bases.pop()
    scan.state = scan.depth > (scan.bases.at(-1) ?? 0) ? 'rest' : 'between'
    return false
  }
  if (scan.isOpen) scan.out.push(LINE_END)
  scan.isOpen = true
  scan.isAsked = false
  scan.state = byte === 123 || byte === 91 ? 'value' : 'scalar'
  return true
}

/** True where a list opens whose values are rows; what stood before it in its object is left out. */
function entersList(scan: Scan, before: Buffer): boolean {
  if (scan.state !== 'value' || scan.isAsked || scan.depth !== (scan.bases.at(-1) ?? 0) + 1)
    return false
  const end = Buffer.concat([...scan.held.slice(-64), before.subarray(-64)])
  if (!LIST_AT_END.test(end.subarray(-64).toString('latin1'))) return false
  scan.isAsked = true
  if (!holdsRows(Buffer.concat([...scan.held, before]).toString('latin1'))) return false
  for (; scan.owed > 0; scan.owed--) scan.out.push(LINE_END)
  scan.held = []
  scan.heldSize = 0
  scan.depth += 1
  scan.bases.push(scan.depth)
  scan.state = 'between'
  scan.isOpen = false
  return true
}

function closes(scan: Scan, value: Buffer): void {
  const base = scan.bases.at(-1) ?? 0
  if (scan.depth > base) scan.depth -= 1
  if (scan.depth > base) return
  if (scan.state === 'value') endOfValue(scan, value)
  else if (scan.state === 'rest') scan.state = 'between'
}

function endOfValue(scan: Scan, value: Buffer): void {
  scan.out.push(...scan.held, value)
  scan.held = []
  scan.heldSize = 0
  scan.state = 'between'
  scan.isOpen = scan.owed === 0
  for (; scan.owed > 0; scan.owed--) scan.out.push(LINE_END)
}

function hold(scan: Scan, part: Buffer): void {
  scan.held.push(part)
  scan.heldSize += part.length
  if (scan.heldSize > MOST_LINE) scan.out.push(...scan.held.splice(0))
}

function endOfText(scan: Scan): void {
  const isTorn = scan.state === 'between' || scan.state === 'rest' ? scan.depth > 0 : false
  if (scan.state === 'value' || scan.state === 'scalar') endOfValue(scan, Buffer.alloc(0))
  if (scan.isOpen) scan.out.push(LINE_END)
  if (isTorn) scan.out.push(TORN)
}
