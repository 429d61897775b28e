import { askRules } from '../../src/cascade/ask-rules.js'
import { percentiles } from '../../src/evaluate/bootstrap.js'
import type { Evidence } from '../../src/heads/features/features.js'
import { createJudge } from '../../src/heads/scoring/judge.js'
import { ruleSetOf } from '../../src/induce/files/run-rules.js'
import { induceRules } from '../../src/induce/induce.js'
import { fitHeads } from '../../src/learn/heads/fit-heads.js'
import { randomFrom, type Random } from '../../src/numbers/random.js'
import { loadSet } from '../heads/data.js'
import { figuresOf } from '../heads/figures.js'
import { numberOption } from '../options.js'

/** RuleChef's classes, rows of each, and its figures (docs/benchmarks.md of KRLabsOrg/rulechef). */
const CLASSES = [
  'beneficiary_not_allowed',
  'card_arrival',
  'disposable_card_limits',
  'exchange_rate',
  'pending_cash_withdrawal',
]
const SHOTS = 5
const PUBLISHED = 'macro F1 0.786, micro precision 0.950, answered 0.705'

/** Ways to answer a row. */
const WAYS = ['rules alone', 'rules, then heads', 'heads alone'] as const

/**
 * Rules and heads from five rows of each of five classes, on the official test rows of these
 * classes: RuleChef's own classes, and classes drawn anew each time. RuleChef asks a language model
 * for the rules and improves them on 666 further labelled rows; here 25 rows are all there is.
 */
export async function measureFewRules(): Promise<void> {
  const set = loadSet('banking77')
  if (!set?.test) return console.log('banking77: skipped, no KASKAD_DATA')
  const draws = numberOption('draws', 20)
  console.log(
    `banking77, ${CLASSES.length} classes × ${SHOTS} rows, ${draws} draws, mean [2.5 %, 97.5 %]`,
  )
  console.log(`  RuleChef as published, one draw, with 666 rows to improve on: ${PUBLISHED}`)
  const all = [...new Set(set.train.map(labelOf))].toSorted()
  for (const name of ['the same classes', 'classes drawn too'] as const) {
    const worths = new Map<string, Worth[]>(WAYS.map((way) => [way, []]))
    for (let seed = 1; seed <= draws; seed++) {
      const random = randomFrom(seed)
      const classes =
        name === 'the same classes' ? CLASSES : drawn(all, random).slice(0, CLASSES.length)
      const train = classes.flatMap((label) =>
        drawn(
          set.train.filter((row) => labelOf(row) === label),
          random,
        ).slice(0, SHOTS),
      )
      const test = set.test.filter((row) => classes.includes(labelOf(row)))
      const answers = await answersTo(train, test)
      for (const way of WAYS) worths.get(way)?.push(worthOf(test, answers[way]))
    }
    for (const [way, found] of worths) console.log(`  ${name}, ${way}: ${shown(found)}`)
  }
}

async function answersTo(
  train: readonly Evidence[],
  test: readonly Evidence[],
): Promise<Record<(typeof WAYS)[number], readonly string[]>> {
  const { files, ordinaryWords } = await induceRules(train.map(({ item }) => item.item))
  const { ask } = askRules(await ruleSetOf(files, ordinaryWords), { fields: ['text'] })
  const judge = createJudge((await fitHeads(train, {})).model)
  const byRules = test.map(({ item }) => {
    const [only = 'none', ...others] = ask(item.item).projects
    return others.length === 0 ? only : 'none'
  })
  const byHeads = test.map((row) => {
    const verdict = judge(row)
    return verdict.kind === 'settled' ? verdict.labels[0].project : 'none'
  })
  const both = byRules.map((label, at) => (label === 'none' ? (byHeads[at] ?? 'none') : label))
  return { 'rules alone': byRules, 'rules, then heads': both, 'heads alone': byHeads }
}

interface Worth {
  readonly f1: number
  readonly precision: number
  readonly answered: number
}

function worthOf(test: readonly Evidence[], given: readonly string[]): Worth {
  const gold = test.map(labelOf)
  const answered = given.filter((label) => label !== 'none').length
  const right = given.filter((label, at) => label === gold[at]).length
  return {
    f1: figuresOf({ gold, given }).macroF1,
    precision: right / Math.max(1, answered),
    answered: answered / gold.length,
  }
}

function shown(worths: readonly Worth[]): string {
  const of = (key: keyof Worth): string => {
    const values = worths.map((worth) => worth[key])
    const [low, high] = percentiles(values) ?? [0, 0]
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length
    return `${mean.toFixed(3)} [${low.toFixed(3)}, ${high.toFixed(3)}]`
  }
  return `macro F1 ${of('f1')}, micro precision ${of('precision')}, answered ${of('answered')}`
}

function labelOf({ item }: Evidence): string {
  return item.item.gold ?? 'none'
}

function drawn<Value>(values: readonly Value[], random: Random): Value[] {
  return values
    .map((value) => ({ value, luck: random() }))
    .toSorted((a, b) => a.luck - b.luck)
    .map(({ value }) => value)
}
