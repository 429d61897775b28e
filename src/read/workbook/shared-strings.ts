import { plainText } from './xml.js'
import { escapedText } from './cell-text.js'
import type { XmlListener } from './xml.js'

/** Texts that cells name by number. */
export interface SharedStrings {
  readonly add: (text: string) => void
  /** Undefined where there is no such number. */
  readonly at: (index: number) => string | undefined
}

const BLOCK = 1 << 22

/** Keeps texts as UTF-8 bytes in blocks, with where each begins: no objects for a garbage collector. */
export function createSharedStrings(): SharedStrings {
  const blocks: Buffer[] = []
  let used = BLOCK
  let count = 0
  let starts = new Float64Array(1024)
  let sizes = new Uint32Array(1024)
  return {
    add: (text) => {
      const size = Buffer.byteLength(text)
      if (used + size > BLOCK) {
        blocks.push(Buffer.allocUnsafe(BLOCK))
        used = 0
      }
      if (count === starts.length) {
        const more = new Float64Array(count * 2)
        more.set(starts)
        starts = more
        const wider = new Uint32Array(count * 2)
        wider.set(sizes)
        sizes = wider
      }
      blocks.at(-1)?.write(text, used, 'utf8')
      starts[count] = (blocks.length - 1) * BLOCK + used
      sizes[count] = size
      used += size
      count += 1
    },
    at: (index) => {
      if (!(index >= 0 && index < count)) return undefined
      const start = starts[index] as number
      const from = start % BLOCK
      const block = blocks[(start - from) / BLOCK]
      return block?.toString('utf8', from, from + (sizes[index] as number))
    },
  }
}

/** Adds the texts of `sharedStrings.xml`: runs are joined, readings of Japanese are left out. */
export function sharedStringsListener(strings: SharedStrings): XmlListener {
  let text = ''
  let isTaken = false
  let isReading = false
  return {
    open: (name) => {
      if (name === 'si') text = ''
      else if (name === 'rPh') isReading = true
      else if (name === 't') isTaken = !isReading
    },
    text: (raw) => {
      if (isTaken) text += raw
    },
    close: (name) => {
      if (name === 't') isTaken = false
      else if (name === 'rPh') isReading = false
      else if (name === 'si') strings.add(escapedText(plainText(text)))
    },
  }
}
