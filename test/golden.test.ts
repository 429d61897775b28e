import assert from 'node:assert/strict'
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { before, suite, test } from 'node:test'
import { csvLine } from '../benchmarks/studio/csv.js'
import { STUDIO_COLUMNS } from '../benchmarks/studio/row.js'
import { studioRows } from '../benchmarks/studio/rows.js'
import { inFolder, RULES, ROOT } from './helpers/run-command.js'
import { spawnCommand } from './helpers/spawn-command.js'

const GOLDEN = join(ROOT, 'test/golden')
const RUNS = ['decisions.csv', 'decisions.jsonl']

/** Rows that cannot be read, and the sample's row that each of them follows. */
const BROKEN: Readonly<Record<number, string>> = {
  50: '2020-01-01,too few fields,abc\n',
  120: `${','.repeat(STUDIO_COLUMNS.length + 2)}\n`,
  200: '2020-01-01,no id at all,,,,,,,,,,,,,,\n',
  280: '2020-01-01,"a quote" goes on,abc\n',
  399: '2020-01-01,"a quote that never closes,abc\n',
}

suite('a whole run over a sample, with the shipped rules', () => {
  const seen = new Map<string, string>()

  before(async () => {
    await inFolder(async (folder) => {
      writeFileSync(join(folder, 'videos.csv'), sample())
      cpSync(RULES, join(folder, 'rules'), { recursive: true })
      for (const output of RUNS) {
        const args = ['classify', 'videos.csv', '-o', output, '--rejects', 'rejects.csv']
        const { code, stderr } = await spawnCommand(folder, args)
        seen.set(output, readFileSync(join(folder, output), 'utf8'))
        seen.set('rejects.csv', readFileSync(join(folder, 'rejects.csv'), 'utf8'))
        seen.set('stderr.txt', `${stderr}exit code ${code}\n`)
      }
    })
    if (process.env['KASKAD_GOLDEN_WRITE'] === undefined) return
    mkdirSync(GOLDEN, { recursive: true })
    for (const [name, text] of seen) writeFileSync(join(GOLDEN, name), text)
  })

  for (const name of [...RUNS, 'rejects.csv', 'stderr.txt']) {
    test(`gives test/golden/${name} (renewed by npm run golden)`, () => {
      assert.equal(seen.get(name), readFileSync(join(GOLDEN, name), 'utf8'))
    })
  }

  test('has a decision or a reject for every row', () => {
    assert.equal(linesOf(seen.get('decisions.jsonl')), 400)
    assert.equal(linesOf(seen.get('decisions.csv')), 1 + 400)
    assert.equal(linesOf(seen.get('rejects.csv')), 1 + Object.keys(BROKEN).length)
  })
})

function linesOf(text = ''): number {
  return text.split('\n').length - 1
}

/** 300 rows as the studio has them, 100 crammed with keywords, and the broken ones among them. */
function sample(): string {
  const options = { seed: 21, noise: true, typos: 0.05 }
  const rows = [
    ...studioRows({ ...options, rows: 300 }),
    ...studioRows({ ...options, rows: 100, rich: true }),
  ]
  const lines = rows.map((row, at) => csvLine(row) + (BROKEN[at] ?? ''))
  return `${STUDIO_COLUMNS.join(',')}\n${lines.join('')}`
}
