import assert from 'node:assert/strict'
import { chmod, cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, suite, test } from 'node:test'
import fc from 'fast-check'
import { createJudge } from '../../src/heads/scoring/judge.js'
import { sha256 } from '../../src/numbers/sha256.js'
import { rollBackHead } from '../../src/model/change-heads.js'
import { readHeads, readHeadsModel } from '../../src/model/heads-model.js'
import { readHybrid } from '../../src/model/hybrid-model.js'
import type { Manifest } from '../../src/model/manifest.js'
import { readModel } from '../../src/model/read-manifest.js'
import { KaskadError } from '../../src/types/error.js'
import { toyRows } from '../heads/toy.js'
import { fuzz } from '../helpers/fuzz.js'
import { ROOT } from '../helpers/run-command.js'

const GOLDEN = join(ROOT, 'test/golden/model-v5')
const rows = toyRows(3, 5)

/** Manifests and weights are changed at random this often. */
const RUNS = 120

type Json = Record<string, unknown>

suite('a broken model folder', () => {
  let root = ''
  let folder = ''
  before(async () => {
    root = await mkdtemp(join(tmpdir(), 'kaskad-broken-'))
    folder = join(root, 'model')
  })
  after(() => rm(root, { recursive: true }))

  const fresh = async (): Promise<Manifest> => {
    await rm(folder, { recursive: true, force: true })
    await cp(GOLDEN, folder, { recursive: true })
    return JSON.parse(await readFile(join(folder, 'manifest.json'), 'utf8')) as Manifest
  }
  const put = (manifest: unknown): Promise<void> =>
    writeFile(join(folder, 'manifest.json'), JSON.stringify(manifest))
  /** Changes a file and the hash that the manifest has of it. */
  const forge = async (name: string, change: (bytes: Buffer) => Buffer): Promise<void> => {
    const manifest = JSON.parse(await readFile(join(folder, 'manifest.json'), 'utf8')) as Manifest
    const bytes = change(await readFile(join(folder, name)))
    await writeFile(join(folder, name), bytes)
    await put({ ...manifest, files: { ...manifest.files, [name]: sha256(bytes) } })
  }
  /** Opens all there is and judges with it; true where it was refused as a model. */
  const isRefused = async (): Promise<boolean> => {
    try {
      await readModel(folder, async (manifest) => {
        const judge = createJudge(await readHeads(folder, manifest))
        for (const row of rows) judge(row)
        await readHybrid(folder, manifest)
      })
      return false
    } catch (error) {
      assert.ok(error instanceof KaskadError && error.code === 'model', String(error))
      return true
    }
  }

  const changes: readonly (readonly [name: string, change: (m: Manifest) => object, RegExp])[] = [
    [
      'two heads of a project',
      (m) => ({ heads: [...m.heads, m.heads[0]] }),
      /two heads of project/,
    ],
    ['a head for none', (m) => ({ noneLabel: m.heads[0]?.project }), /a head for "\w+", which/],
    ['no slopes', () => ({ calibration: { slopes: [] } }), /calibration\.slopes: .*5/],
    ['no intercept', (m) => ({ none: { file: m.none?.file } }), /none\.intercept/],
    ['a later version', () => ({ version: 7 }), /of version 7, this kaskad reads 1 to 6/],
    ['another format', () => ({ format: 'x' }), /not the manifest of a heads model/],
    ['a text for a number', () => ({ rows: '100' }), /rows: .*expected number/],
    ['a path out of the folder', (m) => ({ none: { ...m.none, file: '../x' } }), /none\.file/],
    ['a hash that is none', (m) => ({ files: { ...m.files, x: 'y' } }), /expected a sha256/],
    ['edges out of order', (m) => ({ columns: withEdges(m) }), /edges of seconds do not ascend/],
    ['a name that every object has', (m) => withName(m, 'constructor'), /cannot name a column/],
    ['an unknown key', () => ({ more: 1 }), /more/],
  ]
  for (const [name, change, words] of changes) {
    test(`is refused by name: ${name}`, async () => {
      const manifest = await fresh()
      await put({ ...manifest, ...change(manifest) })
      await assert.rejects(readHeadsModel(folder), { code: 'model', message: words })
    })
  }

  const patches: readonly (readonly [name: string, change: (b: Buffer) => unknown, RegExp])[] = [
    ['an encoding', (b) => b.writeUInt32LE(7, 8), /encoding 7 is unknown: expected 0 or 1/],
    ['a step', (b) => b.writeFloatLE(Number.NaN, 12), /a step of NaN/],
    ['a column out of range', (b) => b.writeInt32LE(1 << 20, 16), /column 1048576 of weight 0/],
    ['a column twice', (b) => b.writeInt32LE(b.readInt32LE(16), 20), /weight 1 is out of order/],
    ['a number of weights', (b) => b.writeUInt32LE(3, 4), /3 weights take 31 bytes/],
    ['a weight', (b) => toFloats(b), /weight 0 is not finite/],
  ]
  for (const [name, change, words] of patches) {
    test(`is refused by name of the file and the reason: ${name}`, async () => {
      const { heads } = await fresh()
      await forge(heads[0]?.file ?? '', (bytes) => {
        const changed = change(bytes)
        return Buffer.isBuffer(changed) ? changed : bytes
      })
      await assert.rejects(readHeadsModel(folder), { code: 'model', message: words })
    })
  }

  test('says which of its files may not be read, and which is not there', async (t) => {
    if (process.getuid?.() === 0 || process.platform === 'win32') {
      t.skip('as root')
      return
    }
    await fresh()
    const path = join(folder, 'manifest.json')
    await chmod(path, 0)
    await assert.rejects(readHeadsModel(folder), { message: /no permission to read it/ })
    await rm(path)
    await assert.rejects(readHeadsModel(folder), { message: /manifest\.json: not found/ })
  })

  test('with a folder in the place of its manifest is refused', async () => {
    await fresh()
    await assert.rejects(readHeadsModel(join(GOLDEN, '..')), { message: /not found; is/ })
    await rm(join(folder, 'manifest.json'))
    await cp(join(GOLDEN, 'heads'), join(folder, 'manifest.json'), { recursive: true })
    await assert.rejects(readHeadsModel(folder), { code: 'model', message: /is a folder/ })
  })

  test('is not made by bringing back a head whose weights are gone', async () => {
    const manifest = await fresh()
    const [head] = manifest.heads
    assert.ok(head)
    const gone = { ...head, file: 'heads/gone-00000000.bin' }
    const files = { ...manifest.files, [gone.file]: '0'.repeat(64) }
    await put({ ...manifest, earlier: [gone], files })
    await assert.rejects(rollBackHead(folder, head.project), { message: /not found, but manifest/ })
    await readHeadsModel(folder)
  })

  test('with any byte of any file changed is refused, or is the same model', async () => {
    await fresh()
    const names = (await readdir(GOLDEN, { recursive: true, withFileTypes: true }))
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).slice(GOLDEN.length + 1))
    const change = fc.record({
      name: fc.constantFrom(...names),
      at: fc.nat(),
      byte: fc.nat(255),
      cut: fc.boolean(),
    })
    await fuzz([change], {
      runs: RUNS,
      answer: async ({ name, at, byte, cut }) => {
        const good = await readFile(join(GOLDEN, name))
        const bad = Buffer.from(cut ? good.subarray(0, at % good.length) : good)
        if (!cut) bad[at % bad.length] = byte
        await writeFile(join(folder, name), bad)
        await isRefused()
        await writeFile(join(folder, name), good)
      },
    })
  })

  for (const [what, nameOf] of [
    ['manifest', () => 'manifest.json'],
    ['hybrid’s manifest', (m: Manifest) => `${m.hybrid?.folder}/manifest.json`],
    ['hybrid’s tokenizer', (m: Manifest) => `${m.hybrid?.folder}/tokenizer.json`],
  ] as const) {
    test(`with any value of its ${what} changed is refused, or judges`, async () => {
      const manifest = await fresh()
      const name = nameOf(manifest)
      const text = await readFile(join(GOLDEN, name), 'utf8')
      const places = placesIn(JSON.parse(text))
      await fuzz([fc.constantFrom(...places), fc.constantFrom(...ODD)], {
        runs: RUNS,
        answer: async (place, odd) => {
          const json = JSON.stringify(withValue(JSON.parse(text), place, odd))
          const forged = json.replace('"1e999"', '1e999')
          if (name === 'manifest.json') await writeFile(join(folder, name), forged)
          else await forgeHybrid(folder, manifest, [name, forged])
          await isRefused()
        },
      })
    })
  }
})

