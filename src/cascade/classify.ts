import { decide, type Step } from '../decide/decide.js'
import { reset, type Arena } from '../normalise/fold/arena.js'
import { normalise } from '../normalise/fold/normalise.js'
import type { Decision } from '../types/decision.js'
import type { Item } from '../types/item.js'
import { isNonEmpty } from '../types/parsed.js'
import type { Engine, OpenItem } from './engine.js'
import { itemOf, type PlainItem } from './plain-item.js'

/** Items classified at a time where they come one by one. */
const BATCH = 256

/**
 * Classifies a stream of items, or of plain objects: one decision per item, in
 * order. Memory is one batch; the next items are asked for when the last
 * decisions have been taken.
 */
export async function* classify(
  engine: Engine,
  items: AsyncIterable<Item | PlainItem> | Iterable<Item | PlainItem>,
): AsyncGenerator<Decision> {
  let batch: Item[] = []
  for await (const item of items) {
    batch.push(isItem(item) ? item : itemOf(item, engine.textFields))
    if (batch.length < BATCH) continue
    yield* await classifyBatch(engine, batch)
    batch = []
  }
  yield* await classifyBatch(engine, batch)
}

/**
 * Classifies a batch: each stage judges what the ones before it left open.
 *
 * An engine works on one batch at a time: its folded texts share one arena.
 */
export async function classifyBatch(engine: Engine, items: readonly Item[]): Promise<Decision[]> {
  reset(engine.arena)
  const trails = await runCascade(engine, items, engine.arena)
  return trails.map((trail) => decideTrail(engine, trail))
}

/** Sends items through the stages; their folded texts lie in the arena. */
export async function runCascade(
  engine: Engine,
  items: readonly Item[],
  arena: Arena,
): Promise<readonly OpenItem[]> {
  const trails = items.map((item): OpenItem => {
    return { normal: normalise(item, engine.folder, arena), claims: [], steps: [] }
  })
  for (const stage of engine.stages) await runStage(stage, trails)
  return trails
}

/** The decision on what the stages said of an item. */
export function decideTrail({ wording }: Engine, { normal, steps }: OpenItem): Decision {
  if (!isNonEmpty(steps)) throw new Error('no stage answered')
  return decide(normal.item.id, steps, wording)
}

/** Asks one stage about what is open, and notes its answers in `trails`. */
async function runStage(stage: Engine['stages'][0], trails: OpenItem[]): Promise<void> {
  const open = trails.filter(({ steps }) => isOpen(steps))
  if (open.length === 0) return
  const answered = stage.judge(open)
  const answers = answered instanceof Promise ? await answered : answered
  let next = 0
  for (const [place, trail] of trails.entries()) {
    if (!isOpen(trail.steps)) continue
    const answer = answers[next++]
    if (!answer) throw new Error(`stage ${stage.name} gave no answer`)
    trails[place] = {
      normal: trail.normal,
      claims: answer.claims ?? trail.claims,
      steps: [...trail.steps, answer.step],
    }
  }
}

function isOpen(steps: readonly Step[]): boolean {
  const last = steps.at(-1)
  return last === undefined || last.verdict.kind === 'deferred'
}

function isItem(item: Item | PlainItem): item is Item {
  return typeof item['texts'] === 'object'
}
