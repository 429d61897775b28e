/** Byte-level BPE once more, by its definition: slow, and easy to hold against the papers. */

/** GPT-2's splitting of a text into words that begin with their blank. */
const WORDS = /'s|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+/gu

/** A letter that can be seen for each of the 256 bytes. */
const LETTERS = ((): readonly string[] => {
  let next = 256
  return Array.from({ length: 256 }, (_, byte) =>
    String.fromCodePoint(isSeen(byte) ? byte : next++),
  )
})()

function isSeen(byte: number): boolean {
  return (byte >= 33 && byte <= 126) || (byte >= 161 && byte <= 172) || byte >= 174
}

/** A vocabulary and its merges, the best first. */
export interface BytePairs {
  readonly vocab: Readonly<Record<string, number>>
  readonly merges: readonly (readonly [left: string, right: string])[]
}

function wordsOf(text: string): string[][] {
  return [...text.matchAll(WORDS)].map(([word]) =>
    Array.from(new TextEncoder().encode(word), (byte) => LETTERS[byte] ?? ''),
  )
}

function merged(pieces: readonly string[], [left, right]: readonly [string, string]): string[] {
  const out: string[] = []
  for (let i = 0; i < pieces.length; i++) {
    const both = pieces[i] === left && pieces[i + 1] === right
    out.push(both ? left + right : (pieces[i] ?? ''))
    if (both) i += 1
  }
  return out
}

/** Learns so many merges: each time the most frequent pair, of equals the first in the alphabet. */
export function trainBytePairs(texts: readonly string[], count: number): BytePairs {
  let words = texts.flatMap(wordsOf)
  const merges: [string, string][] = []
  while (merges.length < count) {
    const pairs = new Map<string, number>()
    for (const pieces of words) {
      for (let i = 0; i + 1 < pieces.length; i++) {
        const pair = `${pieces[i]} ${pieces[i + 1]}`
        pairs.set(pair, (pairs.get(pair) ?? 0) + 1)
      }
    }
    const [best] = [...pairs].toSorted(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))
    if (!best) break
    const [left = '', right = ''] = best[0].split(' ')
    merges.push([left, right])
    words = words.map((pieces) => merged(pieces, [left, right]))
  }
  const tokens = [
    '<s>',
    '<pad>',
    '</s>',
    '<unk>',
    ...LETTERS,
    ...merges.map((pair) => pair.join('')),
  ]
  const all = [...new Set(tokens), '<mask>']
  return { vocab: Object.fromEntries(all.map((token, id) => [token, id])), merges }
}

/** The numbers of a text between its marks: merges are done in their order, wherever they apply. */
export function encodeBytePairs(text: string, { vocab, merges }: BytePairs): number[] {
  const ids = wordsOf(text).flatMap((word) =>
    merges.reduce<readonly string[]>(merged, word).map((piece) => vocab[piece] ?? -1),
  )
  return [0, ...ids, 2]
}
