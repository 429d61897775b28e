import type { HeadsModel } from '../heads/head.js'
import { createJudge } from '../heads/judge.js'
import type { SentenceEncoder } from '../hybrid/sentence-encoder.js'
import { embedRows } from './embed.js'
import type { Stage } from './engine.js'

/**
 * The second stage: heads, with what the rules claimed as evidence.
 *
 * @param encoder - Of heads that know embeddings.
 */
export function headsStage(model: HeadsModel, encoder: SentenceEncoder | undefined): Stage {
  const judge = createJudge(model)
  return {
    name: 'heads',
    judge: async (open) => {
      const bare = open.map(({ normal, claims }) => ({ item: normal, claims }))
      const rows = await embedRows(bare, model.columns.texts, encoder)
      return rows.map((row) => ({ step: { stage: 'heads', verdict: judge(row) } }))
    },
  }
}
