/** Sabotaged rules, five corrections each: how much of the lost F1 comes back, by what edits. */
import { fileURLToPath } from 'node:url'
import { randomFrom } from '../src/numbers/random.js'
import { f1Of } from '../src/numbers/macro-f1.js'
import { openRepair, type RepairProposal } from '../src/induce/repair/repair.js'
import {
  tryRows,
  type RepairSettings,
  type RulesSaid,
  type TriedRow,
} from '../src/induce/repair/repair-rows.js'
import { sayWith, type RulesNow } from '../src/induce/repair/try-edit.js'
import { ruleInFile } from '../src/induce/repair/repair-idea.js'
import { readRuleSources } from '../src/rules/language/rule-sources.js'
import { rulesFrom } from '../src/rules/language/rule-set.js'
import type { Item } from '../src/types/item.js'
import { numberOption } from './options.js'
import { sabotage, type Sabotage } from './repair/sabotage.js'
import { studioItem } from './studio/row.js'
import { studioRows } from './studio/rows.js'

const CORRECTIONS = 5
const SETTINGS: RepairSettings = {
  fields: ['title', 'description', 'channel'],
  none: 'none',
  collection: 'сборник',
}

/** Prints the share of lost F1 that comes back, the edits' lines, and projects that are worse. */
export async function run(): Promise<void> {
  const wanted = numberOption('draws', 200)
  const size = numberOption('rows', 8000)
  const first = numberOption('seed', 1)
  const rules = await shippedRules()
  const seen = items(size, 11)
  const bench: Bench = {
    rules,
    seen,
    seenRows: tried(seen, rules),
    heldOut: tried(items(2 * size, 12), rules),
  }
  const outcomes: Outcome[] = []
  for (let seed = first; outcomes.length < wanted && seed < first + 100 * wanted; seed++) {
    const full = outcomes.filter(({ kind }, _, all) => {
      return 4 * all.filter((each) => each.kind === kind).length >= wanted
    })
    const outcome = await oneSabotage(bench, { seed, full: new Set(full.map(({ kind }) => kind)) })
    if (!outcome) continue
    outcomes.push(outcome)
    const { kind, project, lost, back, edits, worse } = outcome
    console.log(
      `${String(outcomes.length).padStart(3)} ${project}, ${kind}: F1 -${lost.toFixed(3)}, +${back.toFixed(3)} back; ${edits.map(({ what, lines, project: of }) => `${of}: ${what} (${lines})`).join('; ') || 'no edit'}${worse.length > 0 ? ` WORSE: ${worse.join(', ')}` : ''}`,
    )
  }
  summarise(outcomes)
}

interface Bench {
  readonly rules: RulesNow
  /** Rows that the repair sees, unlabelled but for the corrections. */
  readonly seen: readonly Item[]
  readonly seenRows: readonly TriedRow[]
  /** Rows that measure it. */
  readonly heldOut: readonly TriedRow[]
}

interface Outcome extends Pick<Sabotage, 'kind' | 'project'> {
  /** Points of F1 over all projects together. */
  readonly lost: number
  readonly back: number
  readonly edits: readonly RepairProposal[]
  /** Projects below the interval that they had. */
  readonly worse: readonly string[]
}

async function shippedRules(): Promise<RulesNow> {
  const folder = fileURLToPath(new URL('../../rules', import.meta.url))
  const found = await readRuleSources(folder)
  const parsed = found.ok ? await rulesFrom(found.value.sources) : found
  if (!found.ok || !parsed.ok) throw new Error('the shipped rules cannot be read')
  return { sources: found.value.sources, set: parsed.value, settings: SETTINGS }
}

function items(rows: number, seed: number): Item[] {
  const list: Item[] = []
  for (const row of studioRows({ seed, rows, noise: false, typos: 0.03 }))
    list.push({ ...studioItem(row, list.length + 2), gold: row.cleanLabel })
  return list
}

function tried(rows: readonly Item[], { set, settings }: RulesNow): TriedRow[] {
  return tryRows(
    rows.map((item) => ({ item, corrected: false })),
    set,
    settings,
  )
}

interface Turn {
  readonly seed: number
  /** Kinds that a quarter of all are already. */
  readonly full: ReadonlySet<string>
}

