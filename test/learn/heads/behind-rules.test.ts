import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { studioItem, COMPILATION } from '../../../benchmarks/studio/row.js'
import { studioRows } from '../../../benchmarks/studio/rows.js'
import { buildEngine, classifyBatch, evidenceOf, fitHeads, loadRules } from '../../../src/index.js'
import { countClasses, macroF1 } from '../../../src/numbers/macro-f1.js'
import type { Item } from '../../../src/types/item.js'

/** Made-up videos of the demo's kind without compilations and rows that have no text. */
function sample(seed: number, rows: number, noise: boolean): Item[] {
  return [...studioRows({ seed, rows, noise, typos: 0.01 })]
    .map((row, at) => studioItem(row, at + 2))
    .filter(({ gold, texts }) => gold !== COMPILATION && Object.keys(texts).length > 0)
}

suite('heads behind rules, fitted on labels as noisy as the studio’s', async () => {
  const read = await loadRules(fileURLToPath(new URL('../../../../rules', import.meta.url)))
  assert.ok(read.ok)
  const rules = read.value
  const rows = evidenceOf(sample(7, 3000, true), { rules })
  const { model } = await fitHeads(rows, { typoNoise: 0.3 })
  const items = sample(2026, 8000, false)
  const names = [...new Set(items.map(({ gold }) => gold ?? 'none'))].filter((n) => n !== 'none')
  const numberOf = (project: string): number =>
    names.includes(project) ? names.indexOf(project) : names.length
  const worthOf = async (parts: Parameters<typeof buildEngine>[0]) => {
    const decisions = await classifyBatch(buildEngine(parts), items)
    const given = decisions.map(({ kind, project }) =>
      kind === 'assigned' ? numberOf(project) : names.length,
    )
    const golds = items.map(({ gold }) => numberOf(gold ?? 'none'))
    const claims = decisions.flatMap(({ stage, kind, project }, at) =>
      stage === 'heads' && kind === 'assigned' ? [project === items[at]?.gold] : [],
    )
    const counts = countClasses(Int32Array.from(golds), Int32Array.from(given), names.length)
    return { f1: macroF1(counts) ?? 0, claims }
  }

  test('what they claim is right nine times of ten, and macro F1 gains', async () => {
    const alone = await worthOf({ rules })
    const both = await worthOf({ rules, heads: model })
    const right = both.claims.filter((isRight) => isRight).length
    assert.ok(right >= 8)
    assert.ok(right >= 0.9 * both.claims.length, `${right} of ${both.claims.length}`)
    assert.ok(both.f1 > alone.f1, `${both.f1} beside ${alone.f1}`)
  })
})
