import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { killScenarios } from '../helpers/kill-scenarios.js'
import { changedWhenFull, killEach } from '../helpers/killed-runs.js'

const isWindows = process.platform === 'win32'

/** Changes of files at which a run is killed here; `npm run bench -- kills` takes them all. */
const AT: readonly (readonly number[])[] = [
  [5, 9, 14],
  [3, 21],
  [2, 20],
  [3],
  [25, 43],
  [7],
  [17],
  [5],
]

suite('a command that is killed', { skip: isWindows && 'signals' }, () => {
  for (const [place, scenario] of killScenarios(7).entries()) {
    test(`tears nothing, and the next run tidies up: ${scenario.name}`, async () => {
      const at = AT[place] ?? []
      const { kills, torn, leftOvers } = await killEach(scenario, at)
      assert.deepEqual({ kills, torn, leftOvers }, { kills: at.length, torn: [], leftOvers: [] })
    })
  }
})

/** Changes at which the disk is full: while files are written, and shortly before the first is renamed. */
const FULL_AT: readonly (readonly number[])[] = [[2, 8, 12], [2, 19], [2, 9], [2]]

suite('a command whose disk is full', () => {
  for (const [place, scenario] of killScenarios(7).slice(0, 4).entries()) {
    test(`leaves all as it was and says why: ${scenario.name}`, async () => {
      assert.deepEqual(await changedWhenFull(scenario, FULL_AT[place] ?? []), [])
    })
  }
})
