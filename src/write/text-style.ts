import { KaskadError } from '../types/error.js'

/** Which spreadsheet a table of text is made for: `ru` has `;` between cells and decimal commas. */
export type Excel = 'any' | 'ru'

/** How a table of text is made for its reader. */
export interface TextStyle {
  /** Made for a spreadsheet: a byte order mark, and no cell is run as a formula. */
  readonly excel?: Excel | undefined
  /** Name in the WHATWG Encoding Standard of an encoding with one byte a character; or `utf-16`. */
  readonly encoding?: string | undefined
}

/** Makes bytes of text; every text begins where a row begins. */
export type EncodeText = (text: string) => Buffer

/** The delimiter of a format in a style. */
export function delimiterFor(format: 'csv' | 'tsv', { excel }: TextStyle): ',' | ';' | '\t' {
  if (format === 'tsv') return '\t'
  return excel === 'ru' ? ';' : ','
}

/** The byte order mark that a text in a style begins with; `''` where it has none. */
export function markFor({ excel, encoding = 'utf-8' }: TextStyle): string {
  const isMarked = UTF_16.test(encoding) || (UTF_8.test(encoding) && excel !== undefined)
  return isMarked ? '\uFEFF' : ''
}

const UTF_8 = /^utf-?8$/i
const UTF_16 = /^utf-?16(?<order>le|be)?$/i

/**
 * The encoder of a style.
 *
 * @param name - The output in messages.
 * @throws KaskadError `usage` for an encoding that is not written; the encoder throws `output` for
 * a character that the encoding has not, with its row.
 */
export function textEncoder({ encoding = 'utf-8' }: TextStyle, name: string): EncodeText {
  if (UTF_8.test(encoding)) return (text) => Buffer.from(text, 'utf8')
  const wide = UTF_16.exec(encoding)
  if (wide)
    return wide.groups?.['order']?.toLowerCase() === 'be'
      ? (text) => Buffer.from(text, 'utf16le').swap16()
      : (text) => Buffer.from(text, 'utf16le')
  return narrowEncoder(encoding, name)
}

/** The byte of every UTF-16 unit that an encoding of one byte a character has; -1 for others. */
function bytesOf(encoding: string): Int16Array {
  const all = Uint8Array.from({ length: 256 }, (_, byte) => byte)
  let text = ''
  try {
    text = new TextDecoder(encoding, { ignoreBOM: true }).decode(all)
  } catch {
    // An unknown name; told below like one that has several bytes a character.
  }
  if (text.length !== 256)
    throw new KaskadError(
      'usage',
      `--output-encoding: "${encoding}" is not written: expected utf-8, utf-16, windows-1251, koi8-r, ibm866 or another with one byte a character`,
    )
  const bytes = new Int16Array(0x1_0000).fill(-1)
  for (let byte = 0; byte < 256; byte++)
    if (text[byte] !== '\uFFFD') bytes[text.charCodeAt(byte)] = byte
  return bytes
}

function narrowEncoder(encoding: string, name: string): EncodeText {
  const bytes = bytesOf(encoding)
  let row = 1
  let isQuoted = false
  return (text) => {
    const out = Buffer.allocUnsafe(text.length)
    let start = 0
    for (let at = 0; at < text.length; at++) {
      const unit = text.charCodeAt(at)
      const byte = bytes[unit] as number
      if (byte < 0) {
        const [, id = ''] = /^"?([^",;\t\n]*)/.exec(text.slice(start, start + 100)) ?? []
        const sign = String.fromCodePoint(text.codePointAt(at) ?? unit)
        throw misfit({ name, row, id, sign, encoding })
      }
      out[at] = byte
      if (unit === 34) isQuoted = !isQuoted
      else if (unit === 10 && !isQuoted) {
        row += 1
        start = at + 1
      }
    }
    return out
  }
}

interface Misfit {
  readonly name: string
  readonly row: number
  readonly id: string
  readonly sign: string
  readonly encoding: string
}

function misfit({ name, row, id, sign, encoding }: Misfit): KaskadError {
  const code = (sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')
  return new KaskadError(
    'output',
    `${name}: row ${row} ("${id}") has "${sign}" (U+${code}), which ${encoding} has not: --output-encoding utf-8 or utf-16 takes every character`,
  )
}
