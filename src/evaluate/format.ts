import type { Evaluation, Headline, ProjectFigures } from './evaluation.js'

/**
 * The figures in lines for a terminal: headline with intervals, stages, projects, confusions.
 *
 * No colour; an undefined figure is a dash.
 */
export function formatEvaluation(evaluation: Evaluation): string[] {
  const { kinds } = evaluation
  return [
    `${evaluation.rows} ${evaluation.rows === 1 ? 'row' : 'rows'} · ${kinds.assigned} assigned · ${kinds.collection} collections · ${kinds.none} none · ${kinds.abstained} abstained · coverage ${figure(evaluation.coverage)}`,
    '',
    ...table([['', 'figure', '95 % interval'], ...headlineRows(evaluation)]),
    '',
    ...stageLines(evaluation),
    ...table([
      ['project', 'precision', 'recall', 'F1', 'support', 'predicted'],
      ...evaluation.projects.map(projectRow),
      projectRow({ project: '(none)', ...evaluation.none }),
    ]),
    ...confusionLines(evaluation),
  ]
}

function headlineRows(evaluation: Evaluation): string[][] {
  const { none, intervals } = evaluation
  const row = (name: string, key: keyof Headline, value: number | null): string[] => {
    const interval = intervals?.[key]
    return [name, figure(value), interval ? `${figure(interval[0])}–${figure(interval[1])}` : '']
  }
  return [
    row('accuracy', 'accuracy', evaluation.accuracy),
    row('macro F1', 'macroF1', evaluation.macroF1),
    row('macro F1 without none', 'macroF1WithoutNone', evaluation.macroF1WithoutNone),
    row('weighted F1', 'weightedF1', evaluation.weightedF1),
    row('weighted F1 without none', 'weightedF1WithoutNone', evaluation.weightedF1WithoutNone),
    row(
      'macro precision without none',
      'macroPrecisionWithoutNone',
      evaluation.macroPrecisionWithoutNone,
    ),
    row('macro recall without none', 'macroRecallWithoutNone', evaluation.macroRecallWithoutNone),
    row('none precision', 'nonePrecision', none.precision),
    row('none recall', 'noneRecall', none.recall),
  ]
}

function stageLines({ stages }: Evaluation): string[] {
  if (stages.length === 0) return []
  const rows = stages.map(({ stage, rows: many, share, claimed, precision, accuracy }) => [
    stage,
    String(many),
    figure(share),
    String(claimed),
    figure(precision),
    figure(accuracy),
  ])
  return [...table([['stage', 'rows', 'share', 'claimed', 'precision', 'accuracy'], ...rows]), '']
}

function projectRow(figures: ProjectFigures): string[] {
  return [
    figures.project,
    figure(figures.precision),
    figure(figures.recall),
    figure(figures.f1),
    String(figures.support),
    String(figures.predicted),
  ]
}

function confusionLines({ confusions }: Evaluation): string[] {
  if (confusions.length === 0) return []
  const rows = confusions.map(({ gold, predicted, rows: count }) => [gold, predicted, `${count}`])
  return ['', ...table([['gold', 'predicted', 'rows'], ...rows])]
}

function figure(value: number | null): string {
  return value === null ? '–' : value.toFixed(4)
}

/** Lines with aligned columns: a column of words to the left, of numbers to the right. */
function table(rows: readonly (readonly string[])[]): string[] {
  const [head = [], ...body] = rows
  const widths = head.map((_, column) => Math.max(...rows.map((row) => widthOf(row[column]))))
  const numeric = head.map((_, column) => body.every((row) => /^[\d.–]*$/.test(row[column] ?? '')))
  return rows.map((row) =>
    row
      .map((cell, column) => {
        const gap = ' '.repeat((widths[column] ?? 0) - widthOf(cell))
        return numeric[column] ? gap + cell : cell + gap
      })
      .join('  ')
      .trimEnd(),
  )
}

function widthOf(cell = ''): number {
  return Array.from(cell).length
}
