import { askRules, type AskRules } from '../cascade/ask-rules.js'
import { countTypos, createTypoCounts, foundTypos } from '../rules/checks/found-typos.js'
import { ownLines, withLearned } from '../rules/editing/ordinary-file.js'
import { countWords, LEAST_TEXTS, type WordCounter } from '../rules/matching/ordinary.js'
import { createArena, reset } from '../normalise/fold/arena.js'
import { createFolder } from '../normalise/fold/fold.js'
import { FULL_FOLD } from '../normalise/fold/fold-steps.js'
import { normalise } from '../normalise/fold/normalise.js'
import type { Source } from '../yaml/source.js'
import type { Suspect } from '../evaluate/suspects.js'
import type { Item } from '../types/item.js'
import { amendRules, nameOfClaim, recordRun, type RunRecord } from './files/check.js'
import { buildCorpus } from './candidates/corpus.js'
import { draftRules, type Drafted } from './files/draft-rules.js'
import { withExamples } from './files/examples.js'
import { indexCorpus } from './candidates/corpus-index.js'
import { createWordKnowledge } from './candidates/word-knowledge.js'
import { loadLanguageOf } from '../normalise/language/language.js'
import type { InducedKeyword, InducedRule, MatchedRow } from './files/induced-rule.js'
import type { Rejections } from './search/rejections.js'
import { searchAll } from './search/search-all.js'
import { ruleSetOf, sourcesOf } from './files/run-rules.js'
import { DEFAULT_INDUCTION, type InductionSettings } from './search/settings.js'
import { contradictedRows } from './files/suspects.js'

/** Progress of an induction. */
export interface InductionProgress {
  readonly step: 'reading' | 'searching' | 'checking'
  readonly done: number
  /** Final value of `done`; 0 where it is unknown. */
  readonly total: number
}

/** Options of {@link induceRules}. */
export interface InductionOptions {
  readonly settings?: Partial<InductionSettings>
  /** Keywords that a person has rejected; they are not proposed again. */
  readonly rejections?: Rejections
  /** The list of ordinary words that is there, as `ordinary.txt` has it. */
  readonly ordinaryWords?: string
  readonly progress?: (progress: InductionProgress) => void
}

/** Result of an induction. */
export interface Induction {
  /** In the order of the projects' names. */
  readonly rules: readonly InducedRule[]
  /** The same as files, one per project. */
  readonly files: readonly Source[]
  /** The list of ordinary words with those of the rows in it: what no keyword misspelt is. */
  readonly ordinaryWords: string
  /** The text fields of the rows: what `sourcesOf` needs to write reviewed rules. */
  readonly fields: readonly string[]
  /** Projects of which nothing was found, though their names stand in rows of others. */
  readonly without: readonly string[]
  /** Rows whose label the rules contradict, most certain first. */
  readonly suspects: readonly Suspect[]
}

/**
 * Induces keyword rules from labelled rows, in the form an analyst would write.
 *
 * Keywords and conditions are searched for project by project against all other
 * rows. Overlapping projects get different levels. Then all rules are run over
 * all rows, and redundant or harmful keywords are removed.
 * The same rows, settings and seed give the same files. Time is about linear in
 * rows; memory is the rows and some 30 bytes per word.
 */
export async function induceRules(
  rows: AsyncIterable<Item> | Iterable<Item>,
  {
    settings: given = {},
    rejections = new Map(),
    ordinaryWords = '',
    progress = () => {},
  }: InductionOptions = {},
): Promise<Induction> {
  const settings = { ...DEFAULT_INDUCTION, ...given }
  const { items, corpusIndex, counter } = await readRows(rows, settings, progress)
  const languageOf = await loadLanguageOf()
  const found = searchAll({ corpusIndex, settings, languageOf, rejections, progress })
  const { collection } = settings
  const drafted = draftRules({ found, corpusIndex, items, collection })
  const fields = corpusIndex.terms.corpus.fields.map(({ name }) => name)
  const list = { before: ordinaryWords, counter }
  const checked = await check({ drafted, items, fields, collection, list, progress })
  return {
    rules: checked.rules,
    files: sourcesOf(checked.rules, fields),
    ordinaryWords: checked.ordinaryWords,
    fields,
    without: withoutRules(checked.rules, corpusIndex.terms.corpus.projects, collection),
    suspects: contradictedRows(checked.rules, checked.record, { items, settings }),
  }
}

