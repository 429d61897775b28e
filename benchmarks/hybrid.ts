/** The hybrid stage: what it gains, how fast it learns, and its rate beside onnxruntime by hand and within the cascade. */
import { runGain } from './hybrid/gain.js'
import { runMemory } from './hybrid/memory.js'
import { runRate } from './hybrid/rate.js'
import { runScratch } from './hybrid/scratch.js'
import { listOption } from './options.js'

/**
 * Prints the training of a small encoder from scratch, the rate of a
 * DistilBERT-sized model alone and in the cascade, the memory of a fine-tuning step, and macro F1 with and without the stage.
 *
 * `--sets scratch,rate,memory,gain` keeps to some parts, `--sets yt` to some sets.
 */
export async function run(): Promise<void> {
  const wanted = listOption('sets')
  const parts = { scratch: runScratch, rate: runRate, memory: runMemory, gain: runGain }
  for (const [name, part] of Object.entries(parts)) {
    if (wanted?.includes(name) ?? true) await part()
  }
}
