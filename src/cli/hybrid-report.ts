import { readFile } from 'node:fs/promises'
import { join } from 'node:path'

/** What was measured of stage three, in the model folder, whether it joined or not. */
export const HYBRID_REPORT = 'hybrid.json'

/** Why stage three is not in a model folder: what its training measured; undefined where it joined or was never trained. */
export async function whyLeftOut(model: string): Promise<string | undefined> {
  const text = await readFile(join(model, HYBRID_REPORT), 'utf8').catch(() => undefined)
  if (text === undefined) return undefined
  const report = JSON.parse(text) as { readonly joins?: unknown; readonly why?: unknown }
  return report.joins === false ? String(report.why) : undefined
}
