import type { HeadsModel } from '../heads/scoring/head.js'
import type { HybridStage } from '../hybrid/stage/judge.js'
import type { Verdict } from '../types/verdict.js'
import type { Stage } from './engine.js'

/**
 * The third stage: a hybrid model, for what rules and heads left open; it
 * chooses among the projects that the stage before it still holds possible. A
 * project whose head was taken out or is not asked is not given here either.
 */
export function hybridStage(hybrid: HybridStage, heads?: HeadsModel): Stage {
  const asked = heads && new Set(heads.heads.flatMap((head) => (head.enabled ? head.project : [])))
  return {
    name: 'hybrid',
    judge: async (open) => {
      const { judgeDeferred } = await import('../hybrid/stage/judge.js')
      const rows = open.map(({ normal, steps }) => {
        const verdict = steps.at(-1)?.verdict
        return { normal, deferral: verdict?.kind === 'deferred' ? verdict.deferral : undefined }
      })
      const verdicts = await judgeDeferred(hybrid, rows)
      return verdicts.map((verdict) => ({
        step: { stage: 'hybrid', verdict: asked ? withoutClosed(verdict, asked) : verdict },
      }))
    },
    explain: async ({ normal }) => {
      const { answersOn } = await import('../hybrid/stage/judge.js')
      return { hybrid: await answersOn(hybrid, normal) }
    },
  }
}

function withoutClosed(verdict: Verdict, asked: ReadonlySet<string>): Verdict {
  if (verdict.kind !== 'settled' || verdict.labels.every(({ project }) => asked.has(project)))
    return verdict
  return { kind: 'deferred', deferral: { why: 'unsure', best: verdict.labels[0] } }
}
