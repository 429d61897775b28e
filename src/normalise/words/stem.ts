/**
 * Cuts a word to its stem: кошечками → кошечк. Lower-cases it first.
 *
 * @param language - ISO 639-1; where no stemmer is known the word only loses its case.
 */
export type Stem = (word: string, language: string) => string

/** The languages that have a stemmer. */
export const STEMMED_LANGUAGES: readonly string[] = 'ru uk en de es fr it pt nl no sv'.split(' ')

interface Stemmer {
  stem: (word: string) => string
}

/**
 * Loads the stemmers of `natural`, by sub-path: the package as a whole would
 * load database drivers and read `.env`.
 *
 * Its Polish stemmer is empty, so Polish has none.
 */
export async function loadStem(): Promise<Stem> {
  const natural = await import('natural/lib/natural/stemmers/index.js')
  const stemmers: ReadonlyMap<string, Stemmer> = new Map([
    ['ru', natural.PorterStemmerRu],
    ['uk', natural.PorterStemmerUk],
    ['en', natural.PorterStemmer],
    ['de', natural.PorterStemmerDe],
    ['es', natural.PorterStemmerEs],
    ['fr', natural.PorterStemmerFr],
    ['it', natural.PorterStemmerIt],
    ['pt', natural.PorterStemmerPt],
    ['nl', natural.PorterStemmerNl],
    ['no', natural.PorterStemmerNo],
    ['sv', natural.PorterStemmerSv],
  ])
  return (word, language) => {
    const small = word.toLowerCase()
    return stemmers.get(language)?.stem(small) ?? small
  }
}
