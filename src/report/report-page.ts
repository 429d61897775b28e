import { sha256 } from '../numbers/sha256.js'
import { confusionMatrix } from '../evaluate/confusion-matrix.js'
import type { Evaluation } from '../evaluate/evaluation.js'
import { HEADLINES, HEADLINE_WORDS } from '../evaluate/headlines.js'
import { figure } from '../evaluate/table.js'
import { escapeHtml, escapeJson, shownText, tableHtml, type HtmlCell } from './html.js'
import { cascadePicture, coveragePicture, reliabilityPicture } from './pictures.js'
import { COLOUR_STYLE } from './plots.js'
import { SCRIPT, STYLE } from './page-parts.js'
import { projectsSection, trendSection } from './project-sections.js'
import type { ReportContent, ReportWords } from './report-content.js'
import type { ReportTally, ShownRow } from './report-tally.js'
import { REPORT_WORDS } from './words.js'

/**
 * A report as one page that needs nothing else: no network, no other file.
 *
 * What anybody wrote (titles, names, reasons) is text on it and never markup; a policy on the page
 * lets the browser run its one script and load nothing.
 */
export function reportPage(content: ReportContent): string {
  const { tally, files, language } = content
  const words = REPORT_WORDS[language]
  const policy = `default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-${sha256(SCRIPT, 'base64')}'; base-uri 'none'; form-action 'none'`
  return [
    `<!doctype html><html lang="${language}"><head><meta charset="utf-8">`,
    `<meta http-equiv="Content-Security-Policy" content="${policy}">`,
    '<meta name="viewport" content="width=device-width,initial-scale=1">',
    `<title>${words.title}</title><style>${STYLE}${COLOUR_STYLE}</style></head><body>`,
    `<a class="skip" href="#browser">${words.skip}</a>`,
    `<header><h1>${words.title}</h1><p>${escapeHtml(files.join(', '))}</p></header><main>`,
    kindsSection(content, words),
    stageSection(content, words),
    content.evaluation ? figuresSection(content.evaluation, words) : '',
    projectsSection(content, words),
    trendSection(content, words),
    content.changes ? changesSection(content.changes, words) : '',
    content.evaluation ? confusionSection(content.evaluation, content.none, words) : '',
    reliabilitySection(content, words),
    wordsSection(tally, words),
    browserSection(content, words),
    `</main><script type="application/json" id="rows">${escapeJson(browserData(content, words))}</script>`,
    `<script>${SCRIPT}</script></body></html>\n`,
  ].join('\n')
}

function count(value: number): HtmlCell {
  return { value, shown: value.toLocaleString('en-US') }
}

function share(value: number | null): HtmlCell {
  return value === null ? { value, shown: '–' } : { value, shown: figure(value), share: value }
}

function kindsSection({ tally, sums }: ReportContent, words: ReportWords): string {
  const { rows, kinds, kindSums } = tally
  const named = [
    [words.assigned, 'assigned'],
    [words.collection, 'collection'],
    [words.nothing, 'none'],
    [words.abstained, 'abstained'],
  ] as const
  const body = named.map(([name, kind]) => [
    name,
    count(kinds[kind]),
    share(rows === 0 ? null : kinds[kind] / rows),
    ...sums.flatMap((_, at) => {
      const total = named.reduce((sum, [, each]) => sum + (kindSums[each][at] ?? 0), 0)
      const own = kindSums[kind][at] ?? 0
      return [count(own), share(total === 0 ? null : own / total)]
    }),
  ])
  const head = [words.decided, words.rows, words.share]
  const more = sums.flatMap((name) => [name, `${name}: ${words.share}`])
  const caption = `${words.rows}: ${rows.toLocaleString('en-US')}`
  return `<section><h2>${words.kinds}</h2>${tableHtml({ caption, head: [...head, ...more], rows: body })}</section>`
}

function stageSection(content: ReportContent, words: ReportWords): string {
  const { tally, evaluation } = content
  if (tally.stages.length === 0) return ''
  const head = [words.stage, words.rows, words.share]
  const measured = evaluation ? [words.claimed, words.precision, words.accuracy] : []
  const rows = tally.stages.map(({ stage, rows: own }) => {
    const figures = evaluation?.stages.find((each) => each.stage === stage)
    const beside = evaluation
      ? [
          count(figures?.claimed ?? 0),
          share(figures?.precision ?? null),
          share(figures?.accuracy ?? null),
        ]
      : []
    return [stage, count(own), share(own / tally.rows), ...beside]
  })
  return `<section><h2>${words.cascade}</h2>${cascadePicture(content, words)}${tableHtml({ caption: words.cascade, head: [...head, ...measured], rows })}</section>`
}

function figuresSection(evaluation: Evaluation, words: ReportWords): string {
  const { none, intervals } = evaluation
  const values = { ...evaluation, nonePrecision: none.precision, noneRecall: none.recall }
  const rows = HEADLINES.map((key) => {
    const interval = intervals?.[key]
    const ends = interval ? `${figure(interval[0])}–${figure(interval[1])}` : ''
    return [HEADLINE_WORDS[key], share(values[key]), ends]
  })
  const head = [words.figure, words.value, words.interval]
  return `<section><h2>${words.figures}</h2>${tableHtml({ caption: `${words.figures} (${evaluation.rows})`, head, rows })}</section>`
}

