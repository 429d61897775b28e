import { table } from '../../evaluate/table.js'
import type { LabelWords } from '../../types/project-name.js'
import type { Line } from '../terminal/edge.js'
import { group, many } from '../terminal/tally.js'
import type { CheckReport, ColumnReport, FileReport, CheckFinding } from './check-report.js'
import { roughPercent } from './findings.js'

/** The report for people: each file with its columns, then what to mend and what to know. */
export function formatCheck({ files, findings }: CheckReport, words: LabelWords): readonly Line[] {
  const mend = findings.filter(({ severity }) => severity === 'warning')
  const know = findings.filter(({ severity }) => severity === 'note')
  return [
    ...files.flatMap((file) => [...fileLines(file, words), '']),
    ...listed('To mend', mend),
    ...listed('To know', know),
    `${many(mend.length, 'thing')} to mend, ${many(know.length, 'thing')} to know`,
  ]
}

function listed(title: string, findings: readonly CheckFinding[]): readonly Line[] {
  if (findings.length === 0) return []
  return [
    title,
    ...findings.map(({ severity, message }): Line => [
      severity === 'warning' ? { colour: 'yellow', text: '  ! ' } : '  · ',
      message,
    ]),
    '',
  ]
}

function fileLines(file: FileReport, words: LabelWords): readonly string[] {
  const { columns, rejects, labels, dates, languages } = file
  const refused = rejects.reduce((sum, { rows }) => sum + rows, 0)
  const lines = [
    `${file.file}: ${many(file.rows, 'row')}, ${many(columns.length, 'column')}, ${file.encoding}${refused > 0 ? `, ${many(refused, 'row')} cannot be read` : ''}`,
    '',
    ...table([HEAD, ...columns.map(columnRow)]).map((line) => `  ${line}`),
  ]
  if (labels.length > 0) lines.push('', `  labels     ${labelsLine(file, words)}`)
  if (dates)
    lines.push(
      `  dates      ${dates.first} to ${dates.last}, known in ${roughPercent(dates.share)} of the rows`,
    )
  if (languages.length > 0)
    lines.push(
      `  languages  ${languages
        .slice(0, 6)
        .map(([name, share]) => `${name === 'und' ? 'unknown' : name} ${roughPercent(share)}`)
        .join(', ')} (of ${many(file.rowsAsked, 'row')})`,
    )
  return lines
}

const HEAD = ['column', 'taken for', 'why', 'blank', 'different', 'for example']

/** Characters of a name, a reason and a value that are shown. */
const WIDE = { name: 30, why: 60, value: 28 } as const

function columnRow({
  column,
  taken,
  why,
  blank,
  different,
  isExact,
  common,
}: ColumnReport): string[] {
  const values = common.map(([value, rows]) =>
    different <= 20 && rows > 1
      ? `${cut(value, WIDE.value)} (${group(rows)})`
      : cut(value, WIDE.value),
  )
  return [
    cut(column, WIDE.name),
    taken,
    cut(why, WIDE.why),
    roughPercent(blank),
    `${isExact ? '' : '~'}${group(different)}`,
    values.slice(0, different <= 20 ? 3 : 1).join(', '),
  ]
}

function cut(text: string, most: number): string {
  const line = text.replaceAll(/\s+/g, ' ')
  const letters = Array.from(line)
  return letters.length <= most ? line : `${letters.slice(0, most - 1).join('')}…`
}

function labelsLine({ labels, items }: FileReport, words: LabelWords): string {
  const projects = labels.filter(([label]) => ![words.none, words.collectionLabel].includes(label))
  const of = (label: string): number => labels.find(([name]) => name === label)?.[1] ?? 0
  const labelled = labels.reduce((sum, [, each]) => sum + each, 0)
  const [most] = projects
  const least = projects.at(-1)
  const range =
    most && least
      ? `, from ${group(least[1])} (${least[0]}) to ${group(most[1])} rows (${most[0]})`
      : ''
  const blank =
    items > labelled ? `; ${roughPercent((items - labelled) / items)} without a label` : ''
  return `${many(projects.length, 'project')}${range}; ${words.none} ${roughPercent(of(words.none) / Math.max(1, labelled))}${blank}`
}
