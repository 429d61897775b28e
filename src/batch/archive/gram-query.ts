import type { Pattern } from '../../matcher/pattern.js'
import type { Needle } from '../../rules/matching/needle.js'
import { FULL_PROFILE } from '../../rules/matching/profile.js'
import { longestWordOf } from '../../rules/matching/search.js'
import { trigramsIn } from './trigrams.js'

/** A text may hold what is sought if it has at least so many of these trigrams. */
export interface GramQuery {
  readonly grams: readonly number[]
  readonly least: number
}

/** Trigrams that one edit spoils at most: a swap of neighbours stands in four. */
const SPOILT = 4

/** Units of a trigram. */
const GRAM = 3

/**
 * What a text must have where a needle may be found in it: one of the queries must hold. Undefined
 * where trigrams do not tell: every text must be looked at.
 */
export function gramQueriesOf(needle: Needle): readonly GramQuery[] | undefined {
  if (needle.kind === 'raw' || needle.profile.name !== FULL_PROFILE) return undefined
  if (needle.kind === 'folded') return patternQueries(needle.pattern)
  if (needle.kind === 'loose')
    return joined(
      Array.from(longestWordOf(needle), (word) =>
        patternQueries({
          units: Uint16Array.from(word.split(''), (unit) => unit.charCodeAt(0)),
          typos: 0,
        }),
      ),
    )
  return joined([
    ...needle.beginnings.map((units) => patternQueries({ units, typos: 0 })),
    ...needle.misspelt.map((units) => patternQueries({ units, typos: 1 })),
  ])
}

function joined(
  each: readonly (readonly GramQuery[] | undefined)[],
): readonly GramQuery[] | undefined {
  const queries = each.flatMap((some) => some ?? [])
  return each.includes(undefined) ? undefined : queries
}

/**
 * Queries for a pattern within its typos.
 *
 * The edits leave all but 4 trigrams each. Where that is nothing, the pattern is cut into one piece
 * more than there are typos, so that one stays whole: `маш|ина`, and where the edit is a swap
 * across the cut the piece is whole in the pattern swapped there, `маи|шна`.
 */
function patternQueries({
  units,
  typos,
}: Pick<Pattern, 'units' | 'typos'>): readonly GramQuery[] | undefined {
  if (units.length < GRAM) return undefined
  const grams = trigramsIn(units)
  const least = grams.length - SPOILT * typos
  if (least > 0) return [{ grams, least }]
  const pieces = typos + 1
  const size = Math.floor(units.length / pieces)
  if (size < GRAM) return undefined
  const pieceOf = (whole: Uint16Array, at: number): Uint16Array =>
    whole.subarray(at * size, at === typos ? whole.length : (at + 1) * size)
  const sought = Array.from({ length: pieces }, (_, at) => pieceOf(units, at))
  for (let cut = 1; cut < pieces; cut++) {
    const swapped = units.slice()
    swapped[cut * size - 1] = units[cut * size] as number
    swapped[cut * size] = units[cut * size - 1] as number
    sought.push(pieceOf(swapped, cut - 1), pieceOf(swapped, cut))
  }
  return sought.map(trigramsIn).map((own) => ({ grams: own, least: own.length }))
}
