import type { Evaluation } from './evaluation.js'

/**
 * The whole confusion matrix as a table: a row per label of gold, a column per answer, in the order
 * of the projects with `none` last. The first row and the first column hold names.
 */
export function confusionMatrix({ pairs, projects }: Evaluation, none: string): string[][] {
  const labels = [...projects.map(({ project }) => project), none]
  const golds = new Set(pairs.map(({ gold }) => gold))
  const answers = new Set(pairs.map(({ predicted }) => predicted))
  const columns = labels.filter((label) => answers.has(label))
  const cells = new Map(
    pairs.map(({ gold, predicted, rows }) => [JSON.stringify([gold, predicted]), rows]),
  )
  return [
    ['gold', ...columns],
    ...labels
      .filter((label) => golds.has(label))
      .map((gold) => [
        gold,
        ...columns.map((answer) => String(cells.get(JSON.stringify([gold, answer])) ?? 0)),
      ]),
  ]
}
