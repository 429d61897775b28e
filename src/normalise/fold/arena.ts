import { PADDING } from './normal-text.js'

/**
 * A buffer of folded texts, one after another.
 *
 * A full chunk is followed by a new one, so earlier texts stay valid. `reset` frees all space:
 * earlier texts are then invalid.
 */
export interface Arena {
  units: Uint16Array
  starts: Uint8Array
  /** The next free unit. */
  used: number
}

/** An empty arena; it grows as needed. @param capacity - Units in the first chunk. */
export function createArena(capacity = 1 << 16): Arena {
  return { units: new Uint16Array(capacity), starts: new Uint8Array(capacity), used: 0 }
}

/**
 * Runs a call with an arena that nobody else writes to until the call ends.
 *
 * @param free - Arenas that are not in use; the call's goes back to them, so that calls one after
 *   the other share one. New arenas are small: many calls may wait at once.
 */
export async function withArena<T>(free: Arena[], call: (arena: Arena) => Promise<T>): Promise<T> {
  const arena = free.pop() ?? createArena(1024)
  reset(arena)
  try {
    return await call(arena)
  } finally {
    if (free.length < MOST_FREE) free.push(arena)
  }
}

/** Most idle arenas that are kept. */
const MOST_FREE = 16

/** Frees the arena: the next batch is written over the texts folded so far. */
export function reset(arena: Arena): void {
  arena.used = 0
}

/** Makes sure that `length` units and their padding fit behind `arena.used`. */
export function reserve(arena: Arena, length: number): void {
  const needed = length + PADDING
  if (arena.used + needed <= arena.units.length) return
  const capacity = Math.max(2 * arena.units.length, needed)
  arena.units = new Uint16Array(capacity)
  arena.starts = new Uint8Array(capacity)
  arena.used = 0
}

/** Ends the text that was written up to `to`: its end is a bound, and zeros follow. */
export function seal(arena: Arena, to: number): void {
  const { units, starts } = arena
  for (let i = to; i < to + PADDING; i++) {
    units[i] = 0
    starts[i] = 0
  }
  starts[to] = 1
  arena.used = to + PADDING
}
