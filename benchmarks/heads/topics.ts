/** Topics of sentences, no row of none among them, beside a balanced LinearSVC. */
import { dealFolds } from '../../src/numbers/folds.js'
import { numberOption } from '../options.js'
import { compareDraws, type Draw } from './beside-svc.js'
import { loadSet } from './data.js'
import { goldOf } from './peers.js'

const FOLDS = 5

/** Prints macro F1 on five folds of all rows of SIB-200, in each language that is there. */
export async function runTopics(): Promise<void> {
  for (const set of ['sib200 ru', 'sib200 en'] as const) {
    const rows = loadSet(set)?.train ?? []
    if (rows.length === 0) continue
    const deal = rows.map((row) => ({ label: goldOf(row), group: '' }))
    const draws = Array.from({ length: numberOption('draws', 2) }, (_, seed) => {
      const foldOf = dealFolds(deal, FOLDS, seed + 1)
      return Array.from({ length: FOLDS }, (_unused, fold): Draw => {
        const where = (isHeld: boolean): Int32Array =>
          Int32Array.from([...foldOf.keys()].filter((row) => (foldOf[row] === fold) === isHeld))
        return { train: where(false), test: where(true) }
      })
    })
    await compareDraws({ name: set, rows, draws: draws.flat() })
  }
}
