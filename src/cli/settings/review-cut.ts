import { KaskadError } from '../../types/error.js'
import type { SeenRows } from '../../types/seen.js'
import { shareOf } from './cut-goal.js'

/**
 * The chance below which a row is marked for review: as it was given, or for a share of rows
 * (`5%`) the one below which so many of the training rows lay out of fold.
 *
 * @throws KaskadError `usage` where it is neither, or a share is wanted without a model that tells.
 */
export function reviewCutOf(
  given: string | undefined,
  seen: SeenRows | undefined,
): number | undefined {
  if (given === undefined) return undefined
  const [, percent] = /^(.+)%$/.exec(given.trim()) ?? []
  if (percent === undefined) return shareOf('--review-below', given)
  const share = Number(percent) / 100
  if (!(share >= 0 && share <= 1))
    throw new KaskadError(
      'usage',
      `--review-below: expected a chance such as 0.8 or a share of rows such as 5%, not "${given}"`,
    )
  const cut = quantileIn(seen?.chances ?? [], share)
  if (cut !== undefined) return cut
  throw new KaskadError(
    'usage',
    `--review-below ${given}: expected a chance such as 0.8, as no model says below which chance such a share lies (kaskad train of this version writes it)`,
  )
}

/** The value below which a share lies, between evenly spaced quantiles. */
function quantileIn(quantiles: readonly number[], share: number): number | undefined {
  const place = share * (quantiles.length - 1)
  const below = quantiles[Math.floor(place)]
  const above = quantiles[Math.ceil(place)]
  if (below === undefined || above === undefined) return undefined
  return below + (place - Math.floor(place)) * (above - below)
}
