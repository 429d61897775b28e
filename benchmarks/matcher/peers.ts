/** What the matcher is measured beside; each is given the same folded tokens. */
import { createRequire } from 'node:module'
import { distance } from 'fastest-levenshtein'
import type { Pattern } from '../../src/matcher/pattern.js'
import { written } from './corpus.js'

/** Counts hits in a text, given as its tokens. */
export type Search = (tokens: readonly string[]) => number

interface SymSpell {
  createDictionaryEntry(term: string, count: number): boolean
  lookup(term: string, verbosity: number, most: number): readonly { readonly distance: number }[]
}

interface AhoCorasick {
  search(text: string): readonly (readonly [number, readonly string[]])[]
}

const require = createRequire(import.meta.url)

/**
 * Every pattern against every run of as many tokens as it has words, if their
 * lengths allow it.
 */
export function createNaive(patterns: readonly Pattern[]): Search {
  const bySize = grouped(
    patterns.map(({ units, typos, breaks }) => ({
      word: written(units),
      typos,
      words: breaks.length + 1,
    })),
  )
  return (tokens) => {
    let hits = 0
    for (const [size, words] of bySize)
      for (const run of runsOf(tokens, size))
        for (const { word, typos } of words) {
          const apart = run.length - word.length
          if (apart > typos || apart < -typos) continue
          if (typos === 0 ? run === word : distance(run, word) <= typos) hits++
        }
    return hits
  }
}

/** node-symspell: all terms within 2 of every run of tokens that has as many words as some pattern. */
export function createSymSpell(patterns: readonly Pattern[]): Search {
  const Constructor = require('node-symspell') as new (most: number, prefix: number) => SymSpell
  const index = new Constructor(2, 7)
  for (const { units } of patterns) index.createDictionaryEntry(written(units), 1)
  const sizes = new Set(patterns.map(({ breaks }) => breaks.length + 1))
  const all = 2
  return (tokens) => {
    let hits = 0
    for (const size of sizes)
      for (const run of runsOf(tokens, size)) hits += index.lookup(run, all, 2).length
    return hits
  }
}

interface Term {
  readonly word: string
  readonly typos: number
  readonly words: number
}

function grouped(terms: readonly Term[]): ReadonlyMap<number, Term[]> {
  const groups = new Map<number, Term[]>()
  for (const term of terms) {
    const group = groups.get(term.words)
    if (group) group.push(term)
    else groups.set(term.words, [term])
  }
  return groups
}

/** Every run of `size` tokens, glued. */
function runsOf(tokens: readonly string[], size: number): string[] {
  const runs: string[] = []
  for (let i = 0; i + size <= tokens.length; i++) {
    let run = tokens[i] as string
    for (let more = 1; more < size; more++) run += tokens[i + more] as string
    runs.push(run)
  }
  return runs
}

/** npm's fastest Aho–Corasick, over the squashed text. */
export function createAhoCorasick(patterns: readonly Pattern[]): (text: string) => number {
  const Constructor = require('ahocorasick') as new (words: readonly string[]) => AhoCorasick
  const automaton = new Constructor(patterns.map(({ units }) => written(units)))
  return (text) => automaton.search(text).reduce((sum, [, words]) => sum + words.length, 0)
}
