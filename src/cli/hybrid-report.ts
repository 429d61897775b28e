import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { group } from './tally.js'

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

async function reportIn(model: string): Promise<Report | undefined> {
  const text = await readFile(join(model, HYBRID_REPORT), 'utf8').catch(() => undefined)
  return text === undefined ? undefined : (JSON.parse(text) as Report)
}
