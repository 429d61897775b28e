import { isAscii, isUtf8, transcode } from 'node:buffer'
import { KaskadError } from '../../types/error.js'
import { countLines, guessEncoding, isEncoding, linesOf } from './encoding.js'

/** Text of whole lines. */
export interface Piece {
  readonly text: string
  readonly last: boolean
  /** True if a line holds one of `FAULTS` and must be checked. */
  readonly suspect: boolean
  /** Bytes up to the end of the piece; undefined where that is within a line. */
  readonly end?: number | undefined
  /** The line in which the piece begins, where it does not follow the one before. */
  readonly line?: number
}

/**
 * Marks that replace bytes which cannot be decoded: lone surrogates, which no valid UTF-8
 * contains.
 */
export const FAULTS = {
  '\0': { code: 'nul-byte', reason: 'the row holds a NUL byte: expected text' },
  '\uDFFF': { code: 'not-utf8', reason: 'the row holds bytes that are not UTF-8' },
  '\uDFFE': { code: 'row-too-long', reason: 'the row is longer than 16 MiB' },
} as const

/** What the pieces are cut from. */
export interface Cuttable {
  readonly name: string
  readonly chunks: AsyncIterable<Buffer>
  readonly lineEnd: '\n' | '\r'
  /** True where the bytes go on in a file that has shown itself to be UTF-8. */
  readonly goesOn?: boolean
}

/** The longest line that is read, in bytes. */
export const MOST_LINE = 16 * 1024 * 1024

/** Bytes without any line break after which the file is refused. */
const MOST_WITHOUT_LINE_END = 256 * 1024 * 1024

/**
 * Cuts bytes at line ends and decodes them; a byte order mark is left out.
 *
 * A line that is not UTF-8 among lines that are is marked, not fatal; memory is
 * one chunk, or one line where a line is longer.
 *
 * @throws KaskadError `input` where the file as a whole is in another encoding.
 */
export async function* pieces(cuttable: Cuttable): AsyncGenerator<Piece> {
  const decode = decoder(cuttable)
  const cut = cutter(cuttable)
  let held: Piece | undefined
  for await (const chunk of cuttable.chunks) {
    const whole = cut(chunk)
    if (whole.bytes.length === 0) continue
    if (held) yield held
    held = decode(whole)
  }
  const rest = cut(undefined)
  if (held) yield rest.bytes.length === 0 ? { ...held, last: true } : held
  if (rest.bytes.length > 0 || !held) yield { ...decode(rest), last: true }
}

interface Whole {
  readonly bytes: Buffer
  /** True where a line was too long and only its beginning is here. */
  readonly cut: boolean
  /** Bytes up to the end of the lines. */
  readonly end: number
}

/** Chunks in, whole lines out; `undefined` asks for what is left. */
function cutter({ name, lineEnd: mark }: Cuttable): (chunk: Buffer | undefined) => Whole {
  const lineEnd = mark.charCodeAt(0)
  let carried: Buffer[] = []
  let size = 0
  let skipping = false
  let skipped = 0
  let taken = 0
  const take = (): Buffer => {
    const bytes = carried.length === 1 && carried[0] ? carried[0] : Buffer.concat(carried)
    carried = []
    size = 0
    return bytes
  }
  return (chunk) => {
    if (!chunk) return { bytes: take(), cut: false, end: taken }
    taken += chunk.length
    if (skipping) {
      const found = chunk.indexOf(lineEnd)
      skipped += found < 0 ? chunk.length : 0
      if (skipped > MOST_WITHOUT_LINE_END)
        throw new KaskadError(
          'input',
          `${name} goes on for more than 256 MiB without a line end: expected CSV, TSV or JSONL`,
        )
      if (found < 0) return { bytes: Buffer.alloc(0), cut: false, end: taken }
      skipping = false
      chunk = chunk.subarray(found + 1)
    }
    const end = chunk.lastIndexOf(lineEnd) + 1
    if (end > 0) {
      carried.push(chunk.subarray(0, end))
      const bytes = take()
      if (end < chunk.length) carried = [chunk.subarray(end)]
      size = chunk.length - end
      return { bytes, cut: false, end: taken - size }
    }
    if (chunk.length > 0) carried.push(chunk)
    size += chunk.length
    if (size <= MOST_LINE) return { bytes: Buffer.alloc(0), cut: false, end: taken }
    skipping = true
    skipped = size
    return { bytes: take(), cut: true, end: taken }
  }
}

/**
 * Decodes whole lines; remembers whether a valid non-ASCII line has proved that the file is
 * UTF-8.
 */
function decoder({ name, lineEnd, goesOn = false }: Cuttable): (whole: Whole) => Piece {
  let first = true
  let known = goesOn
  return ({ bytes, cut, end }) => {
    const start = first && bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0
    first = false
    const body = start === 0 ? bytes : bytes.subarray(start)
    if (cut)
      return { text: beginningOf(body) + lineEnd, last: false, suspect: true, end: undefined }
    if (isAscii(body))
      return { text: body.toString('latin1'), last: false, suspect: body.includes(0), end }
    if (isUtf8(body)) {
      known = true
      return { text: textOfUtf8(body), last: false, suspect: body.includes(0), end }
    }
    const { bad, good } = countLines(body, lineEnd.charCodeAt(0))
    if (!known && bad > good) throw notUtf8(name, body)
    known = true
    return { text: markedText(body, lineEnd.charCodeAt(0)), last: false, suspect: true, end }
  }
}

/** Valid UTF-8 as text: by way of UTF-16, which decodes three times as fast as `toString` does. */
export function textOfUtf8(utf8: Buffer): string {
  return transcode(utf8, 'utf8', 'utf16le').toString('utf16le')
}

/** The beginning of a line that is too long, with its mark and without quotes that could open a field. */
function beginningOf(bytes: Buffer): string {
  return `\uDFFE${bytes.toString('utf8', 0, 200).replaceAll('"', "'")}`
}

function markedText(bytes: Buffer, lineEnd: number): string {
  const lines: string[] = []
  for (const line of linesOf(bytes, lineEnd)) {
    const text = line.toString('utf8')
    lines.push(isUtf8(line) ? text : text.replaceAll('\uFFFD', '\uDFFF'))
  }
  return lines.join('')
}

/** Says which encoding it seems to be and how to convert the file. */
export function notUtf8(name: string, bytes: Buffer, encoding = guessEncoding(bytes)): KaskadError {
  if (!encoding)
    return new KaskadError('input', `${name} is not UTF-8: say its --encoding, or save it as UTF-8`)
  if (!isEncoding(encoding))
    return new KaskadError(
      'input',
      `${name} is ${encoding}: expected CSV, TSV or JSONL, plain or gzipped`,
    )
  return new KaskadError(
    'input',
    `${name} is not UTF-8, it may be ${encoding}: say --encoding ${encoding.toLowerCase()} if it is`,
  )
}
