import type { HeadsModel } from '../heads/scoring/head.js'
import { explainRow } from '../heads/scoring/explain.js'
import { createJudge, earlyRejection } from '../heads/scoring/judge.js'
import type { AskedBetween } from '../heads/scoring/joining.js'
import type { SentenceEncoder } from '../hybrid/encoders/sentence-encoder.js'
import { embedRows } from './embed.js'
import type { Verdict } from '../types/verdict.js'
import type { Stage } from './engine.js'

/**
 * The second stage: heads, with what the rules claimed as evidence.
 *
 * @param encoder - Of heads that know embeddings. Only rows that do not leave early are embedded:
 *   an embedding costs far more than to score a row once more.
 * @param asked - Of the joining step that follows: what it is asked of is left open.
 */
export function headsStage(
  model: HeadsModel,
  encoder: SentenceEncoder | undefined,
  asked?: AskedBetween,
): Stage {
  const early = earlyRejection(model)
  const judge = createJudge(model, early)
  return {
    name: 'heads',
    judge: async (open) => {
      const bare = open.map(({ normal, claims, barred }) => ({ item: normal, claims, barred }))
      const verdicts = bare.map(judge)
      if (encoder) {
        const staying = [...bare.keys()].filter((at) => verdicts[at] !== early)
        const rows = staying.flatMap((at) => bare[at] ?? [])
        const embedded = await embedRows(rows, model.columns.texts, encoder)
        for (const [nth, row] of embedded.entries()) verdicts[staying[nth] as number] = judge(row)
      }
      return verdicts.map((verdict) => ({
        step: { stage: 'heads', verdict: asked ? leftOpen(verdict, asked) : verdict },
      }))
    },
    explain: async ({ normal, claims, barred }, { project }) => {
      const bare = { item: normal, claims, barred }
      const [row = bare] = await embedRows([bare], model.columns.texts, encoder)
      const isKnown = model.heads.some((head) => head.project === project && head.enabled)
      return { heads: explainRow(model, row, isKnown ? project : undefined) }
    },
  }
}

/** A verdict that is not certain is left to the joining step. */
function leftOpen(verdict: Verdict, { above, below }: AskedBetween): Verdict {
  const best =
    verdict.kind === 'settled'
      ? verdict.labels[0]
      : verdict.kind === 'rejected'
        ? verdict.runnerUp
        : undefined
  const chance = best?.probability
  if (!best || chance === undefined || chance <= above || chance >= below) return verdict
  return { kind: 'deferred', deferral: { why: 'unsure', best } }
}
