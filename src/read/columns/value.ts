/** Words that stand for a missing number, in small letters. */
const NO_NUMBER = new Set(['na', 'n/a', 'nan', 'null', 'none', '-', '–', '—', 'н/д'])

const BOOLEANS: Readonly<Record<string, number>> = {
  true: 1,
  yes: 1,
  да: 1,
  истина: 1,
  так: 1,
  false: 0,
  no: 0,
  нет: 0,
  ложь: 0,
  ні: 0,
}

const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i

/** True for an empty cell or one of white space only. */
export function isBlank(raw: string): boolean {
  return raw === '' || raw.trim() === ''
}

/** The meaning of a comma between the digits of a column. */
export type Commas = 'decimal' | 'thousands'

/** Digits with a decimal comma, their thousands by blanks or points: `12,5`, `1 234,5`, `1.234,5`. */
const WITH_COMMA =
  /^[+\-−]?(?:\d+|\d{1,3}(?:[ \u00A0\u2009\u202F]\d{3})+|\d{1,3}(?:\.\d{3})+(?=,))(?:,\d+)?(?:e[+-]?\d+)?$/i
/** Digits with commas between thousands: `1,234`, `1,234.5`. */
const WITH_THOUSANDS = /^[+\-−]?\d{1,3}(?:,\d{3})+(?:\.\d+)?$/
/** Ambiguous: a decimal comma or a thousands separator. */
const EITHER = /^[+\-−]?[1-9]\d{0,2},\d{3}$/

/** The meaning of the comma that this cell proves; undefined if it proves nothing. */
export function commasIn(raw: string): Commas | undefined {
  const word = raw.includes(',') ? raw.trim() : ''
  if (word === '' || EITHER.test(word)) return undefined
  if (WITH_COMMA.test(word)) return 'decimal'
  return WITH_THOUSANDS.test(word) ? 'thousands' : undefined
}

/** A number of a spreadsheet with a point and no other marks. */
function plainNumber(word: string, commas: Commas | undefined): string | undefined {
  const kind = EITHER.test(word) ? commas : (commasIn(word) ?? 'decimal')
  if (kind === 'thousands') return word.replaceAll(',', '').replace('−', '-')
  if (kind === undefined || !WITH_COMMA.test(word)) return undefined
  const digits = word.replaceAll(/[ \u00A0\u2009\u202F]/g, '').replace('−', '-')
  return digits.includes(',') ? digits.replaceAll('.', '').replace(',', '.') : digits
}

/**
 * A cell as a number; a boolean is 0 or 1. Decimal commas and parted thousands are read, also
 * `1,234` where `commas` says what it is.
 *
 * @returns `absent` for a blank cell and for the words that stand for one (NA,
 * NaN, null, None, -), `not-a-number` for any other text.
 */
export function numberOf(raw: string, commas?: Commas): number | 'absent' | 'not-a-number' {
  if (NUMBER.test(raw)) return finite(Number(raw))
  const word = raw.trim()
  if (word === '') return 'absent'
  if (NUMBER.test(word)) return finite(Number(word))
  const plain = /^[+\-−\d]/.test(word) ? plainNumber(word, commas) : undefined
  if (plain !== undefined) return finite(Number(plain))
  const small = word.toLowerCase()
  if (NO_NUMBER.has(small)) return 'absent'
  return Object.hasOwn(BOOLEANS, small) ? (BOOLEANS[small] as number) : 'not-a-number'
}

const ISO = /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?$/i
const CLOCK = /^(?:(\d{1,5}):)?(\d{1,2}):([0-5]\d(?:\.\d+)?)$/

/** A length of time in seconds: a number, `PT53M53S` (ISO 8601) or `1:02:03`; else as `numberOf`. `P0D`, a stream's, is absent. */
export function secondsOf(raw: string, commas?: Commas): number | 'absent' | 'not-a-number' {
  const value = numberOf(raw, commas)
  if (value !== 'not-a-number') return value
  const word = raw.trim()
  if (/^P0D$/i.test(word)) return 'absent'
  const [, days, ...iso] = ISO.exec(word) ?? []
  const parts = iso.length > 0 ? iso : (CLOCK.exec(word)?.slice(1) ?? [])
  if (parts.length === 0) return value
  const [hours, minutes, seconds] = parts.map((part) => Number(part ?? 0))
  const all = Number(days ?? 0) * 86_400 + (hours ?? 0) * 3600 + (minutes ?? 0) * 60
  return finite(all + (seconds ?? 0))
}

function finite(value: number): number | 'not-a-number' {
  return Number.isFinite(value) ? value : 'not-a-number'
}
