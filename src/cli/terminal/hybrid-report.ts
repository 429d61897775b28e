import { percent } from '../../numbers/counts.js'
import { group } from './tally.js'

// What checks a manifest is loaded late: a run without a model starts faster without it.
async function reportOf(model: string) {
  const { readHybridReport } = await import('../../model/hybrid-model.js')
  return readHybridReport(model)
}

/** Why stage three is not in a model folder: what its training measured; undefined where it joined or was never trained. */
export async function whyLeftOut(model: string): Promise<string | undefined> {
  const report = await reportOf(model)
  return report?.joins === false ? report.why : undefined
}

/** What stage three brings and costs by its training's measure; undefined where it was never trained. */
export async function hybridInWords(model: string): Promise<string | undefined> {
  const report = await reportOf(model)
  if (!report) return undefined
  const { why, deferredShare, millisecondsPerRow } = report
  return `hybrid, out of fold: ${why}; ${costInWords(deferredShare, millisecondsPerRow)}`
}

/** The share of rows stage three judges, and what that takes. */
export function costInWords(deferredShare: number, millisecondsPerRow: number | undefined): string {
  const share = `judges ${percent(deferredShare)} of the rows`
  return millisecondsPerRow === undefined
    ? share
    : `${share}, ${millisecondsPerRow.toFixed(2)} ms each, ${group(Math.round(millisecondsPerRow * deferredShare * 1000))} ms per 1,000 rows`
}
