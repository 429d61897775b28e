import { existsSync } from 'node:fs'
import { noneShareOf } from '../../heads/scoring/prior.js'
import { logit, sigmoid } from '../../numbers/logistic.js'
import { KaskadError } from '../../types/error.js'
import type { LabelWords } from '../../types/project-name.js'
import { decisionsIn } from './decisions-file.js'

/** What `--prior` is read beside. */
export interface PriorPlace {
  /** The model folder. */
  readonly model: string
  readonly words: LabelWords
}

/**
 * The share of rows without a project that `--prior` states: `none=0.94`, or what a file of decisions
 * of a first pass shows.
 *
 * @throws KaskadError `usage` where it states none, or the model does not tell its own share.
 */
export async function priorOf(
  given: string | undefined,
  { model, words }: PriorPlace,
): Promise<number | undefined> {
  if (given === undefined) return undefined
  const [, stated] = /^none=(.*)$/.exec(given) ?? []
  if (stated === undefined && !existsSync(given))
    throw new KaskadError(
      'usage',
      `--prior: expected none=0.94 (a share of rows) or a file of decisions of a first pass, not "${given}"`,
    )
  const share = Number(stated?.trim() === '' ? Number.NaN : stated)
  if (stated !== undefined && !(share > 0 && share < 1))
    throw new KaskadError(
      'usage',
      `--prior: expected a share above 0 and below 1, as none=0.94, not "${given}"`,
    )
  const { readManifest } = await import('../../model/read-manifest.js')
  const trained = noneShareOf(await readManifest(model))
  if (trained === undefined)
    throw new KaskadError(
      'usage',
      `--prior: ${model} does not say what share of its training rows was no project's: train again`,
    )
  return stated === undefined ? shareIn(given, words, trained) : share
}

/** Passes until the share stands still; far fewer are needed as a rule. */
const PASSES = 200

/**
 * The share of rows without a project among rows that were decided under another: the one that agrees
 * with the mean of the chances of none once they are moved to it.
 *
 * @see Saerens et al., 2002: expectation maximisation over the prior.
 */
async function shareIn(file: string, words: LabelWords, trained: number): Promise<number> {
  const odds: number[] = []
  for await (const { predicted, probability } of decisionsIn({ file, words, called: '--prior' })) {
    if (probability === undefined) continue
    odds.push(logit(predicted === words.none ? probability : 1 - probability))
  }
  if (odds.length === 0)
    throw new KaskadError('usage', `--prior: no decision of ${file} has a probability`)
  let share = trained
  for (let pass = 0; pass < PASSES; pass++) {
    const moved = logit(share) - logit(trained)
    const sum = odds.reduce((total, each) => total + sigmoid(each + moved), 0)
    const next = (sum + 1) / (odds.length + 2)
    if (Math.abs(next - share) < 1e-6) return next
    share = next
  }
  return share
}
