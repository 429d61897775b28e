import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import fc from 'fast-check'
import {
  closeBlock,
  addFeature,
  createRowBuffer,
  openBlock,
  resetRow,
} from '../../../src/heads/features/row-buffer.js'
import { mix } from '../../../src/numbers/mix.js'

const BITS = 16

/** The blocks of one row: its kind, and the hashes counted into it. */
type Blocks = readonly (readonly [kind: number, hashes: readonly number[]])[]

suite('a row buffer', () => {
  const hashes = fc.array(fc.nat(300), { maxLength: 400 })
  const blocks = fc.array(fc.tuple(fc.nat(6), hashes), { maxLength: 8 })

  test('counts as a map for each block does, row after row', () => {
    fc.assert(
      fc.property(fc.array(blocks, { maxLength: 6 }), (rows) => {
        const row = createRowBuffer(BITS)
        for (const each of rows) assert.deepEqual(counted(row, each), expected(each))
      }),
    )
  })

  test('grows with the features of a block and with the blocks of a row', () => {
    const row = createRowBuffer(BITS)
    const long = Array.from({ length: 30_000 }, (_, at) => at % 20_000)
    const wide: Blocks = [[0, [1, 2]], [1, long], ...manyBlocks(200)]
    for (const each of [wide, [[2, [1, 1]]] as const, wide]) {
      assert.deepEqual(counted(row, each), expected(each))
    }
  })
})

function manyBlocks(many: number): Blocks {
  return Array.from({ length: many }, (_, at) => [at % 7, [at, at, 5]] as const)
}

type Counted = readonly (readonly [kind: number, columns: readonly (readonly [number, number])[]])[]

function counted(row: ReturnType<typeof createRowBuffer>, blocks: Blocks): Counted {
  resetRow(row)
  for (const [kind, hashes] of blocks) {
    openBlock(row, kind)
    for (const hash of hashes) addFeature(row, hash, 1)
    closeBlock(row)
  }
  return Array.from({ length: row.blocks }, (_, block) => {
    const [from, to] = [row.blockStarts[block] as number, row.blockStarts[block + 1] as number]
    const columns = [...row.columns.subarray(from, to)]
    return [
      row.blockKinds[block] as number,
      columns.map((column, at) => [column, row.counts[from + at] as number] as const),
    ] as const
  })
}

/** What is counted, in the order it came in; a block without features is left out. */
function expected(blocks: Blocks): Counted {
  return blocks.flatMap(([kind, hashes]) => {
    const counts = new Map<number, number>()
    for (const hash of hashes) {
      const column = mix(hash) % 2 ** BITS
      counts.set(column, (counts.get(column) ?? 0) + 1)
    }
    return counts.size === 0 ? [] : [[kind, [...counts]] as const]
  })
}
