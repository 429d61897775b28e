import type { CutSettings, Goal } from '../../heads/scoring/cutoffs.js'
import { KaskadError } from '../../types/error.js'

/** How the options of `train` say what cut-offs are for. */
export interface CutOptions {
  readonly goal?: string
  readonly deferred?: string
}

/** @throws KaskadError `usage` where an option says nothing that is known. */
export function cutsOf({ goal, deferred }: CutOptions): Partial<CutSettings> {
  return {
    ...(goal !== undefined && { goal: goalOf(goal) }),
    ...(deferred !== undefined && { deferred: shareOf('--deferred', deferred) }),
  }
}

/** A number from 0 to 1. @param option - Named in the error. */
export function shareOf(option: string, text: string): number {
  const share = text.trim() === '' ? Number.NaN : Number(text)
  if (share >= 0 && share <= 1) return share
  throw new KaskadError('usage', `${option}: expected a number from 0 to 1, not "${text}"`)
}

/** The same, where the option was given at all. */
export function shareIfGiven(option: string, text: string | undefined): number | undefined {
  return text === undefined ? undefined : shareOf(option, text)
}

function goalOf(text: string): Goal {
  if (text === 'balance') return { kind: 'balance' }
  const [, beta] = /^f(\d+(?:\.\d+)?)$/.exec(text) ?? []
  if (Number(beta) > 0) return { kind: 'f', beta: Number(beta) }
  const [, wanted, percent] = /^precision=([^@]*)(?:@(.*)%)?$/.exec(text) ?? []
  if (wanted !== undefined) return promiseOf(wanted, percent)
  throw new KaskadError(
    'usage',
    `--goal: expected f1, f0.5 or another f, precision=0.98, precision=0.98@95% or balance, not "${text}"`,
  )
}

/** A precision with the confidence it is wanted with: both between 0 and 1. */
function promiseOf(wanted: string, percent: string | undefined): Goal {
  const precision = shareOf('--goal precision', wanted)
  const confidence = percent === undefined ? undefined : Number(percent || Number.NaN) / 100
  if (isInside(precision) && (confidence === undefined || isInside(confidence)))
    return { kind: 'precision', wanted: precision, ...(confidence !== undefined && { confidence }) }
  throw new KaskadError(
    'usage',
    `--goal: expected a precision and a confidence below 1 and above 0, as precision=0.98@95%, not "precision=${wanted}${percent === undefined ? '' : `@${percent}%`}"`,
  )
}

function isInside(value: number): boolean {
  return value > 0 && value < 1
}
