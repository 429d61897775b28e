import { hashOf } from '../../numbers/mix.js'
import { randomFrom, type Random } from '../../numbers/random.js'
import type { CorpusIndex } from '../candidates/corpus-index.js'
import { mineCandidates } from '../candidates/mine.js'
import { listOptions, ROLE } from '../candidates/options.js'
import { wilsonLower } from '../candidates/score.js'
import type { InductionSettings } from './settings.js'

/** How many rows a keyword without relation to its project must match, by the project's rows. */
export type ChanceOf = (rows: number) => number

/** What rows are drawn from. */
export interface ChanceOptions {
  readonly corpusIndex: CorpusIndex
  readonly settings: InductionSettings
  /** Rows that belong to no project or to one. */
  readonly rows: readonly number[]
}

/** Rows drawn for each size, as many times as that gives, between the fewest and most draws. */
const DRAWN = 1024
const FEWEST_DRAWS = 2
const MOST_DRAWS = 8
const SMALLEST = 8

/**
 * Measures what chance finds: as many rows as a project has are drawn by lot, as if labels were
 * permuted, and searched for precise keywords. A keyword of a project must match more of its rows
 * than the best keyword of any such draw. Sizes are rounded up to powers of two and measured once.
 *
 * @see Fisher, "The design of experiments", 1935, for permutations as the null.
 */
export function createChanceOf({ corpusIndex, settings, rows }: ChanceOptions): ChanceOf {
  const known = new Map<number, number>()
  return (own) => {
    let size = SMALLEST
    while (size < own) size *= 2
    size = Math.min(size, rows.length >> 1)
    const before = known.get(size)
    if (before !== undefined) return before
    const draws = Math.min(
      MOST_DRAWS,
      Math.max(FEWEST_DRAWS, Math.floor(DRAWN / Math.max(1, size))),
    )
    let most = 0
    for (let draw = 0; draw < draws; draw++) {
      const random = randomFrom(hashOf(`${size} ${draw}`, settings.seed))
      const drawn = drawRows(rows, size, random)
      most = Math.max(most, bestByChance(drawn, { corpusIndex, settings, rows }))
    }
    known.set(size, most + 1)
    return most + 1
  }
}

function bestByChance(drawn: readonly number[], { corpusIndex, settings }: ChanceOptions): number {
  const { terms } = corpusIndex
  const least = Math.min(settings.minimumSupport, drawn.length)
  const candidates = mineCandidates(corpusIndex, { rows: drawn, least, names: [] })
  const roles = new Uint8Array(terms.corpus.rows).fill(ROLE.other)
  for (const row of drawn) roles[row] = ROLE.own
  const { precisionFloor, floorDeviations, riskWeight } = settings
  const precise = listOptions(terms, candidates, { roles, riskWeight, names: [] }).filter(
    ({ own, other }) => wilsonLower(own, own + other, floorDeviations) >= precisionFloor,
  )
  return Math.max(0, ...precise.map(({ own }) => own))
}

/** So many of the rows, each at most once, ascending. */
function drawRows(rows: readonly number[], count: number, random: Random): number[] {
  const drawn = new Set<number>()
  while (drawn.size < count) drawn.add(rows[Math.floor(random() * rows.length)] as number)
  return [...drawn].toSorted((a, b) => a - b)
}
