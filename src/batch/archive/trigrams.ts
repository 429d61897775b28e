import type { NormalText } from '../../normalise/fold/normal-text.js'

/** Different numbers of a trigram. */
export const TRIGRAMS = 65536

/** The number of three units that follow each other; different ones may share it. */
export function trigramOf(a: number, b: number, c: number): number {
  let hash = Math.imul(a, 0x9e3779b1) ^ Math.imul(b, 0x85ebca6b) ^ Math.imul(c, 0xc2b2ae35)
  hash ^= hash >>> 15
  return Math.imul(hash, 0x2545f491) >>> 16
}

/** The trigrams of units, each once. */
export function trigramsIn(units: Uint16Array): number[] {
  const found = new Set<number>()
  for (let at = 0; at + 2 < units.length; at++)
    found.add(trigramOf(units[at] as number, units[at + 1] as number, units[at + 2] as number))
  return [...found]
}

/** Collects which rows have which trigram in one text field. */
export interface TrigramIndex {
  readonly add: (row: number, text: NormalText) => void
  /** [TRIGRAMS + 1]: where each list begins, then its rows, each as the distance from the last. */
  readonly written: () => { readonly directory: Uint32Array; readonly lists: Uint8Array }
}

/** An empty index for rows below 65,536, to be added by rising number. */
export function createTrigramIndex(): TrigramIndex {
  const seen = new Int32Array(TRIGRAMS).fill(-1)
  let grams = new Uint16Array(1 << 16)
  let rows = new Uint16Array(1 << 16)
  let used = 0
  const add: TrigramIndex['add'] = (row, { units, from, to }) => {
    if (used + to - from > grams.length) {
      grams = grown(grams, used + to - from)
      rows = grown(rows, used + to - from)
    }
    for (let at = from; at + 2 < to; at++) {
      const gram = trigramOf(units[at] as number, units[at + 1] as number, units[at + 2] as number)
      if (seen[gram] === row) continue
      seen[gram] = row
      grams[used] = gram
      rows[used++] = row
    }
  }
  return { add, written: () => listsOf(grams.subarray(0, used), rows.subarray(0, used)) }
}

function grown(numbers: Uint16Array, least: number): Uint16Array<ArrayBuffer> {
  const larger = new Uint16Array(Math.max(numbers.length * 2, least))
  larger.set(numbers)
  return larger
}

/** Stands for a distance of 255 and more: two bytes follow. */
const FAR = 255

function listsOf(grams: Uint16Array, rows: Uint16Array): ReturnType<TrigramIndex['written']> {
  const from = new Uint32Array(TRIGRAMS + 1)
  for (const gram of grams) from[gram + 1] = (from[gram + 1] as number) + 1
  for (let gram = 0; gram < TRIGRAMS; gram++)
    from[gram + 1] = (from[gram + 1] as number) + (from[gram] as number)
  const next = from.slice()
  const sorted = new Uint16Array(grams.length)
  for (let i = 0; i < grams.length; i++) {
    const gram = grams[i] as number
    const place = next[gram] as number
    sorted[place] = rows[i] as number
    next[gram] = place + 1
  }
  const bytes = new Uint8Array(grams.length * 3)
  const directory = new Uint32Array(TRIGRAMS + 1)
  let used = 0
  for (let gram = 0; gram < TRIGRAMS; gram++) {
    directory[gram] = used
    let last = 0
    for (let i = from[gram] as number; i < (from[gram + 1] as number); i++) {
      const distance = (sorted[i] as number) - last
      last = sorted[i] as number
      if (distance < FAR) bytes[used++] = distance
      else {
        bytes[used++] = FAR
        bytes[used++] = distance & 255
        bytes[used++] = distance >>> 8
      }
    }
  }
  directory[TRIGRAMS] = used
  return { directory, lists: bytes.subarray(0, used) }
}

/** Calls back for each row of a list. */
export function eachRow(list: Uint8Array, visit: (row: number) => void): void {
  let row = 0
  for (let at = 0; at < list.length; at++) {
    let distance = list[at] as number
    if (distance === FAR) {
      distance = (list[at + 1] as number) | ((list[at + 2] as number) << 8)
      at += 2
    }
    row += distance
    visit(row)
  }
}
