import { hashOfRows, type Journal } from '../../batch/journal.js'
import { packItems, type PackedItems } from '../../batch/pack-items.js'
import { createPool, mostAtOnce } from '../../batch/worker-pool.js'
import type { Engine } from '../../cascade/engine.js'
import type { ReadBatch } from '../../read/read.js'
import { KaskadError } from '../../types/error.js'
import type { Item } from '../../types/item.js'
import type { Reject } from '../../types/reject.js'
import type { TypoCount } from '../../rules/checks/found-typos.js'
import { createTally } from '../terminal/tally.js'
import { rowsAnswerer, type ClassifyWork, type RowsAnswer } from './classify-rows.js'

/** Classifies rows here or on threads. */
export interface Asking {
  readonly ask: (items: readonly Item[]) => Promise<RowsAnswer>
  /** How many batches may be under way. */
  readonly most: number
  readonly close: () => Promise<void>
}

/** Rows with what came of them. */
export interface Answered {
  readonly batch: ReadBatch
  readonly answer: RowsAnswer
}

/** How rows are classified. */
export interface AskingPlan {
  readonly workers: number
  readonly work: ClassifyWork
  /** What an earlier start of the run has done is taken from here. */
  readonly journal: Journal<PlainAnswer> | undefined
}

/** Opens threads where there are several; the caller closes them. */
export function askingOf(engine: Engine, { workers, work, journal }: AskingPlan): Asking {
  const asking = workers === 1 ? askingHere(engine, work) : askingThreads(workers, work)
  return journal ? { ...asking, ask: remembering(asking.ask, journal) } : asking
}

function askingHere(engine: Engine, { wish }: ClassifyWork): Asking {
  return { ask: rowsAnswerer(engine, wish), most: 1, close: () => Promise.resolve() }
}

function askingThreads(threads: number, data: ClassifyWork): Asking {
  const script = new URL('classify-worker.js', import.meta.url)
  const { ask, close } = createPool<PackedItems, RowsAnswer>({ script, data, threads })
  return { ask: (items) => ask(packItems(items)), most: mostAtOnce(threads), close }
}

/** An answer as JSON can hold it. */
export type PlainAnswer = Omit<RowsAnswer, 'tally'> & {
  readonly tally: Omit<RowsAnswer['tally'], 'stages' | 'conflicts' | 'typos'> & {
    readonly stages: readonly (readonly [string, unknown])[]
    readonly conflicts: readonly (readonly [string, number])[]
    readonly typos: {
      readonly exact: readonly (readonly [string, number])[]
      readonly typos: readonly (readonly [string, TypoCount])[]
    }
  }
}

/** Asks only for what the journal does not hold, and notes what comes. */
function remembering(ask: Asking['ask'], journal: Journal<PlainAnswer>): Asking['ask'] {
  let batches = 0
  return async (items) => {
    const batch = batches++
    const rows = hashOfRows(items)
    const known = await journal.answerOf(batch, rows)
    if (known) return fromPlain(known)
    const answer = await ask(items)
    await journal.keep(batch, rows, toPlain(answer))
    return answer
  }
}

/** An answer as JSON can hold it. */
export function toPlain({ tally, ...answer }: RowsAnswer): PlainAnswer {
  const { stages, conflicts } = tally
  const typos = { exact: [...tally.typos.exact], typos: [...tally.typos.typos] }
  return { ...answer, tally: { ...tally, stages: [...stages], conflicts: [...conflicts], typos } }
}

/** An answer as it was before it was JSON. */
export function fromPlain({ tally, ...answer }: PlainAnswer): RowsAnswer {
  const stages = new Map(tally.stages) as RowsAnswer['tally']['stages']
  const typos = { exact: new Map(tally.typos.exact), typos: new Map(tally.typos.typos) }
  return { ...answer, tally: { ...tally, stages, conflicts: new Map(tally.conflicts), typos } }
}

/** Rows that nobody could answer, as those that ended two threads: rejects with the reason. */
export function withoutAnswer(batch: ReadBatch, reason: string, strict: boolean): Answered {
  const [first] = batch.items
  if (strict && first) {
    throw new KaskadError('input', `${first.place.file}:${first.place.line} ${reason}`)
  }
  const rejects = batch.items.map(({ id, texts, place }): Reject => {
    return { place, code: 'worker-death', reason, raw: [id, ...Object.values(texts)].join(' | ') }
  })
  const all = [...batch.rejects, ...rejects].toSorted((a, b) => a.place.line - b.place.line)
  const answer = { lines: '', conflicts: [], segments: [], tally: createTally() }
  return { batch: { ...batch, items: [], rejects: all }, answer }
}
