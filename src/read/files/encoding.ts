import { isUtf8 } from 'node:buffer'

/** First bytes of known binary formats, with the name of the format. */
const SIGNATURES: readonly (readonly [string, string])[] = [
  ['504b0304', 'a ZIP archive inside another archive'],
  ['504b0506', 'an empty ZIP archive'],
  ['50415231', 'a Parquet file'],
  ['28b52ffd', 'packed with zstd inside another archive'],
  ['fd377a58', 'packed with xz'],
  ['425a68', 'packed with bzip2'],
  ['d0cf11e0', 'an XLS workbook'],
  ['25504446', 'a PDF'],
  ['53514c69746520666f726d6174', 'an SQLite database'],
]

/** True where bytes begin as a Parquet file does. */
export function isParquet(head: Buffer): boolean {
  return head.toString('latin1', 0, 4) === 'PAR1'
}

/**
 * The format or encoding shown by the first bytes if it is not UTF-8 text; undefined if it may
 * be UTF-8.
 */
export function foreignHead(head: Buffer): string | undefined {
  const hex = head.toString('hex', 0, 16)
  const known = SIGNATURES.find(([signature]) => hex.startsWith(signature))
  if (known) return known[1]
  if (hex.startsWith('fffe')) return 'UTF-16LE'
  if (hex.startsWith('feff')) return 'UTF-16BE'
  return utf16WithoutMark(head)
}

/** Latin text in UTF-16 has a zero in every other byte; Cyrillic text in every line end and digit. */
function utf16WithoutMark(head: Buffer): string | undefined {
  const zeros = [0, 0]
  head.forEach((byte, at) => {
    if (byte === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1
  })
  const [even = 0, odd = 0] = zeros
  if (Math.max(even, odd) < head.length / 16 || Math.min(even, odd) > 0) return undefined
  const isLittle = odd > even
  const lineEnds = { bare: 0, wide: 0 }
  head.forEach((byte, at) => {
    if (byte === 10) lineEnds[(head[isLittle ? at + 1 : at - 1] ?? 0) === 0 ? 'wide' : 'bare'] += 1
  })
  if (lineEnds.bare > lineEnds.wide) return undefined
  return isLittle ? 'UTF-16LE' : 'UTF-16BE'
}

/** True for the names `foreignHead` and `guessEncoding` give that iconv knows. */
export function isEncoding(name: string): boolean {
  return /^(UTF-16|WINDOWS|KOI8|ISO)/.test(name)
}

/**
 * The likely encoding of bytes that are not UTF-8.
 *
 * In a Cyrillic one-byte encoding letters above 127 stand side by side; in
 * Latin-1 they stand alone among ASCII. Small Cyrillic letters are the upper
 * half in Windows-1251 (0xE0–0xFF) and the lower half in KOI8-R (0xC0–0xDF).
 */
export function guessEncoding(bytes: Buffer): string | undefined {
  let high = 0
  let beside = 0
  let lower = 0
  let upper = 0
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at] as number
    if (byte < 0x80) continue
    high += 1
    if (at > 0 && (bytes[at - 1] as number) >= 0x80) beside += 1
    if (byte >= 0xe0) upper += 1
    else if (byte >= 0xc0) lower += 1
  }
  if (upper + lower < high * 0.7) return undefined
  if (beside < high / 3) return 'ISO-8859-1'
  return lower > upper ? 'KOI8-R' : 'WINDOWS-1251'
}

/** Counts lines that are invalid UTF-8, and valid lines that hold a character beyond ASCII. */
export function countLines(
  bytes: Buffer,
  lineEnd: number,
): { readonly bad: number; readonly good: number } {
  let bad = 0
  let good = 0
  for (const line of linesOf(bytes, lineEnd)) {
    if (!isUtf8(line)) bad += 1
    else if (line.some((byte) => byte >= 0x80)) good += 1
  }
  return { bad, good }
}

/** Lines with their line ends. */
export function* linesOf(bytes: Buffer, lineEnd: number): Generator<Buffer> {
  let at = 0
  while (at < bytes.length) {
    const found = bytes.indexOf(lineEnd, at)
    const end = found < 0 ? bytes.length : found + 1
    yield bytes.subarray(at, end)
    at = end
  }
}
