import { createFolder } from '../normalise/fold.js'
import { FULL_FOLD } from '../normalise/fold-steps.js'
import { foldKeyword } from '../normalise/normalise.js'

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
  const width = text.length + 1
  const costs = new Int32Array((keyword.length + 1) * width)
  for (let i = 0; i <= keyword.length; i++)
    for (let j = 0; j <= text.length; j++) {
      const at = i * width + j
      if (at > 0) costs[at] = cheapest({ keyword, text, costs }, i, j)
    }
  return costs[costs.length - 1] as number
}

/** The table being filled: [keyword + 1 × text + 1], row-major. */
interface Table {
  readonly keyword: Uint16Array
  readonly text: Uint16Array
  readonly costs: Int32Array
}

function cheapest({ keyword, text, costs }: Table, i: number, j: number): number {
  const width = text.length + 1
  const cost = (up: number, left: number): number => costs[(i - up) * width + j - left] as number
  const wanted = keyword[i - 1] as number
  const written = text[j - 1] as number
  let least = Infinity
  if (i > 0) least = cost(1, 0) + SLIP
  if (j > 0) least = Math.min(least, cost(0, 1) + insertion(text, j - 1))
  if (i > 0 && j > 0) {
    const same = wanted === written
    const own = same ? 0 : isSlip(wanted, written) ? SLIP : OTHER
    least = Math.min(least, cost(1, 1) + own)
  }
  if (i > 1 && j > 1 && wanted === text[j - 2] && keyword[i - 2] === written)
    least = Math.min(least, cost(2, 2) + SLIP)
  return least
}

/** A letter too many is a slip beside itself or a letter of a neighbouring key. */
function insertion(text: Uint16Array, at: number): number {
  const unit = text[at] as number
  const sides = [text[at - 1], text[at + 1]]
  return sides.some((side) => side !== undefined && (side === unit || isSlip(side, unit)))
    ? SLIP
    : OTHER
}

let pairs: ReadonlySet<number> | undefined

function isSlip(one: number, other: number): boolean {
  pairs ??= pairsOf()
  return pairs.has(one * 0x10000 + other)
}

/** Both ways round; as written and as folded, where look-alikes share a unit. */
function pairsOf(): ReadonlySet<number> {
  const folder = createFolder(FULL_FOLD)
  const found = new Set<number>()
  const add = (one: string, other: string): void => {
    for (const spell of [(letter: string) => letter, folded]) {
      const [a, b] = [spell(one).charCodeAt(0), spell(other).charCodeAt(0)]
      found.add(a * 0x10000 + b).add(b * 0x10000 + a)
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
