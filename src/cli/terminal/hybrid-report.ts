import { readdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { KaskadError } from '../../types/error.js'
import { group } from './tally.js'

/** Where in a model folder the hybrid model lies. */
export const HYBRID_FOLDER = 'hybrid'

/** Where in it a training lies that is not finished. */
export const UNFINISHED = 'unfinished'

/** What was measured of stage three, in the model folder, whether it joined or not. */
export const HYBRID_REPORT = 'hybrid.json'

/** Why stage three is not in a model folder: what its training measured; undefined where it joined or was never trained. */
export async function whyLeftOut(model: string): Promise<string | undefined> {
  const report = await reportIn(model)
  return report?.joins === false ? String(report.why) : undefined
}

/** What stage three brings and costs by its training's measure; undefined where it was never trained. */
export async function hybridInWords(model: string): Promise<string | undefined> {
  const report = await reportIn(model)
  if (!report) return undefined
  const { why, deferredShare, millisecondsPerRow } = report
  const cost = typeof millisecondsPerRow === 'number' ? millisecondsPerRow : undefined
  return `hybrid, out of fold: ${String(why)}; ${costInWords(Number(deferredShare), cost)}`
}

/** The share of rows stage three judges, and what that takes. */
export function costInWords(deferredShare: number, millisecondsPerRow: number | undefined): string {
  const share = `judges ${(100 * deferredShare).toFixed(1)} % of the rows`
  return millisecondsPerRow === undefined
    ? share
    : `${share}, ${millisecondsPerRow.toFixed(2)} ms each, ${group(Math.round(millisecondsPerRow * deferredShare * 1000))} ms per 1,000 rows`
}

type Report = Readonly<
  Partial<Record<'joins' | 'why' | 'deferredShare' | 'millisecondsPerRow', unknown>>
>

/** Takes the hybrid out of a model folder: it was measured with heads that are there no longer. */
export async function forgetHybrid(model: string, keepsUnfinished: boolean): Promise<void> {
  await rm(join(model, HYBRID_REPORT), { force: true })
  const folder = join(model, HYBRID_FOLDER)
  const names = await readdir(folder).catch(() => [])
  const old = names.filter((name) => !(keepsUnfinished && name === UNFINISHED))
  for (const name of old) await rm(join(folder, name), { recursive: true })
}

/** @throws KaskadError `model` where the file is not what a training wrote. */
async function reportIn(model: string): Promise<Report | undefined> {
  const path = join(model, HYBRID_REPORT)
  const text = await readFile(path, 'utf8').catch(() => undefined)
  if (text === undefined) return undefined
  const report = parsed(text)
  if (typeof report?.why === 'string' && typeof report.deferredShare === 'number') return report
  throw new KaskadError('model', `${path}: not what kaskad train wrote; train again`)
}

function parsed(text: string): Report | undefined {
  try {
    return JSON.parse(text) as Report
  } catch {
    return undefined
  }
}
