import { readFile } from 'node:fs/promises'
import type { Correction, CorrectionAnswer } from '../types/correction.js'
import { KaskadError } from '../types/error.js'
import type { Item } from '../types/item.js'
import { formatIssue, type Issue } from '../types/parsed.js'
import { labelOf, projectName, type LabelWords } from '../types/project-name.js'

/** The answers that hold, by the id of their row. */
export interface Corrections {
  /** What they were read from, for messages. */
  readonly from: string
  readonly answers: ReadonlyMap<string, CorrectionAnswer>
}

/** Reads files of corrections. @throws KaskadError `input` with the place of every line that is none. */
export async function readCorrections(files: readonly string[]): Promise<Corrections> {
  const all: Correction[] = []
  const issues: Issue[] = []
  for (const file of files) {
    const { lines, issues: own } = parseCorrections(await textOf(file), file)
    all.push(...lines)
    issues.push(...own)
  }
  const [first] = issues
  if (first)
    throw new KaskadError('input', formatIssue(first), { issues: issues.slice(0, MOST_TOLD) })
  return { from: files.join(', '), answers: answersThatHold(all) }
}

/** Mistakes told of at once: a file of something else has one in every line. */
const MOST_TOLD = 10

async function textOf(file: string): Promise<string> {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(await readFile(file))
  } catch (cause) {
    if (cause instanceof TypeError)
      throw new KaskadError('input', `${file} is not UTF-8`, { cause })
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : ''
    const why = code === 'ENOENT' ? 'no such file' : `it cannot be read (${code})`
    throw new KaskadError('input', `${file}: ${why}`, { cause })
  }
}

/**
 * Reads lines of JSON. A last line without its end that is no JSON was cut off while it was
 * written and never confirmed: it is left out.
 */
export function parseCorrections(
  text: string,
  file: string,
): { readonly lines: readonly Correction[]; readonly issues: readonly Issue[] } {
  const lines: Correction[] = []
  const issues: Issue[] = []
  const written = text.replace(/^\uFEFF/u, '').split('\n')
  for (const [at, raw] of written.entries()) {
    if (raw.trim() === '') continue
    const found = correctionIn(raw)
    if (typeof found !== 'string') lines.push(found)
    else if (at < written.length - 1 || isJson(raw)) {
      const place = { file, line: at + 1, column: 0 }
      issues.push({ severity: 'error', code: 'correction', place, message: found })
    }
  }
  return { lines, issues }
}

/** True where a text is a whole value of JSON. */
export function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

/** The correction of a line, or what is wrong with it. */
function correctionIn(raw: string): Correction | string {
  if (/^(?:<{7}|={7}|>{7}|\|{7})/u.test(raw))
    return 'a conflict of version control: keep the lines of both sides and remove this mark'
  if (!isJson(raw)) return 'expected a JSON object on one line'
  const value: unknown = JSON.parse(raw)
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return 'expected a JSON object'
  const given = value as Readonly<Record<string, unknown>>
  const { title, who, when, undo } = given
  const id = typeof given['id'] === 'number' ? String(given['id']) : given['id']
  if (typeof id !== 'string' || id === '') return 'id: expected the id of a row'
  if (typeof who !== 'string' || who.trim() === '') return 'who: expected a name'
  if (!isMoment(when)) return 'when: expected a time such as 2026-01-31T12:00:00.000Z'
  if (undo !== undefined)
    return isMoment(undo) ? { id, undo, who, when } : 'undo: expected the time of the answer'
  const labels = labelsIn(given['labels'] ?? given['label'])
  if (typeof labels === 'string') return labels
  return { id, ...(typeof title === 'string' && title !== '' && { title }), labels, who, when }
}

function isMoment(value: unknown): value is string {
  return (
    typeof value === 'string' &&
    /^\d{4}-\d\d-\d\dT\d\d:\d\d/u.test(value) &&
    !Number.isNaN(Date.parse(value))
  )
}

function labelsIn(value: unknown): readonly string[] | string {
  const list: readonly unknown[] = Array.isArray(value) ? value : [value]
  const names = list.map((one) => (typeof one === 'string' ? projectName(one) : ''))
  if (names.length === 0 || names.includes(''))
    return 'labels: expected a list of projects, or the word for none'
  return [...new Set(names)]
}

/**
 * The last answer of each row, those left out that were taken back. The order of the lines tells
 * only between answers of one moment, so files that were merged line by line say the same.
 */
export function answersThatHold(
  lines: readonly Correction[],
): ReadonlyMap<string, CorrectionAnswer> {
  const undone = new Set(
    lines.flatMap((line) => ('undo' in line ? [keyOf({ ...line, when: line.undo })] : [])),
  )
  const last = new Map<string, CorrectionAnswer>()
  for (const line of lines) {
    if ('undo' in line || undone.has(keyOf(line))) continue
    const before = last.get(line.id)
    if (!before || timeIn(before) <= timeIn(line)) last.set(line.id, line)
  }
  return last
}

function keyOf({ id, who, when }: Correction): string {
  return JSON.stringify([id, who, Date.parse(when)])
}

function timeIn({ when }: Correction): number {
  return Date.parse(when)
}

/** The one label that an answer gives: a compilation where it names several projects. */
export function correctedLabel({ labels }: CorrectionAnswer, words: LabelWords): string {
  const names = new Set(labels.map((name) => labelOf(name, words)))
  if (names.size > 1) names.delete(words.none)
  const [only = words.none] = names
  return names.size > 1 ? words.collectionLabel : only
}

/** Gives rows the labels that people corrected them to, and tells what was of no row. */
export interface Corrector {
  /** @param hasIds - False where a row's number is its id. */
  readonly correct: (items: readonly Item[], hasIds: boolean) => readonly Item[]
  readonly notes: () => readonly Issue[]
}

/** Starts the correction of rows. */
export function openCorrector({ from, answers }: Corrections, words: LabelWords): Corrector {
  const met = new Set<string>()
  return {
    correct: (items, hasIds) =>
      items.map((item) => {
        const answer = answerFor(item, { answers, hasIds })
        if (!answer) return item
        met.add(item.id)
        return { ...item, gold: correctedLabel(answer, words) }
      }),
    notes: () => {
      const left = answers.size - met.size
      if (left === 0) return []
      const message = `${left} of ${answers.size} corrected ${answers.size === 1 ? 'row' : 'rows'} not among the rows read: name the files that have them too`
      const place = { file: from, line: 0, column: 0 }
      return [{ severity: 'note', code: 'corrections', place, message }]
    },
  }
}

/** The answer for a row; where a row's number is its id, only if the title is as it was. */
export function answerFor(
  { id, texts }: Item,
  { answers, hasIds }: Pick<Corrections, 'answers'> & { readonly hasIds: boolean },
): CorrectionAnswer | undefined {
  const answer = answers.get(id)
  if (hasIds || answer?.title === undefined) return answer
  return Object.values(texts).includes(answer.title) ? answer : undefined
}