function changesSection(
  { from, impact }: NonNullable<ReportContent['changes']>,
  words: ReportWords,
): string {
  const rows = impact.projects.map((one) => [
    one.project,
    ...[one.before, one.after, one.gained, one.lost, one.movedIn, one.movedOut].map(count),
  ])
  const moves = [words.gained, words.lost, words.movedIn, words.movedOut]
  const head = [words.project, `${words.rows} −`, `${words.rows} +`, ...moves]
  const caption = `${words.changes} ${from}: ${impact.changed.toLocaleString('en-US')}`
  return `<section><h2>${words.changes} <bdi>${escapeHtml(from)}</bdi></h2>${tableHtml({ caption, head, rows, sort: words.sort })}</section>`
}

/** Labels beyond these make a matrix that nobody reads. */
const MOST_LABELS = 60

function confusionSection(evaluation: Evaluation, none: string, words: ReportWords): string {
  const rows = evaluation.confusions.map(({ gold, predicted, rows: own }) => [
    gold,
    predicted,
    count(own),
  ])
  const head = [words.gold, words.decided, words.rows]
  const mistakes = tableHtml({ caption: words.confusions, head, rows, sort: words.sort })
  const [names = [], ...body] = confusionMatrix(evaluation, none)
  const matrix =
    names.length > MOST_LABELS
      ? ''
      : tableHtml({
          caption: words.matrix,
          head: [words.gold, ...names.slice(1)],
          rows: body.map(([gold = '', ...cells]) => [gold, ...cells.map((own) => matrixCell(own))]),
        })
  return `<section><h2>${words.confusions}</h2>${mistakes}${matrix}</section>`
}

function matrixCell(own: string): HtmlCell {
  return { value: Number(own), shown: own === '0' ? '·' : own }
}

function reliabilitySection(content: ReportContent, words: ReportWords): string {
  const { evaluation } = content
  if (!evaluation?.calibration) return ''
  const { calibration } = evaluation
  const rows = calibration.bins.map(({ from, to, rows: own, stated, right }) => [
    `${from.toFixed(1)}–${to.toFixed(1)}`,
    count(own),
    share(stated),
    share(right),
  ])
  const head = [words.probability, words.rows, words.stated, words.right]
  return `<section><h2>${words.reliability}</h2>${reliabilityPicture(evaluation, words)}${coveragePicture(content, words)}${tableHtml({ caption: words.reliability, head, rows })}</section>`
}

function wordsSection({ words: found }: ReportTally, words: ReportWords): string {
  if (found.length === 0) return ''
  const rows = found.map(({ word, forms, without, within }) => [
    [word, ...forms].join(', '),
    count(without),
    count(within),
  ])
  const head = [words.word, words.without, words.within]
  return `<section><h2>${words.words}</h2>${tableHtml({ caption: words.words, head, rows, sort: words.sort })}</section>`
}

function option(value: string, shown: string): string {
  return `<option value="${escapeHtml(value)}">${escapeHtml(shown)}</option>`
}

/** Text of at most 500 characters. */
function short(text: string): string {
  return shownText(text.length > 500 ? `${text.slice(0, 500)}…` : text)
}

function browserSection({ tally, none }: ReportContent, words: ReportWords): string {
  const select = (id: string, label: string, options: readonly string[]): string =>
    `<label>${label}<select id="${id}">${option('', words.all)}${options.join('')}</select></label>`
  const worths = (['error', 'suspect', 'unsure', 'none', 'sample'] as const).map((worth) =>
    option(worth, words[worth]),
  )
  const names = new Set(tally.shown.flatMap(({ project, gold }) => [project, gold ?? none]))
  const projects = [...names].toSorted().map((name) => option(shownText(name), name))
  const stages = tally.stages.map(({ stage }) => option(stage, stage))
  return `<section id="browser" tabindex="-1"><h2>${words.browser}</h2><noscript><p>${words.script}</p></noscript><form role="search"><label>${words.search}<input id="search" type="search" autocomplete="off"></label>${select('worth', words.worth, worths)}${select('project', words.project, projects)}${select('stage', words.stage, stages)}</form><p id="count" role="status"></p><ol id="list"></ol><button type="button" class="more" id="more" hidden>${words.more}</button></section>`
}

/** What the list of rows is drawn from. */
function browserData({ tally, none }: ReportContent, words: ReportWords): unknown {
  const { gold, probability, runnerUp, id, found } = words
  return {
    none,
    words: { gold, probability, runnerUp, id, found },
    rows: tally.shown.map(browserRow),
  }
}

function browserRow(row: ShownRow): unknown {
  const { worth, stage, probability } = row
  return {
    id: short(row.id),
    title: short(row.title),
    project: shownText(row.project),
    gold: row.gold === undefined ? undefined : shownText(row.gold),
    why: short(row.why),
    runnerUp: short(row.runnerUp),
    worth,
    stage,
    probability,
  }
}
