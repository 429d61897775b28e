import type { HeadsModel } from '../heads/head.js'
import { createJudge } from '../heads/judge.js'
import type { Stage } from './engine.js'

/** The second stage: heads, with what the rules claimed as evidence. */
export function headsStage(model: HeadsModel): Stage {
  const judge = createJudge(model)
  return {
    name: 'heads',
    judge: (open) =>
      open.map(({ normal, claims }) => ({
        step: { stage: 'heads', verdict: judge({ item: normal, claims }) },
      })),
  }
}
