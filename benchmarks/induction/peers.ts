import { askRules } from '../../src/cascade/ask-rules.js'
import { compareDecisions } from '../../src/evaluate/compare.js'
import type { JudgedRow } from '../../src/evaluate/evaluation.js'
import { ruleSetOf } from '../../src/induce/files/run-rules.js'
import { induceRules } from '../../src/induce/induce.js'
import type { Item } from '../../src/types/item.js'
import { loadSet } from '../heads/data.js'
import { numberOption } from '../options.js'
import { learnDecisionList } from './decision-list.js'
import { foldsOf, readListings } from './epg.js'
import { judgeBy, judged, line } from './judge.js'
import { learnRipper } from './ripper.js'

/** Folds that a set is dealt into; `--folds` runs fewer of them. */
const FOLDS = 5

/** On Russian videos: induced rules beside RIPPER and a decision list, the same rows, fields and folds. */
export async function measureVideoPeers(): Promise<void> {
  await comparePeers('rutube', loadSet('rutube')?.train.map(({ item }) => item.item) ?? [])
}

/** The same on TV listings. */
export async function measureListingPeers(): Promise<void> {
  await comparePeers('epg', readListings()?.map(({ item }) => item) ?? [])
}

/** What one way of learning says of all rows, each learned without them. */
interface Contestant {
  readonly name: string
  readonly rows: JudgedRow[]
  /** Words and conditions of each rule, over all folds. */
  readonly sizes: number[]
  seconds: number
}

async function comparePeers(name: string, items: readonly Item[]): Promise<void> {
  if (items.length === 0) return console.log(`${name}: skipped, no KASKAD_DATA`)
  const dealt = foldsOf(items, FOLDS, ({ texts }) => Object.values(texts).join(' '))
  const folds = Math.min(FOLDS, numberOption('folds', FOLDS))
  const fields = [...new Set(items.flatMap(({ texts }) => Object.keys(texts)))]
  const induced = started('induced rules')
  const ripper = started('RIPPER, words and pairs, k = 2')
  const list = started('decision list, words and pairs')
  for (let fold = 0; fold < folds; fold++) {
    const train = items.filter((_, row) => dealt[row] !== fold)
    const test = items.filter((_, row) => dealt[row] === fold)
    await timed(induced, async () => {
      const { rules, files, ordinaryWords } = await induceRules(train)
      const claims = rules.flatMap((rule) => rule.claims)
      induced.sizes.push(
        ...claims.map(({ keywords, conditions }) => keywords.length + conditions.length),
      )
      induced.rows.push(
        ...judgeBy(askRules(await ruleSetOf(files, ordinaryWords), { fields }).ask, test),
      )
    })
    await timed(ripper, () => {
      const { sizes, ask } = learnRipper(train, 'none')
      ripper.sizes.push(...sizes)
      ripper.rows.push(...test.map((item) => judged(item, ask(item))))
    })
    await timed(list, () => {
      const { rules, ask } = learnDecisionList(train, 'none')
      list.sizes.push(...Array.from({ length: rules }, () => 1))
      list.rows.push(...test.map((item) => judged(item, ask(item))))
    })
  }
  console.log(
    `\n${name}, ${induced.rows.length} rows judged by rules of the other ${FOLDS - 1} folds`,
  )
  for (const contestant of [induced, ripper, list]) {
    await line(contestant.name, contestant.rows)
    const { sizes, seconds } = contestant
    const words = sizes.reduce((sum, size) => sum + size, 0)
    console.log(
      `  per fold: ${(sizes.length / folds).toFixed(0)} rules or claims, ${(words / folds).toFixed(0)} words and conditions, ${(seconds / folds).toFixed(1)} s of CPU`,
    )
    if (contestant !== induced) await ahead(contestant.rows, induced.rows)
  }
}

function started(name: string): Contestant {
  return { name, rows: [], sizes: [], seconds: 0 }
}

async function timed(contestant: Contestant, work: () => Promise<void> | void): Promise<void> {
  const before = process.cpuUsage()
  await work()
  const { user, system } = process.cpuUsage(before)
  contestant.seconds += (user + system) / 1e6
}

/** By how much the induced rules are ahead, with the interval over rows drawn for both at once. */
async function ahead(peer: readonly JudgedRow[], own: readonly JudgedRow[]): Promise<void> {
  const pairs = peer.map((row, at) => ({
    id: `${at}`,
    title: '',
    gold: row.gold,
    before: row.predicted,
    after: own[at]?.predicted ?? 'none',
  }))
  const options = { none: 'none', seed: 1, bootstrap: 1000, examples: 0 }
  const { againstLabels } = await compareDecisions(pairs, options)
  const change = againstLabels?.figures.macroF1WithoutNone
  const [low, high] = change?.interval ?? [0, 0]
  console.log(
    `  induced rules ahead by ${(change?.difference ?? 0).toFixed(3)} [${low.toFixed(3)}, ${high.toFixed(3)}]`,
  )
}
