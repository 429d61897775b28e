import { sha256 } from '../numbers/sha256.js'
import type { HeadsModel } from '../heads/scoring/head.js'
import type { Rule, RuleSet } from '../rules/language/rule.js'
import { chanceSeen, oddsMoved } from '../types/seen.js'
import type { Probability, Scored, Verdict } from '../types/verdict.js'

/** The chances of what rules say where no rule file states a precision. */
export interface RuleChances {
  /** By project. */
  readonly rules: ReadonlyMap<string, Probability>
  /** That a row which no rule claims is no project's. */
  readonly unclaimed: Probability
  /** What log-odds of projects are moved by, for another share of none than in training. */
  readonly moved: number
}

/**
 * The chances of rules: from the training rows of a model where the same rule was measured on them,
 * else what is believed of any rule.
 */
export function ruleChances(
  { rules }: Pick<RuleSet, 'rules'>,
  { seen, moved = 0 }: Pick<HeadsModel, 'seen' | 'moved'> = {},
): RuleChances {
  const measured = new Map(seen?.rules.map((each) => [each.project, each]))
  const chances = rules.map((rule) => {
    const own = measured.get(rule.project)
    const rows = own && own.sha256 === hashOfRule(rule) ? own : undefined
    return [rule.project, oddsMoved(chanceSeen(rows), moved)] as const
  })
  return {
    rules: new Map(chances),
    unclaimed: oddsMoved(chanceSeen(seen?.unclaimed), -moved),
    moved,
  }
}

/** By project, what tells its rule from another. */
export function hashesOf(set: Pick<RuleSet, 'rules'> | undefined): ReadonlyMap<string, string> {
  return new Map(set?.rules.map((rule) => [rule.project, hashOfRule(rule)]))
}

/** Tells a rule from another of the same project: a hash of what it claims by, without its places. */
function hashOfRule({ level, claims }: Rule): string {
  const told = JSON.stringify([level, claims], (key, value: unknown) =>
    key === 'place' || key === 'comment' ? undefined : value,
  )
  return sha256(told)
}

/** A verdict of rules with a chance for each project that it names. */
export function withChances(verdict: Verdict, { rules, unclaimed, moved }: RuleChances): Verdict {
  const chanceOf = (scored: Scored): Scored => ({
    project: scored.project,
    probability:
      scored.probability === undefined
        ? rules.get(scored.project)
        : oddsMoved(scored.probability, moved),
    why: scored.why,
  })
  switch (verdict.kind) {
    case 'settled': {
      const [first, ...rest] = verdict.labels
      const runnerUp = verdict.runnerUp && chanceOf(verdict.runnerUp)
      return { kind: 'settled', labels: [chanceOf(first), ...rest.map(chanceOf)], runnerUp }
    }
    case 'rejected':
      return { kind: 'rejected', probability: unclaimed, runnerUp: undefined }
    case 'deferred':
    case 'fused':
      return verdict
    default:
      return verdict satisfies never
  }
}
