import { createArena, reset } from '../../normalise/fold/arena.js'
import type { Folder } from '../../normalise/fold/folder.js'
import type { Item } from '../../types/item.js'
import {
  bytesOfNumbers,
  createByteBuffer,
  reserveBytes,
  usedBytes,
  type ByteBuffer,
} from './byte-buffer.js'
import type { SectionBytes } from './sections.js'
import { createUnitCodes, encodeFolded } from './text-code.js'
import { createTrigramIndex, type TrigramIndex } from './trigrams.js'

/** Collects rows into the bytes of one segment. */
export interface SegmentWriter {
  readonly add: (item: Item) => void
  /** Rows so far, and about how many bytes they take. */
  readonly size: () => { readonly rows: number; readonly bytes: number }
  readonly written: () => { readonly fields: readonly string[]; readonly sections: SectionBytes }
}

/** What is kept of one text field. */
interface FieldTexts {
  /** Its number among the fields. */
  readonly at: number
  readonly text: ByteBuffer
  /** Where the text of each row ends; the same place again where it has none. */
  readonly ends: number[]
  readonly index: TrigramIndex
}

/** Text fields of which it is noted which rows have them. */
export const MOST_FIELDS = 32

/** Begins a segment; its texts are folded by the folder. */
export function createSegmentWriter(folder: Folder): SegmentWriter {
  const encoder = new TextEncoder()
  const texts = createTexts(folder)
  const items = createByteBuffer()
  const itemEnds: number[] = []
  const ids: string[] = []
  const masks: number[] = []
  return {
    add: (item) => {
      masks.push(texts.add(ids.length, item))
      addText(items, JSON.stringify(item), encoder)
      itemEnds.push(items.used)
      ids.push(item.id)
    },
    size: () => ({ rows: ids.length, bytes: items.used + texts.bytes() }),
    written: () => {
      const sections = new Map<string, Uint8Array>([
        ['items', usedBytes(items)],
        ['item ends', numbersOf(itemEnds)],
        ['ids', encoder.encode(JSON.stringify(ids))],
        ['masks', numbersOf(masks)],
      ])
      return { fields: texts.addTo(sections, ids.length), sections }
    },
  }
}

/** Collects folded texts, field by field. */
interface Texts {
  /** Adds the texts of a row; says by bits which fields it has. */
  readonly add: (row: number, item: Item) => number
  readonly bytes: () => number
  /** Adds sections for so many rows; gives the fields. */
  readonly addTo: (sections: Map<string, Uint8Array>, rows: number) => readonly string[]
}

function createTexts(folder: Folder): Texts {
  const arena = createArena()
  const codes = createUnitCodes()
  const fields = new Map<string, FieldTexts>()
  const fieldOf = (name: string): FieldTexts => {
    const known = fields.get(name)
    if (known) return known
    const text = createByteBuffer()
    const made = { at: fields.size, text, ends: [], index: createTrigramIndex() }
    fields.set(name, made)
    return made
  }
  return {
    add: (row, item) => {
      reset(arena)
      let mask = 0
      for (const [name, raw] of Object.entries(item.texts)) {
        if (raw === undefined) continue
        const { at, text, ends, index } = fieldOf(name)
        if (at < MOST_FIELDS) mask |= 1 << at
        const folded = folder.fold(raw, arena)
        while (ends.length < row) ends.push(text.used)
        encodeFolded(codes, folded, text)
        index.add(row, folded)
        ends.push(text.used)
      }
      return mask >>> 0
    },
    bytes: () => {
      let bytes = 0
      for (const { text } of fields.values()) bytes += text.used
      return bytes
    },
    addTo: (sections, rows) => {
      sections.set('units', bytesOfNumbers(Uint16Array.from(codes.units)))
      for (const [name, { text, ends, index }] of fields) {
        while (ends.length < rows) ends.push(text.used)
        const { directory, lists } = index.written()
        sections.set(`text ${name}`, usedBytes(text))
        sections.set(`text ends ${name}`, numbersOf(ends))
        sections.set(`directory ${name}`, bytesOfNumbers(directory))
        sections.set(`lists ${name}`, lists)
      }
      return [...fields.keys()]
    },
  }
}

function numbersOf(numbers: readonly number[]): Uint8Array {
  return bytesOfNumbers(Uint32Array.from(numbers))
}

function addText(
  buffer: ByteBuffer,
  text: string,
  encoder: InstanceType<typeof TextEncoder>,
): void {
  reserveBytes(buffer, text.length * 3)
  const { written } = encoder.encodeInto(text, buffer.bytes.subarray(buffer.used))
  buffer.used += written
}
