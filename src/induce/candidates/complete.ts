import type { CorpusIndex } from './corpus-index.js'
import type { Option } from './options.js'
import { wilsonLower } from './score.js'
import { surroundingsOf, type Surroundings } from './surroundings.js'
import type { Spelling } from './surface.js'
import { rowsOf, tokensStarting } from './term-index.js'

/** Where keywords are completed. */
export interface CompleteOptions {
  readonly corpusIndex: CorpusIndex
  readonly spelling: Spelling
  /** Number of the project the keywords belong to. */
  readonly project: number
  /** Number of the label whose rows count for nobody; -1 where there is none. */
  readonly collection: number
}

/** Words of a completed phrase at most. */
const LONGEST = 5
/** Rows that must agree on the words around a keyword. */
const LEAST_AGREEING = 3
/** Share of its rows that a keyword must keep when it becomes longer. */
const LEAST_KEPT = 0.95
/** Phrases that may stand for one word, rows of each, and the share of its rows they must find. */
const MOST_PHRASES = 3
const LEAST_ROWS = 2
const LEAST_COVERED = 0.9

/**
 * The keyword as a person would write it: the words that stand around it in all rows of the project
 * belong to it, a start of a word becomes the words that begin so, and a word that rows of others
 * hold too becomes the phrases it stands in, where a few find nearly all its rows. Nothing is joined
 * across punctuation. A whole name of the project stays as it is.
 *
 *     боб квадратные → губка боб квадратные штаны
 *     patri*         → patrick star, patrik stjärna
 *     sheep          → shaun the sheep
 */
export function completed(option: Option, task: CompleteOptions): Option[] {
  const { open, words } = option.candidate
  if (option.named || (open && words.length > 1)) return [option]
  if (open) return wholeWords(option, task) ?? [option]
  const around = surroundingsOf(option, ownRows(option, task), task.spelling)
  if (around.length === 0) return [option]
  const broken = around.filter(({ words }) => words.some(({ ends }) => ends))
  if (broken[0] && 2 * broken.length > around.length)
    return bestPart(option, broken[0], task).flatMap((part) => completed(part, task))
  const whole = extended(option, around, task)
  return isTelling(whole, task) ? [whole] : (phrases(whole, around, task) ?? [whole])
}

/** Whether no row of others holds the keyword in any field, or it has several words of its own. */
function isTelling({ candidate, other, risk }: Option, task: CompleteOptions): boolean {
  return (
    other + risk === 0 ||
    candidate.words.filter((word) => !task.corpusIndex.isFiller(word)).length > 1
  )
}

/** The words that begin with an open keyword, one for each stem; undefined where they are many or forms of one. */
function wholeWords(option: Option, task: CompleteOptions): Option[] | undefined {
  const { terms, stemNumbers } = task.corpusIndex
  const [start = ''] = option.candidate.words
  const byStem = new Map<number, Option[]>()
  for (const token of tokensStarting(terms, start)) {
    const word = terms.corpus.vocabulary[token] as string
    const found = optionOf(option, [word], task)
    if (found.own === 0) continue
    if (word === start) return undefined
    const stem = stemNumbers[token] as number
    const key = stem < 0 ? -1 - token : stem
    byStem.set(key, [...(byStem.get(key) ?? []), found])
  }
  const groups = [...byStem.values()].map((group) => {
    const [most] = group.toSorted((a, b) => b.own - a.own)
    const rows = new Set(group.flatMap((each) => ownRows(each, task)))
    return { options: most ? [most] : [], rows }
  })
  // What the forms of one word share finds all of them; the most frequent form finds fewer.
  if (groups.length === 1) return undefined
  const chosen = fewest(groups, new Set(ownRows(option, task)))
  return chosen?.flatMap((each) => completed(each, task))
}

/** The keyword with the words around it on which its rows agree. */
function extended(option: Option, around: readonly Surroundings[], task: CompleteOptions): Option {
  const [first] = around
  if (!first || around.length < LEAST_AGREEING) return option
  if (around.some((one) => wordingOf(one) !== wordingOf(first))) return option
  const core = first.words.map(({ word }) => word)
  const before = common(around.map((one) => one.before.toReversed())).toReversed()
  const after = common(around.map((one) => one.after))
  const isEdge = (word: string | undefined): boolean =>
    word !== undefined &&
    (!task.corpusIndex.isFiller(word) || (/^\p{N}+$/u.test(word) && option.other + option.risk > 0))
  while (before.length > 0 && !isEdge(before[0])) before.shift()
  while (after.length > 0 && !isEdge(after.at(-1))) after.pop()
  while (before.length + core.length + after.length > LONGEST && after.length > 0) {
    do after.pop()
    while (after.length > 0 && !isEdge(after.at(-1)))
  }
  if (before.length + after.length === 0) return option
  const longer = optionOf(option, [...before, ...core, ...after], task)
  const keeps = longer.own >= LEAST_KEPT * option.own && longer.other <= option.other
  return keeps ? longer : option
}

