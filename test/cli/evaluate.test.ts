import assert from 'node:assert/strict'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { suite, test } from 'node:test'
import type { Evaluation } from '../../src/index.js'
import { inFolder, runCommand } from '../helpers/run-command.js'

/** Measures a decisions file against labelled rows, both given as text. */
async function measured(labelled: string, decisions: string): Promise<Evaluation> {
  return inFolder(async (folder) => {
    const at = (name: string): string => join(folder, name)
    writeFileSync(at('rows.csv'), labelled)
    writeFileSync(at('decisions.csv'), decisions)
    const args = ['--decisions', at('decisions.csv'), '--json', at('figures.json')]
    const { code, stderr } = await runCommand(['evaluate', at('rows.csv'), ...args])
    assert.equal(code, 0, stderr)
    return JSON.parse(readFileSync(at('figures.json'), 'utf8')) as Evaluation
  })
}

suite('decisions made by anybody', () => {
  test('are an id and a project; no stage is made up for them', async () => {
    const found = await measured(
      'video_id,title,project\n1,a,A\n2,b,B\n3,c,none\n4,d,none\n',
      'project,id\nA,1\nA,2\nnone,3\n',
    )
    assert.deepEqual([found.accuracy, found.macroF1WithoutNone], [0.75, 1 / 3])
    assert.deepEqual(found.none, { precision: 1, recall: 1, f1: 1, support: 2, predicted: 2 })
    assert.deepEqual(found.stages, [])
    assert.equal(found.kinds.abstained, 1)
    const b = found.projects.find(({ project }) => project === 'B')
    assert.deepEqual(b, {
      project: 'B',
      precision: null,
      recall: 0,
      f1: 0,
      support: 1,
      predicted: 0,
    })
  })

  test('may say probabilities alone beside', async () => {
    const found = await measured(
      'id,title,project\n1,a,A\n2,b,A\n',
      'id,project,probability\n1,A,0.8\n2,none,0.6\n',
    )
    assert.ok(Math.abs((found.calibration?.brier ?? 0) - (0.04 + 0.36) / 2) < 1e-12)
  })

  test('are taken row by row where neither file has ids', async () => {
    const found = await measured('title,project\na,A\nb,B\n', 'project\nA\nA\n')
    assert.deepEqual([found.rows, found.accuracy], [2, 0.5])
  })

  for (const [name, decisions, words] of [
    ['of other rows altogether', 'y,A\n', /has no decision on any of the labelled rows/],
    ['twice on a row, not alike,', 'x,A\nx,A\nx,B\n', /decides twice on x, not alike/],
  ] as const) {
    test(`${name} are a mistake`, async () => {
      await inFolder(async (folder) => {
        const at = (file: string): string => join(folder, file)
        writeFileSync(at('rows.csv'), 'id,title,project\nx,a,A\n')
        writeFileSync(at('decisions.csv'), `id,project\n${decisions}`)
        const args = ['evaluate', at('rows.csv'), '--decisions', at('decisions.csv')]
        const { code, stderr } = await runCommand(args)
        assert.equal(code, 2)
        assert.match(stderr, words)
      })
    })
  }

  test('are measured by keys that the help tells of', async () => {
    const { stdout } = await runCommand(['evaluate', '--help'])
    const found = await measured('title,project\na,A\n', 'project\nA\n')
    for (const key of Object.keys(found)) assert.match(stdout, new RegExp(`^ .*\\b${key}\\b`, 'm'))
  })
})
