import { classifyBatch, decideTrail, runCascade } from '../../cascade/classify.js'
import type { Engine, OpenItem } from '../../cascade/engine.js'
import { withArena } from '../../normalise/fold/arena.js'
import type { Decision } from '../../types/decision.js'
import type { Item } from '../../types/item.js'
import { isNonEmpty } from '../../types/parsed.js'
import { UNDECIDED, type BodyTable, type DecisionBody } from './decided.js'
import { markKey, replaceMarks, type KeyedRules } from './rule-keys.js'
import type { ArchiveSegment } from './segment.js'

/** Decisions of an archive while they are made. */
export interface Deciding {
  readonly bodies: BodyTable
  readonly rows: Uint32Array
  /** What the stages behind silent rules said, as far as they were asked. */
  readonly silent: Uint32Array
}

/** Who decides. */
export interface RowDecider {
  readonly engine: Engine
  readonly keyed: KeyedRules
  readonly interrupted: AbortSignal
}

/** Rows decided at a time. */
const BATCH = 256

/**
 * Decides the marked rows. What heads and hybrid say of a row that rules leave to them is asked
 * once and kept.
 */
export async function decideRows(
  segments: readonly ArchiveSegment[],
  marks: Uint8Array,
  { deciding, decider }: { readonly deciding: Deciding; readonly decider: RowDecider },
): Promise<number> {
  let base = 0
  let count = 0
  for (const segment of segments) {
    let waiting: number[] = []
    const flush = async (): Promise<void> => {
      decider.interrupted.throwIfAborted()
      const items = segment.items(waiting)
      await decideBatch(decider, { items, rows: waiting.map((row) => base + row) }, deciding)
      count += waiting.length
      waiting = []
    }
    for (let row = 0; row < segment.rows; row++) {
      if (marks[base + row] !== 1) continue
      waiting.push(row)
      if (waiting.length === BATCH) await flush()
    }
    if (waiting.length > 0) await flush()
    base += segment.rows
  }
  return count
}

interface Batch {
  readonly items: readonly Item[]
  readonly rows: readonly number[]
}

async function decideBatch(decider: RowDecider, batch: Batch, deciding: Deciding): Promise<void> {
  const { engine, keyed } = decider
  const { bodies, rows } = deciding
  const note = (row: number, decision: Decision): void => {
    rows[row] = bodies.numberOf(bodyOf(decision, keyed))
  }
  const [first, ...behind] = engine.stages
  if (behind.length === 0) {
    const decisions = await classifyBatch(engine, batch.items)
    for (const [at, decision] of decisions.entries()) note(batch.rows[at] as number, decision)
    return
  }
  const rest = { items: [] as Item[], rows: [] as number[], silent: [] as boolean[] }
  await withArena(engine.freeArenas, async (arena) => {
    const rulesAlone: Engine = { ...engine, stages: [first] }
    const isRules = first.name === 'rules'
    const trails = isRules
      ? await runCascade(rulesAlone, batch.items, { arena })
      : batch.items.map(() => undefined)
    for (const [at, trail] of trails.entries()) {
      const row = batch.rows[at] as number
      const isSilent = trail === undefined || saysNothing(trail)
      if (isSilent && deciding.silent[row] !== UNDECIDED) rows[row] = deciding.silent[row] as number
      else if (trail && !isOpen(trail)) note(row, decideTrail(engine, trail))
      else {
        rest.items.push(batch.items[at] as Item)
        rest.rows.push(row)
        rest.silent.push(isSilent)
      }
    }
  })
  if (!isNonEmpty(rest.items)) return
  const decisions = await classifyBatch(engine, rest.items)
  for (const [at, decision] of decisions.entries()) {
    const row = rest.rows[at] as number
    note(row, decision)
    if (rest.silent[at] === true) deciding.silent[row] = rows[row] as number
  }
}

function isOpen({ steps }: OpenItem): boolean {
  return steps.at(-1)?.verdict.kind === 'deferred'
}

/** Whether rules leave a row to the stages behind them without a word on it. */
function saysNothing(trail: OpenItem): boolean {
  return isOpen(trail) && trail.claims.length === 0 && trail.barred.length === 0
}

/** A decision without its id and places. */
function bodyOf(decision: Decision, { keyOf }: KeyedRules): DecisionBody {
  const { kind, project, projects, stage, probability, runnerUp, conflicts, segments } = decision
  const why = replaceMarks(decision.why, (number) => markKey(keyOf.get(number) ?? ''))
  const said = { kind, project, projects, stage, probability, why, runnerUp, conflicts }
  return { ...said, ...(segments && { segments }) }
}
