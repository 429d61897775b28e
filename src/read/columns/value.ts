/** Words that stand for a missing number, in small letters. */
const NO_NUMBER = new Set(['na', 'n/a', 'nan', 'null', 'none', '-'])

const BOOLEANS: Readonly<Record<string, number>> = {
  true: 1,
  yes: 1,
  да: 1,
  false: 0,
  no: 0,
  нет: 0,
}

const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i

/** True where nothing but white space stands. */
export function isBlank(raw: string): boolean {
  return raw === '' || raw.trim() === ''
}

/**
 * A cell as a number; a boolean is 0 or 1.
 *
 * @returns `absent` for a blank cell and for the words that stand for one (NA,
 * NaN, null, None, -), `not-a-number` for any other text.
 */
export function numberOf(raw: string): number | 'absent' | 'not-a-number' {
  if (NUMBER.test(raw)) return finite(Number(raw))
  const word = raw.trim()
  if (word === '') return 'absent'
  if (NUMBER.test(word)) return finite(Number(word))
  const small = word.toLowerCase()
  if (NO_NUMBER.has(small)) return 'absent'
  return Object.hasOwn(BOOLEANS, small) ? (BOOLEANS[small] as number) : 'not-a-number'
}

const ISO = /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?$/i
const CLOCK = /^(?:(\d{1,5}):)?(\d{1,2}):([0-5]\d(?:\.\d+)?)$/

/** A length of time in seconds: a number, `PT53M53S` (ISO 8601) or `1:02:03`; else as `numberOf`. `P0D`, a stream's, is absent. */
export function secondsOf(raw: string): number | 'absent' | 'not-a-number' {
  const value = numberOf(raw)
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
