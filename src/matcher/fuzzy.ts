import type { NormalText } from '../normalise/fold/normal-text.js'
import type { DeletionIndex } from './deletion-index.js'
import { findMisspeltInGroup, type Groups } from './groups.js'
import type { HitBuffer } from './hit-buffer.js'
import { isUnbounded, LONG_TOKEN, SHORTEST_INNER } from './pattern.js'
import { probe } from './probe.js'
import { mayBegin, type Sieve } from './sieve.js'
import {
  EVERYWHERE,
  INSIDE_LONG,
  TOKEN_START,
  verify,
  WITHOUT_SPACES,
  type Verification,
} from './verify.js'

/** What the fuzzy search needs. */
export interface Fuzzy extends Verification {
  readonly index: DeletionIndex
  /** Asked before the index, where there is one. */
  readonly sieve: Sieve | undefined
  readonly groups: Groups
  /** Whether some pattern with typos is of a script without spaces. */
  readonly unbounded: boolean
  /** Hits may start and end anywhere, whatever the bounds. */
  readonly everywhere: boolean
}

/**
 * Adds hits at a distance of 1 or 2, by rising start.
 *
 * A window starts at a token start; inside a token of {@link LONG_TOKEN} units
 * or more also at every later place of it; in a script without spaces anywhere.
 * Words start inside a hit only where they do in the pattern, give or take its
 * typos. A pattern gives at most one hit a window: the nearest, and of equals the
 * one closest to the pattern's length. No hit where the pattern stands unharmed.
 */
export function searchFuzzy(fuzzy: Fuzzy, text: NormalText, out: HitBuffer): void {
  const { units, starts, to } = text
  const { index, sieve, groups } = fuzzy
  let lastInside = 0
  for (let at = text.from; at < to; at++) {
    let where = fuzzy.everywhere ? EVERYWHERE : 0
    if (starts[at] === 1) {
      where |= TOKEN_START
      lastInside = lastInsideOf(starts, at)
    } else if (at <= lastInside) where |= INSIDE_LONG
    if (fuzzy.unbounded && isUnbounded(units[at] as number)) where |= WITHOUT_SPACES
    if (where === 0 || (sieve && !mayBegin(sieve, units, at))) continue
    probe(index, units, at)
    for (let i = 0; i < index.count; i++) {
      const candidate = { text, at, where, id: index.found[i] as number }
      if (candidate.id < groups.first) verify(fuzzy, candidate, out)
      else findMisspeltInGroup(groups, candidate, out)
    }
  }
}

/** The last place in the token at which a shortened pattern fits, if the token is long. */
function lastInsideOf(starts: Uint8Array, at: number): number {
  let end = at + 1
  while (starts[end] !== 1) end++
  return end - at < LONG_TOKEN ? at : end - (SHORTEST_INNER - 2)
}
