import { withArena } from '../normalise/fold/arena.js'
import type { Decision } from '../types/decision.js'
import type { Item } from '../types/item.js'
import { decideTrail, runCascade } from './classify.js'
import type { Engine, Reasons } from './engine.js'
import type { PlainItem } from './plain-item.js'

/** A decision with the reasons of every stage of the engine. */
export interface ItemExplanation extends Reasons {
  readonly decision: Decision
}

/**
 * Explains one item: sends it through the same stages as {@link classify} and asks each of them
 * for its reasons, also the stages that the item never reached because an earlier one decided.
 *
 * @param project - Whose rule and head are told of too, whether or not they had a part.
 */
export async function explainItem(
  engine: Engine,
  item: Item | PlainItem,
  project?: string,
): Promise<ItemExplanation> {
  return withArena(engine.freeArenas, async (arena) => {
    const [trail] = await runCascade(engine, [item], { arena })
    if (!trail) throw new Error('an item has no trail')
    const decision = decideTrail(engine, trail)
    const explanation: ItemExplanation = { decision }
    for (const stage of engine.stages) {
      Object.assign(explanation, await stage.explain(trail, { decision, project }))
    }
    return explanation
  })
}
