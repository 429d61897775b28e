import { CUTS } from '../../src/heads/scoring/cutoffs.js'
import { fitHeads } from '../../src/learn/heads/fit-heads.js'
import { createFitPool } from '../../src/learn/heads/fit-pool.js'
import type { FittedHeads } from '../../src/learn/heads/fit-heads.js'
import { answerOf, learnDecision } from '../../src/learn/heads/learn-decision.js'
import { randomFrom } from '../../src/numbers/random.js'
import { numberOption } from '../options.js'
import { loadSet, type SetName } from './data.js'

const SETS: readonly SetName[] = ['rutube masked', 'yt']

/**
 * How often a promised precision is broken: out-of-fold margins are split in halves, the cut-off
 * comes from one, and the claims on the other half are counted. `--draws` splits, 200 by default.
 */
export async function runGuarantee(): Promise<void> {
  for (const name of SETS) {
    const rows = loadSet(name)?.train
    if (!rows) continue
    const goal = { kind: 'precision', wanted: 0.98 } as const
    const fitted = await fitHeads(rows, { cuts: { goal }, fitMany: createFitPool(2) })
    for (const wanted of [0.98, 0.95, 0.9]) {
      const { broken, empty, recall } = resplit(fitted, wanted)
      console.log(
        `${name}, precision ${wanted} at 95 %: broken in ${broken.toFixed(3)}, nothing promised in ${empty.toFixed(3)}, recall ${recall.toFixed(3)}`,
      )
    }
  }
}

/** Shares of the splits, and the mean recall. */
function resplit({ judged, counted }: FittedHeads, wanted: number) {
  const random = randomFrom(1)
  const draws = numberOption('draws', 200)
  const sum = { broken: 0, empty: 0, recall: 0 }
  for (let draw = 0; draw < draws; draw++) {
    const half = Uint8Array.from(counted, () => (random() < 0.5 ? 1 : 0))
    const known = counted.filter((_, at) => half[at] === 1)
    const rule = learnDecision(judged, known, { ...CUTS, goal: { kind: 'precision', wanted } })
    const count = { claims: 0, right: 0, own: 0 }
    for (const row of counted.filter((_, at) => half[at] === 0)) {
      const label = judged.labels[row] as number
      if (label < judged.projects) count.own++
      const given = answerOf(judged, row, rule)
      if (given === judged.projects) continue
      count.claims++
      if (given === label) count.right++
    }
    if (count.claims === 0) sum.empty++
    else if (count.right < wanted * count.claims) sum.broken++
    sum.recall += count.right / Math.max(1, count.own)
  }
  return { broken: sum.broken / draws, empty: sum.empty / draws, recall: sum.recall / draws }
}
