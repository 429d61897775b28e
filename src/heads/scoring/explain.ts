import type { NormalText } from '../../normalise/fold/normal-text.js'
import type { Verdict } from '../../types/verdict.js'
import type { Evidence } from '../features/features.js'
import { NO_EARLY_EXIT, type HeadsModel } from './head.js'
import { rankedHeadAt, earlyRejection, rankTwo, verdictOf, type RankedHead } from './judge.js'
import { createScore, type Score } from './scorer.js'
import { wordsOf } from '../features/words.js'

/** Why the heads said what they said of a row. */
export interface RowExplanation {
  readonly verdict: Verdict
  /** Whether the early exit rejects the row. All other fields are computed from the whole row. */
  readonly leavesEarly: boolean
  readonly best: Stand | undefined
  readonly runnerUp: Stand | undefined
  /** The head that `parts` are about; undefined where there is none of that name. */
  readonly asked: Stand | undefined
  /** Margin of the head that knows the rows of no project. */
  readonly none: number
  /** Share of the row's features that training has seen. */
  readonly known: number
  /** What speaks for the head asked about, then what speaks against it, the strongest first. */
  readonly parts: readonly Part[]
}

/** Where a head stands on the row, and its cut-offs. */
export interface Stand {
  readonly project: string
  readonly margin: number
  readonly chance: number
  readonly accept: number
  readonly reject: number
}

/** A word or a column's value with what it is worth. */
export interface Part {
  readonly field: string
  /** A word as it is written, a value, the project of a rule, or the embedding as a whole. */
  readonly what: string
  /** What the head's margin would lose without its features; below 0 it speaks against. The embedding stays as it is. */
  readonly worth: number
}

/**
 * Explains a row by leaving out one word, value or claim at a time and
 * scoring again. Cost: a scoring for each.
 *
 * @param project - The head asked about; the best one where it is left out.
 */
export function explainRow(
  model: HeadsModel,
  evidence: Evidence,
  project?: string,
): RowExplanation {
  const score = createScore({ ...model, earlyExitBelow: -Infinity })
  const heads = model.heads.filter(({ enabled }) => enabled)
  const margins = score(evidence)
  const [best, second] = rankTwo(model, heads, margins)
  const { none, known } = margins
  if (!best) return { ...NOBODY, none, known }
  const leavesEarly = model.earlyExitBelow !== NO_EARLY_EXIT && !createScore(model)(evidence).scored
  const at = heads.findIndex((head) => head.project === (project ?? best.head.project))
  const asked = rankedHeadAt(model, heads, { margins, at })
  return {
    verdict: leavesEarly ? earlyRejection(model) : verdictOf(model, best, second),
    leavesEarly,
    best: standOf(best),
    runnerUp: second && standOf(second),
    asked: asked && standOf(asked),
    none,
    known,
    parts: asked ? partsOf(evidence, (left) => asked.margin - marginOf(score, left, at)) : [],
  }
}

const NOBODY = {
  verdict: { kind: 'deferred', deferral: { why: 'silent' } },
  leavesEarly: false,
  best: undefined,
  runnerUp: undefined,
  asked: undefined,
  parts: [],
} as const satisfies Partial<RowExplanation>

function standOf({ head, margin, chance }: RankedHead): Stand {
  return { project: head.project, margin, chance, accept: head.accept, reject: head.reject }
}

function marginOf(score: Score, evidence: Evidence, head: number): number {
  return score(evidence).heads[head] as number
}

/** Every part of the row with its worth, from the most for to the most against. */
function partsOf(evidence: Evidence, worthWithout: (left: Evidence) => number): Part[] {
  const { item, claims } = evidence
  const parts: Part[] = []
  for (const [field, text] of Object.entries(item.texts)) {
    if (!text) continue
    for (const { begin, end, written } of wordsOf(text)) {
      const texts = { ...item.texts, [field]: cutOut(text, begin, end) }
      const worth = worthWithout({ ...evidence, item: { ...item, texts } })
      parts.push({ field, what: written, worth })
    }
  }
  for (const kind of ['categories', 'numbers'] as const) {
    for (const [field, value] of Object.entries(item.item[kind])) {
      if (value === undefined) continue
      const bare = { ...item.item, [kind]: { ...item.item[kind], [field]: undefined } }
      const worth = worthWithout({ ...evidence, item: { ...item, item: bare } })
      parts.push({ field, what: String(value), worth })
    }
  }
  if (evidence.embedding) {
    const worth = worthWithout({ ...evidence, embedding: undefined })
    parts.push({ field: 'embedding', what: 'what the texts say as a whole', worth })
  }
  for (const claim of claims) {
    const left = { ...evidence, claims: claims.filter((other) => other !== claim) }
    parts.push({ field: 'rules', what: claim.project, worth: worthWithout(left) })
  }
  return parts.toSorted((a, b) => b.worth - a.worth)
}

function cutOut(text: NormalText, begin: number, end: number): NormalText {
  const { raw, units, starts, from, to } = text
  return {
    raw,
    units: Uint16Array.from([...units.subarray(from, begin), ...units.subarray(end, to), 0]),
    starts: Uint8Array.from([...starts.subarray(from, begin), ...starts.subarray(end, to), 1]),
    from: 0,
    to: to - from - (end - begin),
  }
}
