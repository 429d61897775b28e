import * as Plot from '@observablehq/plot'
import { percent } from '../numbers/counts.js'
import type { Drift, DriftPart, DriftValue } from '../evaluate/drift.js'
import { figure, shownP } from '../evaluate/table.js'
import { DRIFT_WORDS, type DriftLanguage, type DriftWords } from './drift-words.js'
import { escapeHtml, tableHtml, type HtmlCell } from './html.js'
import { STYLE } from './page-parts.js'
import { COLOUR_STYLE, COLOURS, figureHtml } from './plots.js'

/** What a page about drift shows. */
export interface DriftContent {
  readonly drift: Drift
  readonly files: readonly [reference: string, fresh: string]
  readonly language: DriftLanguage
}

const MOST_BARS = 20
const [FIRST = '', SECOND = ''] = COLOURS

/**
 * Drift as one page that needs nothing else; there is no script on it, and what anybody wrote is
 * text and never markup.
 */
export function driftPage({ drift, files, language }: DriftContent): string {
  const words = DRIFT_WORDS[language]
  const policy = `default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'`
  const sides = files.map((file) => `<bdi>${escapeHtml(file)}</bdi>`).join(' → ')
  return [
    `<!doctype html><html lang="${language}"><head><meta charset="utf-8">`,
    `<meta http-equiv="Content-Security-Policy" content="${policy}">`,
    '<meta name="viewport" content="width=device-width,initial-scale=1">',
    `<title>${words.title}</title><style>${STYLE}${COLOUR_STYLE}</style></head><body>`,
    `<header><h1>${words.title}</h1><p>${sides}</p></header><main>`,
    alarmSection(drift, words),
    changesSection(drift, words),
    partsSection(drift, words),
    ...drift.parts.map((part) => partSection(part, words)),
    '</main></body></html>\n',
  ].join('\n')
}

function alarmSection({ rows, alarms, limits }: Drift, words: DriftWords): string {
  const { alpha, shift, rise, times } = limits
  const counts = `${words.reference}: ${number(rows.reference)}, ${words.fresh}: ${number(rows.fresh)}`
  const said = alarms === 0 ? words.quiet : `${words.alarms}: ${alarms}`
  const when = words.limits
    .replace('{alpha}', String(alpha))
    .replace('{shift}', percent(shift))
    .replace('{rise}', percent(rise, 2))
    .replace('{times}', String(times))
  return `<section><p class="${alarms === 0 ? 'good' : 'bad'}"><b>${said}</b></p><p>${counts}</p><p>${when}</p></section>`
}

/** The order in which kinds of changes are told. */
const KINDS = ['names', 'words', 'channels'] as const

function changesSection({ changes }: Drift, words: DriftWords): string {
  const isText = ({ part }: DriftValue): boolean => KINDS.some((kind) => kind === part)
  const sections = [
    valuesTable(
      words.changes,
      changes.filter((each) => !isText(each)),
      words,
    ),
    ...KINDS.map((kind) =>
      valuesTable(
        words[kind],
        changes.filter(({ part }) => part === kind),
        words,
      ),
    ),
  ]
  return sections.join('')
}

function valuesTable(title: string, values: readonly DriftValue[], words: DriftWords): string {
  if (values.length === 0) return ''
  const hasExamples = values.some(({ example }) => example !== undefined)
  const rows = values.map((value) => [
    KINDS.some((kind) => kind === value.part)
      ? value.value
      : `${partName(value.part, words)}: ${valueName(value, words)}`,
    ...shareCells(value),
    ...(hasExamples ? [value.example ?? ''] : []),
  ])
  const head = [words.value, ...shareHead(words), ...(hasExamples ? [words.example] : [])]
  return `<section><h2>${title}</h2>${tableHtml({ caption: `${title}: ${values.length}`, head, rows })}</section>`
}

function shareHead(words: DriftWords): readonly string[] {
  return [words.reference, words.fresh, words.rows, words.difference, words.interval]
}

