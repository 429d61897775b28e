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

function finite(value: number): number | 'not-a-number' {
  return Number.isFinite(value) ? value : 'not-a-number'
}
