/** A thread of `serve`: loads rules and model as they lie on the disk and answers requests by them. */
import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { parentPort, workerData } from 'node:worker_threads'
import { classifyBodies, explainBody } from '../../batch/server/answer-question.js'
import type { OpenAnswer, ServerQuestion } from '../../batch/server/questions.js'
import { answerQuestions } from '../../batch/worker-thread.js'
import { buildEngine } from '../../cascade/build.js'
import type { Engine } from '../../cascade/engine.js'
import { openCascade, type OpenedCascade } from '../settings/engine-of.js'
import { fail } from '../terminal/fail.js'
import { threadEdge } from '../terminal/log.js'
import { stateReaderOf, type ServeWork } from './serve-requests.js'

const { settings } = workerData as ServeWork

const said: string[] = []
const edge = threadEdge((text) => said.push(text))

const { state, opened } = await openSettled()
if (opened) {
  const { engine } = opened
  answer({ state, said: said.join(''), isBroken: false }, async (question) => {
    return question.kind === 'explain'
      ? explainBody(engine, question.body, question.project)
      : classifyBodies(engine, question.bodies)
  })
  if (parentPort) await once(parentPort, 'close')
  await opened.close()
} else {
  answer({ state, said: said.join(''), isBroken: true }, () => {
    throw new Error(`rules or model cannot be loaded: ${said.join('')}`)
  })
}

type Scoring = Exclude<ServerQuestion, { kind: 'open' }>

function answer(open: OpenAnswer, score: (question: Scoring) => unknown): void {
  answerQuestions((given) => {
    const question = given as ServerQuestion
    return question.kind === 'open' ? open : score(question)
  })
}

interface OpenedEngine {
  readonly engine: Engine
  readonly close: () => Promise<void>
}

/** Loads what lies in the folders at one moment: where they change meanwhile, it begins again. */
async function openSettled(): Promise<{ state: string; opened: OpenedEngine | undefined }> {
  const readState = stateReaderOf(settings)
  for (;;) {
    const before = await readState()
    said.length = 0
    const opened = await openCascade({ edge, settings }).catch(told)
    if ((await readState()) === before) return { state: before, opened: await built(opened) }
    await opened?.close()
    await sleep(50)
  }
}

async function built(opened: OpenedCascade | undefined): Promise<OpenedEngine | undefined> {
  if (!opened) return undefined
  const { parts, close } = opened
  try {
    return { engine: buildEngine(parts), close }
  } catch (error) {
    await close()
    return told(error)
  }
}

async function told(error: unknown): Promise<undefined> {
  await fail(edge, error)
}
