/** How one cell is written. */
export type WriteCell = (value: string) => string

/** How cells are written. */
export interface CellStyle {
  readonly delimiter: ',' | ';' | '\t'
  /** True where a spreadsheet is to take no cell for a formula. */
  readonly excel: boolean
}

const QUOTED = { ',': /[",\r\n]/, ';': /[";\r\n]/, '\t': /["\t\r\n]/ } as const
/** Spreadsheets pass over blanks and unseen characters, and take wide and small signs for the plain ones. */
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
