import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { dirname, resolve } from 'node:path'
import { listenAt } from '../../batch/server/listen.js'
import { syncFolder } from '../../model/atomic-files.js'
import { columnList } from '../../read/columns/column-options.js'
import { reviewPage } from '../../report/review-page.js'
import type { ReviewReason } from '../../report/review-row.js'
import { REVIEW_WORDS } from '../../report/review-words.js'
import { KaskadError } from '../../types/error.js'
import { openCorrectionLog, type CorrectionLog } from '../../write/correction-log.js'
import { createAnswers } from '../review/answers.js'
import { createKeywordEditor } from '../review/keyword-editor.js'
import { createReviewApp } from '../review/review-app.js'
import { readQueue, type ReviewQueue } from '../review/review-queue.js'
import { guardOutputs } from '../settings/guard-outputs.js'
import type { OptionsOf } from '../terminal/shell.js'
import type { declareReview } from './review.js'
import { besideModel, loadSettings, type Settings } from '../settings/settings.js'
import { EXIT, say, type Edge, type ExitCode } from '../terminal/edge.js'
import { fail } from '../terminal/fail.js'
import { wholeNumber } from '../terminal/numbers.js'
import { many } from '../terminal/tally.js'

type Options = OptionsOf<typeof declareReview>

/** Serves the review page until the user interrupts. */
export async function review(
  edge: Edge,
  decisions: readonly string[],
  options: Options,
): Promise<ExitCode> {
  const { corrections, ...asked } = options
  const given = await loadSettings(asked)
  const labelled = options.labelled === undefined ? [] : columnList(options.labelled, '--labelled')
  const port = wholeNumber(options.port, '--port')
  await guardOutputs(edge, {
    outputs: [{ option: '--corrections', path: corrections, holds: 'corrections' }],
    inputs: { 'the input': decisions, '--labelled': labelled },
    rules: [given.rules],
    models: [given.model],
    config: options.config,
  })
  const rows = wholeNumber(options.rows, '--rows')
  if (rows < 1) throw new KaskadError('usage', '--rows: expected at least 1')
  const seed = wholeNumber(options.seed, '--seed')
  const settings = await besideModel(given)
  const queue = await readQueue(edge, { decisions, labelled, settings, rows, seed })
  const log = await openCorrectionLog(corrections)
  try {
    await syncFolder(dirname(resolve(corrections)))
    for (const line of reasonLines(queue.rows)) say(edge, line)
    say(edge, `${many(queue.rows.length, 'row')} to look at; answers go to ${corrections}`)
    await serveReview(edge, { queue, log, settings, port, options })
  } finally {
    await log.close()
  }
  return EXIT.done
}

/** How many rows there are of each reason. */
function reasonLines(rows: ReviewQueue['rows']): readonly string[] {
  const counts = new Map<ReviewReason, number>()
  for (const { reasons } of rows)
    for (const reason of reasons) counts.set(reason, (counts.get(reason) ?? 0) + 1)
  return [...counts].map(([reason, count]) => {
    return `  ${many(count, 'row')}: ${REVIEW_WORDS.en.reasons[reason]}`
  })
}

interface Serving {
  readonly queue: ReviewQueue
  readonly log: CorrectionLog
  readonly settings: Settings
  readonly port: number
  readonly options: Options
}

async function serveReview(
  edge: Edge,
  { queue, log, settings, port, options }: Serving,
): Promise<void> {
  const words = settings.wording
  const rows = new Map(queue.rows.map((row) => [row.id, row]))
  const token = randomBytes(24).toString('base64url')
  const who = options.who ?? edge.env['USER'] ?? edge.env['USERNAME'] ?? 'reviewer'
  const { projects } = queue
  const app = createReviewApp({
    rows,
    answers: createAnswers(log, { rows, words, clock: Date.now }),
    editor: createKeywordEditor(settings, [...queue.items.values()]),
    page: reviewPage({ rows: queue.rows, projects, none: words.none, who, language: options.lang }),
    token,
    port: () => Number(new URL(listening.address).port),
    failed: (error) => void fail(edge, error),
  })
  const listening = await listenAt(app, '127.0.0.1', port)
  say(edge, `open ${listening.address}/?token=${token}`)
  if (!edge.interrupted.aborted) await once(edge.interrupted, 'abort')
  await listening.stop()
}
