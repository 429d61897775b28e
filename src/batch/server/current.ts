import type { ThreadsPlan } from '../worker-pool.js'
import type { StateReader } from './folder-state.js'
import type { OpenAnswer } from './questions.js'
import { openScorer, type StateScorer } from './state-scorer.js'

/** The scorer of the state that is in force, replaced as a whole when the folders change. */
export interface Current {
  readonly scorer: () => StateScorer
  /** Why what lies in the folders now is not in force; undefined where it is. */
  readonly refused: () => string | undefined
  /** Looks at the folders once; ends when a new state is in force, or is told to be broken. */
  readonly look: () => Promise<void>
  /** Answers what is under way and ends the threads. */
  readonly close: () => Promise<void>
}

/** What is served, and who is told of changes. */
export interface CurrentOptions {
  readonly threads: ThreadsPlan
  /** Tells what lies in the folders of rules and model. */
  readonly readState: StateReader
  /** Told after a change: of the new state in force, or of one that cannot be loaded. */
  readonly changed: (opened: OpenAnswer) => void
}

/**
 * Serves by a scorer, and by what comes after it. A change is taken once the folders have looked the same twice,
 * so a folder that is being copied is waited for; a state that cannot be loaded is told of once
 * and the one in force stays.
 */
export function openCurrent(plan: CurrentOptions, first: StateScorer): Current {
  let scorer = first
  let seen = first.opened.state
  let refused: OpenAnswer | undefined
  let looking: Promise<void> | undefined
  const retiring = new Set<Promise<void>>()
  const retire = (old: StateScorer): void => {
    const ended = old.retire().finally(() => retiring.delete(ended))
    retiring.add(ended)
  }
  const lookOnce = async (): Promise<void> => {
    const state = await plan.readState()
    const isSettled = state === seen
    seen = state
    if (!isSettled || state === refused?.state) return
    refused = undefined
    if (state === scorer.opened.state) return
    const next = await openScorer(plan.threads)
    if (next.opened.isBroken) refused = next.opened
    retire(refused ? next : scorer)
    if (!refused) scorer = next
    plan.changed(next.opened)
  }
  const look = async (): Promise<void> => {
    looking ??= lookOnce().finally(() => (looking = undefined))
    await looking
  }
  return {
    scorer: () => scorer,
    refused: () => refused?.said,
    look,
    close: async () => {
      await looking?.catch(() => undefined)
      retire(scorer)
      await Promise.all(retiring)
    },
  }
}