function shareCells({ reference, fresh, difference, interval }: DriftValue): readonly HtmlCell[] {
  return [
    shareCell(reference.share),
    shareCell(fresh.share),
    { value: fresh.rows, shown: `${number(reference.rows)} → ${number(fresh.rows)}` },
    { value: difference, shown: points(difference) },
    interval ? `${points(interval[0])} … ${points(interval[1])}` : '',
  ]
}

function shareCell(value: number): HtmlCell {
  return { value, shown: percent(value, 2), share: value }
}

function partsSection({ parts }: Drift, words: DriftWords): string {
  const rows = parts.map(({ part, shift, psi, p, isAlarm }): readonly HtmlCell[] => [
    partName(part, words),
    { value: shift, shown: figure(shift), share: shift },
    { value: psi, shown: figure(psi) },
    { value: p, shown: shownP(p) },
    isAlarm ? words.alarm : '',
  ])
  const head = [words.part, words.shift, 'PSI', 'p', words.alarm]
  return `<section><h2>${words.parts}</h2>${tableHtml({ caption: words.explained, head, rows })}</section>`
}

function partSection({ part, values }: DriftPart, words: DriftWords): string {
  if (part.startsWith('missing ')) return ''
  const title = partName(part, words)
  const rows = values.map((value) => [valueName(value, words), ...shareCells(value)])
  const table = tableHtml({ caption: title, head: [words.value, ...shareHead(words)], rows })
  return `<section><h2>${title}</h2>${sharesPicture(title, values, words)}${table}</section>`
}

/** Shares before and now of the values with most rows, one above the other. */
function sharesPicture(title: string, values: readonly DriftValue[], words: DriftWords): string {
  const shown = values.slice(0, MOST_BARS)
  if (shown.length < 2) return ''
  const sides = [words.reference, words.fresh]
  const names = shown.map((value) => valueName(value, words))
  const text = shown.map(
    (value, at) => `${names[at]} ${percent(value.reference.share)} → ${percent(value.fresh.share)}`,
  )
  return figureHtml({
    title,
    text: `${title}: ${text.join(', ')}`,
    legend: sides.map((name, at) => ({ name, colour: [FIRST, SECOND][at] ?? '' })),
    plot: {
      marginLeft: 200,
      height: 60 + 24 * shown.length,
      x: {
        label: words.share,
        labelOffset: 42,
        grid: true,
        zero: true,
        tickFormat: '%',
        type: 'sqrt',
      },
      y: { label: null, domain: names, tickFormat: shortName },
      marks: marksOf(shown, words),
    },
  })
}

const before = ({ reference }: DriftValue): number => reference.share
const now = ({ fresh }: DriftValue): number => fresh.share

/** A ring for how it was, a dot for how it is, and a line between them. */
function marksOf(values: readonly DriftValue[], words: DriftWords): Plot.Markish[] {
  const y = (value: DriftValue): string => valueName(value, words)
  return [
    Plot.ruleY(values, { x1: before, x2: now, y, stroke: 'var(--line)', strokeWidth: 3 }),
    Plot.dot(values, { x: before, y, stroke: FIRST, r: 6, strokeWidth: 2 }),
    Plot.dot(values, { x: now, y, fill: SECOND, r: 4 }),
  ]
}

function partName(part: string, words: DriftWords): string {
  if (part.startsWith('missing ')) return `${words.missing} ${part.slice('missing '.length)}`
  const names: Readonly<Record<string, string>> = words.names_of_parts
  return names[part] ?? part
}

function valueName({ part, value }: DriftValue, words: DriftWords): string {
  if (part === 'decisions') {
    const names: Readonly<Record<string, string>> = words.kinds
    return names[value] ?? value
  }
  return part.startsWith('missing ') ? words.blank : value || words.unknown
}

/** A name that has room beside a picture. */
function shortName(name: string): string {
  return name.length > 26 ? `${name.slice(0, 25)}…` : name
}

function number(value: number): string {
  return value.toLocaleString('en-US')
}

function points(share: number): string {
  return `${share < 0 ? '' : '+'}${percent(share, 2)}`
}
