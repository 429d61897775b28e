import { numberOf } from './value.js'

const CLOCK = String.raw`(?<hour>\d{1,2}):(?<minute>\d{2})(?::(?<second>\d{2})(?:\.\d+)?)?`
const ZONE = String.raw`\s*(?<zone>Z|UTC|GMT|[+-]\d{2}:?\d{2})?`
const DATES = [
  String.raw`(?<year>\d{4})(?<mark>[-/.])(?<month>\d{1,2})\k<mark>(?<day>\d{1,2})`,
  String.raw`(?<year>\d{4})(?<month>\d{2})(?<day>\d{2})`,
  String.raw`(?<day>\d{1,2})(?<mark>[-/.])(?<month>\d{1,2})\k<mark>(?<year>\d{4})`,
  String.raw`(?<day>\d{1,2})\.(?<month>\d{1,2})\.(?<year>\d{2})`,
  String.raw`(?<year>\d{4})[-/](?<month>\d{1,2})`,
].map((date) => new RegExp(`^${date}(?:(?:T|,?\\s+)${CLOCK}${ZONE})?$`, 'i'))

/** Counts of seconds since 1970; longer ones are milliseconds. */
const SECONDS = /^\d{9,10}$/
const MILLISECONDS = /^\d{12,13}$/

/**
 * A date, with a time or without, in milliseconds since 1970; undefined for any other text.
 *
 * Taken are `2024-05-31`, `2024/5/31` and `20240531`; `31.05.2024` and `31.05.24`, day first; `2024-05`, the
 * first of the month; each also with a time and a zone (`2024-05-31T18:20:00Z`, `31.05.2024 18:20`);
 * and counts of seconds (9 or 10 digits) or milliseconds (12 or 13). A time without a zone is UTC.
 */
export function timeOf(raw: string): number | undefined {
  const text = raw.trim()
  if (SECONDS.test(text)) return Number(text) * 1000
  if (MILLISECONDS.test(text)) return Number(text)
  for (const date of DATES) {
    const found = date.exec(text)?.groups
    if (found) return utcOf(found)
  }
  return undefined
}

/** The month of a date in UTC, such as `2024-05`; `''` where {@link timeOf} finds no date. */
export function monthOf(raw: string): string {
  const time = timeOf(raw)
  return time === undefined ? '' : new Date(time).toISOString().slice(0, 7)
}

/**
 * The values of a column that rows are put in order by: numbers where each value that is there
 * is one, dates otherwise; undefined where a row has neither.
 */
export function orderedBy(column: readonly string[]): (number | undefined)[] {
  const numbers = column.map((cell) => numberOf(cell))
  return numbers.includes('not-a-number')
    ? column.map(timeOf)
    : numbers.map((number) => (typeof number === 'number' ? number : undefined))
}

type Digits = Readonly<Record<string, string | undefined>>

function utcOf({ year, month, day = '1', hour, minute, second, zone }: Digits): number | undefined {
  const [days, months] = [Number(day), Number(month)]
  const [hours, minutes, seconds] = [Number(hour ?? 0), Number(minute ?? 0), Number(second ?? 0)]
  const made = new Date(Date.UTC(fullYear(Number(year)), months - 1, days))
  const isDay = made.getUTCMonth() === months - 1 && made.getUTCDate() === days
  if (!isDay || hours > 24 || minutes > 59 || seconds > 60) return undefined
  return made.getTime() + ((hours * 60 + minutes - zoneOf(zone)) * 60 + seconds) * 1000
}

/** Two digits as spreadsheets take them: 30 is 1930. */
function fullYear(year: number): number {
  if (year >= 100) return year
  return year < 30 ? 2000 + year : 1900 + year
}

/** Minutes that a zone such as `+03:00` is ahead of UTC. */
function zoneOf(zone = 'Z'): number {
  if (!/^[+-]/.test(zone)) return 0
  const minutes = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(-2))
  return zone.startsWith('-') ? -minutes : minutes
}