/** The columns with the first number column called otherwise. */
function withName({ columns }: Manifest, name: string): object {
  const [first, ...rest] = columns.numbers
  return { columns: { ...columns, numbers: [{ ...first, name }, ...rest] } }
}

/** Changes a file of the hybrid, and the hashes down to the manifest of the folder. */
async function forgeHybrid(
  folder: string,
  manifest: Manifest,
  [name, text]: readonly [string, string],
): Promise<void> {
  const inner = `${manifest.hybrid?.folder}/manifest.json`
  await writeFile(join(folder, name), text)
  if (name !== inner) {
    const json = JSON.parse(await readFile(join(GOLDEN, inner), 'utf8')) as { files: Json }
    json.files['tokenizer.json'] = sha256(Buffer.from(text))
    await writeFile(join(folder, inner), JSON.stringify(json))
  }
  const hash = sha256(await readFile(join(folder, inner)))
  const files = { ...manifest.files, [inner]: hash }
  await writeFile(join(folder, 'manifest.json'), JSON.stringify({ ...manifest, files }))
}

/** Values that stand where others are expected. */
const ODD: readonly unknown[] = [
  null,
  true,
  '',
  'x',
  '__proto__',
  -1,
  0,
  1,
  2.5,
  1e15,
  '1e999',
  [],
  {},
  [null],
  { a: 1 },
]

type Path = readonly string[]

function placesIn(json: unknown, path: Path = []): Path[] {
  if (typeof json !== 'object' || json === null) return [path]
  const below = Object.entries(json).flatMap(([key, value]) => placesIn(value, [...path, key]))
  return path.length === 0 ? below : [path, ...below]
}

function withValue(json: unknown, [key, ...rest]: Path, value: unknown): unknown {
  if (key === undefined) return value
  const copy = (Array.isArray(json) ? [...json] : { ...(json as Json) }) as Json
  copy[key] = withValue(copy[key], rest, value)
  return copy
}

function withEdges({ columns }: Manifest): Manifest['columns'] {
  const numbers = columns.numbers.map((column) => ({ ...column, edges: [2, 1] }))
  return { ...columns, numbers }
}

/** The weights of a head as floats, the first of them infinite. */
function toFloats(bytes: Buffer): Buffer {
  const entries = bytes.readUInt32LE(4)
  const floats = Buffer.concat([bytes.subarray(0, 16 + 4 * entries), Buffer.alloc(4 * entries)])
  floats.writeUInt32LE(0, 8)
  floats.writeFloatLE(Infinity, 16 + 4 * entries)
  return floats
}
