import type { Spoken } from './claim.js'

/** A time as `00:03:12`; milliseconds are left out. */
export function clockOf(ms: number): string {
  const seconds = Math.floor(ms / 1000)
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60]
  return parts.map((part) => String(part).padStart(2, '0')).join(':')
}

/** Where something is said: `subtitles 00:03:12 «мой друг Лунтик пришёл»`. */
export function saidAt(field: string, { at, quote }: Spoken): string {
  return `${field}${at === undefined ? '' : ` ${clockOf(at)}`} «${quote}»`
}
