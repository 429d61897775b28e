import type { Evaluation, Interval, ProjectFigures } from './evaluation.js'
import { HEADLINES, HEADLINE_WORDS } from './headlines.js'
import { figure, table } from './table.js'

/**
 * The figures in lines for a terminal: headline with intervals, stages, projects, confusions.
 *
 * No colour; an undefined figure is a dash.
 */
export function formatEvaluation(evaluation: Evaluation): string[] {
  const { kinds } = evaluation
  return [
    `${shownCount(evaluation.rows)} ${evaluation.rows === 1 ? 'row' : 'rows'} · ${shownCount(kinds.assigned)} assigned · ${shownCount(kinds.collection)} collections · ${shownCount(kinds.none)} none · ${shownCount(kinds.abstained)} abstained · coverage ${figure(evaluation.coverage)}`,
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
    ...reliabilityLines(evaluation),
    ...sliceLines(evaluation),
  ]
}

function headlineRows(evaluation: Evaluation): string[][] {
  const { none, intervals } = evaluation
  const values = { ...evaluation, nonePrecision: none.precision, noneRecall: none.recall }
  return HEADLINES.map((key) => {
    return [HEADLINE_WORDS[key], figure(values[key]), shownInterval(intervals?.[key])]
  })
}

function stageLines({ stages }: Evaluation): string[] {
  if (stages.length === 0) return []
  const rows = stages.map(({ stage, rows: many, share, claimed, precision, accuracy }) => [
    stage,
    shownCount(many),
    figure(share),
    shownCount(claimed),
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
    shownCount(figures.support),
    shownCount(figures.predicted),
  ]
}

function confusionLines({ confusions }: Evaluation): string[] {
  if (confusions.length === 0) return []
  const rows = confusions.map(({ gold, predicted, rows: count }) => [
    gold,
    predicted,
    shownCount(count),
  ])
  return ['', ...table([['gold', 'predicted', 'rows'], ...rows])]
}

function reliabilityLines({ calibration }: Evaluation): string[] {
  if (!calibration) return []
  const rows = calibration.bins.map(({ from, to, rows: own, stated, right }) => [
    `${from.toFixed(1)} to ${to.toFixed(1)}`,
    shownCount(own),
    figure(stated),
    figure(right),
  ])
  return ['', ...table([['probability', 'rows', 'stated', 'right'], ...rows])]
}

function sliceLines({ slices }: Evaluation): string[] {
  if (slices.length === 0) return []
  const rows = slices.map((slice) => [
    slice.by,
    slice.value,
    shownCount(slice.rows),
    figure(slice.accuracy),
    figure(slice.macroF1WithoutNone),
    shownInterval(slice.intervals?.macroF1WithoutNone),
    figure(slice.noneRecall),
    figure(slice.coverage),
  ])
  const head = ['slice', '', 'rows', 'accuracy', 'macro F1', '95 % interval', 'none recall']
  return ['', ...table([[...head, 'coverage'], ...rows])]
}

function shownInterval(interval: Interval | undefined): string {
  return interval ? `${figure(interval[0])}–${figure(interval[1])}` : ''
}

/** Whole where rows have no weights. */
function shownCount(rows: number): string {
  return Number.isInteger(rows) ? String(rows) : rows.toFixed(2)
}
