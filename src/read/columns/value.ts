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

const DATE =
  /^(\d{4})-?(\d{2})-?(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?\s*(Z|[+-]\d{2}:?\d{2})?)?$/i
const DOTTED = /^(\d{1,2})[./](\d{1,2})[./](\d{4})(?:,?\s+(\d{1,2}):(\d{2})(?::(\d{2}))?)?$/

/** Seconds and milliseconds since 1970 are told apart by their size. */
const SECONDS = /^\d{9,10}$/
const MILLISECONDS = /^\d{12,13}$/

/**
 * A date or a date with a time, in milliseconds since 1970: `2024-05-31`, `2024-05-31T18:20Z`,
 * `20240531`, `31.05.2024 18:20`, or a count of seconds or milliseconds; undefined for any other
 * text. A time without a zone is taken as UTC.
 */
export function timeOf(raw: string): number | undefined {
  const text = raw.trim()
  if (SECONDS.test(text)) return Number(text) * 1000
  if (MILLISECONDS.test(text)) return Number(text)
  const [, year, month, day, ...clock] = DATE.exec(text) ?? []
  if (year !== undefined) return utcOf([year, month, day], clock)
  const [, ofMonth, ofYear, dottedYear, ...dottedClock] = DOTTED.exec(text) ?? []
  return dottedYear === undefined ? undefined : utcOf([dottedYear, ofYear, ofMonth], dottedClock)
}

type Digits = readonly (string | undefined)[]

function utcOf([year, month, day]: Digits, [hour, minute, second, zone]: Digits) {
  const [years = 0, months = 0, days = 0] = [year, month, day].map(Number)
  const parts = [hour, minute, second].map((part) => Number(part ?? 0))
  const [hours = 0, minutes = 0, seconds = 0] = parts
  const made = new Date(Date.UTC(years, months - 1, days))
  const isDay = made.getUTCMonth() === months - 1 && made.getUTCDate() === days
  if (!isDay || hours > 24 || minutes > 59 || seconds > 60) return undefined
  return made.getTime() + ((hours * 60 + minutes - zoneOf(zone)) * 60 + seconds) * 1000
}

/** Minutes that a zone such as `+03:00` is ahead of UTC. */
function zoneOf(zone: string | undefined): number {
  if (zone === undefined || zone.toUpperCase() === 'Z') return 0
  const minutes = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(-2))
  return zone.startsWith('-') ? -minutes : minutes
}
