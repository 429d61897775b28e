import type { HybridStage } from '../hybrid/judge.js'
import type { Stage } from './engine.js'

/**
 * The third stage: a hybrid model, for what rules and heads left open; it
 * chooses among the projects that the stage before it still holds possible.
 */
export function hybridStage(hybrid: HybridStage): Stage {
  return {
    name: 'hybrid',
    judge: async (open) => {
      const { judgeDeferred } = await import('../hybrid/judge.js')
      const rows = open.map(({ normal, steps }) => {
        const verdict = steps.at(-1)?.verdict
        return { normal, deferral: verdict?.kind === 'deferred' ? verdict.deferral : undefined }
      })
      const verdicts = await judgeDeferred(hybrid, rows)
      return verdicts.map((verdict) => ({ step: { stage: 'hybrid', verdict } }))
    },
  }
}
