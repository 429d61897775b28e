import type { InducedClaim, InducedKeyword, InducedRule } from './induced-rule.js'
import type { Rejections } from '../search/rejections.js'
import { describeFigures, fieldKey, writeClaim } from './write-rule.js'

/** One claim, presented to a person for review. */
export interface Proposal {
  readonly project: string
  /** Which claim of how many, over all rules; from 1. */
  readonly number: number
  readonly total: number
  /** The field it looks at, as the file will name it. */
  readonly field: string
  readonly keywords: readonly string[]
  /** `induced, support 41, precision 0.98 [0.91, 1.00]` */
  readonly figures: string
  /** The claim as the file will have it. */
  readonly text: string
}

/**
 * What a person says to a claim.
 *
 * - `accept` — it goes into the file as it is
 * - `reject` — it does not, and its keywords are not proposed again
 * - `edit` — these keywords go in; those of the proposal that are left out are rejected
 * - `stop` — this one and all after it are left as they were: neither taken nor rejected
 */
export type ReviewAnswer =
  | { readonly kind: 'accept' }
  | { readonly kind: 'reject' }
  | { readonly kind: 'edit'; readonly keywords: readonly string[] }
  | { readonly kind: 'stop' }

/** Result of a review. */
export interface Reviewed {
  /** The rules with what was accepted; a rule without claims is gone. */
  readonly rules: readonly InducedRule[]
  readonly rejections: Rejections
}

/** Asks about every claim, in the order of the rules, and applies the answers. */
export async function reviewRules(
  rules: readonly InducedRule[],
  fields: readonly string[],
  ask: (proposal: Proposal) => Promise<ReviewAnswer>,
): Promise<Reviewed> {
  const total = rules.reduce((sum, { claims }) => sum + claims.length, 0)
  const rejections = new Map<string, string[]>()
  const kept: InducedRule[] = []
  let number = 0
  let stopped = false
  for (const rule of rules) {
    const claims: InducedClaim[] = []
    for (const claim of rule.claims) {
      number++
      if (stopped) continue
      const answer = await ask(proposalOf({ rule, claim, number, total }, fields))
      stopped = answer.kind === 'stop'
      const after = keywordsAfter(claim, answer)
      if (after.length > 0) claims.push({ ...claim, keywords: after })
      const rejected = rejectedBy(claim, answer)
      if (rejected.length > 0) {
        rejections.set(rule.project, [...(rejections.get(rule.project) ?? []), ...rejected])
      }
    }
    if (claims.length > 0) kept.push({ ...rule, claims })
  }
  return { rules: kept, rejections }
}

/** A claim with its position among all claims. */
interface ProposalTask {
  readonly rule: InducedRule
  readonly claim: InducedClaim
  readonly number: number
  readonly total: number
}

function proposalOf(
  { rule, claim, number, total }: ProposalTask,
  fields: readonly string[],
): Proposal {
  const names = { count: fields.length }
  return {
    project: rule.project,
    number,
    total,
    field: fieldKey(claim.fields, names),
    keywords: claim.keywords.map(({ text }) => text),
    figures: describeFigures(claim),
    text: writeClaim(claim, names).join('\n'),
  }
}

function keywordsAfter(claim: InducedClaim, answer: ReviewAnswer): readonly InducedKeyword[] {
  switch (answer.kind) {
    case 'accept':
      return claim.keywords
    case 'reject':
    case 'stop':
      return []
    case 'edit':
      return answer.keywords.map(
        (text) =>
          claim.keywords.find((keyword) => keyword.text === text) ?? {
            text,
            match: 'anywhere',
            typos: 'auto',
            except: [],
            variants: true,
          },
      )
    default:
      return answer satisfies never
  }
}

function rejectedBy(claim: InducedClaim, answer: ReviewAnswer): string[] {
  const words = claim.keywords.map(({ text }) => text)
  if (answer.kind === 'reject') return words
  if (answer.kind === 'edit') return words.filter((word) => !answer.keywords.includes(word))
  return []
}
