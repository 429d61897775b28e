import { askRules, type AskRules } from '../../cascade/ask-rules.js'
import { loadLanguageOf, type LanguageOf } from '../../normalise/language/language.js'
import { createFolder } from '../../normalise/fold/fold.js'
import { FULL_FOLD } from '../../normalise/fold/fold-steps.js'
import { randomFrom } from '../../numbers/random.js'
import { reservoirOf } from '../../numbers/reservoir.js'
import { folded } from '../../rules/editing/merge.js'
import { addExamples, editRule } from '../../rules/editing/rule-edit.js'
import { rulesFrom } from '../../rules/language/rule-set.js'
import type { Rule, RuleSet } from '../../rules/language/rule.js'
import type { Item } from '../../types/item.js'
import type { Source } from '../../yaml/source.js'
import { buildCorpus } from '../candidates/corpus.js'
import { indexCorpus, type CorpusIndex } from '../candidates/corpus-index.js'
import { createWordKnowledge } from '../candidates/word-knowledge.js'
import { exampleOf, exampleRow } from '../files/examples.js'
import { writeExample } from '../files/write-rule.js'
import type { Rejections } from '../search/rejections.js'
import { narrowingIdeas } from './narrow.js'
import { orderIdeas } from './reorder.js'
import type { RepairIdea } from './repair-idea.js'
import { isWrong, tryRows, type RepairRow, type TriedRow } from './repair-rows.js'
import { effectOf, sayWith, type Effect, type RulesNow, type SayNew } from './try-edit.js'
import { wideningIdeas } from './widen.js'

/** What a repair is made of. */
export interface RepairOptions extends RulesNow {
  /** All rows that edits are tried on; those beyond {@link MOST_TRIED} by chance. */
  readonly rows: readonly RepairRow[]
  /** Edits that a person refused, by project; they are not proposed again. */
  readonly rejected: Rejections
  /** Where a rule file of this name goes for a project without one; undefined where none can. */
  readonly pathFor: (name: string) => string | undefined
}

/** One edit of one rule file, with what it mends. */
export interface RepairProposal {
  readonly project: string
  /** The edit in a few words. */
  readonly what: string
  /** What is remembered where it is refused. */
  readonly name: string
  /** Lines that the edit itself changes, examples left out. */
  readonly lines: number
  /** The file as it is; no text where it is new. */
  readonly before: Source
  /** The file as it is to be, new examples included. */
  readonly after: Source
  /** The corrected rows that are right with it. */
  readonly mended: readonly Item[]
  readonly rulesBefore: RuleSet
  readonly rulesAfter: RuleSet
}

/** Proposes edits one after another. */
export interface Repair {
  /** The best edit left; undefined where none mends a row. */
  readonly next: () => Promise<RepairProposal | undefined>
  /** Takes the edit over: what follows builds on it. */
  readonly accept: (proposal: RepairProposal) => void
  /** Leaves the edit out for good. */
  readonly reject: (proposal: RepairProposal) => void
  /** Corrected rows that are still wrong. */
  readonly left: () => readonly Item[]
}

/** Rows on which every edit is tried, beside the corrected ones. */
export const MOST_TRIED = 20_000
/** Edits that are tried on all of these, after a look at the corrected rows alone. */
const MOST_LOOKED_AT = 14

/** Looks for the smallest edits of rules that mend corrected rows. */
export async function openRepair(task: RepairOptions): Promise<Repair> {
  const languageOf = await loadLanguageOf()
  let rules: RulesNow = task
  const kept = reservoirOf<RepairRow>(MOST_TRIED, randomFrom(1))
  for (const row of task.rows) if (!row.corrected) kept(row)
  const chosen = [...task.rows.filter(({ corrected }) => corrected), ...kept()]
  const rows = tryRows(chosen, task.set, task.settings)
  const refused = new Map(
    [...task.rejected].map(([project, names]) => [project, new Set(names.map(folded))]),
  )
  const effects = new WeakMap<RepairProposal, Effect>()
  let corpusIndex: CorpusIndex | undefined
  return {
    next: async () => {
      const wrong = rows.filter(isWrong)
      if (wrong.length === 0) return undefined
      corpusIndex ??= indexRows(rows, task.settings.none)
      const search = { rules, rows, corpusIndex, languageOf, pathFor: task.pathFor }
      const ideas = ideasFor(search, wrong).filter(
        ({ project, name }) => refused.get(project)?.has(folded(name)) !== true,
      )
      const best = await bestOf(ideas, { rules, rows, wrong })
      if (!best) return undefined
      const proposal = await proposalOf(best, rules)
      effects.set(proposal, best.effect)
      return proposal
    },
    accept: (proposal) => {
      const { after, rulesAfter: set } = proposal
      const others = rules.sources.files.filter(({ path }) => path !== after.path)
      const files = [...others, after].toSorted((a, b) => (a.path < b.path ? -1 : 1))
      rules = { ...rules, sources: { ...rules.sources, files }, set }
      for (const [row, said] of effects.get(proposal)?.changes ?? []) row.said = said
    },
    reject: ({ project, name }) => {
      refused.set(project, (refused.get(project) ?? new Set()).add(folded(name)))
    },
    left: () => rows.filter(isWrong).map(({ item }) => item.item),
  }
}

