import { buildEngine, classifyBatch } from '../../src/index.js'
import type { Engine } from '../../src/index.js'
import { evidenceOf } from '../../src/learn/rows/evidence.js'
import { fitHeads } from '../../src/learn/heads/fit-heads.js'
import { induceRules } from '../../src/induce/induce.js'
import { askRules, type AskRules } from '../../src/cascade/ask-rules.js'
import { ruleSetOf } from '../../src/induce/files/run-rules.js'
import type { Item } from '../../src/types/item.js'
import { FIELDS, foldsOf, readListings } from '../induction/epg.js'
import { randomOf, type Random } from '../studio/random.js'
import { damaged } from './damage.js'
import { figuresOf, intervalOf, type Answers } from './figures.js'
import { numberOption } from '../options.js'

const FOLDS = 5
/** Each row is damaged so many times, each time anew. */
const DRAWS = 3

/**
 * What damaged names cost the cascade: rules induced and heads trained on four
 * folds of the listings, asked of the fifth as it is and with every name of
 * its project damaged. Names are found by rules induced from all rows. Prints
 * what the cascade is worth on all rows of the folds as they are, too.
 * `--folds` asks fewer folds, `--noise` is what `train --typo-noise` says.
 */
export async function runTypos(): Promise<void> {
  const items = readListings()?.map(({ item }) => item)
  if (!items) return console.log('typos: skipped, epg is not on this machine')
  const { files } = await induceRules(items)
  const { ask: names } = askRules(await ruleSetOf(files), { fields: FIELDS, typos: 'off' })
  const folds = foldsOf(items, FOLDS, ({ texts }) => `${texts['title']} ${texts['description']}`)
  const asked = numberOption('folds', FOLDS)
  const record = createRecord()
  const gold: string[] = []
  const given: string[] = []
  for (let fold = 0; fold < asked; fold++) {
    const engine = await trained(items.filter((_, row) => folds[row] !== fold))
    const held = items.filter((_, row) => folds[row] === fold)
    gold.push(...held.map((item) => item.gold ?? 'none'))
    given.push(...(await classifyBatch(engine, held)).map(({ project }) => project))
    const own = held.filter((item) => item.gold !== 'none')
    await askFold({ engine, own, names, record })
  }
  printWhole({ gold, given })
  print(record, asked)
}

function printWhole(answers: Answers): void {
  const { macroF1, accuracy, nonePrecision, noneRecall } = figuresOf(answers)
  const [low, high] = intervalOf(answers)
  const shares = [accuracy, nonePrecision, noneRecall].map((share) => share.toFixed(4)).join('  ')
  console.log(
    `rules induced and heads, epg, ${answers.gold.length} rows they had not seen: macro F1 ${macroF1.toFixed(4)} [${low.toFixed(4)}, ${high.toFixed(4)}]  accuracy, none P, R ${shares}`,
  )
}

/** Rules and heads learned as `rules induce` and `train --rules` do. */
async function trained(train: readonly Item[]): Promise<Engine> {
  const { files, ordinaryWords } = await induceRules(train)
  const rules = await ruleSetOf(files, ordinaryWords)
  const rows = evidenceOf(train, { rules, fields: FIELDS })
  const typoNoise = numberOption('noise', 0)
  const { model } = await fitHeads(rows, { typoNoise })
  return buildEngine({ rules, heads: model, fields: FIELDS })
}

interface Share {
  right: number
  rows: number
}

interface Record {
  readonly clean: Share
  readonly hurt: Share
  /** By project, clean beside damaged. */
  readonly projects: Map<string, { readonly clean: Share; readonly hurt: Share }>
  readonly kinds: Map<string, Share>
  /** Positive rows in which no name was found: they are asked as they are. */
  nameless: number
}

function nothing(): Share {
  return { right: 0, rows: 0 }
}

function createRecord(): Record {
  return { clean: nothing(), hurt: nothing(), projects: new Map(), kinds: new Map(), nameless: 0 }
}

