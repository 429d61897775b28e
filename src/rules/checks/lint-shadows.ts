import { createArena, reset } from '../../normalise/fold/arena.js'
import { formatPlace, type Issue } from '../../types/parsed.js'
import type { KeywordUse } from '../matching/keyword-use.js'
import { createHitBuffer } from '../../matcher/hit-buffer.js'
import { compileMatcher, matchText } from '../../matcher/matcher.js'
import type { FoldedNeedle } from '../matching/needle.js'
import { byProfile } from '../matching/search.js'
import type { Profile } from '../matching/profile.js'

/**
 * Checks that set keywords beside each other: which one is always found where
 * another one is. Each keyword is searched in like a text, so the search's own
 * bounds count. O(total length).
 */
export function lintShadows(uses: readonly KeywordUse[]): Issue[] {
  const byNeedle = new Map<FoldedNeedle, KeywordUse[]>()
  for (const use of uses) {
    const needle = ownNeedle(use)
    if (!needle) continue
    const others = byNeedle.get(needle)
    if (others) others.push(use)
    else byNeedle.set(needle, [use])
  }
  const inside = needlesInside([...byNeedle.keys()])
  const seen = new Set<string>()
  return uses.flatMap((use) => {
    const needle = ownNeedle(use)
    const contained = needle ? (inside.get(needle) ?? []) : []
    const others = contained.flatMap((each) => byNeedle.get(each) ?? [])
    const issue = worstIssue(use, others)
    const key = issue && `${issue.code} ${formatPlace(issue.place)}`
    if (!issue || !key || seen.has(key)) return []
    seen.add(key)
    return [issue]
  })
}

/** The needle of the keyword as it is written. */
function ownNeedle({ sought }: KeywordUse): FoldedNeedle | undefined {
  const [needle] = sought.needles
  return needle?.kind === 'folded' ? needle : undefined
}

function foldedUnits(use: KeywordUse): string {
  return ownNeedle(use)?.pattern.units.join(' ') ?? ''
}

/** Needle → those that are found wherever it is, itself included. */
function needlesInside(needles: readonly FoldedNeedle[]): Map<FoldedNeedle, FoldedNeedle[]> {
  const found = new Map<FoldedNeedle, FoldedNeedle[]>()
  for (const [profile, own] of byProfile(needles)) collect(profile, own, found)
  return found
}

function collect(
  { folder }: Profile,
  needles: readonly FoldedNeedle[],
  found: Map<FoldedNeedle, FoldedNeedle[]>,
): void {
  const matcher = compileMatcher(needles.map(({ pattern }) => ({ ...pattern, typos: 0 })))
  const arena = createArena(1024)
  const hits = createHitBuffer()
  for (const needle of needles) {
    reset(arena)
    matchText(matcher, folder.fold(needle.spelling, arena), hits)
    const ids = new Set(hits.ids.subarray(0, hits.count))
    const contained = [...ids].flatMap((id) => needles[id] ?? [])
    found.set(
      needle,
      contained.filter((other) => other === needle || isUnboundedNeedle(other)),
    )
  }
}

/** Found in a keyword, it is found in every text that has the keyword, whatever stands around it. */
function isUnboundedNeedle({ pattern }: FoldedNeedle): boolean {
  return pattern.bounds === 'anywhere' && !pattern.boundStart && !pattern.boundEnd
}

/** The worst that any other keyword does to one. */
function worstIssue(use: KeywordUse, others: readonly KeywordUse[]): Issue | undefined {
  const issues = others.flatMap((other) => (other === use ? [] : (issueBetween(use, other) ?? [])))
  return issues.find(({ severity }) => severity === 'error') ?? issues[0]
}

/** What is wrong with a keyword given another one that is found wherever it is. */
function issueBetween(use: KeywordUse, other: KeywordUse): Issue | undefined {
  const { text, place } = use.sought.keyword
  const named = `"${other.sought.keyword.text}", ${formatPlace(other.sought.keyword.place)}`
  const warn = (code: string, message: string): Issue => {
    return { severity: 'warning', code, place, message: `"${text}" ${message}` }
  }
  const same = foldedUnits(use) === foldedUnits(other)

  if (use.part === other.part && use.list === other.list && use.list !== 'all') {
    if (same) return comesAfter(use, other) ? twice(use, other) : undefined
    const code = use.list === 'stop' ? 'dead-stop' : 'shadowed-keyword'
    return warn(code, `is found by ${named} already`)
  }
  if (use.list === 'stop' || !coversFields(other, use)) return undefined
  if (other.list === 'stop')
    return use.plan === other.plan
      ? {
          ...warn('dead-keyword', `never claims: the stop ${named} stands in it`),
          severity: 'error',
        }
      : undefined
  if (use.plan.rule === other.plan.rule || !alone(other)) return undefined
  if (other.plan.rule.level < use.plan.rule.level)
    return warn('shadowed-keyword', `never decides: ${claimedBy(other)} by ${named}`)
  return same && alone(use) && use.plan.rule.level === other.plan.rule.level
    ? warn('duplicate-keyword', `claims for ${other.plan.rule.project} too: ${named}`)
    : undefined
}

/** Keywords that only the fold makes the same are worth a note: a run under `fold: case` needs both. */
function twice({ sought }: KeywordUse, other: KeywordUse): Issue {
  const { text, place } = sought.keyword
  const first = other.sought.keyword
  const alike = text.toLowerCase() === first.text.toLowerCase()
  const folded = alike ? '' : ' once folded'
  return {
    severity: alike ? 'warning' : 'note',
    code: 'duplicate-keyword',
    place,
    message: `"${text}" is the same as "${first.text}"${folded}, ${formatPlace(first.place)}`,
  }
}

function claimedBy({ plan: { rule } }: KeywordUse): string {
  return `${rule.project} on level ${rule.level} claims it first`
}

function comesAfter(use: KeywordUse, other: KeywordUse): boolean {
  const [own, others] = [use.sought.keyword.place, other.sought.keyword.place]
  return own.line - others.line > 0 || (own.line === others.line && own.column > others.column)
}

/** Whether one use looks into every field that another does. */
function coversFields(wide: KeywordUse, narrow: KeywordUse): boolean {
  return narrow.part.fields.every((field) => wide.part.fields.includes(field))
}

/** Whether the keyword alone makes the claim: one of any, with nothing else asked. */
function alone({ list, plan, part }: KeywordUse): boolean {
  const { all, stop } = part
  const { shorterThan, longerThan } = part.part
  const asks =
    part.needs.size > 0 || [all, stop, shorterThan, longerThan].some((each) => each !== undefined)
  return list === 'any' && plan.parts.length === 1 && plan.claim.where.length === 0 && !asks
}
