/** Type of a column: ids are always text, other cells are typed by their content. */
export type ColumnKind = 'id' | 'any'

/** Styles by their number in `styles.xml`. */
export const CELL_STYLE = {
  plain: 0,
  text: 1,
  quoted: 2,
  day: 3,
  moment: 4,
  header: 5,
  link: 6,
} as const

/** The most UTF-16 units that a spreadsheet takes in one cell. */
export const MOST_IN_CELL = 32_767

/** Numbers that a spreadsheet shows unchanged: at most 11 digits, no trailing zeros. */
const NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d*[1-9])?$|^0\.\d+$/
const MOST_DIGITS = 11
const DAY = /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d):(\d\d))?$/
/** What a spreadsheet would run as a formula if it were typed. */
const FORMULA = /^[\s\p{Cc}\p{Cf}]*[=+\-@＝＋－＠﹢﹣﹦﹫−]/u
const SPECIAL = /[&<>"]/g
const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
}
/** Characters that XML cannot hold, and text that would be taken for one of them. */
const NOT_XML = /(?![\t\n])[\p{Cc}\uFFFE\uFFFF]|_(?=x[\da-fA-F]{4}_)/gu

/** Text of XML; what XML cannot hold is written as `_x000D_`, as Excel does. @see ECMA-376, 22.4.2.4. */
export function xmlText(text: string): string {
  return xmlAttribute(text.replace(NOT_XML, escaped).replace(/\p{Surrogate}/gu, '\uFFFD'))
}

/** Text between quotes of XML that holds nothing XML cannot. */
export function xmlAttribute(text: string): string {
  return text.replace(SPECIAL, (mark) => ESCAPES[mark] ?? mark)
}

function escaped(mark: string): string {
  return `_x${mark.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`
}

/** The letters of a column: 0 is A, 26 is AA. */
export function columnLetters(index: number): string {
  const before = Math.floor(index / 26)
  return (before > 0 ? columnLetters(before - 1) : '') + String.fromCharCode(65 + (index % 26))
}

/**
 * A cell as XML; nothing for a blank one.
 *
 * Whole and decimal numbers of at most 11 digits are numbers, `2024-03-01` and
 * `2024-03-01T18:20:00` are dates; everything else, and every id, is text.
 */
export function cellXml(text: string, place: string, kind: ColumnKind): string {
  if (text === '') return ''
  if (kind === 'any') {
    if (NUMBER.test(text) && text.length <= MOST_DIGITS + 2 && digitsIn(text) <= MOST_DIGITS)
      return `<c r="${place}"><v>${text}</v></c>`
    const days = DAY.test(text) ? daysOf(text) : undefined
    if (days !== undefined)
      return `<c r="${place}" s="${text.length > 10 ? CELL_STYLE.moment : CELL_STYLE.day}"><v>${days}</v></c>`
  }
  const style = FORMULA.test(text)
    ? CELL_STYLE.quoted
    : kind === 'id'
      ? CELL_STYLE.text
      : CELL_STYLE.plain
  return textCellXml(text, place, style)
}

/** A cell of text in a style. */
export function textCellXml(text: string, place: string, style: number): string {
  const shown = text.length > MOST_IN_CELL ? `${text.slice(0, MOST_IN_CELL - 1)}…` : text
  const space = /^\s|\s$|[\n\t]| {2}/.test(shown) ? ' xml:space="preserve"' : ''
  const styled = style === CELL_STYLE.plain ? '' : ` s="${style}"`
  return `<c r="${place}"${styled} t="inlineStr"><is><t${space}>${xmlText(shown)}</t></is></c>`
}

function digitsIn(text: string): number {
  return text.length - (text.startsWith('-') ? 1 : 0) - (text.includes('.') ? 1 : 0)
}

/** Days since 1899-12-30, from March 1900 on, where spreadsheets agree; undefined for no date. */
function daysOf(text: string): number | undefined {
  const [, ...parts] = DAY.exec(text) ?? []
  const [year = 0, month = 0, day = 0, hours = 0, minutes = 0, seconds = 0] = parts.map((part) =>
    Number(part ?? 0),
  )
  const made = new Date(Date.UTC(year, month - 1, day, hours, minutes, seconds))
  const isDate = made.getUTCMonth() === month - 1 && made.getUTCDate() === day
  if (!isDate || hours > 23 || minutes > 59 || seconds > 59) return undefined
  const days = made.getTime() / 86_400_000 + 25_569
  return year >= 1900 && days >= 61 ? days : undefined
}
