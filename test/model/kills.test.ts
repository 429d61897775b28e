import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { killScenarios } from '../helpers/kill-scenarios.js'
import { killEach, runDisturbed, treeOf } from '../helpers/killed-runs.js'
import { inFolder } from '../helpers/run-command.js'

const isWindows = process.platform === 'win32'

/** Changes of files at which a run is killed here; `npm run bench -- kills` takes them all. */
const AT: readonly (readonly number[])[] = [[5, 9, 14], [3, 21], [2, 20], [3], [25, 43], [7], [17]]

suite('a command that is killed', { skip: isWindows && 'signals' }, () => {
  for (const [place, scenario] of killScenarios(7).entries()) {
    test(`tears nothing, and the next run tidies up: ${scenario.name}`, async () => {
      const at = AT[place] ?? []
      const { kills, torn, leftOvers } = await killEach(scenario, at)
      assert.deepEqual({ kills, torn, leftOvers }, { kills: at.length, torn: [], leftOvers: [] })
    })
  }
})

suite('a command whose disk is full', () => {
  for (const scenario of killScenarios(7).slice(0, 4)) {
    test(`leaves all as it was and says why: ${scenario.name}`, async () => {
      await inFolder(async (folder) => {
        scenario.prepare(folder)
        const before = treeOf(folder)
        const { code, stderr } = await runDisturbed(scenario.args(folder), { DISTURB_FULL: '2' })
        assert.equal(code, 2, stderr)
        assert.match(stderr, /cannot be written: no space left on the device/)
        const changed = [...treeOf(folder)].filter(([name, text]) => before.get(name) !== text)
        assert.deepEqual(
          changed.filter(([, text]) => text !== ''),
          [],
        )
      })
    })
  }
})
