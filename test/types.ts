/**
 * What the public types promise. Nothing here runs: the build fails where a
 * line under `@ts-expect-error` compiles, or any other line does not.
 */
import {
  buildEngine,
  classify,
  evaluate,
  itemOf,
  KaskadError,
  loadRules,
  openDecisions,
  readItems,
  type Decision,
  type Engine,
  type ErrorCode,
  type Evaluation,
  type Item,
  type Parsed,
  type Probability,
  type RuleSet,
  type Scored,
  type Verdict,
} from '../src/index.js'

/** A number is no probability, but a probability is a number. */
export function probabilities(measured: Probability): number {
  // @ts-expect-error a raw margin is not a chance
  const raw: Probability = 0.97
  // @ts-expect-error nor is one half of a chance
  const half: Probability = measured / 2
  // @ts-expect-error a score takes no raw number either
  const scored: Scored = { project: 'A', probability: 0.5, why: '' }
  return measured + raw + half + (scored.probability ?? 0)
}

/** A verdict is one of four; each has only what belongs to it. */
export function verdicts(verdict: Verdict): string {
  // @ts-expect-error not every verdict has labels
  const { labels: _ } = verdict
  switch (verdict.kind) {
    case 'settled':
      return verdict.labels[0].project
    case 'rejected':
      // @ts-expect-error a rejected item has no labels
      return String(verdict.labels)
    case 'fused':
      return verdict.chosen?.project ?? ''
    case 'deferred':
      return verdict.deferral.why === 'unsure' ? verdict.deferral.best.project : ''
    default:
      return verdict satisfies never
  }
}

/** What is left when a verdict is forgotten shows. */
export function forgotten({ kind }: Verdict): void {
  if (kind === 'settled' || kind === 'rejected' || kind === 'fused') return
  // @ts-expect-error `deferred` is left
  kind satisfies never
}

/** Decisions and their kinds, exhaustively. */
export function decisions({ kind, project }: Decision): string {
  switch (kind) {
    case 'assigned':
    case 'collection':
      return project
    case 'none':
    case 'abstained':
      return ''
    default:
      return kind satisfies never
  }
}

/** Plain objects, items, a mixture, an array, a stream. */
export function inputs(engine: Engine, item: Item, stream: AsyncIterable<Item>): unknown[] {
  const plain = { id: 1, title: 'Печкин', seconds: 60, is_shorts: false, channel: undefined }
  return [
    classify(engine, [plain, { id: 'x', title: null }]),
    classify(engine, [item, plain]),
    classify(engine, stream),
    // @ts-expect-error an item has an id
    classify(engine, [{ title: 'Печкин' }]),
    // @ts-expect-error a value is text, a number, a boolean or absent
    itemOf({ id: 1, published: new Date(0) }),
    // @ts-expect-error one item is no stream of items
    classify(engine, item),
  ]
}

/** Options take only what they name. */
export async function options(rules: RuleSet, decided: readonly Decision[]): Promise<unknown[]> {
  return [
    buildEngine({ rules, stages: ['rules', 'heads'], fold: 'case', typos: 'off' }),
    // @ts-expect-error no such stage
    buildEngine({ rules, stages: ['rule'] }),
    // @ts-expect-error `fold` is full or case
    buildEngine({ rules, fold: 'off' }),
    // @ts-expect-error a number of typos is said in a rule, not for a run
    buildEngine({ rules, typos: 1 }),
    // @ts-expect-error no such option
    buildEngine({ rules, threads: 2 }),
    // @ts-expect-error `collection` is label, first or best
    buildEngine({ rules, wording: { collection: 'all' } }),
    // @ts-expect-error a format is csv, tsv, jsonl or xlsx
    await openDecisions({ target: 'out.ods', format: 'ods' }),
    // @ts-expect-error inputs are a list
    readItems({ inputs: 'in.csv' }),
    // @ts-expect-error a decision is not yet judged: it has no gold
    await evaluate(decided, { none: 'none', seed: 1, bootstrap: 0 }),
  ]
}

/** What comes back is read, not written. */
export function results(decision: Decision, evaluation: Evaluation, item: Item): void {
  // @ts-expect-error readonly
  decision.project = 'B'
  // @ts-expect-error a readonly list
  decision.projects.push('B')
  // @ts-expect-error readonly
  evaluation.accuracy = 1
  // @ts-expect-error readonly
  item.texts['title'] = ''
}

/** Rules are there only after asking whether they are. */
export async function parsed(): Promise<readonly RuleSet[]> {
  const rules: Parsed<RuleSet> = await loadRules('rules')
  // @ts-expect-error perhaps there are only issues
  const unasked: RuleSet = rules.value
  return rules.ok ? [rules.value, unasked] : []
}

/** A field may be missing; a code is one of a closed union. */
export function absences(item: Item, error: KaskadError): [number, ErrorCode] {
  // @ts-expect-error a title may be absent
  const length: number = item.texts['title'].length
  // @ts-expect-error no such code
  if (error.code === 'oops') return [length, error.code]
  // @ts-expect-error no error has such a code
  return [0, new KaskadError('oops', '').code]
}
