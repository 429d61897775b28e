import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { induceRules } from '../../src/induce/induce.js'
import { askRules } from '../../src/cascade/ask-rules.js'
import { ruleSetOf } from '../../src/induce/files/run-rules.js'
import { loadRules } from '../../src/rules/language/folder.js'
import type { Item } from '../../src/types/item.js'
import { studioItem } from '../studio/row.js'
import { studioRows, type StudioOptions } from '../studio/rows.js'
import { judgeBy, line, readability } from './judge.js'

const FIELDS = ['title', 'description', 'channel']
const TRAIN: StudioOptions = { seed: 1, rows: 83_411, noise: true, typos: 0.01 }
const TEST = { seed: 2, rows: 55_608, noise: false }

/** Rules induced from a sample like the studio's with its wrong labels, on another with right ones. */
export async function measureSample(): Promise<void> {
  const started = performance.now()
  const busy = process.cpuUsage()
  const { rules, files, ordinaryWords, suspects } = await induceRules(items(TRAIN))
  const seconds = (performance.now() - started) / 1000
  const { user, system } = process.cpuUsage(busy)
  const memory = process.resourceUsage().maxRSS / 1024
  console.log(
    `studio-like, ${TRAIN.rows} rows: induced in ${seconds.toFixed(0)} s (${((user + system) / 1e6).toFixed(0)} s of CPU), at most ${memory.toFixed(0)} MB`,
  )
  console.log(`  ${readability(rules)}; ${suspects.length} suspects`)
  const induced = await ruleSetOf(files, ordinaryWords)
  const folder = fileURLToPath(new URL('../../../rules', import.meta.url))
  const written = existsSync(folder) ? await loadRules(folder) : undefined
  for (const typos of [0, 0.05]) {
    const test = items({ ...TEST, typos }, 'truth')
    const name = `on ${TEST.rows} clean rows, ${100 * typos} % slips`
    await line(`induced ${name}`, judgeBy(askRules(induced, { fields: FIELDS }).ask, test))
    if (written?.ok) {
      await line(`by hand ${name}`, judgeBy(askRules(written.value, { fields: FIELDS }).ask, test))
    }
  }
}

function items(options: StudioOptions, label: 'given' | 'truth' = 'given'): Item[] {
  const list: Item[] = []
  for (const row of studioRows(options)) {
    const item = studioItem(row, list.length + 2)
    list.push(label === 'truth' ? { ...item, gold: row.cleanLabel } : item)
  }
  return list
}
