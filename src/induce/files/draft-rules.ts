import { createFolder } from '../../normalise/fold/fold.js'
import { FULL_FOLD } from '../../normalise/fold/fold-steps.js'
import type { Item } from '../../types/item.js'
import type { InducedCondition } from '../candidates/condition.js'
import { completed, type CompleteOptions } from '../candidates/complete.js'
import type { CorpusIndex } from '../candidates/corpus-index.js'
import { formsOfKeyword, keywordOf, spellWord, type SpellingOptions } from './draft-keyword.js'
import type { InducedClaim, InducedKeyword, InducedRule } from './induced-rule.js'
import { wilsonLower } from '../candidates/score.js'
import { namesOf } from '../candidates/names.js'
import type { Option } from '../candidates/options.js'
import type { Draft } from '../search/cover.js'
import type { LevelledRule } from '../search/search-all.js'
import type { ProjectRule } from '../search/search-project.js'
import type { Spelling } from '../candidates/surface.js'

/** Rules written out, not yet run together. */
export interface Drafted {
  /** In the order of the projects' names. */
  readonly rules: InducedRule[]
  /** Wrong rows each keyword is known to find: `project keyword` → rows. */
  readonly expected: ReadonlyMap<string, number>
  /** Written forms of a keyword, to be written behind it: `project keyword` → keywords. */
  readonly forms: ReadonlyMap<string, readonly InducedKeyword[]>
  /** Rows of other projects that nearly match: candidates for `miss` examples. */
  readonly near: ReadonlyMap<string, readonly number[]>
}

/** Arguments of {@link draftRules}. */
export interface DraftOptions {
  readonly found: readonly LevelledRule[]
  readonly corpusIndex: CorpusIndex
  readonly items: readonly Item[]
  /** The label of rows of several projects. */
  readonly collection: string
}

const NEAR = 30
/** Fewest held-out rows for which a precision is reported. */
const FEWEST_HELD_OUT = 5

/** Writes the rules found, each keyword as most rows spell it. */
export function draftRules({ found, corpusIndex, items, collection }: DraftOptions): Drafted {
  const { corpus } = corpusIndex.terms
  const fields = corpus.fields.map(({ name }) => name)
  const spelling: Spelling = { items, folder: createFolder(FULL_FOLD), fields }
  const expected = new Map<string, number>()
  const near = new Map<string, readonly number[]>()
  const forms = new Map<string, readonly InducedKeyword[]>()
  const rules = found
    .filter(isWritten)
    .map(({ project: number, level, found: one }): InducedRule => {
      const project = corpus.projects[number] as string
      const ignored = corpus.projects.indexOf(collection)
      const known = { corpusIndex, spelling, project: number, collection: ignored }
      const claims = completedDrafts(one.drafts, known).map((draft): InducedClaim => {
        const keywords = draft.options.map((option) => {
          const keyword = keywordOf(option, known)
          const name = `${project} ${keyword.text}`
          expected.set(name, option.other)
          forms.set(name, formsOfKeyword(keyword, option, known))
          return keyword
        })
        return {
          fields: draft.fields.map((field) => fields[field] as string),
          keywords,
          conditions: draft.conditions.map(({ condition }) =>
            spellCondition(condition, { corpusIndex, spelling }),
          ),
          figures: { right: 0, claimed: 0 },
          rows: [],
          seeded: false,
        }
      })
      near.set(project, nearRows(one, number, corpus.labels))
      return {
        project,
        level,
        precision: claims.length === 0 ? undefined : heldOutPrecision(one),
        claims: claims.length === 0 ? [seededClaim(project, fields)] : claims,
        match: [],
        miss: [],
      }
    })
  const inOrder = rules.toSorted((a, b) => (a.project < b.project ? -1 : 1))
  return { rules: inOrder, expected, forms, near }
}

/** What can be promised of the rule: the lower end of the 95 % interval on rows held out. */
function heldOutPrecision({ heldOut: { right, all } }: ProjectRule): number | undefined {
  return all < FEWEST_HELD_OUT ? undefined : wilsonLower(right, all, 1.96)
}

/** Whether anything can be written of a project: what was found, or a name that no row contradicts. */
function isWritten({ found }: LevelledRule): boolean {
  return found.drafts.length > 0 || !found.contradicted
}

/** A claim on the project's name alone, in the title. */
export function seededClaim(project: string, fields: readonly string[]): InducedClaim {
  return {
    fields: [fields.includes('title') ? 'title' : (fields[0] ?? 'title')],
    keywords: namesOf(project).map((text) => ({
      text,
      match: 'anywhere',
      typos: 'auto',
      except: [],
      variants: true,
    })),
    conditions: [],
    figures: { right: 0, claimed: 0 },
    rows: [],
    seeded: true,
  }
}

/** The claims with keywords of whole words and phrases, the largest first. */
function completedDrafts(drafts: readonly Draft[], task: CompleteOptions): Draft[] {
  return drafts
    .map((draft) => completedDraft(draft, task))
    .toSorted((a, b) => mostRows(b) - mostRows(a))
}

/** A claim whose keywords are whole words and phrases; conditions go where these need none. */
function completedDraft(draft: Draft, task: CompleteOptions): Draft {
  const whole = new Map<string, Option>()
  for (const option of draft.options.flatMap((each) => completed(each, task)))
    if (!whole.has(option.candidate.key)) whole.set(option.candidate.key, option)
  const options = [...whole.values()].toSorted((a, b) => b.own - a.own)
  const isChanged = options.some((option) => !draft.options.includes(option))
  const needsNone = isChanged && options.every(({ other, risk }) => other + risk === 0)
  return { ...draft, options, conditions: needsNone ? [] : draft.conditions }
}

function mostRows({ options }: Draft): number {
  return Math.max(0, ...options.map(({ own }) => own))
}

/** The condition with its word, if any, as most rows spell it. */
export function spellCondition(
  condition: InducedCondition,
  { corpusIndex, spelling }: SpellingOptions,
): InducedCondition {
  if (condition.kind !== 'with' && condition.kind !== 'stop') return condition
  const at = corpusIndex.terms.corpus.fields.findIndex(({ name }) => name === condition.field)
  return { ...condition, word: spellWord(condition.word, [at], { corpusIndex, spelling }) }
}

/** Rows of other projects that a condition excludes or an imprecise keyword matches. */
function nearRows(
  { drafts, rows, options }: ProjectRule,
  project: number,
  labels: Int32Array,
): number[] {
  const claimed = new Set(rows)
  const near = new Set<number>()
  const kept = drafts.flatMap((draft) => draft.options)
  const unsure = options.filter(({ other, named }) => other > 0 && other < 50 && !named)
  for (const option of [...kept, ...unsure]) {
    for (const row of option.rows) {
      if (near.size >= NEAR) return [...near]
      if (!claimed.has(row) && labels[row] !== project) near.add(row)
    }
  }
  return [...near]
}
