import { placeTrie } from './double-array.js'
import { buildTrie, type Trie } from './trie.js'

/**
 * Aho–Corasick over a double array: every occurrence of every pattern in one
 * pass over the text, however many patterns there are.
 *
 * @see Aho & Corasick, "Efficient string matching", 1975.
 */
export interface Automaton {
  /** Unit → letter code; 0 resets the automaton. */
  readonly codes: Uint16Array
  /** Letter code → the root's child, or 0. */
  readonly roots: Int32Array
  /** Per state: base, check and failure link, side by side. */
  readonly moves: Int32Array
  /** 1 where some pattern ends. */
  readonly reports: Uint8Array
  /** State → last pattern that ends there, or -1. */
  readonly ends: Int32Array
  /** State → the longest proper suffix at which a pattern ends, or -1. */
  readonly shorter: Int32Array
  /** Pattern → another of the same units, or -1. */
  readonly twin: Int32Array
}

/** Builds the automaton; patterns without units never match. */
export function buildAutomaton(patterns: readonly Uint16Array[]): Automaton {
  const trie = buildTrie(patterns)
  const { base, check, cells, order } = placeTrie(trie)
  const states = base.length
  const automaton = {
    codes: trie.codes,
    roots: new Int32Array(trie.letters),
    moves: new Int32Array(states * 3),
    reports: new Uint8Array(states),
    ends: new Int32Array(states).fill(-1),
    shorter: new Int32Array(states).fill(-1),
    twin: trie.twin,
  }
  for (let state = 0; state < states; state++) {
    automaton.moves[state * 3] = base[state] as number
    automaton.moves[state * 3 + 1] = check[state] as number
  }
  for (let kid = trie.child[0] as number; kid !== 0; kid = trie.sibling[kid] as number)
    automaton.roots[trie.code[kid] as number] = cells[kid] as number
  for (let node = 0; node < trie.nodes; node++)
    automaton.ends[cells[node] as number] = trie.ends[node] as number
  linkFailures(automaton, trie, { cells, order })
  return automaton
}

/** Breadth first, so a state's failure is known before its children ask for it. */
function linkFailures(
  automaton: Automaton,
  trie: Trie,
  { cells, order }: { readonly cells: Int32Array; readonly order: Int32Array },
): void {
  const { moves, ends, shorter, reports } = automaton
  for (const node of order.subarray(1)) {
    const state = cells[node] as number
    const parent = moves[state * 3 + 1] as number
    const code = trie.code[node] as number
    const failure = parent === 0 ? 0 : step(automaton, moves[parent * 3 + 2] as number, code)
    moves[state * 3 + 2] = failure
    shorter[state] = (ends[failure] as number) >= 0 ? failure : (shorter[failure] as number)
    reports[state] = (ends[state] as number) >= 0 || shorter[state] >= 0 ? 1 : 0
  }
}

/** The state after one more letter. */
function step({ moves, roots }: Automaton, from: number, code: number): number {
  let state = from
  while (state !== 0) {
    const next = (moves[state * 3] as number) + code
    if (moves[next * 3 + 1] === state) return next
    state = moves[state * 3 + 2] as number
  }
  return roots[code] as number
}