function indexRows(rows: readonly TriedRow[], none: string): CorpusIndex {
  const corpus = buildCorpus(none)
  for (const { item, truth, said } of rows)
    corpus.add({ ...item, item: { ...item.item, gold: truth ?? said.answer } })
  return indexCorpus(corpus.finish(), createWordKnowledge())
}

interface Looking {
  readonly rules: RulesNow
  readonly rows: readonly TriedRow[]
  readonly corpusIndex: CorpusIndex
  readonly languageOf: LanguageOf
  readonly pathFor: RepairOptions['pathFor']
}

function ideasFor(looking: Looking, wrong: readonly TriedRow[]): RepairIdea[] {
  const { none, collection } = looking.rules.settings
  const items = looking.rows.map(({ item }) => item.item)
  const fields = looking.corpusIndex.terms.corpus.fields.map(({ name }) => name)
  const search = { ...looking, spelling: { items, folder: createFolder(FULL_FOLD), fields } }
  const missing = new Map<string, TriedRow[]>()
  const claimed = new Map<string, TriedRow[]>()
  for (const row of wrong) {
    const { truth = none, said } = row
    const holds = said.claims.some(
      ({ project, absent }) => project === truth && absent.length === 0,
    )
    if (truth !== none && truth !== collection && !holds)
      missing.set(truth, [...(missing.get(truth) ?? []), row])
    for (const project of said.projects)
      if (project !== truth) claimed.set(project, [...(claimed.get(project) ?? []), row])
  }
  return [
    ...orderIdeas(looking.rules, wrong),
    ...[...claimed].flatMap(([project, rows]) => narrowingIdeas(search, project, rows)),
    ...[...missing].flatMap(([project, rows]) => wideningIdeas(search, project, rows)),
  ]
}

interface Trial {
  readonly idea: RepairIdea
  readonly before: Source
  readonly after: Source
  readonly say: SayNew
  readonly effect: Effect
}

interface TrialRows {
  readonly rules: RulesNow
  readonly rows: readonly TriedRow[]
  readonly wrong: readonly TriedRow[]
}

/** The edit that mends most at the least cost: each is looked at on the corrected rows, the best on all. */
async function bestOf(
  ideas: readonly RepairIdea[],
  { rules, rows, wrong }: TrialRows,
): Promise<Trial | undefined> {
  const looked: Trial[] = []
  for (const idea of ideas) {
    const trial = await tryIdea(idea, rules, wrong)
    if (trial && trial.effect.mended.length > 0) looked.push(trial)
  }
  return looked
    .toSorted((a, b) => worthOf(b) - worthOf(a))
    .slice(0, MOST_LOOKED_AT)
    .map((trial) => ({ ...trial, effect: effectOf(trial.say, rows) }))
    .filter((trial) => worthOf(trial) > 0)
    .toSorted((a, b) => worthOf(b) - worthOf(a))[0]
}

async function tryIdea(
  idea: RepairIdea,
  rules: RulesNow,
  wrong: readonly TriedRow[],
): Promise<Trial | undefined> {
  const { project, edit } = idea
  const files = rules.sources.files
  const rule = rules.set.rules.find((each) => each.project === project)
  const old = files.find(({ path }) => path === rule?.place.file)
  const text = edit.kind === 'new-file' ? edit.source.text : old && textAfter(old, edit)
  if (text === undefined) return undefined
  const path = edit.kind === 'new-file' ? edit.source.path : (old?.path ?? '')
  const after = { path, text }
  const say = await sayWith(rules, { project, source: after })
  if (!say) return undefined
  return { idea, before: { path, text: old?.text ?? '' }, after, say, effect: effectOf(say, wrong) }
}

