import type { ClassFigures } from '../evaluate/evaluation.js'
import { figure } from '../evaluate/table.js'
import { escapeHtml, tableHtml, type HtmlCell } from './html.js'
import { projectsPicture, trendPicture } from './pictures.js'
import type { ReportContent, ReportWords } from './report-content.js'

/** Projects and months beyond these are left to the tables of a spreadsheet. */
const MOST_PROJECTS = 40
const MOST_MONTHS = 24

/** The table of projects: rows, totals and, beside labels, figures. */
export function projectsSection(content: ReportContent, words: ReportWords): string {
  const { tally, evaluation, sums } = content
  const most = Math.max(1, ...tally.projects.slice(0, 1).map(({ rows }) => rows))
  const measured = evaluation ? [words.precision, words.recall, 'F1', words.support] : []
  const rows = tally.projects.map(({ project, rows: own, sums: totals }) => [
    project,
    { value: own, shown: own.toLocaleString('en-US'), share: own / most },
    ...totals.map((value) => ({ value, shown: value.toLocaleString('en-US') })),
    ...(evaluation ? figureCells(figuresFor(content, project)) : []),
  ])
  const head = [words.project, words.rows, ...sums, ...measured]
  return `<section><h2>${words.projects}</h2>${projectsPicture(content, words)}${tableHtml({ caption: words.projects, head, rows, sort: words.sort })}</section>`
}

function figuresFor(
  { evaluation, none }: ReportContent,
  project: string,
): ClassFigures | undefined {
  return project === none
    ? evaluation?.none
    : evaluation?.projects.find((each) => each.project === project)
}

function figureCells(figures: ClassFigures | undefined): HtmlCell[] {
  const shares = [figures?.precision, figures?.recall, figures?.f1].map(
    (value = null): HtmlCell => {
      return value === null ? { value, shown: '–' } : { value, shown: figure(value), share: value }
    },
  )
  const support = figures?.support ?? 0
  return [...shares, { value: support, shown: support.toLocaleString('en-US') }]
}

/** Rows by project and month, and a table of the same for each column that is summed. */
export function trendSection(content: ReportContent, words: ReportWords): string {
  const { tally, sums } = content
  const months = [
    ...new Set(tally.projects.flatMap((each) => each.months.map(({ month }) => month))),
  ]
    .toSorted()
    .slice(-MOST_MONTHS)
  if (months.length === 0) return ''
  const table = (name: string, at: number | undefined): string => {
    const rows = tally.projects.slice(0, MOST_PROJECTS).map(({ project, months: own }) => {
      const byMonth = new Map(
        own.map((each) => [each.month, at === undefined ? each.rows : each.sums[at]]),
      )
      const values = months.map((month) => byMonth.get(month) ?? 0)
      const most = values.reduce((best, value) => Math.max(best, value), 1)
      return [
        project,
        ...values.map((value) => ({
          value,
          shown: value.toLocaleString('en-US'),
          share: value / most,
        })),
      ]
    })
    return tableHtml({ caption: name, head: [words.project, ...months], rows, sort: words.sort })
  }
  const tables = [
    table(words.trend, undefined),
    ...sums.map((name, at) => table(`${words.months}: ${name}`, at)),
  ]
  return `<section><h2>${escapeHtml(words.trend)}</h2>${trendPicture(content, words)}${tables.join('')}</section>`
}
