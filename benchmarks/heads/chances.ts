import { calibrationError } from '../../src/evaluate/calibration-error.js'
import { fitHeads } from '../../src/learn/heads/fit-heads.js'
import { createFitPool } from '../../src/learn/heads/fit-pool.js'
import { numberOption } from '../options.js'
import { loadSet, SETS, type SetName } from './data.js'

/**
 * Expected calibration error of every answer, rows of none and early exits too, out of fold, on
 * every set of at most `--rows` rows (all by default), beside what perfect chances would show.
 */
export async function runChances(): Promise<void> {
  const most = numberOption('rows', Infinity)
  const seed = numberOption('seed', 1)
  for (const name of Object.keys(SETS) as SetName[]) {
    const rows = loadSet(name)?.train
    if (!rows || rows.length > most) continue
    const { chances } = await fitHeads(rows, { fitting: { seed }, fitMany: createFitPool(2) })
    const { error, allowed } = calibrationError(chances, seed)
    const claims = chances.filter(({ isNone }) => !isNone)
    const none = chances.filter(({ isNone }) => isNone)
    const parts = [claims, none].map((part) => calibrationError(part, seed))
    console.log(
      `${name}: ${chances.length} rows, error ${error.toFixed(4)}, at most ${allowed.toFixed(4)}: ${error <= allowed ? 'holds' : 'FAILS'}; claims ${parts.map((part) => part.error.toFixed(4)).join(', rows given none ')}`,
    )
  }
}