function withoutRules(
  rules: readonly InducedRule[],
  projects: readonly string[],
  collection: string,
): string[] {
  const written = new Set(rules.map(({ project }) => project))
  return projects.filter((project) => project !== collection && !written.has(project)).toSorted()
}

interface LoadedRows {
  readonly items: readonly Item[]
  readonly corpusIndex: ReturnType<typeof indexCorpus>
  readonly counter: WordCounter
}

async function readRows(
  rows: AsyncIterable<Item> | Iterable<Item>,
  settings: InductionSettings,
  progress: (progress: InductionProgress) => void,
): Promise<LoadedRows> {
  const folder = createFolder(FULL_FOLD)
  const arena = createArena()
  const corpus = buildCorpus(settings.none)
  const counter = countWords(folder)
  const items: Item[] = []
  for await (const item of rows) {
    reset(arena)
    corpus.add(normalise(item, folder, arena))
    items.push(item)
    counter.add(Object.values(item.texts).filter((text) => text !== undefined))
    if (items.length % 1000 === 0) progress({ step: 'reading', done: items.length, total: 0 })
  }
  return { items, corpusIndex: indexCorpus(corpus.finish(), createWordKnowledge()), counter }
}

/** The list of ordinary words as it was, and what it grows by. */
interface WordList {
  readonly before: string
  readonly counter: WordCounter
}

interface CheckOptions {
  readonly drafted: Drafted
  readonly items: readonly Item[]
  readonly fields: readonly string[]
  readonly collection: string
  readonly list: WordList
  readonly progress: (progress: InductionProgress) => void
}

/** Runs of the rules over all rows: three that amend them, one that measures them. */
const RUNS = 4

async function check({
  drafted,
  items,
  fields,
  collection,
  list,
  progress,
}: CheckOptions): Promise<{ rules: InducedRule[]; record: RunRecord; ordinaryWords: string }> {
  let { rules } = drafted
  let ordinaryWords = ownLines(list.before)
  for (let run = 0; ; run++) {
    progress({ step: 'checking', done: run, total: RUNS })
    if (run + 1 === RUNS) rules = withForms(rules, drafted.forms)
    const set = await ruleSetOf(sourcesOf(rules, fields), ordinaryWords)
    const { compiled, ask } = askRules(set, { fields })
    const counts = createTypoCounts()
    const counting: AskRules = (item) => {
      const answer = ask(item)
      countTypos(counts, item, answer.claims)
      return answer
    }
    const record = recordRun(counting, set, { items, collection })
    if (run + 1 < RUNS) {
      rules = amendRules(rules, record, drafted.expected)
      if (run + 2 < RUNS) continue
      const words = list.counter.words(LEAST_TEXTS)
      const typos = foundTypos(counts)
      const learned = { words, rows: list.counter.rows(), typos, compiled }
      ordinaryWords = withLearned(list.before, { ...learned, folder: createFolder(FULL_FOLD) })
      continue
    }
    const task = { items, record, ask, near: drafted.near }
    const shown = rules.map((rule) => withExamples(withFigures(rule, task), task))
    return { rules: shown, record, ordinaryWords }
  }
}

/** Puts the written forms of keywords behind these. */
function withForms(rules: readonly InducedRule[], forms: Drafted['forms']): InducedRule[] {
  return rules.map((rule) => ({
    ...rule,
    claims: rule.claims.map((claim) => {
      const written = new Set(claim.keywords.map(({ text }) => text))
      const more = (text: string): readonly InducedKeyword[] =>
        (forms.get(`${rule.project} ${text}`) ?? []).filter((form) => !written.has(form.text))
      return { ...claim, keywords: claim.keywords.flatMap((one) => [one, ...more(one.text)]) }
    }),
  }))
}

function withFigures(
  rule: InducedRule,
  { record, items }: { readonly record: RunRecord; readonly items: readonly Item[] },
): InducedRule {
  const matched = (row: number): MatchedRow => {
    const { texts, gold = '' } = items[row] as Item
    return { title: texts['title'] ?? Object.values(texts)[0] ?? '', label: gold }
  }

  const claims = rule.claims.map((claim, number) => {
    const counted = record.claims.get(nameOfClaim(rule.project, number))
    const rows = [...(counted?.shown ?? []), ...(counted?.wrong ?? [])].map(matched)
    const figures = { right: counted?.right ?? 0, claimed: counted?.claimed ?? 0 }
    return { ...claim, figures, rows }
  })
  return { ...rule, claims }
}
