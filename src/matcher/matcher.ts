import type { NormalText } from '../normalise/fold/normal-text.js'
import { buildAutomaton, type Automaton } from './automaton.js'
import { buildDeletionIndex } from './deletion-index.js'
import { searchExact } from './exact.js'
import { searchFuzzy, type Fuzzy } from './fuzzy.js'
import type { HitBuffer } from './hit-buffer.js'
import { UNBOUNDED, type Pattern } from './pattern.js'
import { layPatterns, type Patterns } from './patterns.js'

/** How to search. */
export interface MatcherOptions {
  /**
   * `tokens`: fuzzy hits start and end where words do. `everywhere`: at any
   * unit of the squashed text, the bounds of fuzzy hits unread.
   */
  readonly anchors?: 'tokens' | 'everywhere'
}

/** Many patterns compiled into one search. It holds scratch space: one thread each. */
export interface Matcher {
  readonly patterns: Patterns
  readonly automaton: Automaton
  /** Absent where no pattern allows a typo. */
  readonly fuzzy: Fuzzy | undefined
}

/** Compiles the patterns; hits name them by their index. O(total length), some 40 bytes a key. */
export function compileMatcher(
  patterns: readonly Pattern[],
  options: MatcherOptions = {},
): Matcher {
  const columns = layPatterns(patterns)
  const units = patterns.map((pattern) => pattern.units)
  const index = buildDeletionIndex({ units, typos: columns.typos })
  const fuzzy = index && {
    index,
    patterns: columns,
    alignment: {
      pattern: columns.units,
      from: 0,
      length: 0,
      most: 0,
      distances: new Int32Array(5),
    },
    unbounded: patterns.some(
      (_, id) =>
        (columns.typos[id] as number) > 0 && ((columns.needs[id] as number) & UNBOUNDED) !== 0,
    ),
    everywhere: options.anchors === 'everywhere',
  }
  return { patterns: columns, automaton: buildAutomaton(units), fuzzy }
}

/**
 * Finds every pattern in the text: `out` holds first the exact hits, by rising
 * end, then those with typos, by rising start. What `out` held before is gone.
 *
 * @returns The number of hits, `out.count`.
 */
export function matchText(matcher: Matcher, text: NormalText, out: HitBuffer): number {
  out.count = 0
  searchExact(matcher, text, out)
  if (matcher.fuzzy) searchFuzzy(matcher.fuzzy, text, out)
  return out.count
}
