/** A small encoder from scratch on epg: time and macro F1 on rows it did not see. */
import { closeBackend, openBackend } from '../../src/hybrid/runtimes/backend.js'
import { measureLabels, bestLabels } from '../../src/hybrid/training/metrics.js'
import { createScorer } from '../../src/hybrid/stage/scorer.js'
import { SMALL_HYBRID } from '../../src/hybrid/training/settings.js'
import { trainModel } from '../../src/hybrid/steps/train-model.js'
import { loadSet } from '../heads/data.js'

/** Trains on four fifths of epg masked, judges the rest. */
export async function runScratch(): Promise<void> {
  const set = loadSet('epg masked')
  if (!set) {
    console.log('from scratch: skipped, epg is not on this machine')
    return
  }
  const rows = set.train.map(({ item: { item } }) => ({ item, gold: item.gold ?? 'none' }))
  const [train, held] = [rows.filter((_, i) => i % 5 > 0), rows.filter((_, i) => i % 5 === 0)]
  await openBackend()
  const begun = performance.now()
  const cpu = process.cpuUsage()
  const model = await trainModel(train, SMALL_HYBRID, { none: 'none' })
  const seconds = (performance.now() - begun) / 1000
  const used = process.cpuUsage(cpu)
  const scorer = createScorer(model)
  const judging = performance.now()
  const logits = await scorer.logits(held.map(({ item }) => item))
  const rate = held.length / ((performance.now() - judging) / 1000)
  const numbers = new Map(model.labels.map((label, index) => [label, index]))
  const gold = Int32Array.from(held, (row) => numbers.get(row.gold) ?? 0)
  const { macroF1, accuracy } = measureLabels(
    gold,
    bestLabels(logits, model.labels.length),
    model.labels.length,
  )
  console.log(
    `from scratch, epg masked, ${model.history.rows} rows trained on, ${held.length} held out`,
  )
  console.log(
    `  training ${seconds.toFixed(0)} s, ${((used.user + used.system) / 1e6).toFixed(0)} CPU s, ${model.history.epochs.length} epochs`,
  )
  console.log(
    `  judging ${rate.toFixed(0)} rows/s; macro F1 ${macroF1.toFixed(4)}, accuracy ${accuracy.toFixed(4)} with no rules and no heads`,
  )
  await scorer.close()
  closeBackend()
}
