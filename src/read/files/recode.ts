import { isUtf8 } from 'node:buffer'
import { KaskadError } from '../../types/error.js'
import type { Bytes } from './bytes.js'
import { withHead } from './bytes.js'
import { countLines } from './encoding.js'

/** The Cyrillic encodings that are told apart by their letters. */
const CYRILLIC = ['windows-1251', 'koi8-r', 'koi8-u', 'ibm866'] as const

/** Letters of Russian and Ukrainian, the most usual first. */
const LETTERS = 'оеаинтсрвлікмдпуяыьгзбчйхжшюцщєїэфъёґ'

/** How unusual a letter is, by its rank, as a negative logarithm. */
const RARITY = new Map(LETTERS.split('').map((letter, rank) => [letter, Math.log(rank + 5)]))

/** Rarity of any other character, and of a capital letter after a small one. */
const OTHER = 5.3
const CAPITAL_INSIDE = 3

/**
 * Highest mean rarity of real text, and by how much (per letter and in total) one encoding must
 * beat the others.
 */
const MOST_RARITY = 2.7
const LEAST_LEAD = { each: 0.2, all: 8 } as const

/**
 * The encoding of a head that is not UTF-8, where its letters leave no doubt: read in that
 * encoding they are usual ones of Russian or Ukrainian, and clearly rarer in any other.
 */
export function sureEncoding(head: Buffer): string | undefined {
  const body = head.subarray(0, head.lastIndexOf(10) + 1)
  if (isUtf8(body) || countLines(body, 10).good > 0) return undefined
  const beyond = body.reduce((count, byte) => count + (byte >= 0x80 ? 1 : 0), 0)
  const [best, ...others] = CYRILLIC.map((encoding) => {
    const text = new TextDecoder(encoding).decode(body)
    return { encoding, text, rarity: rarityOf(text) / beyond }
  }).toSorted((a, b) => a.rarity - b.rarity)
  const second = others.find(({ text }) => text !== best?.text)
  if (!best || !second || best.rarity > MOST_RARITY) return undefined
  const lead = second.rarity - best.rarity
  return lead >= LEAST_LEAD.each && lead * beyond >= LEAST_LEAD.all ? best.encoding : undefined
}

/** How unusual the letters beyond ASCII are, summed up. */
function rarityOf(text: string): number {
  let sum = 0
  let isAfterSmall = false
  for (const letter of text) {
    const small = letter.toLowerCase()
    if (letter > '\x7F') sum += RARITY.get(small) ?? OTHER
    if (letter !== small && isAfterSmall) sum += CAPITAL_INSIDE
    isAfterSmall = letter !== letter.toUpperCase()
  }
  return sum
}

/**
 * Converts the bytes to UTF-8; undefined byte sequences become U+FFFD.
 * @throws KaskadError `usage` for an encoding without a decoder.
 */
export async function recoded({ chunks }: Bytes, encoding: string): Promise<Bytes> {
  return withHead(recodedChunks(chunks, decoderOf(encoding)))
}

type Decoder = InstanceType<typeof TextDecoder>

function decoderOf(encoding: string): Decoder {
  try {
    return new TextDecoder(encoding)
  } catch (cause) {
    throw new KaskadError(
      'usage',
      `no encoding "${encoding}": expected utf-8, windows-1251, koi8-r, ibm866, utf-16le or another that the WHATWG Encoding Standard names`,
      { cause },
    )
  }
}

async function* recodedChunks(
  chunks: AsyncIterable<Buffer>,
  decoder: Decoder,
): AsyncGenerator<Buffer> {
  for await (const chunk of chunks) yield Buffer.from(decoder.decode(chunk, { stream: true }))
  yield Buffer.from(decoder.decode())
}
