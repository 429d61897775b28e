import type { HeadsModel } from '../heads/scoring/head.js'
import { createScore } from '../heads/scoring/scorer.js'
import { fuseVerdict, joinRow, type JoinedCandidate } from '../heads/scoring/join-row.js'
import type { Joining } from '../heads/scoring/joining.js'
import type { SentenceEncoder } from '../hybrid/encoders/sentence-encoder.js'
import { embedRows } from './embed.js'
import type { OpenItem, Stage } from './engine.js'

/**
 * The joining step behind the heads: what heads and other sources say together decides the rows
 * that heads alone are not certain of.
 */
export function fusedStage(
  model: HeadsModel,
  joining: Joining,
  encoder: SentenceEncoder | undefined,
): Stage {
  const score = createScore(model)
  const heads = model.heads.filter(({ enabled }) => enabled)
  const joined = async (open: readonly OpenItem[]): Promise<JoinedCandidate[][]> => {
    const bare = open.map(({ normal, claims, barred }) => ({ item: normal, claims, barred }))
    const rows = await embedRows(bare, model.columns.texts, encoder)
    return rows.map((row) => joinRow(joining, heads, { item: row.item.item, margins: score(row) }))
  }
  return {
    name: 'fused',
    judge: async (open) => {
      const candidates = await joined(open)
      return candidates.map((list) => ({ step: { stage: 'fused', verdict: fuseVerdict(list) } }))
    },
    explain: async (trail) => {
      const [fused = []] = await joined([trail])
      return { fused }
    },
  }
}
