import { classifyBatch } from '../../cascade/classify.js'
import type { Engine } from '../../cascade/engine.js'
import { countTypos } from '../../rules/checks/found-typos.js'
import type { Decision } from '../../types/decision.js'
import type { Item } from '../../types/item.js'
import type { Settings } from '../settings/settings.js'
import { decisionLines, type DecisionForm } from '../../write/decisions.js'
import { countBatch, createTally, type RunTally } from '../terminal/tally.js'

/** What is wanted of rows; plain data, so that a thread can be given it. */
export interface RowsWish {
  readonly form: DecisionForm
  readonly conflicts: boolean
  readonly segments: boolean
}

/** What a thread of `classify` is given at its start. */
export interface ClassifyWork {
  readonly settings: Settings
  readonly wish: RowsWish
}

/** What came of some rows. */
export interface RowsAnswer {
  /** Lines of the output. */
  readonly lines: string
  /** Decisions in which projects competed, where those are wanted. */
  readonly conflicts: readonly Decision[]
  /** Decisions on videos whose minutes are known, where those are wanted. */
  readonly segments: readonly Decision[]
  readonly tally: RunTally
}

/** Classifies rows into lines of the output; the same in a thread as in place. */
export function rowsAnswerer(
  engine: Engine,
  { form, conflicts, segments }: RowsWish,
): (items: readonly Item[]) => Promise<RowsAnswer> {
  const lines = decisionLines(form)
  return async (items) => {
    const tally = createTally()
    const decisions = await classifyBatch(engine, items, {
      watch: (trails) => {
        for (const { normal, claims } of trails) countTypos(tally.typos, normal.item, claims)
      },
    })
    countBatch(tally, decisions, 0)
    return {
      lines: lines(decisions, items),
      conflicts: conflicts ? decisions.filter((decision) => decision.conflicts.length > 0) : [],
      segments: segments ? decisions.filter((decision) => decision.segments !== undefined) : [],
      tally,
    }
  }
}

/**
 * Answers for rows whose decisions are known: they are written as they were, or left out.
 *
 * They are in no stage's counts: no stage was asked.
 */
export function carriedAnswerer(
  form: DecisionForm,
  isWritten: boolean,
): (decisions: readonly Decision[], items: readonly Item[]) => RowsAnswer {
  const lines = decisionLines(form)
  return (decisions, items) => {
    const count = items.length
    return {
      lines: isWritten ? lines(decisions, items) : '',
      conflicts: [],
      segments: [],
      tally: { ...createTally(), rows: count, [isWritten ? 'carried' : 'leftOut']: count },
    }
  }
}
