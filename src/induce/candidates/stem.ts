/** What stays of a folded word when it is inflected. */
export type StemWord = (word: string) => string

const CYRILLIC_ENDINGS =
  'ами ями ого его ому ему ой ей ий ый ая яя ое ее ые ие ов ев ом ем ам ям ах ях ую юю а е и о у ы э ю я й ь'
const LATIN_ENDINGS = 's'
const SHORTEST = 4

/**
 * Makes a stemmer of folded words; `fold` folds as the words were folded.
 *
 * Rougher than a dictionary's stemmer and on purpose: a name is no dictionary
 * word, and what is left must be a start that finds every form of it. A word
 * of which too little would be left stays whole.
 */
export function createStem(fold: (text: string) => string): StemWord {
  const cyrillic = endingsOf(CYRILLIC_ENDINGS, fold)
  const latin = endingsOf(LATIN_ENDINGS, fold)
  return (word) => {
    const stem = word.replace(/\p{Script=Cyrillic}/u.test(word) ? cyrillic : latin, '')
    return stem.length < SHORTEST ? word : stem
  }
}

function endingsOf(endings: string, fold: (text: string) => string): RegExp {
  const longestFirst = endings
    .split(' ')
    .map(fold)
    .toSorted((a, b) => b.length - a.length)
  return new RegExp(`(?:${longestFirst.join('|')})$`, 'u')
}
