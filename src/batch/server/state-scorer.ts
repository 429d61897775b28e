import { createPool, mostAtOnce, type ThreadsPlan } from '../worker-pool.js'
import type { BodyAnswer, ClassifyAnswer, OpenAnswer, ServerQuestion } from './questions.js'

/** One state of rules and model, with the threads that score by it. */
export interface StateScorer {
  readonly opened: OpenAnswer
  readonly classify: (question: ServerQuestion & { kind: 'classify' }) => Promise<ClassifyAnswer>
  readonly explain: (question: ServerQuestion & { kind: 'explain' }) => Promise<BodyAnswer>
  /** How many questions keep the threads busy. */
  readonly most: number
  /** Ends the threads once every question has its answer. */
  readonly retire: () => Promise<void>
}

/** Starts threads and waits until the first has loaded what lies on the disk now. */
export async function openScorer(plan: ThreadsPlan): Promise<StateScorer> {
  const pool = createPool<ServerQuestion, unknown>(plan)
  const open = new Set<Promise<unknown>>()
  const ask = async (question: ServerQuestion): Promise<unknown> => {
    const answer = pool.ask(question)
    open.add(answer)
    return answer.finally(() => open.delete(answer))
  }
  try {
    const opened = (await ask({ kind: 'open' })) as OpenAnswer
    return {
      opened,
      classify: async (question) => (await ask(question)) as ClassifyAnswer,
      explain: async (question) => (await ask(question)) as BodyAnswer,
      most: mostAtOnce(plan.threads),
      retire: async () => {
        while (open.size > 0) await Promise.allSettled(open)
        await pool.close()
      },
    }
  } catch (error) {
    await pool.close()
    throw error
  }
}
