import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { createApp } from '../../batch/server/app.js'
import { openCurrent, type Current } from '../../batch/server/current.js'
import { createStateReader, type StateReader } from '../../batch/server/folder-state.js'
import { listenAt } from '../../batch/server/listen.js'
import { createMetrics } from '../../batch/server/metrics.js'
import type { OpenAnswer } from '../../batch/server/questions.js'
import { createRequestQueue } from '../../batch/server/request-queue.js'
import { openScorer } from '../../batch/server/state-scorer.js'
import { MANIFEST } from '../../model/layout.js'
import { KaskadError } from '../../types/error.js'
import type { OptionsOf } from '../terminal/shell.js'
import type { declareServe } from './serve.js'
import { loadSettings, type Settings } from '../settings/settings.js'
import { EXIT, say, type Edge, type ExitCode } from '../terminal/edge.js'
import { fail } from '../terminal/fail.js'
import { wholeNumber } from '../terminal/numbers.js'

type Options = OptionsOf<typeof declareServe>

/** What a thread of the server is given at its start. */
export interface ServeWork {
  readonly settings: Settings
}

/** How often the folders of rules and model are looked at. */
const LOOK_MS = 250

/** Answers over HTTP until the user interrupts; what is under way then is answered. */
export async function serve(edge: Edge, options: Options): Promise<ExitCode> {
  const settings = await loadSettings(options)
  const limits = limitsOf(options)
  const threads = {
    script: new URL('serve-worker.js', import.meta.url),
    data: { settings } satisfies ServeWork,
    threads: limits.threads,
  }
  const first = await openScorer(threads)
  if (first.opened.isBroken) {
    await first.retire()
    sayOpened(edge, first.opened)
    return EXIT.mistake
  }
  sayOpened(edge, first.opened)
  const metrics = createMetrics()
  const changed = (opened: OpenAnswer): void => {
    metrics.swapped(opened.isBroken)
    sayOpened(edge, opened)
  }
  const current = openCurrent({ threads, readState: stateReaderOf(settings), changed }, first)
  const queue = createRequestQueue(current.scorer, ({ counts }) => metrics.decided(counts))
  const app = createApp({
    current,
    queue,
    metrics,
    mostBytes: limits.bytes,
    seconds: () => edge.now() / 1000,
    failed: (error) => void fail(edge, error),
  })
  try {
    const listening = await listenAt(app, options.host, limits.port)
    say(edge, `listening at ${listening.address}`)
    await lookUntilInterrupted(edge, current)
    say(edge, 'ending: what is under way is answered')
    await listening.stop()
  } finally {
    await current.close()
  }
  return EXIT.done
}

/** Tells what the server stands on: the rule files, and the model's manifest, which has all hashes. */
export function stateReaderOf(settings: Settings): StateReader {
  return createStateReader([settings.rules, join(settings.model, MANIFEST)], settings)
}

interface Limits {
  readonly port: number
  readonly threads: number
  readonly bytes: number
}

/** @throws KaskadError `usage` */
function limitsOf({ port, threads, maxBody }: Options): Limits {
  const limits = {
    port: wholeNumber(port, '--port'),
    threads: wholeNumber(threads, '--threads'),
    bytes: wholeNumber(maxBody, '--max-body'),
  }
  if (limits.port > 65_535) throw new KaskadError('usage', '--port: expected 0 to 65535')
  if (limits.threads < 1 || limits.threads > 64)
    throw new KaskadError('usage', '--threads: expected 1 to 64')
  if (limits.bytes < 1) throw new KaskadError('usage', '--max-body: expected at least 1')
  return limits
}

/** Takes changes of the folders until the user interrupts; trouble is told and the old state stays. */
async function lookUntilInterrupted(edge: Edge, current: Current): Promise<void> {
  const { interrupted: signal } = edge
  while (!signal.aborted) {
    await sleep(LOOK_MS, undefined, { signal }).catch(() => undefined)
    if (signal.aborted) return
    await current.look().catch((error: unknown) => fail(edge, error))
  }
}

/** Says what is in force, or why it cannot be. */
function sayOpened(edge: Edge, { said, state, isBroken }: OpenAnswer): void {
  for (const line of said.trimEnd().split('\n')) if (line !== '') say(edge, line)
  if (isBroken) say(edge, 'this state of rules and model is not taken')
  else say(edge, `in force: state ${state} of rules, model and settings`)
}
