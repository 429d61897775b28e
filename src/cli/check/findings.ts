import type { UnaskedValue } from '../../rules/checks/lint-data.js'
import { similarNames } from '../../normalise/words/similar-names.js'
import { formatIssue, type Issue } from '../../types/parsed.js'
import type { LabelWords } from '../../types/project-name.js'
import { group, many } from '../terminal/tally.js'
import type { Broken } from './column-profile.js'
import type { CheckFinding, CopiesReport, FileReport, PairReport } from './check-report.js'
import type { FileProfile } from './file-profile.js'

/** Everything that findings are drawn from. */
export interface CheckEvidence {
  readonly files: readonly FileReport[]
  readonly profiles: readonly FileProfile[]
  readonly copies: CopiesReport
  readonly pairs: readonly PairReport[]
  readonly words: LabelWords
  readonly rules: RulesBeside | undefined
  /** Today, as `2024-05-31`. */
  readonly today: string
}

/** What rules have to do with the rows. */
export interface RulesBeside {
  readonly projects: readonly string[]
  /** What rules ask for and a file has not. */
  readonly unmet: readonly string[]
  /** Conditions that cannot hold in these rows. */
  readonly issues: readonly Issue[]
  readonly unasked: readonly UnaskedValue[]
}

/** Names of a kind that a finding lists. */
const NAMED = 5

/** What is to be mended and to be known of the files, in words. */
export function findingsOf(evidence: CheckEvidence): readonly CheckFinding[] {
  const { files, profiles, copies, pairs, rules } = evidence
  return [
    ...files.flatMap((file, at) => fileFindings(file, profiles[at], evidence)),
    ...copyFindings(copies),
    ...pairs.flatMap((pair) => pairFindings(pair, files)),
    ...labelFindings(evidence),
    ...(rules ? ruleFindings(rules) : []),
  ]
}

function warning(code: string, message: string): CheckFinding {
  return { severity: 'warning', code, message }
}

function note(code: string, message: string): CheckFinding {
  return { severity: 'note', code, message }
}

function fileFindings(
  file: FileReport,
  profile: FileProfile | undefined,
  { today }: CheckEvidence,
): CheckFinding[] {
  const { file: name, items, rejects, columns, dates } = file
  const found = rejects.map(({ code, rows: count, reason, first }) =>
    warning(code, `${many(count, 'row')} cannot be read: ${reason} (first: ${first})`),
  )
  const twice = columns
    .map(({ column }) => column)
    .filter((each, at, all) => all.indexOf(each) < at)
  for (const column of new Set(twice))
    found.push(warning('header', `${name}: column "${column}" stands more than once in the header`))
  const without = profile?.withoutText ?? 0
  if (without > 0)
    found.push(warning('no-text', `${name}: ${many(without, 'row')} without any text`))
  // Ids that stand more than once are told of with the copies.
  for (const issue of profile?.notes ?? [])
    if (issue.severity === 'warning' && issue.code !== 'duplicate-id')
      found.push(warning(issue.code, formatIssue(issue)))
  for (const { column, taken, blank, broken } of columns) {
    if (taken === '–') continue
    if (blank === 1 && items > 0)
      found.push(note('blank', `${name}: "${column}" is blank in every row`))
    for (const [kind, count] of Object.entries(broken))
      found.push(
        warning(
          'broken',
          `${name}: "${column}" has ${many(count, 'cell')} with ${BROKEN[kind as Broken]}`,
        ),
      )
  }
  const dated = columns.find(({ taken }) => taken === 'date')
  const unread = dated ? Math.round(items * (1 - dated.blank - (dates?.share ?? 0))) : 0
  if (unread > 0)
    found.push(
      warning(
        'dates',
        `${name}: ${many(unread, 'date')} in "${dated?.column}" cannot be read: expected 2024-05-31 or 31.05.2024`,
      ),
    )
  if (dates && dates.last > today)
    found.push(warning('dates', `${name}: the last date, ${dates.last}, is to come`))
  return found
}

const BROKEN: Readonly<Record<Broken, string>> = {
  lost: 'lost letters (� or ????): export the file again, in UTF-8',
  mojibake: 'letters of another encoding (as Ð¡Ð¼Ðµ or РЎРјРµ): export the file again, in UTF-8',
  entities: 'codes of HTML (as &quot;): they are read as what they stand for',
  control: 'control characters',
}

/** Marks a count that was estimated from a sample. */
function about(share: number): string {
  return share < 1 ? 'about ' : ''
}

function copyFindings({ ids, texts, near, counted }: CopiesReport): CheckFinding[] {
  const found: CheckFinding[] = []
  if (ids.keys > 0)
    found.push(
      warning(
        'duplicate-ids',
        `${about(counted.ids)}${many(ids.keys, 'id')} ${ids.keys === 1 ? 'stands' : 'stand'} more than once in a file (${ids.examples.join(', ')}): each row is decided on its own`,
      ),
    )
  if (texts.ofDifferentLabels > 0)
    found.push(
      warning(
        'label-conflict',
        `${about(counted.texts)}${many(texts.ofDifferentLabels, 'text')} with more than one label: rows that are the same in every text and labelled differently`,
      ),
    )
  if (texts.rows > 0)
    found.push(
      note(
        'copies',
        `${about(counted.texts)}${many(texts.rows, 'row')} with the texts of another row`,
      ),
    )
  if (near.rows > 0)
    found.push(
      note(
        'near-copies',
        `${many(near.rows, 'title')} of ${group(near.among)} nearly the same as another's${near.example.length > 1 ? `, as "${near.example.join('" and "')}"` : ''}: train keeps such rows together with --group near-duplicates`,
      ),
    )
  return found
}

