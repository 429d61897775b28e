import { BERT_MARKS } from './tokenizer-json.js'

/** How large a vocabulary may grow and what is too rare for it. */
export interface WordPieceSettings {
  readonly size: number
  /** A pair seen less often is not merged. */
  readonly atLeast: number
  /** Characters beside the most frequent ones become unknown. */
  readonly characters: number
}

/**
 * Learns a WordPiece vocabulary: every frequent character, then the most
 * frequent pair of neighbours merged again and again.
 *
 *   h ##a ##r ##e   →   ##a ##r is frequent   →   h ##ar ##e
 *
 * Ties are broken by the order in which pairs were first seen, so the same
 * texts give the same vocabulary. Half a second for 5,000 short texts.
 *
 * @param texts - Folded as the tokenizer will fold them (see {@link foldForWordPiece}).
 * @returns Tokens in the order of their numbers, the five marks first.
 * @see Sennrich, Haddow, Birch, "Neural machine translation of rare words with subword units", 2016.
 */
export function trainWordPiece(texts: Iterable<string>, settings: WordPieceSettings): string[] {
  const counts = countWords(texts)
  const alphabet = frequentCharacters(counts, settings.characters)
  const symbols = createSymbols()
  for (const character of alphabet) {
    symbols.number(character)
    symbols.number(`##${character}`)
  }

  const words: Word[] = []
  for (const [word, count] of counts) {
    const characters = Array.from(word)
    if (characters.length > 100 || !characters.every((one) => alphabet.has(one))) continue
    const parts = characters.map((one, i) => symbols.number(i === 0 ? one : `##${one}`))
    words.push({ parts, count })
  }
  mergePairs({ words, symbols }, settings)
  return [...BERT_MARKS, ...symbols.names]
}

/** Lower case without accents and apart from punctuation: what an uncased WordPiece sees. */
export function foldForWordPiece(text: string): string {
  return text
    .toLowerCase()
    .normalize('NFD')
    .replaceAll(/\p{Mn}/gu, '')
}

interface Word {
  parts: number[]
  readonly count: number
}

interface Symbols {
  readonly names: string[]
  readonly number: (name: string) => number
}

function createSymbols(): Symbols {
  const names: string[] = []
  const numbers = new Map<string, number>()
  return {
    names,
    number: (name) => {
      const known = numbers.get(name)
      if (known !== undefined) return known
      numbers.set(name, names.length)
      return names.push(name) - 1
    },
  }
}

