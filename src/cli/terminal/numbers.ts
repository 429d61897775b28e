import { KaskadError } from '../../types/error.js'

/** A whole number an option gives. @throws KaskadError `usage` */
export function wholeNumber(text: string, option: string): number {
  const value = Number(text)
  if (Number.isInteger(value) && value >= 0) return value
  throw new KaskadError('usage', `${option}: expected a whole number, not "${text}"`)
}

/** A share with four decimals; a dash where there is none. */
export function shown(value: number | null): string {
  return value === null ? '–' : value.toFixed(4)
}
