import { decideClaims } from '../decide/claims.js'
import type { Evidence } from '../heads/features.js'
import type { FittedHeads } from './fit-heads.js'
import { bestOf, learnDecision } from './learn-decision.js'

/** What rules and heads make of a labelled row, by heads that had not seen it. */
export interface AnswerBefore {
  readonly fold: number
  /** True where both left the row open. */
  readonly deferred: boolean
  /** The project, or the word for none; an abstention counts as none. */
  readonly without: string
}

/** The cascade's answers before stage three, out of fold, in the order of the rows. */
export function answersBefore(rows: readonly Evidence[], fitted: FittedHeads): AnswerBefore[] {
  const { judged, projects, decided, model } = fitted
  const rule = learnDecision(judged, Int32Array.from(rows.keys()), model.cuts)
  return rows.map(({ claims }, row) => {
    const fold = judged.outOfFold.foldOf[row] as number
    const { verdict } = decideClaims(claims)
    if (verdict.kind === 'settled') {
      return { fold, deferred: false, without: verdict.labels[0].project }
    }
    const { head, chance } = bestOf(judged, row, rule)
    const { accept, reject } = rule.cutoffs
    return {
      fold,
      deferred: chance > (reject[head] as number) && chance < (accept[head] as number),
      without: projects[decided[row] as number] ?? model.noneLabel,
    }
  })
}
