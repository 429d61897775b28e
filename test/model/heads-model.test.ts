import assert from 'node:assert/strict'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, suite, test } from 'node:test'
import {
  enableHead,
  importHead,
  listHeads,
  putHead,
  removeHead,
  rollBackHead,
} from '../../src/model/change-heads.js'
import { NO_EARLY_EXIT, type HeadsModel } from '../../src/heads/scoring/head.js'
import { createJudge } from '../../src/heads/scoring/judge.js'
import { readHeadsModel, writeHeadsModel } from '../../src/model/heads-model.js'
import { readManifest } from '../../src/model/read-manifest.js'
import { fitHeads } from '../../src/learn/heads/fit-heads.js'
import { KaskadError } from '../../src/types/error.js'
import { toyRows } from '../heads/toy.js'

suite('a model folder', () => {
  let model: HeadsModel
  let root = ''
  let folder = ''

  before(async () => {
    model = (await fitHeads(toyRows(100), { features: { bits: 12 } })).model
    root = await mkdtemp(join(tmpdir(), 'kaskad-heads-'))
  })
  after(() => rm(root, { recursive: true }))

  const fresh = async (): Promise<string> => {
    folder = await mkdtemp(join(root, 'model-'))
    await writeHeadsModel(folder, model)
    return folder
  }

  test('is read back as it was written', async () => {
    assert.deepEqual(await readHeadsModel(await fresh()), model)
  })

  test('judges the same after reading, float32, and nearly the same from 8 bits', async () => {
    const small = join(root, 'small')
    await writeHeadsModel(small, model, 'int8')
    const judges = [model, await readHeadsModel(await fresh()), await readHeadsModel(small)].map(
      (one) => createJudge(one),
    )
    for (const row of toyRows(50, 2)) {
      const [here, read, tiny] = judges.map((judge) => judge(row))
      assert.deepEqual(read, here)
      assert.equal(tiny?.kind, here?.kind)
    }
  })

  test('is the same to the byte for the same rows and seed', async () => {
    const again = await fitHeads(toyRows(100), { features: { bits: 12 } })
    const other = join(root, 'again')
    await writeHeadsModel(other, again.model)
    assert.deepEqual(await filesOf(other), await filesOf(await fresh()))
  })

  test('a damaged file is refused by its name', async () => {
    const name = (await readdir(join(await fresh(), 'heads')))[0] as string
    const path = join(folder, 'heads', name)
    const bytes = await readFile(path)
    bytes[20] = (bytes[20] as number) ^ 1
    await writeFile(path, bytes)
    await assert.rejects(readHeadsModel(folder), refusalOf(name))
  })

  test('a missing file is refused by its name', async () => {
    const { frequencies } = await readManifest(await fresh())
    await rm(join(folder, frequencies))
    await assert.rejects(readHeadsModel(folder), refusalOf(frequencies))
  })

  test('a run that dies before the manifest leaves the old model whole', async () => {
    const other = await fitHeads(toyRows(60), { features: { bits: 12 } })
    await rm(join(await fresh(), 'heads'), { recursive: true })
    await writeFile(join(folder, 'heads'), 'in the way')
    await assert.rejects(writeHeadsModel(folder, other.model), { code: 'output' })
    await rm(join(folder, 'heads'))
    assert.deepEqual((await readManifest(folder)).about, model.about)

    await writeHeadsModel(folder, other.model)
    assert.deepEqual((await readHeadsModel(folder)).about, other.model.about)
    const names = await readdir(folder)
    assert.equal(names.filter((name) => name.startsWith('frequencies')).length, 1)
  })

  test('a name is cut between letters, not within one', async () => {
    const project = `${'a'.repeat(39)}𝕬𝕭`
    const heads = model.heads.map((head) => ({ ...head, project: `${head.project}${project}` }))
    await writeHeadsModel(await fresh(), { ...model, heads })
    assert.deepEqual((await readHeadsModel(folder)).heads, heads)
  })

  test('numbers of any size make a model that is read back', async () => {
    const rows = toyRows(60).map((row, at) => {
      const numbers = { seconds: at % 2 === 0 ? 1e200 : -1e200 }
      return { ...row, item: { ...row.item, item: { ...row.item.item, numbers } } }
    })
    const { model: huge } = await fitHeads(rows, { features: { bits: 12 } })
    await writeHeadsModel(await fresh(), huge)
    assert.deepEqual(await readHeadsModel(folder), huge)
  })

  test('a foreign manifest is refused', async () => {
    await writeFile(join(await fresh(), 'manifest.json'), '{"format":"other"}')
    await assert.rejects(readHeadsModel(folder), refusalOf('not the manifest of a heads model'))
    await assert.rejects(readHeadsModel(join(root, 'nowhere')), refusalOf('not found'))
  })

  test('one head is put, disabled, removed and rolled back, and no other byte changes', async () => {
    const about = { ...model.about, leavesEarly: 0.5 }
    await writeHeadsModel(await fresh(), { ...model, earlyExitBelow: -1, about })
    const before = await filesOf(folder)
    const [first] = model.heads
    assert.ok(first)
    const weights = first.boundary.weights.map((weight) => weight * 2)
    await putHead(folder, { ...first, boundary: { ...first.boundary, weights } })
    await enableHead(folder, first.project, false)
    const [changed] = (await readHeadsModel(folder)).heads
    assert.deepEqual(changed?.boundary.weights, weights)
    assert.equal(changed?.enabled, false)
    const { earlyExitBelow: floor, about: changedAbout } = await readHeadsModel(folder)
    assert.deepEqual(
      [floor, changedAbout.leavesEarly],
      [NO_EARLY_EXIT, 0],
      'it was learned with other heads',
    )

    await removeHead(folder, first.project)
    assert.equal((await listHeads(folder)).length, model.heads.length - 1)
    await rollBackHead(folder, first.project)
    await rollBackHead(folder, first.project)
    assert.deepEqual(
      (await readHeadsModel(folder)).heads.find(({ project }) => project === first.project),
      first,
    )
    await assert.rejects(
      rollBackHead(folder, first.project),
      refusalOf('never replaced or removed'),
    )

    const files = await filesOf(folder)
    for (const [name, bytes] of before) {
      if (name !== 'manifest.json') assert.deepEqual(files.get(name), bytes)
    }
  })

  test('a head comes from another folder that shares its features, and from no other', async () => {
    const from = await fresh()
    const to = await fresh()
    await removeHead(to, 'cats')
    await importHead(to, { from, project: 'cats' })
    assert.deepEqual((await listHeads(to)).map(({ project }) => project).toSorted(), [
      'bears',
      'cats',
    ])

    const foreign = join(root, 'foreign')
    const other = await fitHeads(toyRows(60, 3), { features: { bits: 13 } })
    await writeHeadsModel(foreign, other.model)
    await assert.rejects(
      importHead(to, { from: foreign, project: 'cats' }),
      refusalOf('other features'),
    )
    await assert.rejects(importHead(to, { from, project: 'dogs' }), refusalOf('no head dogs'))
  })
})

function refusalOf(part: string): (error: unknown) => boolean {
  return (error) =>
    error instanceof KaskadError && error.code === 'model' && error.message.includes(part)
}

async function filesOf(folder: string): Promise<Map<string, Buffer>> {
  const names = await readdir(folder, { recursive: true, withFileTypes: true })
  const files = new Map<string, Buffer>()
  for (const name of names.filter((entry) => entry.isFile())) {
    const path = join(name.parentPath, name.name)
    files.set(path.slice(folder.length + 1), await readFile(path))
  }
  return files
}
