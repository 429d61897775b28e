import { createFolder } from '../../normalise/fold/fold.js'
import { FULL_FOLD } from '../../normalise/fold/fold-steps.js'
import { foldKeyword } from '../../normalise/fold/normalise.js'

/** Cost of an edit that fingers or ears make by themselves: a slip. */
export const SLIP = 2
/** Cost of any other edit: more likely another word. */
export const OTHER = 3

/** Keyboards, a string a row, keys under each other slanting to the right. */
const KEYBOARDS: readonly (readonly string[])[] = [
  ['qwertyuiop', 'asdfghjkl', 'zxcvbnm'],
  ['qwertzuiopü', 'asdfghjklöä', 'yxcvbnm'],
  ['йцукенгшщзхъ', 'фывапролджэ', 'ячсмитьбю'],
  ['йцукенгшщзхї', 'фівапролджє', 'ячсмитьбю'],
  ['ضصثقفغعهخحجد', 'شسيبلاتنمكط', 'ئءؤرلاىةوزظ'],
]
/** A key's neighbours on one side: row and place, relative. */
const NEIGHBOURS: readonly (readonly [number, number])[] = [
  [0, 1],
  [1, 0],
  [1, -1],
]
/** Letters that sound alike, or are taken for each other by ear. */
const ALIKE =
  'оа еи ёо зс тд бп вф гк жш щш ыи эе шс чщ цс юу яа ьъ йи ії иі ae ei ou iy sz ck td bp wv fv gk kq xs gj mn uv'

/**
 * How unlike a slip the difference between a keyword and a text is: the least
 * cost of edits that turn one into the other.
 *
 * Leaving a letter out, swapping two, doubling one, hitting the key beside it
 * (instead of it or with it) and writing a letter that sounds alike cost
 * {@link SLIP}; any other letter, put in or instead, costs {@link OTHER}.
 *
 *     фиксик → фимсик  2, м is beside к's right hand neighbour
 *     тазик  → пазик   3, another word
 */
export function slipCost(keyword: Uint16Array, text: Uint16Array): number {
  const shorter = Math.min(keyword.length, text.length)
  let from = 0
  while (from < shorter && keyword[from] === text[from]) from++
  let same = 0
  while (same < shorter - from && keyword.at(-1 - same) === text.at(-1 - same)) same++
  return costBetween({ keyword, text, from, same })
}

/** Keyword and text, alike in their first `from` and their last `same` units. */
interface Difference {
  readonly keyword: Uint16Array
  readonly text: Uint16Array
  readonly from: number
  readonly same: number
}

/** Weighted optimal string alignment of what differs, three rows at a time. */
function costBetween({ keyword, text, from, same }: Difference): number {
  const width = text.length - same - from
  let before = new Int32Array(width + 1)
  let row = new Int32Array(width + 1)
  let next = new Int32Array(width + 1)
  for (let j = 0; j < width; j++) row[j + 1] = (row[j] as number) + insertion(text, from + j)
  for (let i = from; i < keyword.length - same; i++) {
    const wanted = keyword[i] as number
    next[0] = (row[0] as number) + SLIP
    for (let j = 0; j < width; j++) {
      const written = text[from + j] as number
      const instead = wanted === written ? 0 : isSlip(wanted, written) ? SLIP : OTHER
      let least = (row[j] as number) + instead
      least = Math.min(least, (row[j + 1] as number) + SLIP)
      least = Math.min(least, (next[j] as number) + insertion(text, from + j))
      if (i > from && j > 0 && wanted === text[from + j - 1] && keyword[i - 1] === written)
        least = Math.min(least, (before[j - 1] as number) + SLIP)
      next[j + 1] = least
    }
    ;[before, row, next] = [row, next, before]
  }
  return row[width] as number
}

/** A letter too many is a slip beside itself or a letter of a neighbouring key. */
function insertion(text: Uint16Array, at: number): number {
  const unit = text[at] as number
  return isNear(text[at - 1], unit) || isNear(text[at + 1], unit) ? SLIP : OTHER
}

function isNear(side: number | undefined, unit: number): boolean {
  return side !== undefined && (side === unit || isSlip(side, unit))
}

let slips: Slips | undefined

/** Which units are slips of each other: [kinds × kinds], 1 where they are. */
interface Slips {
  /** Unit → kind; 0 for units without slips. */
  readonly kinds: Uint8Array
  readonly near: Uint8Array
}

function isSlip(one: number, other: number): boolean {
  slips ??= tableOf(pairsOf())
  const { kinds, near } = slips
  return near[(kinds[one] as number) * 256 + (kinds[other] as number)] === 1
}

function tableOf(pairs: readonly (readonly [number, number])[]): Slips {
  const kinds = new Uint8Array(65536)
  const near = new Uint8Array(65536)
  for (const [kind, unit] of [...new Set(pairs.flat())].entries()) kinds[unit] = kind + 1
  for (const [one, other] of pairs)
    near[(kinds[one] as number) * 256 + (kinds[other] as number)] = 1
  return { kinds, near }
}

/** Both ways round; as written and as folded, where look-alikes share a unit. */
function pairsOf(): [number, number][] {
  const folder = createFolder(FULL_FOLD)
  const found: [number, number][] = []
  const add = (one: string, other: string): void => {
    for (const spell of [(letter: string) => letter, folded]) {
      const [a, b] = [spell(one).charCodeAt(0), spell(other).charCodeAt(0)]
      if (a > 0 && b > 0) found.push([a, b], [b, a])
    }
  }
  const folded = (letter: string): string =>
    String.fromCharCode(foldKeyword(letter, folder).units[0] ?? 0)

  for (const rows of KEYBOARDS)
    for (const [row, keys] of rows.entries())
      for (const [place, key] of Array.from(keys).entries())
        for (const [down, right] of NEIGHBOURS) {
          const other = rows[row + down]?.[place + right]
          if (other) add(key, other)
        }
  for (const [one = '', other = ''] of ALIKE.split(' ').map((pair) => Array.from(pair)))
    add(one, other)
  return found
}
