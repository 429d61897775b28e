import type { Trie } from './trie.js'

/**
 * The trie's nodes placed in one array: the child of `state` by `code` is
 * `state's base + code`, if that cell's check is `state`.
 *
 *   root ──a──► 3 ──b──► 7        base[3] = 5, code of b = 2
 *                                 check[5 + 2] = 3, so 7 is 3's child by b
 *
 * @see Aoe, "An efficient digital search algorithm by using a double-array
 * structure", 1989.
 */
export interface DoubleArray {
  readonly base: Int32Array
  /** Parent's cell; -1 where the cell is free, -2 for the root, which is cell 0. */
  readonly check: Int32Array
  /** Trie node → cell. */
  readonly cells: Int32Array
  /** Trie nodes, breadth first: parents before children, shorter before longer. */
  readonly order: Int32Array
}

/** Cells under construction, with a list of the free ones in rising order. */
interface Cells {
  size: number
  base: Int32Array
  check: Int32Array
  nextFree: Int32Array
  lastFree: Int32Array
  firstFree: number
  tail: number
  top: number
}

/** After so many occupied places the search goes on behind all cells in use. */
const MOST_TRIES = 96

/** Places every node. Cost is near linear: first fit with a bound on the tries. */
export function placeTrie(trie: Trie): DoubleArray {
  const cells = createCells(Math.max(1024, trie.nodes * 2 + trie.letters * 2))
  const place = new Int32Array(trie.nodes)
  const order = new Int32Array(trie.nodes)
  const kids: number[] = []
  let placed = 1
  for (let next = 0; next < placed; next++) {
    const node = order[next] as number
    kids.length = 0
    for (let kid = trie.child[node] as number; kid !== 0; kid = trie.sibling[kid] as number) {
      kids.push(kid)
      order[placed++] = kid
    }
    if (kids.length === 0) continue
    const parent = place[node] as number
    const base = findBase(
      cells,
      kids.map((kid) => trie.code[kid] as number),
    )
    cells.base[parent] = base
    for (const kid of kids) {
      const cell = base + (trie.code[kid] as number)
      place[kid] = cell
      take(cells, cell)
      cells.check[cell] = parent
    }
  }
  const used = cells.top + trie.letters + 1
  reserve(cells, used)
  return {
    base: cells.base.slice(0, used),
    check: cells.check.slice(0, used),
    cells: place,
    order,
  }
}

function createCells(size: number): Cells {
  const nextFree = Int32Array.from({ length: size }, (_, cell) => (cell + 1) % size)
  const lastFree = Int32Array.from({ length: size }, (_, cell) => Math.max(0, cell - 1))
  const check = new Int32Array(size).fill(-1)
  check[0] = -2
  const base = new Int32Array(size)
  return { size, base, check, nextFree, lastFree, firstFree: 1, tail: size - 1, top: 0 }
}

/** The first base at which every code falls on a free cell. */
function findBase(cells: Cells, codes: readonly number[]): number {
  const smallest = Math.min(...codes)
  const largest = Math.max(...codes)
  let cell = cells.firstFree
  for (let tries = 0; ; tries++) {
    if (tries === MOST_TRIES) cell = Math.max(cells.top + 1, smallest + 1)
    if (cell === 0) cell = cells.size
    const base = cell - smallest
    reserve(cells, Math.max(cell, base + largest) + 2)
    if (base >= 1 && codes.every((code) => cells.check[base + code] === -1)) return base
    cell = cells.nextFree[cell] as number
  }
}

/** Grows the cells to at least `size`. */
function reserve(cells: Cells, size: number): void {
  if (size <= cells.size) return
  const old = cells.size
  const grown = Math.max(size, Math.ceil(old * 1.5))
  const widen = (from: Int32Array): Int32Array => {
    const to = new Int32Array(grown)
    to.set(from)
    return to
  }
  cells.base = widen(cells.base)
  cells.check = widen(cells.check).fill(-1, old)
  cells.nextFree = widen(cells.nextFree)
  cells.lastFree = widen(cells.lastFree)
  for (let cell = old; cell < grown; cell++) {
    cells.nextFree[cell] = cell + 1
    cells.lastFree[cell] = cell - 1
  }
  cells.nextFree[grown - 1] = 0
  cells.lastFree[old] = cells.tail
  if (cells.tail === 0) cells.firstFree = old
  else cells.nextFree[cells.tail] = old
  cells.tail = grown - 1
  cells.size = grown
}

/** Takes a cell off the list of free ones. */
function take(cells: Cells, cell: number): void {
  const before = cells.lastFree[cell] as number
  const after = cells.nextFree[cell] as number
  if (before === 0) cells.firstFree = after
  else cells.nextFree[before] = after
  if (after === 0) cells.tail = before
  else cells.lastFree[after] = before
  if (cell > cells.top) cells.top = cell
}
