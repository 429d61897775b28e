import { reset, type Arena } from '../../normalise/fold/arena.js'
import type { NormalText } from '../../normalise/fold/normal-text.js'
import type { Item } from '../../types/item.js'
import { numbersIn } from './byte-buffer.js'
import type { GramQuery } from './gram-query.js'
import type { SegmentFile } from './manifest.js'
import { openSections, type SectionReader } from './sections.js'
import { MOST_FIELDS } from './segment-writer.js'
import { decodeFolded } from './text-code.js'
import { eachRow } from './trigrams.js'

/** Rows of an archive that lie in one file, to be read where they are asked for. */
export interface ArchiveSegment {
  readonly rows: number
  readonly fields: readonly string[]
  readonly ids: () => readonly string[]
  /** The rows with these numbers, which rise. */
  readonly items: (rows: readonly number[]) => Item[]
  /** Calls back with the folded text of each of these rows that has the field. */
  readonly eachText: (
    texts: { readonly field: string; readonly rows: readonly number[]; readonly arena: Arena },
    visit: (row: number, text: NormalText) => void,
  ) => void
  /** Marks the rows whose field meets the query. */
  readonly mark: (field: string, query: GramQuery, marks: Uint8Array) => void
  /** True where a row may lack all these fields. */
  readonly lacks: (row: number, fields: readonly string[]) => boolean
  readonly close: () => void
}

/** Opens a segment of the archive in a folder. */
export function openSegment(folder: string, segment: SegmentFile): ArchiveSegment {
  const { rows, fields } = segment
  const file = openSections(folder, segment)
  const numbers = kept((name) => numbersIn(file.whole(name)))
  const decoder = new TextDecoder()
  return {
    rows,
    fields,
    ids: () => JSON.parse(decoder.decode(file.whole('ids'))) as string[],
    items: (wanted) => {
      const items: Item[] = []
      eachPiece(
        { ends: numbers('item ends'), rows: wanted },
        {
          read: (from, to) => file.part('items', from, to),
          visit: (_, bytes) => items.push(JSON.parse(decoder.decode(bytes)) as Item),
        },
      )
      return items
    },
    eachText: textReader(file, { fields, numbers }),
    mark: rowMarker(file, segment),
    lacks: (row, wanted) => {
      const mask = numbers('masks')[row] as number
      return wanted.every((field) => {
        const at = fields.indexOf(field)
        return at < 0 || at >= MOST_FIELDS || (mask & (1 << at)) === 0
      })
    },
    close: file.close,
  }
}

function textReader(
  file: SectionReader,
  {
    fields,
    numbers,
  }: { readonly fields: readonly string[]; readonly numbers: (name: string) => Uint32Array },
): ArchiveSegment['eachText'] {
  const units = kept((name) => {
    const bytes = Uint8Array.from(file.whole(name))
    return new Uint16Array(bytes.buffer, 0, bytes.length >>> 1)
  })
  return ({ field, rows, arena }, visit) => {
    if (!fields.includes(field)) return
    const known = units('units')
    eachPiece(
      { ends: numbers(`text ends ${field}`), rows },
      {
        read: (from, to) => file.part(`text ${field}`, from, to),
        visit: (row, bytes) => {
          if (bytes.length === 0) return
          reset(arena)
          visit(row, decodeFolded(known, bytes, arena))
        },
      },
    )
  }
}

function rowMarker(file: SectionReader, { rows, fields }: SegmentFile): ArchiveSegment['mark'] {
  const counts = new Uint16Array(rows)
  return (field, { grams, least }, marks) => {
    if (!fields.includes(field)) return
    const lists = grams
      .map((gram) => numbersIn(file.part(`directory ${field}`, gram * 4, gram * 4 + 8)))
      .toSorted((a, b) => lengthOf(a) - lengthOf(b))
    // A row with `least` of all lists is in one of these, the shortest.
    const seeds = lists.length - least + 1
    counts.fill(0)
    for (const [at, list] of lists.entries()) {
      const [from = 0, to = 0] = list
      if (from === to) continue
      eachRow(file.part(`lists ${field}`, from, to), (row) => {
        if (at < seeds || counts[row] !== 0) counts[row] = (counts[row] as number) + 1
      })
    }
    for (let row = 0; row < rows; row++) if ((counts[row] as number) >= least) marks[row] = 1
  }
}

function lengthOf([from = 0, to = 0]: Uint32Array): number {
  return to - from
}

/** Sections that are read once. */
function kept<T>(read: (name: string) => T): (name: string) => T {
  const known = new Map<string, T>()
  return (name) => {
    const found = known.get(name)
    if (found !== undefined) return found
    const made = read(name)
    known.set(name, made)
    return made
  }
}

/** Bytes read at once though some between are not wanted: a read costs as much as so many bytes. */
const GAP = 8192

/** Bytes read at once at most. */
const MOST_READ = 1 << 20

/** The bytes of rows that lie one behind the other. */
interface RowBytes {
  readonly ends: Uint32Array
  readonly rows: readonly number[]
}

/** Reads rows near each other together. */
function eachPiece(
  { ends, rows }: RowBytes,
  {
    read,
    visit,
  }: {
    readonly read: (from: number, to: number) => Uint8Array
    readonly visit: (row: number, bytes: Uint8Array) => void
  },
): void {
  const startOf = (row: number): number => (row === 0 ? 0 : (ends[row - 1] as number))
  for (let first = 0; first < rows.length;) {
    const from = startOf(rows[first] as number)
    let last = first
    while (last + 1 < rows.length) {
      const next = rows[last + 1] as number
      if (startOf(next) - (ends[rows[last] as number] as number) > GAP) break
      if ((ends[next] as number) - from > MOST_READ) break
      last++
    }
    const bytes = read(from, ends[rows[last] as number] as number)
    for (; first <= last; first++) {
      const row = rows[first] as number
      visit(row, bytes.subarray(startOf(row) - from, (ends[row] as number) - from))
    }
  }
}
