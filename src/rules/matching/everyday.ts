import { HOMOGLYPHS } from '../../normalise/fold/letters.js'
import { readEverydayWords } from '../language/rule-sources.js'
import { once } from './once.js'

/** Tells everyday words of many languages; asked with folded words. */
export interface Everyday {
  /** Whether the word is in the list. */
  readonly isWord: (word: string) => boolean
  /** Whether the word is in the list, or differs from a word of the list in nothing but its ending. */
  readonly isForm: (word: string) => boolean
}

/** The list that is installed with the package, read when it is first asked for. */
export const everydayWords: () => Everyday = once(() => everydayOf(readEverydayWords()))

/** Words asked for before are remembered, so many of them. */
const MOST_REMEMBERED = 20_000

/**
 * Reads a list, a word a line, in the order of code units, without capitals and marks; lines that
 * begin with `#` are remarks at its head. A word is looked up by halving, so nothing is built.
 */
export function everydayOf(list: string): Everyday {
  const known = new Map<string, boolean>()
  const remembered = (key: string, find: () => boolean): boolean => {
    const before = known.get(key)
    if (before !== undefined) return before
    if (known.size >= MOST_REMEMBERED) known.clear()
    const found = find()
    known.set(key, found)
    return found
  }
  const holds = (word: string): boolean => list.startsWith(`${word}\n`, placeOf(word, list))
  return {
    isWord: (word) => remembered(word, () => spellingsOf(word).some((each) => holds(each))),
    isForm: (word) =>
      remembered(`${word} `, () =>
        spellingsOf(word).some((each) => holds(each) || hasRelative(each, list)),
      ),
  }
}

/** Where the first line stands that is not before the word. */
function placeOf(word: string, list: string): number {
  let from = 0
  let to = list.length
  while (from < to) {
    const line = list.lastIndexOf('\n', ((from + to) >> 1) - 1) + 1
    const start = Math.max(line, from)
    const end = list.indexOf('\n', start)
    if (end < 0) return start
    if (list.slice(start, end) < word) from = end + 1
    else to = start
  }
  return from
}

/** Endings of nouns, adjectives and verbs, without marks. */
const CYRILLIC_ENDINGS = endings(
  `а я о е и ы у ю ь й і є ам ям ами ями ах ях ом ем ой ей ою ею ов ев ів ий ый ій ая яя ое ее ые ие
  ого его ому ему ым им ых их ыми ими ую юю ть ти л ла ло ли в ешь ет ете ют ут ишь ит ите ят ат ай
  айте йте ся сь ться лся лась лось лись ется ются ится ятся тся ешься ишься юсь усь емся имся ить ать
  еть ять ыть уть ал ил ел ял ала ила ели или али ает яет еет ают яют ует уют аю яю ую аешь яешь уешь
  аем яем ваю ваешь вает ваем ваете вают вать вал вала вало вали вши вший вшая вшее вшие вшего вшем
  вшим вших щий щая щее щие щего щим щих мый мая мое мые нный нная нное нные нного нном нным нных
  нную ен ена ено ены н на но ны ная ное ные ный ного ному ным ных ную ость ости остью те та ят ът то
  ата ото ия ият еш ахме аха ього ьому ові еві ять ють ало ав ив`,
)
const LATIN_ENDINGS = endings(
  `s es ed d ing er ers ly y ies ied e est ion ions al o a os as i ar ir ado ada ados adas ido ida idos
  idas ando iendo amos emos imos an en on aron ieron n em st t te ten ter tes end ende enden u ami
  ach ow om ie ia ego emu ych ym ymi ej ac ic yc ala alo ali il ila ily aly ment ments ait aient ent
  ez ons ee ees`,
)

function endings(text: string): ReadonlySet<string> {
  return new Set(['', ...text.split(/\s+/u)])
}

/** Longest ending, and fewest letters before it. */
const LONGEST_ENDING = 5
const SHORTEST_STEM = 4

/** Whether a word of the list and this one are the same but for what both end in. */
function hasRelative(word: string, list: string): boolean {
  const known = CYRILLIC.test(word) ? CYRILLIC_ENDINGS : LATIN_ENDINGS
  const shortest = Math.max(SHORTEST_STEM, word.length - LONGEST_ENDING)
  for (let length = word.length; length >= shortest; length--) {
    if (!known.has(word.slice(length))) continue
    const stem = word.slice(0, length)
    let at = placeOf(stem, list)
    while (list.startsWith(stem, at)) {
      const end = list.indexOf('\n', at)
      if (end - at - length <= LONGEST_ENDING && known.has(list.slice(at + length, end)))
        return true
      at = end + 1
    }
  }
  return false
}

const CYRILLIC = /\p{Script=Cyrillic}/u

/** Cyrillic letters by the Latin one that the fold writes for them. */
const unfolded = once(() => {
  const letters = new Map<string, string>()
  for (const [letter, latin] of HOMOGLYPHS)
    if (CYRILLIC.test(letter) && !letters.has(latin)) letters.set(latin, letter)
  return letters
})

/**
 * The words that a folded one may be: пpoщatь is прощать. One whose letters all look Latin may be
 * of either alphabet.
 */
export function spellingsOf(folded: string): readonly string[] {
  const letters = unfolded()
  let cyrillic = ''
  let isLatin = true
  let isLookalike = true
  for (const letter of folded) {
    const other = letters.get(letter)
    if (other === undefined && /[a-z]/u.test(letter)) isLookalike = false
    if (CYRILLIC.test(letter)) isLatin = false
    cyrillic += other ?? letter
  }
  if (!isLatin) return [cyrillic.replaceAll('ё', 'е')]
  return isLookalike && cyrillic !== folded ? [folded, cyrillic] : [folded]
}
