import { chance, pick, whole, type Random } from './random.js'

/** Letters that look alike: Cyrillic above, Latin below. */
const CYRILLIC = 'аеорсухАЕОРСУХКМНТВ'
const LATIN = 'aeopcyxAEOPCYXKMHTB'

/** One slip of the finger in one of the longer words: a letter lost, doubled, swapped or wrong. */
export function slip(random: Random, text: string): string {
  const words = [...text.matchAll(/[\p{L}\p{M}]{4,}/gu)]
  if (words.length === 0) return text
  const word = pick(random, words)
  const letters = Array.from(word[0])
  const at = 1 + whole(random, letters.length - 2)
  const here = letters[at] ?? ''
  const kind = whole(random, 4)
  if (kind === 0) letters.splice(at, 1)
  else if (kind === 1) letters.splice(at, 0, here)
  else if (kind === 2) letters.splice(at, 2, letters[at + 1] ?? '', here)
  else letters[at] = neighbour(random, here)
  return text.slice(0, word.index) + letters.join('') + text.slice(word.index + word[0].length)
}

/** The text with one letter from the other alphabet that looks the same, if it has such a letter. */
export function mixAlphabets(random: Random, text: string): string {
  const places = Array.from(text).flatMap((letter, at) => {
    const latin = LATIN[CYRILLIC.indexOf(letter)]
    const cyrillic = CYRILLIC[LATIN.indexOf(letter)]
    const twin = latin ?? cyrillic
    return twin === undefined ? [] : [{ at, twin }]
  })
  if (places.length === 0) return text
  const { at, twin } = pick(random, places)
  return Array.from(text, (letter, index) => (index === at ? twin : letter)).join('')
}

/** The words run together, as a hashtag is once its # is stripped. */
export function glue(text: string): string {
  return text.replaceAll(/\s+/g, '').toLowerCase()
}

/** How a name is written in one place: as it is, shouted, with a slip, with a foreign letter. */
export interface Hand {
  readonly random: Random
  /** Share of names with a slip. */
  readonly typos: number
}

/** Share of names in which a letter comes from the other alphabet. */
const MIXED = 0.004

/** Writes a name. One whose first letters tell it from a common word keeps its case. */
export function write({ random, typos }: Hand, name: string, keepCase = false): string {
  const cased = !keepCase && chance(random, 0.12) ? name.toUpperCase() : name
  const typed = chance(random, typos) ? slip(random, cased) : cased
  return chance(random, MIXED) ? mixAlphabets(random, typed) : typed
}

function neighbour(random: Random, letter: string): string {
  const row = [
    'йцукенгшщзхъ',
    'фывапролджэ',
    'ячсмитьбю',
    'qwertyuiop',
    'asdfghjkl',
    'zxcvbnm',
  ].find((keys) => keys.includes(letter.toLowerCase()))
  if (!row) return letter
  const at = row.indexOf(letter.toLowerCase())
  const next = row[at === 0 || (at < row.length - 1 && chance(random, 0.5)) ? at + 1 : at - 1] ?? ''
  return letter === letter.toLowerCase() ? next : next.toUpperCase()
}
