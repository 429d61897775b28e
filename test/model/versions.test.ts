import assert from 'node:assert/strict'
import { cp, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, suite, test } from 'node:test'
import { createJudge } from '../../src/heads/scoring/judge.js'
import { closeBackend } from '../../src/hybrid/runtimes/backend.js'
import { judgeHybrid } from '../../src/hybrid/stage/judge.js'
import { enableHead, listHeads } from '../../src/model/change-heads.js'
import { MANIFEST_VERSION } from '../../src/model/manifest.js'
import { openModel } from '../../src/model/open-model.js'
import { readManifest } from '../../src/model/read-manifest.js'
import type { Verdict } from '../../src/types/verdict.js'
import { toyRows } from '../heads/toy.js'
import { ROOT } from '../helpers/run-command.js'
import { madeUpRows, normalOf } from '../hybrid/rows.js'

/** A model folder that a kaskad of that version wrote, and what it decided with it. */
const goldenOf = (version: number): string => join(ROOT, `test/golden/model-v${version}`)

suite('a model folder of each version', () => {
  let root = ''
  before(async () => {
    root = await mkdtemp(join(tmpdir(), 'kaskad-versions-'))
  })
  after(() => {
    closeBackend()
    return rm(root, { recursive: true })
  })

  for (let version = 1; version <= MANIFEST_VERSION; version++) {
    test(`${version} is opened and decides as it did`, async () => {
      const folder = goldenOf(version)
      const { heads, hybrid, close } = await openModel(folder)
      assert.ok(heads)
      const told = toyRows(40, 2).map(createJudge(heads)).map(inWords)
      const wanted = await readFile(join(folder, 'decisions.txt'), 'utf8')
      // Before version 3 rows left early by another measure: one row of 40 now goes on.
      assert.ok(differing(told, wanted) <= (version < 3 ? 1 : 0), told.join('\n'))
      assert.equal(hybrid !== undefined, version >= 4)
      if (!hybrid) return
      const items = madeUpRows(24, 3).map(({ item }) => normalOf(item))
      const verdicts = (await judgeHybrid(hybrid, items)).map((verdict) => inWords(verdict))
      await close()
      const wantedOfHybrid = await readFile(join(folder, 'hybrid-decisions.txt'), 'utf8')
      assert.equal(differing(verdicts, wantedOfHybrid), 0, verdicts.join('\n'))
    })

    test(`${version} is changed into one of today, whole`, async () => {
      const folder = join(root, `v${version}`)
      await cp(goldenOf(version), folder, { recursive: true })
      const { heads: old } = await openModel(folder, ['heads'])
      await enableHead(folder, 'cats', false)
      assert.equal(
        JSON.parse(await readFile(join(folder, 'manifest.json'), 'utf8')).version,
        MANIFEST_VERSION,
      )
      const { heads, hybrid, close } = await openModel(folder)
      await close()
      assert.deepEqual(
        heads?.heads.map(({ boundary }) => boundary),
        old?.heads.map(({ boundary }) => boundary),
      )
      assert.equal(
        (await listHeads(folder)).find(({ project }) => project === 'cats')?.enabled,
        false,
      )
      assert.equal(hybrid !== undefined, (await readManifest(goldenOf(version))).hybrid !== null)
    })
  }
})

function inWords(verdict: Verdict): string {
  if (verdict.kind !== 'settled') return verdict.kind
  return `settled ${verdict.labels.map(({ project }) => project).join(' ')}`
}

/** In how many lines the first words differ. */
function differing(told: readonly string[], wanted: string): number {
  const lines = wanted.trimEnd().split('\n')
  return told.filter((line, at) => line !== lines[at]?.split(' ').slice(0, 2).join(' ')).length
}
