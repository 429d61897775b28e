import type { InducedClaim, InducedKeyword, InducedRule, MatchedRow } from './induced-rule.js'
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
  /** Some of the rows it matches: of the project, then of others. */
  readonly rows: readonly MatchedRow[]
  /** The claim as the file will have it. */
  readonly text: string
}

/**
 * What a person says to a claim.
 *
 * - `accept` — it goes into the file as it is
 * - `reject` — it does not, and its keywords are not proposed again
 * - `edit` — these keywords go in; those of the proposal that are left out are rejected
 * - `undo` — the answer before this one is asked for again
 * - `accept all` — this one and all after it go in as they are
 * - `stop` — this one and all after it are left as they were: neither taken nor rejected
 */
export type ReviewAnswer =
  | { readonly kind: 'accept' }
  | { readonly kind: 'reject' }
  | { readonly kind: 'edit'; readonly keywords: readonly string[] }
  | { readonly kind: 'undo' }
  | { readonly kind: 'accept all' }
  | { readonly kind: 'stop' }

/** What stays of the answers: one for each claim that was decided. */
type ClaimAnswer = Extract<ReviewAnswer, { readonly kind: 'accept' | 'reject' | 'edit' }>

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
  const questions = rules.flatMap((rule) => rule.claims.map((claim) => ({ rule, claim })))
  const answers = await answersTo(questions, fields, ask)
  const rejections = new Map<string, string[]>()
  const kept = new Map<InducedRule, InducedClaim[]>()
  questions.forEach(({ rule, claim }, at) => {
    const answer = answers[at]
    if (!answer) return
    const keywords = keywordsAfter(claim, answer)
    if (keywords.length > 0) kept.set(rule, [...(kept.get(rule) ?? []), { ...claim, keywords }])
    const rejected = rejectedBy(claim, answer)
    if (rejected.length > 0)
      rejections.set(rule.project, [...(rejections.get(rule.project) ?? []), ...rejected])
  })
  return { rules: [...kept].map(([rule, claims]) => ({ ...rule, claims })), rejections }
}

interface Question {
  readonly rule: InducedRule
  readonly claim: InducedClaim
}

/** The answers in the order of the questions; fewer where the person stopped. */
async function answersTo(
  questions: readonly Question[],
  fields: readonly string[],
  ask: (proposal: Proposal) => Promise<ReviewAnswer>,
): Promise<ClaimAnswer[]> {
  const answers: ClaimAnswer[] = []
  for (let at = questions[0]; at; at = questions[answers.length]) {
    const place = { number: answers.length + 1, total: questions.length }
    const answer = await ask(proposalOf({ ...at, ...place }, fields))
    if (answer.kind === 'stop') break
    if (answer.kind === 'accept all')
      return questions.map((_, i) => answers[i] ?? { kind: 'accept' })
    if (answer.kind === 'undo') answers.pop()
    else answers.push(answer)
  }
  return answers
}

/** A claim with its position among all claims. */
interface ProposalOptions {
  readonly rule: InducedRule
  readonly claim: InducedClaim
  readonly number: number
  readonly total: number
}

function proposalOf(
  { rule, claim, number, total }: ProposalOptions,
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
    rows: claim.rows,
    text: writeClaim(claim, names).join('\n'),
  }
}

function keywordsAfter(claim: InducedClaim, answer: ClaimAnswer): readonly InducedKeyword[] {
  switch (answer.kind) {
    case 'accept':
      return claim.keywords
    case 'reject':
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

function rejectedBy(claim: InducedClaim, answer: ClaimAnswer): string[] {
  const words = claim.keywords.map(({ text }) => text)
  if (answer.kind === 'reject') return words
  if (answer.kind === 'edit') return words.filter((word) => !answer.keywords.includes(word))
  return []
}
