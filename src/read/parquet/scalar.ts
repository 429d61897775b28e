import { isUtf8 } from 'node:buffer'
import type { SchemaElement } from 'hyparquet'
import { parseFloat16 } from 'hyparquet/src/convert.js'

/** One value as JSON has it; what JSON cannot hold exactly is text. */
export type Scalar = string | number | boolean

/** Makes a value of what lies in a page. */
type ToScalar = (raw: unknown) => Scalar

/** Decimals of an honest file have at most so many places. */
const MOST_SCALE = 1000

/**
 * How the values of a leaf are read: integers and decimals exactly, dates and times in ISO 8601,
 * bytes as text in UTF-8.
 *
 * Bytes that are no text come with the mark of `FAULTS` in place of each that is not UTF-8.
 *
 * @see Apache Parquet, "Logical Types".
 */
export function scalarOf(element: SchemaElement): ToScalar {
  const { type, logical_type: logical, converted_type: converted } = element
  if (converted === 'DECIMAL' || logical?.type === 'DECIMAL') return decimalOf(element)
  if (type === 'INT96') {
    const toMoment = momentOf('NANOS', false)
    return (raw) => toMoment(nanosOfInt96(raw as bigint))
  }
  const time = timeOfElement(element)
  if (time) return time
  if (logical?.type === 'FLOAT16')
    return (raw) => finiteOr(parseFloat16(raw as Uint8Array) ?? Number.NaN)
  if (logical?.type === 'UUID') return (raw) => uuidOf(raw as Uint8Array)
  if (converted === 'INTERVAL') return (raw) => intervalOf(raw as Uint8Array)
  if (type === 'INT32')
    return isUnsigned(element) ? (raw) => (raw as number) >>> 0 : (raw) => raw as number
  if (type === 'INT64')
    return isUnsigned(element)
      ? (raw) => integerOf(BigInt.asUintN(64, raw as bigint))
      : (raw) => integerOf(raw as bigint)
  if (type === 'FLOAT') return (raw) => finiteOr(shortFloat(raw as number))
  if (type === 'DOUBLE') return (raw) => finiteOr(raw as number)
  if (type === 'BOOLEAN') return (raw) => Boolean(raw)
  return textOfBytes
}

function isUnsigned({ converted_type: converted, logical_type: logical }: SchemaElement): boolean {
  return (
    converted?.startsWith('UINT') === true || (logical?.type === 'INTEGER' && !logical.isSigned)
  )
}

function integerOf(value: bigint): Scalar {
  const number = Number(value)
  return Number.isSafeInteger(number) ? number : String(value)
}

function finiteOr(value: number): Scalar {
  return Number.isFinite(value) ? value : String(value)
}

/** The shortest decimal that is the same number of 32 bits: 0.1, not 0.10000000149011612. */
function shortFloat(value: number): number {
  for (let digits = 6; digits < 9; digits += 1) {
    const short = Number(value.toPrecision(digits))
    if (Math.fround(short) === value) return short
  }
  return value
}

/** True for a leaf whose bytes are text. */
export function isText(element: SchemaElement): boolean {
  return scalarOf(element) === textOfBytes
}

/** True for a text with one of the marks of `FAULTS`. */
export function hasMark(text: string): boolean {
  return text.includes('\0') || text.includes('\uDFFF')
}

/** Bytes as text, marked where they are not UTF-8. */
export function textOfBytes(raw: unknown): Scalar {
  const bytes = raw as Uint8Array
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('utf8')
  return text.includes('\uFFFD') && !isUtf8(bytes) ? text.replaceAll('\uFFFD', '\uDFFF') : text
}

function decimalOf({ scale: given, logical_type: logical }: SchemaElement): ToScalar {
  const scale = given ?? (logical?.type === 'DECIMAL' ? logical.scale : 0)
  if (!(scale >= 0 && scale <= MOST_SCALE)) throw new RangeError(`decimals of ${scale} places`)
  return (raw) => {
    const value = raw instanceof Uint8Array ? signedOf(raw) : BigInt(raw as number | bigint)
    const digits = String(value < 0n ? -value : value).padStart(scale + 1, '0')
    const whole = digits.slice(0, digits.length - scale)
    return `${value < 0n ? '-' : ''}${whole}${scale > 0 ? `.${digits.slice(-scale)}` : ''}`
  }
}

function signedOf(bytes: Uint8Array): bigint {
  const hex = Buffer.from(bytes).toString('hex')
  return hex === '' ? 0n : BigInt.asIntN(bytes.length * 8, BigInt(`0x${hex}`))
}

