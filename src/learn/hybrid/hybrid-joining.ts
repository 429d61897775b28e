import { resample } from '../../numbers/binomial.js'
import { randomFrom, type Random } from '../../numbers/random.js'
import type { Headline } from '../../evaluate/evaluation.js'
import { headlineOf, tallyCells } from '../../evaluate/figures.js'
import type { AnsweredRow } from './hybrid-answers.js'

/** What stage three does to the cascade, measured out of fold. */
export interface JoiningReport {
  readonly joins: boolean
  /** In words, for the manifest and the report. */
  readonly why: string
  readonly rows: number
  /** Share of all rows that reach stage three. */
  readonly deferredShare: number
  /** Share of all rows whose answer it changes. */
  readonly changedShare: number
  /** Macro F1 over all rows, without stage three and with it. */
  readonly without: number
  readonly with: number
  /** 95 % interval of the gain, from 500 resamples of the rows. */
  readonly interval: readonly [low: number, high: number]
}

/** What {@link decideJoining} is told. */
export interface JoiningQuestion {
  readonly none: string
  readonly seed: number
  /** True for macro F1 over projects alone, without none. */
  readonly ofProjects?: boolean
}

const RESAMPLES = 500

/**
 * Decides whether stage three joins: only where the whole interval of its gain
 * lies above zero.
 *
 * Both answers of a row are drawn together, so what the two have in common
 * does not widen the interval.
 */
export function decideJoining(
  rows: readonly AnsweredRow[],
  { none, seed, ofProjects = false }: JoiningQuestion,
): JoiningReport {
  const cells = countCells(rows)
  const figure = ofProjects ? 'macroF1WithoutNone' : 'macroF1'
  const macroF1 = (of: readonly PairCell[], answer: 'without' | 'with'): number =>
    macroF1By(of, answer, none)[figure] ?? 0
  const without = macroF1(cells, 'without')
  const together = macroF1(cells, 'with')
  const draw = randomFrom(seed)
  const gains = Array.from({ length: RESAMPLES }, () => {
    const drawn = drawCells(cells, draw)
    return macroF1(drawn, 'with') - macroF1(drawn, 'without')
  }).toSorted((a, b) => a - b)
  const low = gains[Math.floor(RESAMPLES * 0.025)] ?? 0
  const high = gains[Math.ceil(RESAMPLES * 0.975) - 1] ?? 0
  const joins = low > 0
  const asked = rows.filter((row) => row.asked).length
  const changed = rows.filter((row) => row.with !== row.without).length
  const figures = `macro F1 ${without.toFixed(4)} without it, ${together.toFixed(4)} with it, gain ${low.toFixed(4)} to ${high.toFixed(4)} (95 %)`
  return {
    joins,
    why: joins ? `joins: ${figures}` : `left out, no sure gain: ${figures}`,
    rows: rows.length,
    deferredShare: asked / Math.max(1, rows.length),
    changedShare: changed / Math.max(1, rows.length),
    without,
    with: together,
    interval: [low, high],
  }
}

interface PairCell {
  readonly gold: string
  readonly without: string
  readonly with: string
  readonly rows: number
}

function countCells(rows: readonly AnsweredRow[]): PairCell[] {
  const cells = new Map<string, PairCell>()
  for (const { gold, without, with: together } of rows) {
    const key = JSON.stringify([gold, without, together])
    const known = cells.get(key)?.rows ?? 0
    cells.set(key, { gold, without, with: together, rows: known + 1 })
  }
  return [...cells.values()]
}

function drawCells(cells: readonly PairCell[], draw: Random): PairCell[] {
  const drawn = resample(
    cells.map(({ rows }) => rows),
    draw,
  )
  return cells.map((cell, at) => ({ ...cell, rows: drawn[at] ?? 0 }))
}

function macroF1By(cells: readonly PairCell[], answer: 'without' | 'with', none: string): Headline {
  const plain = cells.map((cell) => ({ gold: cell.gold, predicted: cell[answer], rows: cell.rows }))
  return headlineOf(tallyCells(plain), none)
}
