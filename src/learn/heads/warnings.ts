import { countsOf, percent } from '../../numbers/counts.js'
import { CONFIDENCE, NEVER } from '../../heads/scoring/cutoffs.js'
import type { Evidence } from '../../heads/features/features.js'
import type { FittedHeads } from './fit-heads.js'

/** Warnings about a fit whose figures may mislead, for a person to read. */
export function warningsOf(rows: readonly Evidence[], fitted: FittedHeads): readonly string[] {
  return [
    ...blankWarning(rows),
    ...fewWarning(fitted),
    ...unjudgedWarning(fitted),
    ...promiseWarning(fitted),
    ...uselessWarning(fitted),
  ]
}

function blankWarning(rows: readonly Evidence[]): string[] {
  const blank = rows.filter(({ item }) =>
    Object.values(item.texts).every((text) => text === undefined || text.from === text.to),
  ).length
  if (blank === 0) return []
  return blank === rows.length
    ? ['no row has a text with a letter or digit: heads can learn from other columns alone']
    : [`${counted(blank)} no text with a letter or digit`]
}

function unjudgedWarning({ unjudged, counted: judged, projects, judged: all, model }: FittedHeads) {
  if (unjudged.length === 0) return []
  const perLabel = countsOf(
    Array.from(unjudged, (row) => projects[all.labels[row] as number] ?? model.noneLabel),
  )
  const shown = [...perLabel].toSorted(([, a], [, b]) => b - a).slice(0, MOST_NAMED)
  const more = perLabel.size > shown.length ? ', …' : ''
  const named = shown.map(([label, rows]) => `${label} ${rows}`).join(', ')
  const none = judged.length === 0 ? '; so there are no figures, and cut-offs are not fitted' : ''
  return [
    `${counted(unjudged.length)} a label that stands in one group of rows only, so no head that knows it could judge them, and they count in no figure: ${named}${more}${none}`,
  ]
}

const MOST_NAMED = 5

/** Heads with few rows are cut by a rule of their own, and their chances are those of other projects. */
function fewWarning({ model }: FittedHeads): string[] {
  const few = model.heads.filter((head) => head.few).map(({ project }) => project)
  if (few.length === 0) return []
  const more = few.length > MOST_NAMED ? ', …' : ''
  const named = few.slice(0, MOST_NAMED).join(', ')
  const have = few.length === 1 ? '1 project has' : `${few.length} projects have`
  return [
    `${have} at most 3 different rows, so their cut-off is that of rows that are no project's, and their chances are what other projects show when cut down to one row: ${named}${more}`,
  ]
}

/** A precision that so few rows cannot promise. */
function promiseWarning({ model: { cuts, heads } }: FittedHeads): string[] {
  const { goal } = cuts
  if (goal.kind !== 'precision' || heads.some(({ accept }) => accept < NEVER)) return []
  const confidence = goal.confidence ?? CONFIDENCE
  const least = Math.ceil(Math.log(1 - confidence) / Math.log(goal.wanted))
  return [
    `no precision of ${goal.wanted} can be promised with a confidence of ${percent(confidence)}, so heads claim nothing: it needs ${least} different rows that heads have not seen and rules leave open, without a mistake among them; more rows, or a lower precision`,
  ]
}

/** Heads that are right no more often than one answer for all have learned nothing. */
function uselessWarning({ counted: rows, judged, projects, model }: FittedHeads): string[] {
  const { accuracy } = model.about
  if (accuracy === null) return []
  const perLabel = countsOf(Array.from(rows, (row) => judged.labels[row] as number))
  const [commonest, most] = [...perLabel].reduce((best, next) => (next[1] > best[1] ? next : best))
  if (perLabel.size > 1 && accuracy > most / rows.length) return []
  if (perLabel.size === 1 && accuracy === 1) return []
  const name = projects[commonest] ?? model.noneLabel
  return [
    `the heads learned nothing: they are right on ${percent(accuracy)} of the rows they had not seen, and "${name}" for every row would be on ${percent(most / rows.length)}; look whether the labels belong to the texts`,
  ]
}

function counted(rows: number): string {
  return rows === 1 ? '1 row has' : `${rows} rows have`
}