type Unit = 'MILLIS' | 'MICROS' | 'NANOS'

/** Units in a second, and decimals of it. */
const UNITS: Readonly<Record<Unit, { readonly second: bigint; readonly digits: number }>> = {
  MILLIS: { second: 1_000n, digits: 3 },
  MICROS: { second: 1_000_000n, digits: 6 },
  NANOS: { second: 1_000_000_000n, digits: 9 },
}

function timeOfElement({
  logical_type: logical,
  converted_type: converted,
}: SchemaElement): ToScalar | undefined {
  if (converted === 'DATE' || logical?.type === 'DATE') return (raw) => dateOf(raw as number)
  if (logical?.type === 'TIMESTAMP') {
    const toMoment = momentOf(logical.unit, logical.isAdjustedToUTC)
    return (raw) => toMoment(BigInt(raw as number | bigint))
  }
  if (logical?.type === 'TIME')
    return (raw) => clockOf(BigInt(raw as number | bigint), logical.unit)
  const [, kind, unit] = /^(TIME|TIMESTAMP)_(MILLIS|MICROS)$/.exec(converted ?? '') ?? []
  if (kind === undefined) return undefined
  const toMoment = momentOf(unit as Unit, true)
  return kind === 'TIME'
    ? (raw) => clockOf(BigInt(raw as number | bigint), unit as Unit)
    : (raw) => toMoment(BigInt(raw as number | bigint))
}

const MS_PER_DAY = 86_400_000
/** Beyond this a number is no date. */
const MOST_MS = 8.64e15

function dateOf(days: number): Scalar {
  const ms = days * MS_PER_DAY
  return Math.abs(ms) <= MOST_MS ? (new Date(ms).toISOString().split('T')[0] ?? '') : days
}

/** A moment; a number that is none, such as an endless one, stays a number. */
function momentOf(unit: Unit, isUtc: boolean): (value: bigint) => Scalar {
  const { second, digits } = UNITS[unit]
  let day = Number.NaN
  let date = ''
  return (value) => {
    const rest = ((value % second) + second) % second
    const seconds = Number((value - rest) / second)
    if (Math.abs(seconds) * 1000 > MOST_MS) return integerOf(value)
    const found = Math.floor(seconds / 86_400)
    // Rows near each other are often of one day.
    if (found !== day) date = String(dateOf((day = found)))
    return `${date}T${clock(seconds - day * 86_400)}${fraction(rest, digits)}${isUtc ? 'Z' : ''}`
  }
}

function clockOf(value: bigint, unit: Unit): Scalar {
  const { second, digits } = UNITS[unit]
  const seconds = Number(value / second)
  if (value < 0n || seconds > 86_400) return integerOf(value)
  return clock(seconds) + fraction(value % second, digits)
}

const TWO_DIGITS = Array.from({ length: 100 }, (_, at) => String(at).padStart(2, '0'))

function clock(seconds: number): string {
  const minutes = Math.floor(seconds / 60)
  const hour = TWO_DIGITS[Math.floor(minutes / 60)]
  return `${hour}:${TWO_DIGITS[minutes % 60]}:${TWO_DIGITS[seconds % 60]}`
}

function fraction(rest: bigint, digits: number): string {
  return rest === 0n ? '' : `.${String(rest).padStart(digits, '0').replace(/0+$/, '')}`
}

const JULIAN_1970 = 2_440_588n
const NANOS_PER_DAY = 86_400_000_000_000n

/** Days since 4713 BC above 64 bits of nanoseconds. */
function nanosOfInt96(value: bigint): bigint {
  return ((value >> 64n) - JULIAN_1970) * NANOS_PER_DAY + BigInt.asIntN(64, value)
}

function uuidOf(bytes: Uint8Array): string {
  return Buffer.from(bytes)
    .toString('hex')
    .replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')
}

/** Months, days and milliseconds as ISO 8601 has them. */
function intervalOf(bytes: Uint8Array): string {
  if (bytes.length !== 12) throw new RangeError(`an interval of ${bytes.length} bytes`)
  const view = new DataView(bytes.buffer, bytes.byteOffset, 12)
  const [months = 0, days = 0, ms = 0] = [0, 4, 8].map((at) => view.getUint32(at, true))
  return `P${months > 0 ? `${months}M` : ''}${days > 0 ? `${days}D` : ''}T${ms / 1000}S`
}
