import { readWindow, type KeyClass } from './deletion-keys.js'
import { SPREAD, type DeletionIndex } from './deletion-index.js'

/**
 * Finds the patterns that may start at a place with typos: `index.found`, the
 * first `index.count`, each once, in no order that means anything.
 *
 * Reads up to 8 units from `at` on, past the text's end if need be.
 */
export function probe(index: DeletionIndex, units: Uint16Array, at: number): void {
  readWindow(index.window, units, at)
  index.count = 0
  index.probe++
  for (const kind of index.classes) {
    if (kind.typos === 1) probeOne(index, kind)
    else probeTwo(index, kind)
  }
}

/** Leaves one unit out. */
function probeOne(index: DeletionIndex, { length, seed }: KeyClass): void {
  const { bloom, bloomShift } = index
  const { one, tail1 } = index.window
  const tail = tail1[length] as number
  for (let a = 0; a < length; a++) {
    const key = (((one[a] as number) + tail) | 0) ^ seed
    const word = bloom[key >>> bloomShift] as number
    if (((word >>> key) & (word >>> (key >>> 5)) & (word >>> (key >>> 10)) & 1) === 1)
      look(index, key)
  }
}

/** Leaves two units out. */
function probeTwo(index: DeletionIndex, { length, seed }: KeyClass): void {
  const { bloom, bloomShift } = index
  const { one, two, tail2 } = index.window
  const tail = tail2[length] as number
  for (let a = 0; a < length - 1; a++) {
    const head = ((one[a] as number) + tail) | 0
    for (let b = a + 1; b < length; b++) {
      const key = ((head + (two[b] as number)) | 0) ^ seed
      const word = bloom[key >>> bloomShift] as number
      if (((word >>> key) & (word >>> (key >>> 5)) & (word >>> (key >>> 10)) & 1) === 1)
        look(index, key)
    }
  }
}

/** Adds the key's patterns to those found. */
function look(index: DeletionIndex, key: number): void {
  const { table, tableShift, lists } = index
  const mask = (table.length >>> 1) - 1
  let slot = Math.imul(key, SPREAD) >>> tableShift
  for (;;) {
    const value = table[slot * 2 + 1] as number
    if (value === 0) return
    if (table[slot * 2] === key) {
      if (value < 0) {
        add(index, ~value)
        return
      }
      const last = value + (lists[value] as number)
      for (let i = value + 1; i <= last; i++) add(index, lists[i] as number)
      return
    }
    slot = (slot + 1) & mask
  }
}

function add(index: DeletionIndex, pattern: number): void {
  if (index.stamps[pattern] === index.probe) return
  index.stamps[pattern] = index.probe
  index.found[index.count++] = pattern
}
