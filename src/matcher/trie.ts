/**
 * A plain trie over dense letter codes: first child and next sibling of each
 * node, node 0 the root. Only a step on the way to the double array.
 */
export interface Trie {
  readonly nodes: number
  /** Unit → code, 1 for the most frequent; 0 for units no pattern has. */
  readonly codes: Uint16Array
  /** Codes in use, 0 included. */
  readonly letters: number
  readonly child: Int32Array
  readonly sibling: Int32Array
  /** Code on the edge that leads to the node. */
  readonly code: Uint16Array
  /** Last pattern that ends at the node, or -1. */
  readonly ends: Int32Array
  /** Pattern → the one before it that ends at the same node, or -1. */
  readonly twin: Int32Array
}

/** Builds the trie of the patterns; empty ones are left out. O(total length × branching). */
export function buildTrie(patterns: readonly Uint16Array[]): Trie {
  const { codes, letters } = codesOf(patterns)
  const most = patterns.reduce((sum, units) => sum + units.length, 1)
  const child = new Int32Array(most)
  const sibling = new Int32Array(most)
  const code = new Uint16Array(most)
  const ends = new Int32Array(most).fill(-1)
  const twin = new Int32Array(patterns.length).fill(-1)
  const firstNodes = new Int32Array(letters)
  let nodes = 1

  for (const [id, units] of patterns.entries()) {
    let node = 0
    for (const unit of units) {
      const letter = codes[unit] as number
      let next = node === 0 ? (firstNodes[letter] as number) : (child[node] as number)
      while (next !== 0 && code[next] !== letter) next = sibling[next] as number
      if (next === 0) {
        next = nodes++
        code[next] = letter
        sibling[next] = child[node] as number
        child[node] = next
        if (node === 0) firstNodes[letter] = next
      }
      node = next
    }
    if (node === 0) continue
    twin[id] = ends[node] as number
    ends[node] = id
  }
  return { nodes, codes, letters, child, sibling, code, ends, twin }
}

/** Frequent units get small codes, so the double array packs densely. */
function codesOf(patterns: readonly Uint16Array[]): { codes: Uint16Array; letters: number } {
  const counts = new Map<number, number>()
  for (const units of patterns)
    for (const unit of units) counts.set(unit, (counts.get(unit) ?? 0) + 1)
  const used = [...counts].toSorted(([a, m], [b, n]) => n - m || a - b)
  const codes = new Uint16Array(65536)
  for (const [rank, [unit]] of used.entries()) codes[unit] = rank + 1
  return { codes, letters: used.length + 1 }
}
