import type { NormalText } from '../normalise/fold/normal-text.js'
import { buildAutomaton, type Automaton } from './automaton.js'
import { buildDeletionIndex } from './deletion-index.js'
import { searchExact } from './exact.js'
import { searchFuzzy, type Fuzzy } from './fuzzy.js'
import { beginningPatterns, createGroups, type Groups, type PatternGroup } from './groups.js'
import type { HitBuffer } from './hit-buffer.js'
import { UNBOUNDED, type Pattern } from './pattern.js'
import { layPatterns, type Patterns } from './patterns.js'
import { buildSieve } from './sieve.js'
import { verificationOf } from './verify.js'

/** How to search. */
export interface MatcherOptions {
  /**
   * `tokens`: fuzzy hits start and end where words do. `everywhere`: at any
   * unit of the squashed text, the bounds of fuzzy hits unread.
   */
  readonly anchors?: 'tokens' | 'everywhere'
  /** Further patterns. Those of a group are numbered when they are spelled out, behind all before. */
  readonly groups?: readonly PatternGroup[]
}

/** Many patterns compiled into one search. It holds scratch space: one thread each. */
export interface Matcher {
  /** The patterns, then the groups' beginnings. */
  readonly patterns: Patterns
  readonly automaton: Automaton
  /** Absent where no pattern allows a typo. */
  readonly fuzzy: Fuzzy | undefined
  readonly groups: Groups
}

/** Compiles the patterns; hits name them by their index. O(total length), some 40 bytes a key. */
export function compileMatcher(
  patterns: readonly Pattern[],
  { anchors = 'tokens', groups: given = [] }: MatcherOptions = {},
): Matcher {
  const all = [...patterns, ...beginningPatterns(given)]
  const groups = createGroups(given, patterns.length)
  const columns = layPatterns(all)
  const units = all.map((pattern) => pattern.units)
  const index = buildDeletionIndex({ units, typos: columns.typos })
  const { alignment, firstId } = verificationOf(columns, 0)
  const fuzzy = index && {
    patterns: columns,
    alignment,
    firstId,
    index,
    sieve: buildSieve({ units, typos: columns.typos }),
    groups,
    unbounded: all.some(
      (_, id) =>
        (columns.typos[id] as number) > 0 && ((columns.needs[id] as number) & UNBOUNDED) !== 0,
    ),
    everywhere: anchors === 'everywhere',
  }
  const misspelt = given.reduce((sum, group) => sum + group.misspelt.length, 0)
  const automaton = buildAutomaton(units.slice(0, all.length - misspelt))
  return { patterns: columns, automaton, fuzzy, groups }
}

/**
 * Finds every pattern in the text: `out` holds first the exact hits, by rising
 * end of what told them, then those with typos, by rising start. What `out` held
 * before is gone.
 *
 * @returns The number of hits, `out.count`.
 */
export function matchText(matcher: Matcher, text: NormalText, out: HitBuffer): number {
  out.count = 0
  searchExact(matcher, text, out)
  if (matcher.fuzzy) searchFuzzy(matcher.fuzzy, text, out)
  return out.count
}