function pairFindings(
  { first, second, ids, texts, near, nearAmong }: PairReport,
  files: readonly FileReport[],
): CheckFinding[] {
  const rows = files.find(({ file }) => file === second)?.rows ?? 0
  const share = (count: number, of: number): string =>
    `${group(count)} of ${group(of)} rows of ${second} (${roughPercent(count / Math.max(1, of))})`
  const found: CheckFinding[] = []
  if (ids > 0) found.push(warning('leakage', `${share(ids, rows)} have ids that ${first} has too`))
  if (texts > 0)
    found.push(
      warning(
        'leakage',
        `${share(texts, rows)} have the texts of a row of ${first}: figures on one after training on the other are too good`,
      ),
    )
  if (near > 0)
    found.push(
      note(
        'leakage',
        `${share(near, nearAmong)}, of those looked at, are near copies of rows of ${first}`,
      ),
    )
  const [before, after] = [first, second].map(
    (name) => files.find(({ file }) => file === name)?.dates,
  )
  if (before && after && after.first < before.last)
    found.push(
      note(
        'time',
        `dates of ${first} (to ${before.last}) and ${second} (from ${after.first}) overlap: no test of the future`,
      ),
    )
  return found
}

/** Rows below which a project is hardly learned, and the share from which one label is nearly all. */
const FEW = 10
const NEARLY_ALL = 0.95

function labelFindings({ files, words, rules }: CheckEvidence): CheckFinding[] {
  const labels = new Map<string, number>()
  for (const file of files)
    for (const [label, rows] of file.labels) labels.set(label, (labels.get(label) ?? 0) + rows)
  if (labels.size === 0) return []
  const projects = [...labels].filter(
    ([label]) => ![words.none, words.collectionLabel].includes(label),
  )
  const total = [...labels.values()].reduce((sum, each) => sum + each, 0)
  const found = similarNames([...labels.keys(), ...(rules?.projects ?? [])]).map(
    ({ first, second }) =>
      warning(
        'similar-labels',
        `label "${second}" looks like "${first}": two projects, or one written twice?`,
      ),
  )
  const few = projects.filter(([, rows]) => rows < FEW)
  if (few.length > 0)
    found.push(
      note(
        'few-rows',
        `${many(few.length, 'project')} with fewer than ${FEW} rows, too few to learn surely: ${named(few.map(([label, rows]) => `${label} ${rows}`))}`,
      ),
    )
  for (const [label, rows] of labels)
    if (rows > NEARLY_ALL * total)
      found.push(
        warning(
          'imbalance',
          `"${label}" is the label of ${roughPercent(rows / total)} of the labelled rows`,
        ),
      )
  if (!labels.has(words.none))
    found.push(
      note(
        'no-none',
        `no row is labelled "${words.none}": heads learn what is no project from such rows`,
      ),
    )
  return rules
    ? [
        ...found,
        ...ruledFindings(
          rules,
          projects.map(([label]) => label),
        ),
      ]
    : found
}

/** Labels without rules, and the other way round. */
function ruledFindings(rules: RulesBeside, labels: readonly string[]): CheckFinding[] {
  const unruled = labels.filter((label) => !rules.projects.includes(label))
  const unlabelled = rules.projects.filter((project) => !labels.includes(project))
  return [
    ...(unruled.length > 0
      ? [note('no-rule', `${many(unruled.length, 'label')} without a rule: ${named(unruled)}`)]
      : []),
    ...(unlabelled.length > 0
      ? [
          note(
            'no-rows',
            `${many(unlabelled.length, 'rule')} without a labelled row: ${named(unlabelled)}`,
          ),
        ]
      : []),
  ]
}

function ruleFindings({ unmet, issues, unasked }: RulesBeside): CheckFinding[] {
  const columns = new Map<string, UnaskedValue[]>()
  for (const each of unasked) {
    const others = columns.get(each.column)
    if (others) others.push(each)
    else columns.set(each.column, [each])
  }
  return [
    ...unmet.map((line) => warning('unmet', line)),
    ...issues.map((issue) => warning(issue.code, formatIssue(issue))),
    ...[...columns].map(([column, values]) => {
      const shown = values
        .toSorted((a, b) => b.rows - a.rows)
        .map(({ value, rows }) => `"${value}" (${many(rows, 'row')})`)
      return note('unasked', `"${column}" has values that no rule asks for: ${named(shown)}`)
    }),
  ]
}

function named(names: readonly string[]): string {
  const more = names.length - NAMED
  return names.slice(0, NAMED).join(', ') + (more > 0 ? ` and ${group(more)} more` : '')
}

/** A share for people: whole per cent, with a decimal below 10 %. */
export function roughPercent(share: number): string {
  const value = 100 * share
  if (value === 0 || value === 100) return `${value} %`
  if (value < 0.1) return 'under 0.1 %'
  return value > 99.9 ? 'over 99.9 %' : `${value.toFixed(value < 10 || value > 90 ? 1 : 0)} %`
}
