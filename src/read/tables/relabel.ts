import type { Dialect } from './split-csv.js'
import { createSplitter } from './split-csv.js'
import { lengthOfSepLine } from './format.js'

/** A piece of a table in, the same piece with new labels out. */
export type Relabel = (text: string, last: boolean) => string

/** What is written anew. */
export interface NewLabels {
  /** The column of labels. */
  readonly column: string
  /** New labels by the line on which their row begins, 1-based. */
  readonly labels: ReadonlyMap<number, string>
}

/** CSV and TSV: only the cells of new labels are another text. */
export function csvRelabeller(
  { column, labels }: NewLabels,
  {
    dialect,
    header,
  }: { readonly dialect: Dialect; readonly header?: readonly string[] | undefined },
): Relabel {
  let split: ReturnType<typeof createSplitter> | undefined
  let carry = ''
  let at = header?.indexOf(column)
  return (given, last) => {
    const skipped = split ? 0 : lengthOfSepLine(given)
    split ??= createSplitter(dialect, skipped > 0 ? 2 : 1)
    const { text, rows, rest } = split(carry + given.slice(skipped), last)
    carry = text.slice(rest)
    let out = given.slice(0, skipped)
    let from = 0
    for (const row of rows) {
      at ??= row.fields.indexOf(column)
      const label = labels.get(row.line)
      if (label === undefined || at < 0) continue
      const raw = text.slice(row.start, row.end)
      const [start, end] = fieldSpan(raw, at, dialect.delimiter)
      out += text.slice(from, row.start + start) + cellText(label, raw[start], dialect)
      from = row.start + end
    }
    return out + text.slice(from, rest)
  }
}

function cellText(label: string, first: string | undefined, { delimiter }: Dialect): string {
  const isQuoted = first === '"' || label.includes(delimiter) || /["\r\n]/u.test(label)
  return isQuoted ? `"${label.replaceAll('"', '""')}"` : label
}

/** Where a field stands in its row, quotes included. */
function fieldSpan(raw: string, wanted: number, delimiter: string): readonly [number, number] {
  let at = 0
  for (let field = 0; ; field++) {
    const start = at
    if (raw[at] === '"') {
      at = raw.indexOf('"', at + 1)
      while (at >= 0 && raw[at + 1] === '"') at = raw.indexOf('"', at + 2)
      at = at < 0 ? raw.length : at + 1
    } else {
      const found = raw.indexOf(delimiter, at)
      at = found < 0 ? raw.length : found
    }
    if (field === wanted || at >= raw.length) return [field === wanted ? start : at, at]
    at += delimiter.length
  }
}

/** JSONL: only the values of new labels are another text. */
export function jsonlRelabeller({ column, labels }: NewLabels, lineEnd: string): Relabel {
  let line = 0
  return (text) => {
    let out = ''
    for (let from = 0; from < text.length;) {
      const found = text.indexOf(lineEnd, from)
      const end = found < 0 ? text.length : found + 1
      const raw = text.slice(from, end)
      const label = labels.get(++line)
      out += label === undefined ? raw : withMember(raw, column, label)
      from = end
    }
    return out
  }
}

function withMember(raw: string, name: string, value: string): string {
  const written = JSON.stringify(value)
  const span = memberSpan(raw, name)
  if (span) return raw.slice(0, span[0]) + written + raw.slice(span[1])
  const end = raw.lastIndexOf('}')
  const comma = /\{\s*$/u.test(raw.slice(0, end)) ? '' : ','
  return `${raw.slice(0, end)}${comma}${JSON.stringify(name)}:${written}${raw.slice(end)}`
}

const TOKEN = /"(?:[^"\\]|\\.)*"|[{}[\],:]|[^\s"{}[\],:]+/gu

/** Where the value of a member stands in an object's text; `a.b` may be a member of a member. */
function memberSpan(raw: string, name: string): readonly [number, number] | undefined {
  const members = membersOf(raw)
  const own = members.findLast(({ key }) => key === name)
  if (own) return own.span
  for (const { key, span } of members.toReversed()) {
    if (!name.startsWith(`${key}.`)) continue
    const inside = memberSpan(raw.slice(...span), name.slice(key.length + 1))
    if (inside) return [span[0] + inside[0], span[0] + inside[1]]
  }
  return undefined
}

interface Member {
  readonly key: string
  readonly span: readonly [number, number]
}

function membersOf(raw: string): readonly Member[] {
  const members: Member[] = []
  let depth = 0
  let key: string | undefined
  let start = -1
  let end = 0
  for (const { 0: token, index } of raw.matchAll(TOKEN)) {
    const isEnd = depth === 1 && (token === ',' || token === '}')
    if (isEnd && key !== undefined && start >= 0) members.push({ key, span: [start, end] })
    if (isEnd) [key, start] = [undefined, -1]
    else if (depth === 1 && key === undefined) key = JSON.parse(token) as string
    else if (depth === 1 && start < 0 && token !== ':') start = index
    if (token === '{' || token === '[') depth++
    if (token === '}' || token === ']') depth--
    end = index + token.length
  }
  return members
}