interface Asking {
  readonly engine: Engine
  readonly own: readonly Item[]
  readonly names: AskRules
  readonly record: Record
}

async function askFold({ engine, own, names, record }: Asking): Promise<void> {
  const clean = await classifyBatch(engine, own)
  for (let draw = 0; draw < DRAWS; draw++) {
    const hurt = own.map((item, at) => withDamage(item, namesIn(item, names), randomOf(draw, at)))
    const answers = await classifyBatch(
      engine,
      hurt.map(({ item }) => item),
    )
    for (const [at, item] of own.entries()) {
      const kind = hurt[at]?.kind
      const project = item.gold ?? ''
      if (kind === undefined && draw === 0) record.nameless += 1
      const shares = record.projects.get(project) ?? { clean: nothing(), hurt: nothing() }
      record.projects.set(project, shares)
      const wasRight = clean[at]?.project === project
      const isRight = answers[at]?.project === project
      for (const share of [record.clean, shares.clean]) count(share, wasRight)
      for (const share of [record.hurt, shares.hurt]) count(share, isRight)
      if (kind !== undefined) {
        const share = record.kinds.get(kind) ?? nothing()
        record.kinds.set(kind, share)
        count(share, isRight)
      }
    }
  }
}

function count(share: Share, isRight: boolean): void {
  share.rows += 1
  if (isRight) share.right += 1
}

/** The names of the row's own project, as they stand in it, the longest first. */
function namesIn(item: Item, names: AskRules): readonly string[] {
  const hits = names(item).claims.filter(({ project }) => project === item.gold)
  const written = hits.flatMap(({ hits: own }) =>
    own.map(({ field, start, end }) => item.texts[field]?.slice(start, end) ?? ''),
  )
  return [...new Set(written)].filter((name) => name !== '').toSorted((a, b) => b.length - a.length)
}

interface Hurt {
  readonly item: Item
  /** How the first name was damaged; undefined where there is none. */
  readonly kind: string | undefined
}

/** The row with every place of every name damaged, each place for itself, in one way. */
function withDamage(item: Item, names: readonly string[], random: Random): Hurt {
  const [first] = names
  if (first === undefined) return { item, kind: undefined }
  const { kind } = damaged(random, first)
  const pattern = new RegExp(names.map(escaped).join('|'), 'giu')
  const texts = Object.fromEntries(
    Object.entries(item.texts).map(([field, text]) => [
      field,
      text?.replaceAll(pattern, (name) => damaged(random, name, kind).text),
    ]),
  )
  return { item: { ...item, texts }, kind }
}

function escaped(name: string): string {
  return name.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)
}

function print({ clean, hurt, projects, kinds, nameless }: Record, folds: number): void {
  const shares = [...projects.values()]
  const mean = (of: 'clean' | 'hurt'): number =>
    shares.reduce((sum, share) => sum + ratio(share[of]), 0) / shares.length
  console.log(
    `typos: epg, ${folds} of ${FOLDS} folds, rules induced and heads, ${clean.rows / DRAWS} rows of ${shares.length} projects, each damaged ${DRAWS} times`,
  )
  console.log(`  ${nameless} rows hold no name that rules know; they stay as they are`)
  for (const [name, before, after] of [
    ['recall over rows', ratio(clean), ratio(hurt)],
    ['recall, mean of projects', mean('clean'), mean('hurt')],
  ] as const) {
    const loss = 100 * (before - after)
    console.log(
      `  ${name.padEnd(26)} clean ${before.toFixed(4)}  damaged ${after.toFixed(4)}  loses ${loss.toFixed(1)} points`,
    )
  }
  for (const [kind, share] of [...kinds].toSorted(([, a], [, b]) => b.rows - a.rows))
    console.log(
      `    ${kind.padEnd(24)} ${String(share.rows).padStart(5)}  recall ${ratio(share).toFixed(4)}`,
    )
}

function ratio({ right, rows }: Share): number {
  return right / rows
}
