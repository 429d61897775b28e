import {
  classOf,
  createWindow,
  keysOf,
  LONGEST,
  readWindow,
  type KeyClass,
  type DeletionWindow,
} from './deletion-keys.js'

/**
 * From every way of leaving one or two units out of a pattern's beginning to
 * the patterns it may come from.
 *
 * If a text is within distance k of a pattern, then some k units left out of
 * the pattern's first units and some k left out of the text's make them equal.
 * A blocked Bloom filter (three bits in one word) answers most look-ups.
 *
 * @see Garbe, "1000x faster spelling correction algorithm" (SymSpell), 2012.
 * @see Putze, Sanders & Singler, "Cache-, hash- and space-efficient Bloom
 * filters", 2007.
 */
export interface DeletionTables {
  /** The kinds of patterns there are, each with its own keys. */
  readonly classes: readonly KeyClass[]
  readonly bloom: Int32Array
  /** A key's word in the filter is its upper bits: `key >>> bloomShift`. */
  readonly bloomShift: number
  /** Open addressing, two cells an entry: key, then a value that is never 0. */
  readonly table: Int32Array
  /** A key's first entry is the upper bits of its product with {@link SPREAD}. */
  readonly tableShift: number
  /** A value below 0 is one pattern, `~value`; above 0 its place here: a count and so many patterns. */
  readonly lists: Int32Array
}

/** The tables of an index, and the scratch space of its probe. */
export interface DeletionIndex extends DeletionTables {
  /** The window's sums, and the patterns it may hold. */
  readonly window: DeletionWindow
  readonly found: Int32Array
  /** Pattern → the probe that last found it. */
  readonly stamps: Int32Array
  /** Number of the probe. */
  probe: number
  count: number
}

/** What is indexed: patterns and the distance of each, 0 for those left out. */
export interface Indexed {
  readonly units: readonly Uint16Array[]
  readonly typos: Uint8Array
}

/** Spreads keys over the table. */
export const SPREAD = 0x85ebca6b

/** Filter bits a key; three of them are set. */
const BITS_PER_KEY = 10

/** Builds the tables; undefined where no pattern allows a typo. */
export function buildDeletionIndex(indexed: Indexed): DeletionTables | undefined {
  const { keys, owners, classes } = collectKeys(indexed)
  if (keys.length === 0) return undefined
  const bits = Math.max(10, Math.round(Math.log2(keys.length * BITS_PER_KEY)))
  const bloom = new Int32Array(2 ** (bits - 5))
  const bloomShift = 32 - (bits - 5)
  for (const key of keys) bloom[key >>> bloomShift] = (bloom[key >>> bloomShift] ?? 0) | maskOf(key)
  return { classes, bloom, bloomShift, ...fillTable(keys, owners) }
}

/** An index over tables of so many patterns. */
export function readyIndex(
  { classes, bloom, bloomShift, table, tableShift, lists }: DeletionTables,
  patterns: number,
): DeletionIndex {
  return {
    classes,
    bloom,
    bloomShift,
    table,
    tableShift,
    lists,
    window: createWindow(),
    found: new Int32Array(patterns),
    stamps: new Int32Array(patterns),
    probe: 0,
    count: 0,
  }
}

/** The three bits of a key's word that a key sets. */
function maskOf(key: number): number {
  return (1 << key) | (1 << (key >>> 5)) | (1 << (key >>> 10))
}

/** Every key with the pattern it belongs to. */
function collectKeys({ units, typos }: Indexed): {
  keys: Int32Array
  owners: Int32Array
  classes: readonly KeyClass[]
} {
  const classes = new Map<number, KeyClass>()
  const keys: number[] = []
  const owners: number[] = []
  const window = createWindow()
  const beginning = new Uint16Array(LONGEST)
  for (const [id, pattern] of units.entries()) {
    const most = typos[id] === 1 ? 1 : typos[id] === 2 ? 2 : undefined
    if (!most) continue
    const kind = classOf(pattern.length, most)
    classes.set(kind.seed, kind)
    beginning.fill(0)
    beginning.set(pattern.subarray(0, LONGEST))
    readWindow(window, beginning, 0)
    for (const key of new Set(keysOf(window, kind))) {
      keys.push(key)
      owners.push(id)
    }
  }
  return {
    keys: Int32Array.from(keys),
    owners: Int32Array.from(owners),
    classes: [...classes.values()],
  }
}

/** Counts the entries of each key, lays the lists out one after the other, fills them. */
function fillTable(
  keys: Int32Array,
  owners: Int32Array,
): Pick<DeletionTables, 'table' | 'tableShift' | 'lists'> {
  const bits = Math.max(4, Math.ceil(Math.log2(keys.length * 1.6)))
  const table = new Int32Array(2 ** (bits + 1))
  const tableShift = 32 - bits
  const counts = new Int32Array(2 ** bits)
  const slots = new Int32Array(keys.length)
  const mask = 2 ** bits - 1
  for (const [i, key] of keys.entries()) {
    let slot = Math.imul(key, SPREAD) >>> tableShift
    while (counts[slot] !== 0 && table[slot * 2] !== key) slot = (slot + 1) & mask
    table[slot * 2] = key
    counts[slot] = (counts[slot] ?? 0) + 1
    slots[i] = slot
  }
  const shared = counts.reduce((sum, count) => (count > 1 ? sum + count + 1 : sum), 1)
  const lists = new Int32Array(shared)
  let end = 1
  for (const [i, slot] of slots.entries()) {
    const owner = owners[i] as number
    if (counts[slot] === 1) {
      table[slot * 2 + 1] = ~owner
      continue
    }
    if (table[slot * 2 + 1] === 0) {
      table[slot * 2 + 1] = end
      end += (counts[slot] as number) + 1
    }
    const list = table[slot * 2 + 1] as number
    const filled = (lists[list] ?? 0) + 1
    lists[list] = filled
    lists[list + filled] = owner
  }
  return { table, tableShift, lists }
}