function textAfter(
  source: Source,
  edit: Exclude<RepairIdea['edit'], { readonly kind: 'new-file' }>,
): string | undefined {
  const edited = editRule(source, edit)
  return edited.ok ? edited.value : undefined
}

/** Worth of a mended row; what a row that breaks, and rows that nobody labelled, cost beside it. */
const MENDED = 2
const BROKEN = 4
const KNOWN = 1
const LOST = 0.3
const GAINED = 0.05

function worthOf({ idea, effect }: Trial): number {
  const { mended, broken, known, lost, gained } = effect
  return (
    MENDED * mended.length -
    BROKEN * broken +
    KNOWN * Math.sign(known) * Math.log2(1 + Math.abs(known)) -
    LOST * Math.log2(1 + lost) -
    GAINED * Math.log2(1 + gained) +
    idea.bonus
  )
}

/** New examples of one edit. */
const MOST_EXAMPLES = 2

async function proposalOf(
  { idea: { project, what, name }, before, after: edited, effect }: Trial,
  { sources, set, settings }: RulesNow,
): Promise<RepairProposal> {
  const setWith = async (file: Source): Promise<RuleSet | undefined> => {
    const others = sources.files.filter(({ path }) => path !== file.path)
    const files = [...others, file].toSorted((a, b) => (a.path < b.path ? -1 : 1))
    const parsed = await rulesFrom({ ...sources, files })
    return parsed.ok ? parsed.value : undefined
  }
  const bare = await setWith(edited)
  if (!bare) throw new Error(`${edited.path}: an edit that was tried cannot be read`)
  const rule = bare.rules.find((each) => each.project === project)
  const { ask } = askRules(bare, settings)
  const after = rule ? withExamples(edited, { rule, ask, mended: effect.mended }) : edited
  const rulesAfter = (await setWith(after)) ?? bare
  const mended = effect.mended.map(({ item }) => item.item)
  const lines = linesChanged(before.text, edited.text)
  return { project, what, name, lines, before, after, mended, rulesBefore: set, rulesAfter }
}

function linesChanged(before: string, after: string): number {
  const old = before.split('\n')
  const fresh = after.split('\n')
  const added = fresh.filter((line) => !old.includes(line)).length
  const gone = old.filter((line) => !fresh.includes(line)).length
  return Math.max(1, added, gone - added)
}

interface Exemplary {
  readonly rule: Rule
  readonly ask: AskRules
  readonly mended: readonly TriedRow[]
}

/** The file with mended rows as examples, each run as it is written. */
function withExamples(source: Source, { rule, ask, mended }: Exemplary): Source {
  const { project } = rule
  const columns = columnsOf(rule)
  const known = [rule.examples.match, rule.examples.miss].flat()
  const seen = new Set(known.map((example) => example.name))
  let { text } = source
  for (const kind of ['match', 'miss'] as const) {
    const rows = mended.filter(({ truth }) => (truth === project) === (kind === 'match'))
    const written = rows.flatMap(({ item: { item } }) => {
      const example = exampleOf(item, columns, { ask, project })
      const title = String(example['title'] ?? '')
      const gives = ask(exampleRow(example, [item])).projects.includes(project)
      if (title === '' || seen.has(title) || gives !== (kind === 'match')) return []
      seen.add(title)
      return [writeExample(example)]
    })
    if (written.length === 0) continue
    const added = addExamples({ ...source, text }, kind, written.slice(0, MOST_EXAMPLES))
    if (added.ok) text = added.value
  }
  return { ...source, text }
}

/** The columns a reader must see to follow the rule. */
function columnsOf({ claims }: Rule): ReadonlySet<string> {
  const fields = claims.flatMap(({ parts }) =>
    parts.flatMap((part) => (part.fields.kind === 'named' ? part.fields.names : [])),
  )
  const columns = claims.flatMap(({ where }) => where.map(({ column }) => column))
  return new Set(['title', ...fields, ...columns])
}
