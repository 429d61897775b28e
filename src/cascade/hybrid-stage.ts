import type { HybridStage } from '../hybrid/judge.js'
import type { Stage } from './engine.js'

/** The third stage: a hybrid model, for what rules and heads left open. */
export function hybridStage(hybrid: HybridStage): Stage {
  return {
    name: 'hybrid',
    judge: async (open) => {
      const { judgeHybrid } = await import('../hybrid/judge.js')
      const verdicts = await judgeHybrid(
        hybrid,
        open.map(({ normal }) => normal),
      )
      return verdicts.map((verdict) => ({ step: { stage: 'hybrid', verdict } }))
    },
  }
}
