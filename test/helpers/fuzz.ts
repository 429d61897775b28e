import assert from 'node:assert/strict'
import * as fc from 'fast-check'
import { cpuSeconds } from './cpu-seconds.js'

/** The dearest answer to one input, in seconds of processor. */
const MOST_SECONDS = 5

/**
 * Tries inputs until one fails or takes more than five seconds of processor: a number of them from a
 * fixed seed, or, after `node dist/test/run.js PART --minutes=10`, new ones for so long.
 *
 * @throws what fast-check reports, with the smallest input that fails and its seed.
 */
export async function fuzz<T extends readonly [unknown, ...unknown[]]>(
  inputs: { readonly [K in keyof T]: fc.Arbitrary<T[K]> },
  { runs, answer }: { readonly runs: number; readonly answer: (...input: T) => Promise<void> },
): Promise<void> {
  const minutes = Number(process.env['KASKAD_FUZZ_MINUTES'] ?? 0)
  const property = fc.asyncProperty(fc.tuple<[...T]>(...inputs), async (input) => {
    const seconds = await cpuSeconds(() => answer(...input))
    assert.ok(seconds < MOST_SECONDS, 'the answer came too late')
  })
  const details = await fc.check(
    property,
    minutes > 0
      ? { numRuns: 1e9, interruptAfterTimeLimit: minutes * 60_000 }
      : { numRuns: runs, seed: 12 },
  )
  if (minutes > 0) console.error(`${details.numRuns} inputs`)
  if (details.failed) throw new Error(await fc.asyncDefaultReportMessage(details))
}
