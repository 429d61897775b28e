/** How one cell is written. */
export type WriteCell = (value: string) => string

/** How cells are written. */
export interface CellStyle {
  readonly delimiter: ',' | ';' | '\t'
  /** True if no cell may be run as a formula by a spreadsheet. */
  readonly excel: boolean
}

const QUOTED = { ',': /[",\r\n]/, ';': /[";\r\n]/, '\t': /["\t\r\n]/ } as const
/**
 * What a spreadsheet takes for the start of a formula: it ignores leading blanks and unseen
 * characters and accepts wide and small signs.
 */
const FORMULA = /^(?:[\t\r\n]|[\s\p{Cc}\p{Cf}]*[=+\-@＝＋－＠﹢﹣﹦﹫−])/u
const PLAIN_NUMBER = /^[+-]\d+(?:[.,]\d+)?$/

/**
 * Writes cells as RFC 4180 has it: quotes only where they are needed.
 *
 * With `excel`, what a spreadsheet would run as a formula (it begins with a
 * tab or a line break, or after blanks with one of = + - @, wide ones too, and is no plain number) gets an
 * apostrophe before it. Without it no value is ever changed.
 *
 * @see OWASP, "CSV Injection".
 */
export function cellWriter({ delimiter, excel }: CellStyle): WriteCell {
  const special = QUOTED[delimiter]
  const quote: WriteCell = (value) =>
    special.test(value) ? `"${value.replaceAll('"', '""')}"` : value
  if (!excel) return quote
  return (value) => quote(FORMULA.test(value) && !PLAIN_NUMBER.test(value) ? `'${value}` : value)
}
