import { buildEngine, type EngineOptions } from '../../cascade/build.js'
import { classifyBatch } from '../../cascade/classify.js'
import type { ItemExplanation } from '../../cascade/explain.js'
import type { Flip } from '../../cascade/what-if.js'
import type { Explanation, FoundKeyword } from '../../rules/checks/explain.js'
import { addKeyword } from '../../rules/editing/add-keyword.js'
import { editRule, type RuleEdit } from '../../rules/editing/rule-edit.js'
import { outlineRule } from '../../rules/editing/rule-outline.js'
import { scalarText } from '../../rules/editing/scalar-text.js'
import { rulesFrom, type RuleSources } from '../../rules/language/rule-set.js'
import type { RuleSet } from '../../rules/language/rule.js'
import type { Decision } from '../../types/decision.js'
import type { Item } from '../../types/item.js'
import type { Source } from '../../yaml/source.js'

/** One change of a rule file, in words, and the file with it. */
export interface RuleChange {
  readonly kind: 'rule'
  readonly what: string
  readonly source: Source
}

/** What rules are changed for. */
export interface RuleWhatIf {
  readonly parts: EngineOptions
  readonly rules: RuleSet
  readonly sources: RuleSources
  readonly item: Item
  readonly explanation: ItemExplanation
  /** Projects that the row could have instead, the likeliest first. */
  readonly others: readonly string[]
  readonly title: string
}

/** Edits that are run at most: each compiles the rules. */
const MOST_EDITS = 16
const MOST_WORDS = 3

/** Finds the first edit of one thing in one rule file with which the decision is one that is wanted. */
export async function flipByRules(
  what: RuleWhatIf,
  isWanted: (decision: Decision) => boolean,
): Promise<Flip<RuleChange> | undefined> {
  for (const change of ruleChanges(what).slice(0, MOST_EDITS)) {
    const { files } = what.sources
    const edited = files.map((file) => (file.path === change.source.path ? change.source : file))
    const parsed = await rulesFrom({ ...what.sources, files: edited })
    if (!parsed.ok) continue
    const engine = buildEngine({ ...what.parts, rules: parsed.value })
    const [decision] = await classifyBatch(engine, [what.item])
    if (decision && isWanted(decision)) return { change, decision }
  }
  return undefined
}

/** Keywords away, typos off, other levels, stop words, new keywords: the first are tried first. */
function ruleChanges(what: RuleWhatIf): RuleChange[] {
  const holding = (what.explanation.rules?.projects ?? []).filter(({ project }) =>
    what.explanation.decision.projects.includes(project),
  )
  return [
    ...holding.flatMap((rule) => keywordChanges(what, rule)),
    ...levelChanges(what, holding),
    ...holding.flatMap((rule) => stopChanges(what, rule)),
    ...what.others.flatMap((project) => newKeywords(what, project)),
  ]
}

/** The keywords on which what holds of a rule stands. */
function foundIn({ claims }: Explanation): readonly FoundKeyword[] {
  return claims
    .filter(({ outcome }) => outcome === 'holds')
    .flatMap(({ parts }) => parts)
    .flatMap(({ lists }) => lists)
    .flatMap(({ list, found }) => (list === 'stop' ? [] : found))
}

function keywordChanges({ sources }: RuleWhatIf, rule: Explanation): RuleChange[] {
  return foundIn(rule).flatMap(({ hit: { keyword, place, typos } }) => {
    const file = sources.files.find(({ path }) => path === place.file)
    const at = { ...place }
    const removed = edited(file, { kind: 'remove', at }, `without the keyword "${keyword}"`, at)
    const off = { kind: 'manner', at, key: 'typos', text: 'off' } as const
    return typos > 0
      ? [...edited(file, off, `"${keyword}" with typos: off`, at), ...removed]
      : removed
  })
}

/** Puts the project behind the one that it left behind, and that one before it. */
function levelChanges(what: RuleWhatIf, holding: readonly Explanation[]): RuleChange[] {
  const { conflicts } = what.explanation.decision
  const levelOf = (project: string): number =>
    what.rules.rules.find((rule) => rule.project === project)?.level ?? 0
  return conflicts.flatMap(({ winner, loser }) => {
    if (!holding.some(({ project }) => project === winner)) return []
    const later = { kind: 'level', level: levelOf(loser) + 1 } as const
    const sooner = { kind: 'level', level: levelOf(winner) - 1 } as const
    return [
      ...edited(fileOf(what, winner), later, `${winner} with level: ${later.level}`),
      ...edited(fileOf(what, loser), sooner, `${loser} with level: ${sooner.level}`),
    ]
  })
}

/** Stop words for what holds: words of the title beside the keywords, the longest first. */
function stopChanges(what: RuleWhatIf, { project, claims }: Explanation): RuleChange[] {
  const file = fileOf(what, project)
  const outline = file ? outlineRule(file) : []
  const words = wordsBeside(what)
  return claims
    .filter(({ outcome }) => outcome === 'holds')
    .flatMap(({ place }) => {
      const claim = outline.find((each) => each.place.line === place.line)
      const part = claim?.parts.find(({ part: name }) => /title|any field/.test(name))
      if (!claim || !part) return []
      return words.flatMap((word) => {
        const where = {
          claim: claim.claim,
          part: part.part,
          list: 'stop',
          text: scalarText(word),
        } as const
        return edited(file, { kind: 'add', ...where }, `${project} with the stop word "${word}"`)
      })
    })
}

function newKeywords(what: RuleWhatIf, project: string): RuleChange[] {
  const file = fileOf(what, project)
  if (!file) return []
  return wordsBeside(what).flatMap((word) => {
    const added = addKeyword(file, word)
    const source = added.ok ? { path: file.path, text: added.value } : undefined
    const words = `${file.path}: ${project} with the keyword "${word}"`
    return source ? [{ kind: 'rule', what: words, source } as const] : []
  })
}

function fileOf({ rules, sources }: RuleWhatIf, project: string): Source | undefined {
  const place = rules.rules.find((rule) => rule.project === project)?.place
  return sources.files.find(({ path }) => path === place?.file)
}

/** Words of the title that are in no keyword that was found, the longest first. */
function wordsBeside({ title, explanation }: RuleWhatIf): readonly string[] {
  const found = (explanation.rules?.projects ?? [])
    .flatMap(foundIn)
    .map(({ found: text }) => text.toLowerCase())
  const words = title.toLowerCase().match(/\p{L}[\p{L}\p{M}]{3,}/gu) ?? []
  return [...new Set(words)]
    .filter((word) => found.every((text) => !text.includes(word)))
    .toSorted((a, b) => b.length - a.length)
    .slice(0, MOST_WORDS)
}

function edited(
  file: Source | undefined,
  edit: RuleEdit,
  ...[words, at]: readonly [words: string, at?: { readonly line: number; readonly column: number }]
): RuleChange[] {
  const changed = file && editRule(file, edit)
  if (!file || !changed?.ok || changed.value === undefined) return []
  const place = at ? `${file.path}:${at.line}:${at.column}` : file.path
  return [
    { kind: 'rule', what: `${place}: ${words}`, source: { path: file.path, text: changed.value } },
  ]
}
