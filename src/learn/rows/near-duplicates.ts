import type { NormalText } from '../../normalise/fold/normal-text.js'
import { mix, mixIn } from '../../numbers/mix.js'

const RUN = 6
const HASHES = 32
const BAND = 4

/**
 * A group for each text, the same for texts that are nearly alike.
 *
 * Texts whose MinHash signatures (32 hashes of 6-unit runs) agree in one of 8
 * bands of 4 are joined: of two texts that share nine tenths of their runs 99.9 %
 * meet, of two that share a third 9 %.
 *
 * @returns A name for each text; `''` for a text that is empty or absent.
 * @see Broder, "On the resemblance and containment of documents", 1997.
 */
export function nearDuplicateGroups(texts: readonly (NormalText | undefined)[]): string[] {
  const parents = Int32Array.from(texts.keys())
  const bands = new Map<string, number>()
  for (const [at, text] of texts.entries()) {
    if (!text || text.from === text.to) continue
    const signature = minHash(text)
    for (let band = 0; band < HASHES; band += BAND) {
      const key = `${band}:${signature.subarray(band, band + BAND).join(',')}`
      const other = bands.get(key)
      if (other === undefined) bands.set(key, at)
      else join(parents, at, other)
    }
  }
  return texts.map((text, at) => (text && text.from !== text.to ? String(rootOf(parents, at)) : ''))
}

function minHash({ units, from, to }: NormalText): Uint32Array {
  const least = new Uint32Array(HASHES).fill(0xffffffff)
  for (let at = from; at === from || at + RUN <= to; at++) {
    let run = 7
    for (let next = at; next < Math.min(to, at + RUN); next++) {
      run = mixIn(run, units[next] as number)
    }
    for (let hash = 0; hash < HASHES; hash++) {
      const value = mix(run ^ Math.imul(hash + 1, 0x9e3779b1))
      if (value < (least[hash] as number)) least[hash] = value
    }
  }
  return least
}

function rootOf(parents: Int32Array, at: number): number {
  let root = at
  while (parents[root] !== root) root = parents[root] as number
  parents[at] = root
  return root
}

function join(parents: Int32Array, one: number, other: number): void {
  const [low, high] = [rootOf(parents, one), rootOf(parents, other)].toSorted((a, b) => a - b)
  parents[high as number] = low as number
}