async function oneSabotage(bench: Bench, { seed, full }: Turn): Promise<Outcome | undefined> {
  const { rules, seen, seenRows, heldOut } = bench
  const draw = randomFrom(seed)
  const victim = rules.set.rules[Math.floor(draw() * rules.set.rules.length)]
  const found = victim && ruleInFile(rules, victim.project)
  const spoilt = found && sabotage({ ...found, rows: seen }, seed)
  const say = spoilt && !full.has(spoilt.kind) ? await sayWith(rules, spoilt) : undefined
  if (!say || !spoilt) return undefined
  const damaged = seenRows
    .map((row, at) => ({ row, at, after: say(row) }))
    .filter(({ row, after }) => row.said.answer === row.truth && after.answer !== row.truth)
  if (damaged.length < CORRECTIONS) return undefined
  const chosen = new Set(
    damaged
      .map(({ at }) => ({ at, by: draw() }))
      .toSorted((a, b) => a.by - b.by)
      .slice(0, CORRECTIONS)
      .map(({ at }) => at),
  )
  const files = rules.sources.files.map((file) =>
    file.path === spoilt.source.path ? spoilt.source : file,
  )
  const sources = { ...rules.sources, files }
  const set = await rulesFrom({ ...sources })
  if (!set.ok) return undefined
  const repair = await openRepair({
    sources,
    set: set.value,
    settings: rules.settings,
    rows: seen.map((item, at) => {
      const corrected = chosen.has(at)
      return { corrected, item: corrected ? item : { ...item, gold: undefined } }
    }),
    rejected: new Map(),
    pathFor: () => undefined,
  })
  const edits: RepairProposal[] = []
  for (let next = await repair.next(); next && edits.length < 5; next = await repair.next()) {
    edits.push(next)
    repair.accept(next)
  }
  const before = heldOut.map(({ said }) => said)
  const broken = heldOut.map(say)
  const after = await saidAfter(bench, { set: set.value, sources, broken, edits })
  const f1 = (said: readonly { readonly answer: string }[]): ReadonlyMap<string, number> =>
    f1ByProject(
      heldOut,
      said.map(({ answer }) => answer),
    )
  const [whole, torn, mended] = [f1(before), f1(broken), f1(after)]
  const lost = sumOf(whole) - sumOf(torn)
  if (lost <= 0) return undefined
  return {
    kind: spoilt.kind,
    project: spoilt.project,
    lost,
    back: sumOf(mended) - sumOf(torn),
    edits,
    worse: worseProjects(
      heldOut,
      broken.map(({ answer }) => answer),
      mended,
    ),
  }
}

function sumOf(of: ReadonlyMap<string, number>): number {
  return [...of.values()].reduce((total, value) => total + value, 0)
}

interface Repaired {
  readonly sources: RulesNow['sources']
  readonly set: RulesNow['set']
  readonly broken: readonly RulesSaid[]
  readonly edits: readonly RepairProposal[]
}

/** What the repaired rules say of the held-out rows: each edited file is asked anew. */
async function saidAfter(
  { rules: { settings }, heldOut }: Bench,
  { sources, set, broken, edits }: Repaired,
): Promise<readonly RulesSaid[]> {
  const files = new Map(edits.map((edit) => [edit.after.path, edit]))
  let said = broken
  for (const { project, after: source } of files.values()) {
    const say = await sayWith({ sources, set, settings }, { project, source })
    if (!say) throw new Error(`${source.path} cannot be read`)
    said = heldOut.map((row, at) => say({ ...row, said: said[at] ?? row.said }))
  }
  return said
}

function f1ByProject(
  rows: readonly TriedRow[],
  answers: readonly string[],
): ReadonlyMap<string, number> {
  const counts = new Map<string, { right: number; predicted: number; support: number }>()
  const of = (project: string): { right: number; predicted: number; support: number } => {
    const known = counts.get(project) ?? { right: 0, predicted: 0, support: 0 }
    counts.set(project, known)
    return known
  }
  for (const [at, { truth = 'none' }] of rows.entries()) {
    const answer = answers[at] ?? 'none'
    of(truth).support++
    of(answer).predicted++
    if (truth === answer) of(truth).right++
  }
  counts.delete(SETTINGS.none)
  counts.delete(SETTINGS.collection)
  return new Map(
    [...counts].filter(([, { support }]) => support > 0).map(([name, one]) => [name, f1Of(one)]),
  )
}

/** Projects whose F1 is below the 95 % bootstrap interval of what it was before the repair. */
function worseProjects(
  rows: readonly TriedRow[],
  answers: readonly string[],
  after: ReadonlyMap<string, number>,
): string[] {
  const draw = randomFrom(7)
  const before = f1ByProject(rows, answers)
  return [...after]
    .filter(([project, f1]) => f1 < (before.get(project) ?? 0))
    .flatMap(([project, f1]) => {
      const own = [...rows.keys()].filter(
        (at) => rows[at]?.truth === project || answers[at] === project,
      )
      const draws = Array.from({ length: 400 }, () => {
        const count = { right: 0, predicted: 0, support: 0 }
        for (let n = 0; n < own.length; n++) {
          const at = own[Math.floor(draw() * own.length)] ?? 0
          const is = rows[at]?.truth === project
          const said = answers[at] === project
          if (is) count.support++
          if (said) count.predicted++
          if (is && said) count.right++
        }
        return f1Of(count)
      }).toSorted((a, b) => a - b)
      return f1 < (draws[10] ?? 0) ? [project] : []
    })
}

function summarise(outcomes: readonly Outcome[]): void {
  const line = (name: string, some: readonly Outcome[]): void => {
    const lost = some.reduce((sum, one) => sum + one.lost, 0)
    const back = some.reduce((sum, one) => sum + one.back, 0)
    const shares = some.map((one) => one.back / one.lost).toSorted((a, b) => a - b)
    const lines = some
      .map(({ edits }) => edits.reduce((sum, edit) => sum + edit.lines, 0))
      .toSorted((a, b) => a - b)
    const middle = some.length >> 1
    const worse = some.filter((one) => one.worse.length > 0).length
    console.log(
      `${name.padEnd(28)}${String(some.length).padStart(4)}  F1 back ${((100 * back) / lost).toFixed(1)} %  median ${(100 * (shares[middle] ?? 0)).toFixed(1)} %  lines changed, median ${lines[middle] ?? 0}  with a worse project ${worse}`,
    )
  }
  console.log()
  for (const kind of new Set(outcomes.map((one) => one.kind)))
    line(
      kind,
      outcomes.filter((one) => one.kind === kind),
    )
  line('all', outcomes)
}