/** Words as BERT's pre-tokenizer sees them: runs without blanks, punctuation and CJK apart. */
function countWords(texts: Iterable<string>): Map<string, number> {
  const counts = new Map<string, number>()
  const words = /[\p{sc=Han}]|[!-/:-@[-`{-~]|\p{P}|[^\s\p{P}\p{sc=Han}!-/:-@[-`{-~]+/gu
  for (const text of texts) {
    for (const [word] of text.matchAll(words)) counts.set(word, (counts.get(word) ?? 0) + 1)
  }
  return counts
}

function frequentCharacters(counts: ReadonlyMap<string, number>, most: number): Set<string> {
  const seen = new Map<string, number>()
  for (const [word, count] of counts) {
    for (const character of word) seen.set(character, (seen.get(character) ?? 0) + count)
  }
  const ranked = [...seen].toSorted(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))
  return new Set(ranked.slice(0, most).map(([character]) => character))
}

/** Two symbol numbers as one key; exact below 2^53. */
const WIDTH = 2 ** 20

interface Merging {
  readonly words: Word[]
  readonly symbols: Symbols
}

function mergePairs({ words, symbols }: Merging, settings: WordPieceSettings): void {
  const pairs = countPairs(words)
  const queue = createQueue()
  for (const [key, { count }] of pairs) queue.push(count, key)

  while (symbols.names.length + BERT_MARKS.length < settings.size) {
    const best = queue.pop()
    if (!best || best.count < settings.atLeast) return
    const pair = pairs.get(best.key)
    if (!pair || pair.count !== best.count) {
      // Counted down since it was queued: it waits again under its new count.
      if (pair && pair.count >= settings.atLeast && pair.count < best.count) {
        queue.push(pair.count, best.key)
      }
      continue
    }
    const left = Math.floor(best.key / WIDTH)
    const right = best.key % WIDTH
    const name = `${symbols.names[left] ?? ''}${(symbols.names[right] ?? '').slice(2)}`
    const merged = { left, right, into: symbols.number(name) }
    for (const key of mergeEverywhere(merged, words, pairs)) {
      const count = pairs.get(key)?.count ?? 0
      if (count >= settings.atLeast) queue.push(count, key)
    }
    pairs.delete(best.key)
  }
}

interface Pair {
  count: number
  /** Numbers of the words that hold, or held, the pair. */
  readonly words: Set<number>
}
type Pairs = Map<number, Pair>

function countPairs(words: readonly Word[]): Pairs {
  const pairs: Pairs = new Map()
  for (const [i, { parts, count }] of words.entries()) {
    for (const key of keysOf(parts)) bump(pairs, key, { count, word: i })
  }
  return pairs
}

function keysOf(parts: readonly number[]): number[] {
  return parts.slice(1).map((right, i) => (parts[i] ?? 0) * WIDTH + right)
}

function bump(pairs: Pairs, key: number, by: { count: number; word: number }): void {
  const pair = pairs.get(key)
  if (!pair) {
    pairs.set(key, { count: by.count, words: new Set([by.word]) })
    return
  }
  pair.count += by.count
  if (by.count > 0) pair.words.add(by.word)
}

interface Merged {
  readonly left: number
  readonly right: number
  readonly into: number
}

/** Replaces a pair in every word; the keys of the pairs that grew come back. */
function mergeEverywhere(merged: Merged, words: Word[], pairs: Pairs): Set<number> {
  const grown = new Set<number>()
  const holders = pairs.get(merged.left * WIDTH + merged.right)?.words ?? new Set<number>()
  for (const number of holders) {
    const word = words[number]
    if (!word) continue
    const parts = mergeParts(word.parts, merged)
    if (parts.length === word.parts.length) continue
    for (const key of keysOf(word.parts)) bump(pairs, key, { count: -word.count, word: number })
    for (const key of keysOf(parts)) {
      bump(pairs, key, { count: word.count, word: number })
      grown.add(key)
    }
    word.parts = parts
  }
  return grown
}

function mergeParts(parts: readonly number[], { left, right, into }: Merged): number[] {
  const out: number[] = []
  for (let i = 0; i < parts.length; i++) {
    if (parts[i] === left && parts[i + 1] === right) {
      out.push(into)
      i += 1
    } else out.push(parts[i] as number)
  }
  return out
}

interface Queued {
  readonly count: number
  readonly key: number
}

/** A binary heap: the largest count first, then the smallest key. */
function createQueue(): {
  push: (count: number, key: number) => void
  pop: () => Queued | undefined
} {
  const heap: Queued[] = []
  const before = (a: Queued, b: Queued): boolean =>
    a.count === b.count ? a.key < b.key : a.count > b.count
  const swap = (i: number, j: number): void => {
    const kept = heap[i] as Queued
    heap[i] = heap[j] as Queued
    heap[j] = kept
  }
  const isBefore = (i: number, j: number): boolean => before(heap[i] as Queued, heap[j] as Queued)
  return {
    push: (count, key) => {
      let i = heap.push({ count, key }) - 1
      while (i > 0 && isBefore(i, (i - 1) >> 1)) {
        swap(i, (i - 1) >> 1)
        i = (i - 1) >> 1
      }
    },
    pop: () => {
      const top = heap[0]
      const last = heap.pop()
      if (!top || !last || heap.length === 0) return top
      heap[0] = last
      for (let i = 0; ;) {
        let child = 2 * i + 1
        if (child >= heap.length) return top
        if (child + 1 < heap.length && isBefore(child + 1, child)) child += 1
        if (!isBefore(child, i)) return top
        swap(i, child)
        i = child
      }
    },
  }
}
