import type { NormalText } from '../normalise/fold/normal-text.js'
import { buildAutomaton, type Automaton } from './automaton.js'
import { buildDeletionIndex, readyIndex, type DeletionTables } from './deletion-index.js'
import { searchExact } from './exact.js'
import { searchFuzzy, type Fuzzy } from './fuzzy.js'
import { beginningPatterns, createGroups, type Groups, type PatternGroup } from './groups.js'
import type { HitBuffer } from './hit-buffer.js'
import { UNBOUNDED, type Pattern } from './pattern.js'
import { layPatterns, type Patterns } from './patterns.js'
import { buildSieve, type Sieve } from './sieve.js'
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

/** What is worked out of patterns and of the beginnings of groups: plain data, never changed. */
export interface MatcherTables {
  /** The patterns, then the groups' beginnings. */
  readonly patterns: Patterns
  readonly automaton: Automaton
  /** Absent where no pattern allows a typo. */
  readonly deletions: DeletionTables | undefined
  readonly sieve: Sieve | undefined
  /** Whether some pattern with typos is of a script without spaces. */
  readonly unbounded: boolean
}

/** Compiles the patterns; hits name them by their index. O(total length), some 40 bytes a key. */
export function compileMatcher(
  patterns: readonly Pattern[],
  { anchors = 'tokens', groups = [] }: MatcherOptions = {},
): Matcher {
  return readyMatcher(layMatcher(patterns, groups), { patterns: patterns.length, groups, anchors })
}

/** Works out the tables of patterns and groups. */
export function layMatcher(
  own: readonly Pattern[],
  groups: readonly PatternGroup[],
): MatcherTables {
  const all = [...own, ...beginningPatterns(groups)]
  const patterns = layPatterns(all)
  const units = all.map((pattern) => pattern.units)
  const { typos, needs } = patterns
  const deletions = buildDeletionIndex({ units, typos })
  const misspelt = groups.reduce((sum, group) => sum + group.misspelt.length, 0)
  return {
    patterns,
    automaton: buildAutomaton(units.slice(0, all.length - misspelt)),
    deletions,
    sieve: deletions && buildSieve({ units, typos }),
    unbounded: all.some(
      (_, id) => (typos[id] as number) > 0 && ((needs[id] as number) & UNBOUNDED) !== 0,
    ),
  }
}

/** What tables are made ready with: the same groups that they were laid with. */
export interface TableOptions extends Required<Pick<MatcherOptions, 'groups'>> {
  readonly anchors?: MatcherOptions['anchors']
  /** How many patterns there are beside the groups. */
  readonly patterns: number
}

/** A matcher over tables; several matchers may share them. */
export function readyMatcher(
  { patterns, automaton, deletions, sieve, unbounded }: MatcherTables,
  { groups: given, anchors, patterns: own }: TableOptions,
): Matcher {
  const groups = createGroups(given, own)
  const { alignment, firstId } = verificationOf(patterns, 0)
  const fuzzy = deletions && {
    patterns,
    alignment,
    firstId,
    index: readyIndex(deletions, patterns.count),
    sieve,
    groups,
    unbounded,
    everywhere: anchors === 'everywhere',
  }
  return { patterns, automaton, fuzzy, groups }
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
