import { StringDecoder } from 'node:string_decoder'
import { Writable } from 'node:stream'

/**
 * What a terminal acts on instead of showing it: control characters (ESC among them), direction
 * marks, separators of lines, marks of no width, and halves of characters.
 */
const ACTS =
  /[\p{Cc}\p{Zl}\p{Zp}\p{Cs}\u061C\u180E\u200B\u200E\u200F\u202A-\u202E\u2060-\u206F\uFEFF\uFFF9-\uFFFB\u{E0001}]/gu

/** Text of one line with everything that a terminal would act on shown: ESC as `\u{1b}`. */
export function visible(line: string): string {
  return shownBut(line, '\t')
}

/** The same of a text of several lines. */
export function visibleText(text: string): string {
  return shownBut(text, '\t\n')
}

/** JSON with the same characters in JSON's own writing, `\u001b`: its value does not change. */
export function visibleJson(json: string): string {
  return json.replace(ACTS, (character) =>
    character === '\n'
      ? character
      : Array.from({ length: character.length }, (_, at) => jsonEscape(character, at)).join(''),
  )
}

function jsonEscape(character: string, at: number): string {
  return `\\u${character.charCodeAt(at).toString(16).padStart(4, '0')}`
}

function shownBut(text: string, kept: string): string {
  return text.replace(ACTS, (character) =>
    kept.includes(character) ? character : `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`,
  )
}

/** A stream that shows on a terminal what it would act on. */
export function visibleOn(terminal: Writable): Writable {
  const decoder = new StringDecoder('utf8')
  const stream = new Writable({
    write: (bytes: Buffer, _, done) => {
      terminal.write(visibleText(decoder.write(bytes)), done)
    },
  })
  terminal.once('close', () => stream.destroy())
  return stream
}
