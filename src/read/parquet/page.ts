import type { PageHeader } from 'hyparquet'
import { readRleBitPackedHybrid } from 'hyparquet/src/encoding.js'
import { pageValues, type TakeValues, type Values } from './page-values.js'
import { checkRuns, sizedRuns, viewOf } from './runs.js'
import type { SchemaLeaf } from './schema.js'
import type { UnpackPage } from './unpack.js'

/** A page of values. */
export interface Page {
  /** How many values and absent ones there are. */
  readonly count: number
  /** The definition level of each; empty where every value is there. */
  readonly definitions: Uint8Array
  /** The repetition level of each; empty for a leaf that is in no list. */
  readonly repetitions: Uint8Array
  /** Gives the values that are there, in their order. */
  readonly take: TakeValues
}

/** What a page is decoded with. */
export interface PageDecoding {
  readonly leaf: SchemaLeaf
  readonly unpack: UnpackPage
  /** The entries that numbers of an indexed page are for. */
  readonly entries: Values
}

/** The most values that are read at once. */
export const MOST_VALUES = 16 * 1024 * 1024

/**
 * Decodes a data page; its values are made when they are taken.
 *
 * Counts and sizes stand in the page: they are compared with its bytes before anything is made.
 *
 * @throws RangeError where the page contradicts itself.
 */
export function decodePage(
  header: PageHeader,
  packed: Uint8Array,
  { leaf, unpack, entries }: PageDecoding,
): Page {
  const about = header.data_page_header_v2 ?? header.data_page_header
  if (!about) throw new RangeError('a page has no header of its own')
  const { num_values: count, encoding } = about
  if (!(count >= 0 && count <= MOST_VALUES)) throw new RangeError(`a page says ${count} values`)
  const parts = header.data_page_header_v2
    ? partsOfV2(header, packed, unpack)
    : partsOf(unpack(packed, header.uncompressed_page_size), count, leaf)
  const { definition, repetition } = leaf.node
  const definitions = levelsIn(parts.definitions, definition, count)
  const repetitions = levelsIn(parts.repetitions, repetition, count)
  const present = definition === 0 ? count : countOf(definitions, definition)
  const bytes = parts.values
  const take = pageValues({ encoding, bytes, count: present, leaf, entries })
  return { count, definitions: present === count ? NONE : definitions, repetitions, take }
}

const NONE = new Uint8Array(0)

/** The parts of a page, without the lengths that stand before them. */
interface Parts {
  readonly repetitions: Uint8Array
  readonly definitions: Uint8Array
  readonly values: Uint8Array
}

function partsOf(page: Uint8Array, count: number, { node }: SchemaLeaf): Parts {
  let values = page
  const take = (most: number): Uint8Array => {
    if (most === 0) return NONE
    const { runs, rest } = sizedRuns(values, { width: widthOf(most), count })
    values = rest
    return runs
  }
  const repetitions = take(node.repetition)
  const definitions = take(node.definition)
  return { repetitions, definitions, values }
}

/** A page of the second kind: its levels are never packed. */
function partsOfV2(header: PageHeader, packed: Uint8Array, unpack: UnpackPage): Parts {
  const about = header.data_page_header_v2
  const middle = about?.repetition_levels_byte_length ?? 0
  const end = middle + (about?.definition_levels_byte_length ?? 0)
  if (!(middle >= 0 && middle <= end && end <= packed.length))
    throw new RangeError('the levels of a page are longer than it')
  const rest = packed.subarray(end)
  const isPacked = about?.is_compressed !== false
  return {
    repetitions: packed.subarray(0, middle),
    definitions: packed.subarray(middle, end),
    values: isPacked ? unpack(rest, header.uncompressed_page_size - end) : rest,
  }
}

function widthOf(level: number): number {
  return 32 - Math.clz32(level)
}

function levelsIn(runs: Uint8Array, most: number, count: number): Uint8Array {
  if (most === 0) return NONE
  const width = widthOf(most)
  const levels = new Uint8Array(count)
  checkRuns(runs, { width, count })
  readRleBitPackedHybrid({ view: viewOf(runs), offset: 0 }, width, levels, runs.length)
  return levels
}

function countOf(levels: Uint8Array, level: number): number {
  let count = 0
  for (const each of levels) if (each === level) count += 1
  return count
}
