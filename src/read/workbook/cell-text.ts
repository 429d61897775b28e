/** How a number format displays a number. */
export type Shown = 'number' | 'date' | 'clock'

/** Excel writes what XML cannot hold as `_x000D_`. */
export function escapedText(text: string): string {
  if (!text.includes('_x')) return text
  return text.replaceAll(/_x([\da-f]{4})_/gi, (_, hex: string) => {
    const code = Number.parseInt(hex, 16)
    return code === 0 ? '\uFFFD' : String.fromCharCode(code)
  })
}

/** What a format code shows: a day, a time of day or a length of time, or a plain number. */
export function shownBy(code: string): Shown {
  const bare = code
    .toLowerCase()
    .replaceAll(/"[^"]*"|\\.|_.|\*./g, '')
    .split(';', 1)[0]
  const marks = (bare ?? '').replaceAll(/\[(?!h+\]|m+\]|s+\])[^\]]*\]/g, '')
  if (/general|стандарт|основной/.test(marks)) return 'number'
  if (/[yдгd]/.test(marks)) return 'date'
  if (/h|s|ч/.test(marks)) return 'clock'
  return /m/.test(marks) ? 'date' : 'number'
}

/** The formats that have a number of their own. @see ECMA-376, part 1, 18.8.30. */
export function shownByNumber(id: number): Shown {
  if ((id >= 14 && id <= 17) || id === 22) return 'date'
  if ((id >= 18 && id <= 21) || (id >= 45 && id <= 47)) return 'clock'
  return (id >= 27 && id <= 36) || (id >= 50 && id <= 58) ? 'date' : 'number'
}

const DAY = 86_400
/** Days from the first day of a workbook to 1970. */
const EPOCH = { 1900: 25_569, 1904: 24_107 } as const

/** Where numbers of days begin: 1904 in workbooks of old Macintoshes. */
export type Epoch = keyof typeof EPOCH

/** A number of a cell as text: digits without an exponent, an ISO date, or `1:02:03`. */
export function numberText(raw: string, shown: Shown, epoch: Epoch): string {
  if (shown === 'number' && /^-?\d{1,25}$/.test(raw)) return raw
  const value = Number(raw)
  if (!Number.isFinite(value) || raw.trim() === '') return raw
  if (shown === 'number' || value < 0 || value > 2_958_466)
    return Number.isInteger(value) && value > 1e20 ? BigInt(value).toString() : String(value)
  return shown === 'clock' ? clockText(value) : dateText(value, epoch)
}

function clockText(days: number): string {
  const seconds = Math.round(days * DAY)
  return `${Math.floor(seconds / 3600)}:${twoDigits((seconds / 60) % 60)}:${twoDigits(seconds % 60)}`
}

function twoDigits(value: number): string {
  return String(Math.floor(value)).padStart(2, '0')
}

function dateText(days: number, epoch: Epoch): string {
  // Excel's 1900 had a 29th of February: days before it stand one later.
  const early = epoch === 1900 && days < 60 ? 1 : 0
  const date = new Date(Math.round((days + early - EPOCH[epoch]) * DAY) * 1000)
  const text = date.toISOString()
  return text.endsWith('T00:00:00.000Z') ? text.slice(0, 10) : text.slice(0, 19)
}
