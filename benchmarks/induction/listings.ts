import { induceRules } from '../../src/induce/induce.js'
import type { InducedRule } from '../../src/induce/files/induced-rule.js'
import { askRules } from '../../src/cascade/ask-rules.js'
import { ruleSetOf } from '../../src/induce/files/run-rules.js'
import { seedRule } from '../../src/induce/files/seed.js'
import type { JudgedRow } from '../../src/evaluate/evaluation.js'
import type { Item } from '../../src/types/item.js'
import { learnDecisionList } from './decision-list.js'
import { FIELDS, foldsOf, readListings, type Listing } from './epg.js'
import { measureSlips, type AskedPart } from './slips.js'
import { judgeBy, judged, line, readability } from './judge.js'

const FOLDS = 5

/** Rules induced from TV listings, out of fold, beside a decision list and the bare names. */
export async function measureListings(): Promise<void> {
  const listings = readListings()
  if (!listings) return console.log('epg: skipped, no KASKAD_DATA')
  const items = listings.map(({ item }) => item)
  console.log(`epg, ${items.length} rows, ${FOLDS} folds, copies of a text in one fold`)
  const { induced, list, rules, listRules, parts } = await outOfFold(
    items,
    foldsOf(items, FOLDS, byText),
  )
  await line('induced rules alone', induced)
  console.log(`  ${readability(rules)}`)
  measureSlips(parts)
  await line('decision list, words and pairs', list)
  console.log(`  rules for projects: ${listRules / FOLDS} per fold`)
  const seeds = [...new Set(items.map(({ gold }) => gold ?? 'none'))].filter((p) => p !== 'none')
  const files = seeds.map((project) => seedRule({ project, aliases: [], fields: FIELDS }))
  await line(
    'the names alone (seeds)',
    judgeBy(askRules(await ruleSetOf(files), { fields: FIELDS }).ask, items),
  )
  const strict = await outOfFold(items, foldsOf(items, FOLDS, byTitle))
  await line('induced, rows of one title in one fold', strict.induced)
  await line('decision list, rows of one title in one fold', strict.list)
  await measureTransfer(listings)
}

function byTitle({ texts }: Item): string {
  return texts['title'] ?? ''
}

function byText({ texts }: Item): string {
  return `${texts['title']} ${texts['description']}`
}

interface OutOfFold {
  readonly induced: readonly JudgedRow[]
  readonly list: readonly JudgedRow[]
  readonly rules: readonly InducedRule[]
  readonly listRules: number
  /** Each fold's rows with the rules that have not seen them. */
  readonly parts: readonly AskedPart[]
}

async function outOfFold(items: readonly Item[], folds: Uint8Array): Promise<OutOfFold> {
  const induced: JudgedRow[] = []
  const list: JudgedRow[] = []
  const rules: InducedRule[] = []
  const parts: AskedPart[] = []
  let listRules = 0
  for (let fold = 0; fold < FOLDS; fold++) {
    const train = items.filter((_, row) => folds[row] !== fold)
    const test = items.filter((_, row) => folds[row] === fold)
    const found = await induceRules(train)
    rules.push(...found.rules)
    const set = await ruleSetOf(found.files, found.ordinaryWords)
    const { ask } = askRules(set, { fields: FIELDS })
    induced.push(...judgeBy(ask, test))
    parts.push({ ask, items: test })
    const learned = learnDecisionList(train, 'none')
    listRules += learned.rules
    list.push(...test.map((item) => judged(item, learned.ask(item))))
  }
  return { induced, list, rules, listRules, parts }
}

/** Rules of half of the languages, on the rows of the other half: what the fold brings. */
async function measureTransfer(listings: readonly Listing[]): Promise<void> {
  const halves = [
    { from: ['en', 'fr', 'es', 'pl', 'de', 'bs'], to: ['ru', 'ko', 'nl', 'sv', 'no'] },
    { from: ['ru', 'ko', 'nl', 'sv', 'no'], to: ['en', 'fr', 'es', 'pl', 'de', 'bs'] },
    { from: ['ru'], to: ['en', 'fr', 'es', 'nl', 'sv', 'no', 'ko'] },
  ]
  const manners = [
    ['lower case only', { fold: 'case', typos: 'off' }],
    ['folded', { typos: 'off' }],
    ['folded, slips forgiven', {}],
  ] as const
  console.log('\nlanguages learned → others: recall over all rows of projects, precision')
  for (const { from, to } of halves) {
    const of = (languages: readonly string[]): Item[] =>
      listings.filter(({ language }) => languages.includes(language)).map(({ item }) => item)
    const { files, ordinaryWords } = await induceRules(of(from))
    const set = await ruleSetOf(files, ordinaryWords)
    const test = of(to)
    for (const [name, manner] of manners) {
      const answers = judgeBy(askRules(set, { fields: FIELDS, ...manner }).ask, test)
      const own = answers.filter(({ gold }) => gold !== 'none')
      const right = own.filter(({ gold, predicted }) => gold === predicted).length
      const claimed = answers.filter(({ predicted }) => predicted !== 'none').length
      console.log(
        `${from.join(' ')} → ${to.join(' ')}`.padEnd(44) +
          name.padEnd(26) +
          `${(right / own.length).toFixed(3)}  ${(right / Math.max(1, claimed)).toFixed(3)}`,
      )
    }
  }
}
