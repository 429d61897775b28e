import * as Plot from '@observablehq/plot'
import type { Evaluation } from '../evaluate/evaluation.js'
import { figure } from '../evaluate/table.js'
import { COLOURS, figureHtml } from './plots.js'
import type { ReportContent, ReportWords } from './report-content.js'

/** Projects that a picture names one by one. */
const MOST_BARS = 20
const MOST_LINES = 8

const [FIRST = '', SECOND = '', THIRD = '', FOURTH = ''] = COLOURS

/** The cascade: how many rows came to each stage, and what it made of them. */
export function cascadePicture({ tally, evaluation }: ReportContent, words: ReportWords): string {
  if (tally.stages.length === 0) return ''
  const parts = [words.right_rows, words.wrong_rows, words.decided_rows, words.passed_on]
  const colours = [THIRD, FOURTH, FIRST, 'var(--line)']
  let left = tally.stages.reduce((sum, { rows }) => sum + rows, 0)
  const bars = tally.stages.flatMap(({ stage, rows }) => {
    const accuracy = evaluation?.stages.find((each) => each.stage === stage)?.accuracy
    left -= rows
    const counts =
      accuracy === undefined ? [0, 0, rows] : [accuracy * rows, (1 - accuracy) * rows, 0]
    return [...counts, left].map((count, at) => ({ stage, count, part: parts[at] ?? '' }))
  })
  const shown = bars.filter(({ count }) => count > 0)
  const text = tally.stages.map(({ stage, rows }) => `${stage} ${rows}`).join(', ')
  return figureHtml({
    title: words.cascade_picture,
    text: `${words.cascade_picture}: ${text}`,
    legend: parts.flatMap((name, at) =>
      shown.some(({ part }) => part === name) ? [{ name, colour: colours[at] ?? '' }] : [],
    ),
    plot: {
      marginLeft: 80,
      height: 60 + 45 * tally.stages.length,
      color: { domain: parts, range: colours },
      x: { label: words.rows, labelOffset: 42, grid: true, tickFormat: 's' },
      y: { label: null, domain: tally.stages.map(({ stage }) => stage) },
      marks: [Plot.barX(shown, { x: 'count', y: 'stage', fill: 'part', order: parts })],
    },
  })
}

/** The projects with most rows. */
export function projectsPicture({ tally, none }: ReportContent, words: ReportWords): string {
  const projects = tally.projects.filter(({ project }) => project !== none).slice(0, MOST_BARS)
  if (projects.length < 2) return ''
  const text = projects.map(({ project, rows }) => `${project} ${rows}`).join(', ')
  return figureHtml({
    title: words.projects_picture,
    text: `${words.projects_picture}: ${text}`,
    plot: {
      marginLeft: 200,
      height: 60 + 22 * projects.length,
      x: { label: words.rows, labelOffset: 42, grid: true, tickFormat: 's' },
      y: { label: null, domain: projects.map(({ project }) => project) },
      marks: [Plot.barX(projects, { x: 'rows', y: 'project', fill: FIRST })],
    },
  })
}

/** Rows by month of the projects with most of them. */
export function trendPicture({ tally, none }: ReportContent, words: ReportWords): string {
  const dated = tally.projects.filter(
    ({ project, months }) => project !== none && months.length > 1,
  )
  const lines = dated.slice(0, MOST_LINES)
  if (lines.length === 0) return ''
  const points = lines.flatMap(({ project, months }) =>
    months.map(({ month, rows }) => ({ project, rows, month: new Date(`${month}-01`) })),
  )
  const names = lines.map(({ project }) => project)
  return figureHtml({
    title: words.trend,
    text: `${words.trend}: ${names.join(', ')}`,
    legend: names.map((name, at) => ({ name, colour: COLOURS[at] ?? '' })),
    plot: {
      height: 260,
      color: { domain: names, range: COLOURS.slice(0, names.length) },
      x: { label: null, type: 'utc' },
      y: { label: words.rows, grid: true, zero: true },
      marks: [Plot.lineY(points, { x: 'month', y: 'rows', stroke: 'project' })],
    },
  })
}

/** Stated probabilities against the shares that are right. */
export function reliabilityPicture({ calibration }: Evaluation, words: ReportWords): string {
  if (!calibration) return ''
  const bins = calibration.bins.map(({ stated, right, rows }) => ({ stated, right, rows }))
  const text = bins.map(({ stated, right }) => `${figure(stated)} → ${figure(right)}`).join(', ')
  return figureHtml({
    title: words.reliability,
    text: `${words.reliability} ${text}`,
    plot: {
      ...square(words.stated, words.right),
      marks: [
        Plot.line(
          [
            [0, 0],
            [1, 1],
          ],
          { stroke: 'var(--soft)', strokeDasharray: '4' },
        ),
        Plot.line(bins, { x: 'stated', y: 'right', stroke: FIRST }),
        Plot.dot(bins, { x: 'stated', y: 'right', r: 'rows', fill: FIRST, fillOpacity: 0.6 }),
      ],
    },
  })
}

/** How precise the surest decisions are, by the share of labelled rows that they are. */
export function coveragePicture({ tally }: ReportContent, words: ReportWords): string {
  const { bins, labelled } = tally.curve
  let claimed = 0
  let right = 0
  const points = bins.toReversed().flatMap((bin) => {
    claimed += bin.rows
    right += bin.right
    return bin.rows === 0 ? [] : [{ coverage: claimed / labelled, precision: right / claimed }]
  })
  if (points.length < 2) return ''
  const text = points
    .filter((_, at) => at % 10 === 0)
    .map(({ coverage, precision }) => `${figure(coverage)} → ${figure(precision)}`)
    .join(', ')
  return figureHtml({
    title: words.coverage_picture,
    text: `${words.coverage_picture}: ${text}`,
    plot: {
      ...square(words.coverage, words.precision),
      marks: [Plot.line(points, { x: 'coverage', y: 'precision', stroke: SECOND })],
    },
  })
}

function square(x: string, y: string): Plot.PlotOptions {
  return {
    width: 420,
    height: 360,
    x: { label: x, labelOffset: 42, domain: [0, 1], grid: true },
    y: { label: y, domain: [0, 1], grid: true },
    r: { range: [2, 12] },
  }
}
