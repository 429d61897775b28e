import assert from 'node:assert/strict'
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { pathToFileURL } from 'node:url'
import type { LabelledItem } from '../../src/hybrid/training/fingerprint.js'
import type { Evaluated } from '../../src/hybrid/steps/trainer.js'
import { ROOT } from '../helpers/run-command.js'
import { itemOf } from './rows.js'

/** The studio's columns for 44 projects and none. */
function studioRows(perLabel: number): LabelledItem[] {
  return Array.from({ length: 45 * perLabel }, (_, i) => {
    const project = i % 45
    const gold = project === 44 ? 'none' : `project ${project}`
    const word = `${'abcdefg'[project % 7]}${'hijklmn'[Math.floor(project / 7)]}o`.repeat(2)
    const item = itemOf(String(i), { title: `${word} part ${i % 5}` }, { is_shorts: i % 2 })
    return { item: { ...item, categories: { broadcast: i % 3 ? 'none' : 'live' } }, gold }
  })
}

test('the steps in src/hybrid/README.md run as they stand', async () => {
  const readme = readFileSync(join(ROOT, 'src/hybrid/README.md'), 'utf8')
  const section = readme.slice(readme.indexOf('## The hybrid model, step by step'))
  const [, code = ''] = /^```ts\n([\s\S]*?)^```/m.exec(section) ?? []
  assert.match(code, /DataPreprocessor[\s\S]*getData[\s\S]*HybridModel[\s\S]*ModelService/)
  assert.match(code, /preprocessData[\s\S]*Trainer[\s\S]*train\([\s\S]*evaluate\(/)
  // Within the package, so that it is found under its own name.
  const path = join(ROOT, 'dist/test/hybrid/readme-steps.mjs')
  const [imports = '', ...steps] = code.split(/(?<=^import .*\n)/m)
  const whole = `${imports}export async function run(rows, others) {\n${steps.join('')}return found }\n`
  writeFileSync(path, whole)
  try {
    const { run } = (await import(pathToFileURL(path).href)) as {
      readonly run: (rows: LabelledItem[], others: LabelledItem[]) => Promise<Evaluated>
    }
    const others = studioRows(2)
    const { predictions, figures } = await run(studioRows(6), others)
    assert.equal(predictions.length, others.length)
    // Chance gives 1 of 45.
    assert.ok((figures?.accuracy ?? 0) > 0.1, JSON.stringify(figures))
  } finally {
    rmSync(path)
  }
})
