import { distance } from 'fastest-levenshtein'
import { createArena } from '../../normalise/fold/arena.js'
import { createFolder } from '../../normalise/fold/fold.js'
import {
  ALL_STEPS,
  isVariant,
  type FoldStep,
  type FoldSteps,
} from '../../normalise/fold/fold-steps.js'
import { foldedString } from '../../normalise/fold/normalise.js'

/** A spelling and what was found for it. */
export interface Pair {
  readonly spelling: string
  readonly found: string
}

/**
 * The fewest fold steps that bring a spelling and what was found as near to
 * each other as all of them do, in the order they act:
 *
 *     Акуленок, «АКУЛЁНОК» → case, yo
 *
 * Steps are left out one by one, so of two that do the same the later stays.
 */
export function neededSteps(pair: Pair, steps: FoldSteps): FoldStep[] {
  const needed = new Set([...steps].filter((step) => !isVariant(step)))
  const most = apart(pair, needed)
  for (const step of ALL_STEPS) {
    if (!needed.delete(step)) continue
    if (apart(pair, needed) > most) needed.add(step)
  }
  return ALL_STEPS.filter((step) => needed.has(step))
}

function apart({ spelling, found }: Pair, steps: FoldSteps): number {
  const folder = createFolder(steps)
  const [one, other] = [spelling.trim(), found].map((text) =>
    foldedString(folder.fold(text, createArena(256))),
  )
  return distance(one ?? '', other ?? '')
}
