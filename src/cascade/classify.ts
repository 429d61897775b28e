import { decide, type Step } from '../decide/decide.js'
import { withArena, type Arena } from '../normalise/fold/arena.js'
import { normalise } from '../normalise/fold/normalise.js'
import type { Decision } from '../types/decision.js'
import type { Item } from '../types/item.js'
import { isNonEmpty } from '../types/parsed.js'
import type { Engine, OpenItem } from './engine.js'
import type { PlainItem } from './plain-item.js'

/** Items classified at a time where they come one by one. */
const BATCH = 256

/** What a caller may say of one call. */
export interface CallOptions {
  /** Ends the call before the next stage once it is aborted; the call throws its reason. */
  readonly signal?: AbortSignal | undefined
  /** Shown what the stages said of each item of a batch, before its decisions are given. */
  readonly watch?: (trails: readonly OpenItem[]) => void
}

/**
 * Classifies a stream of items, or of plain objects: one decision per item, in
 * order. Memory is one batch; the next items are asked for when the last
 * decisions have been taken.
 *
 * Any number of calls may run side by side on one engine.
 *
 * @param call - With a signal: the stream ends before the next stage once it is aborted.
 */
export async function* classify(
  engine: Engine,
  items: AsyncIterable<Item | PlainItem> | Iterable<Item | PlainItem>,
  call: CallOptions = {},
): AsyncGenerator<Decision> {
  let batch: (Item | PlainItem)[] = []
  for await (const item of items) {
    batch.push(item)
    if (batch.length < BATCH) continue
    yield* await classifyBatch(engine, batch, call)
    batch = []
  }
  yield* await classifyBatch(engine, batch, call)
}

/** Classifies one item, as a server does for each request; calls may run side by side. */
export async function classifyOne(
  engine: Engine,
  item: Item | PlainItem,
  call: CallOptions = {},
): Promise<Decision> {
  const [decision] = await classifyBatch(engine, [item], call)
  if (!decision) throw new Error('an item without a decision')
  return decision
}

/**
 * Classifies a batch: each stage judges what the ones before it left open.
 *
 * Calls may run side by side: each folds its texts into an arena of its own.
 */
export async function classifyBatch(
  engine: Engine,
  items: readonly (Item | PlainItem)[],
  { signal, watch }: CallOptions = {},
): Promise<Decision[]> {
  return withArena(engine.freeArenas, async (arena) => {
    const trails = await runCascade(engine, items, { arena, signal })
    watch?.(trails)
    return trails.map((trail) => decideTrail(engine, trail))
  })
}

/** What belongs to one call of the cascade. */
export interface Call extends CallOptions {
  /** Where the folded texts of the call lie until it ends. */
  readonly arena: Arena
}

/** Sends items through the stages. */
export async function runCascade(
  engine: Engine,
  items: readonly (Item | PlainItem)[],
  { arena, signal }: Call,
): Promise<readonly OpenItem[]> {
  const trails = items.map((given): OpenItem => {
    const item = isItem(given) ? given : engine.readPlain(given)
    const normal = normalise(engine.fill(item), engine.folder, arena)
    return { normal, claims: [], barred: [], steps: [] }
  })
  for (const stage of engine.stages) {
    signal?.throwIfAborted()
    await runStage(stage, trails)
  }
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
      barred: answer.barred ?? trail.barred,
      steps: [...trail.steps, answer.step],
    }
  }
}

function isOpen(steps: readonly Step[]): boolean {
  const last = steps.at(-1)
  return last === undefined || last.verdict.kind === 'deferred'
}

/** Objects of texts, numbers and categories are an item's alone: a plain object holds values. */
function isItem(given: Item | PlainItem | null): given is Item {
  return (['texts', 'numbers', 'categories'] as const).every((part) => {
    const held: unknown = given?.[part]
    return typeof held === 'object' && held !== null && !Array.isArray(held)
  })
}