/** The part of a keyword between punctuation that finds its rows best. */
function bestPart(option: Option, one: Surroundings, task: CompleteOptions): Option[] {
  const parts: string[][] = [[]]
  for (const { word, ends } of one.words) {
    parts.at(-1)?.push(word)
    if (ends) parts.push([])
  }
  const found = parts
    .filter((words) => words.some((word) => !task.corpusIndex.isFiller(word)))
    .map((words) => optionOf(option, words, task))
  return found.toSorted((a, b) => lowerPrecision(b) - lowerPrecision(a)).slice(0, 1)
}

function lowerPrecision({ own, other }: Option): number {
  return wilsonLower(own, own + other, 1)
}

function wordingOf({ words }: Surroundings): string {
  return words.map(({ word }) => word).join(' ')
}

/** The few phrases around a word that find nearly all its rows; undefined where there are none. */
function phrases(
  option: Option,
  around: readonly Surroundings[],
  task: CompleteOptions,
): Option[] | undefined {
  const found = new Map<string, { readonly words: readonly string[]; readonly rows: Set<number> }>()
  for (const { row, before, words, after } of around) {
    const core = words.map(({ word }) => word)
    for (let left = 0; left <= before.length; left++) {
      for (let right = 0; right <= after.length; right++) {
        const phrase = [...before.slice(before.length - left), ...core, ...after.slice(0, right)]
        if (phrase.length > LONGEST || left + right === 0 || !isPhrase(phrase, task)) continue
        const key = phrase.join(' ')
        const known = found.get(key) ?? { words: phrase, rows: new Set<number>() }
        found.set(key, known)
        known.rows.add(row)
      }
    }
  }
  const groups = [...found.values()].map(({ words, rows }) => ({
    options: [optionOf(option, words, task)],
    rows,
  }))
  return fewest(groups, new Set(around.map(({ row }) => row)))
}

/** Rows with the options that find them. */
interface Group {
  readonly options: readonly Option[]
  readonly rows: ReadonlySet<number>
}

/** The few groups that together find nearly all rows, the largest first; longer words where equal. */
function fewest(groups: readonly Group[], rows: ReadonlySet<number>): Option[] | undefined {
  const left = new Set(rows)
  const chosen: Option[] = []
  for (let turn = 0; turn < MOST_PHRASES && left.size > (1 - LEAST_COVERED) * rows.size; turn++) {
    let best: { readonly group: Group; readonly finds: number } | undefined
    for (const group of groups) {
      const finds = [...group.rows].filter((row) => left.has(row)).length
      const isBetter =
        !best ||
        finds > best.finds ||
        (finds === best.finds && lettersOf(group) > lettersOf(best.group))
      if (finds >= LEAST_ROWS && isBetter) best = { group, finds }
    }
    if (!best) break
    for (const row of best.group.rows) left.delete(row)
    chosen.push(...best.group.options)
  }
  return left.size <= (1 - LEAST_COVERED) * rows.size && chosen.length > 0 ? chosen : undefined
}

function lettersOf({ options }: Group): number {
  return options.reduce((sum, { candidate }) => sum + candidate.key.length, 0)
}

/** Whether words may be a keyword: no edge is a filler, and two say something. */
function isPhrase(words: readonly string[], task: CompleteOptions): boolean {
  const [first = '', last = first] = [words[0], words.at(-1)]
  if (task.corpusIndex.isFiller(first) || task.corpusIndex.isFiller(last)) return false
  return words.filter((word) => !task.corpusIndex.isFiller(word)).length > 1
}

/** The option with other words, in the same fields. */
function optionOf(option: Option, words: readonly string[], task: CompleteOptions): Option {
  const { terms } = task.corpusIndex
  const tokens = words.map((word) => terms.numberOf.get(word) ?? -1)
  const form = { tokens, start: '' }
  const perField = terms.fields.map((field) =>
    tokens.includes(-1) ? [] : rowsOf(terms, field, form),
  )
  const rows = Int32Array.from(
    new Set(option.fields.flatMap((at) => [...(perField[at] ?? [])])),
  ).sort()
  const everywhere = new Set(perField.flatMap((found) => [...found]))
  const own = countOwn(rows, task)
  const other = countOthers(rows, task)
  const candidate = { key: words.join(''), words, open: false, forms: [form] }
  const risk = countOthers(everywhere, task) - other
  return { ...option, candidate, rows, own, other, risk, glued: false }
}

function ownRows({ rows }: Option, { corpusIndex, project }: CompleteOptions): number[] {
  const { labels } = corpusIndex.terms.corpus
  return [...rows].filter((row) => labels[row] === project)
}

function countOwn(rows: Iterable<number>, { corpusIndex, project }: CompleteOptions): number {
  const { labels } = corpusIndex.terms.corpus
  let count = 0
  for (const row of rows) if (labels[row] === project) count++
  return count
}

function countOthers(rows: Iterable<number>, task: CompleteOptions): number {
  const { labels } = task.corpusIndex.terms.corpus
  let count = 0
  for (const row of rows) {
    const label = labels[row] as number
    if (label !== task.project && (label < 0 || label !== task.collection)) count++
  }
  return count
}

/** The longest common start of lists. */
function common(lists: readonly (readonly string[])[]): string[] {
  const [first = [], ...rest] = lists
  const end = first.findIndex((word, at) => rest.some((other) => other[at] !== word))
  return first.slice(0, end < 0 ? first.length : end)
}
