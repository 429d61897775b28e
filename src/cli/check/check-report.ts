import type { LanguageOf } from '../../normalise/language/language.js'
import type { ColumnWishes } from '../../read/columns/columns.js'
import { formatPlace } from '../../types/parsed.js'
import type { Broken, ColumnProfile } from './column-profile.js'
import { usesOf } from './column-uses.js'
import type { FoundCopies } from './copies.js'
import type { FileProfile } from './file-profile.js'
import { repeatsIn, sharedRows } from './key-counts.js'

/** What `kaskad check` found; as it is printed by `--json`. */
export interface CheckReport {
  readonly files: readonly FileReport[]
  readonly copies: CopiesReport
  /** Each two files: what of the second stands in the first too. */
  readonly pairs: readonly PairReport[]
  readonly findings: readonly CheckFinding[]
}

/** One file. */
export interface FileReport {
  readonly file: string
  readonly rows: number
  /** Rows that can be read. */
  readonly items: number
  readonly encoding: string
  readonly columns: readonly ColumnReport[]
  readonly rejects: readonly { code: string; rows: number; reason: string; first: string }[]
  /** Rows by label, the most frequent first. */
  readonly labels: readonly (readonly [label: string, rows: number])[]
  readonly dates: { first: string; last: string; share: number } | null
  /** Shares of languages among the rows asked. */
  readonly languages: readonly (readonly [language: string, share: number])[]
  readonly rowsAsked: number
}

/** One column. */
export interface ColumnReport {
  readonly column: string
  readonly taken: string
  readonly why: string
  /** Share of blank cells. */
  readonly blank: number
  readonly different: number
  readonly isExact: boolean
  readonly common: ColumnProfile['common']
  readonly broken: Partial<Record<Broken, number>>
}

/** Rows that stand more than once. */
export interface CopiesReport {
  readonly ids: { keys: number; rows: number; examples: readonly string[] }
  readonly texts: { rows: number; ofDifferentLabels: number }
  /** Near copies of titles, among so many rows. */
  readonly near: { rows: number; among: number; example: readonly string[] }
  /** The share of different ids and texts that was counted; 1 is all of them. */
  readonly counted: { ids: number; texts: number }
}

/** Two files. */
export interface PairReport {
  readonly first: string
  readonly second: string
  /** Rows of the second file whose id, or texts, are in the first. */
  readonly ids: number
  readonly texts: number
  /** The same of near copies, among so many rows of the second. */
  readonly near: number
  readonly nearAmong: number
}

/** Something to mend (`warning`) or to know (`note`). */
export interface CheckFinding {
  readonly severity: 'warning' | 'note'
  readonly code: string
  readonly message: string
}

/** A file with the texts that its languages are guessed from. */
export interface CheckedFile {
  readonly profile: FileProfile
  readonly texts: readonly string[]
}

/** The report on a file. */
export function fileReport(
  { profile, texts }: CheckedFile,
  { wishes, languageOf }: { readonly wishes: ColumnWishes; readonly languageOf: LanguageOf },
): FileReport {
  const { file, rows, items, columns, rejects, labels, dates, notes } = profile
  const uses = usesOf(columns, wishes)
  const encoding = notes.find(({ code }) => code === 'encoding')?.message
  return {
    file,
    rows,
    items,
    encoding: /read as ([^;]+)/.exec(encoding ?? '')?.[1] ?? 'utf-8',
    columns: columns.map(([column, each], at) => ({
      column,
      taken: uses[at]?.taken ?? '–',
      why: uses[at]?.why ?? '',
      blank: each.blank / Math.max(1, each.rows),
      different: each.different,
      isExact: each.isExact,
      common: each.common,
      broken: Object.fromEntries(Object.entries(each.broken).filter(([, count]) => count > 0)),
    })),
    rejects: rejects.map(([code, count, { reason, place }]) => {
      return { code, rows: count, reason, first: formatPlace(place) }
    }),
    labels: [...labels].toSorted(([a, n], [b, m]) => m - n || (a < b ? -1 : 1)),
    dates: dates
      ? {
          first: dayOf(dates.first),
          last: dayOf(dates.last),
          share: dates.known / Math.max(1, items),
        }
      : null,
    languages: languagesOf(texts, languageOf),
    rowsAsked: texts.length,
  }
}

function dayOf(ms: number): string {
  return new Date(ms).toISOString().slice(0, 10)
}

function languagesOf(texts: readonly string[], languageOf: LanguageOf) {
  const counts = new Map<string, number>()
  for (const text of texts) {
    const { language } = languageOf(text)
    counts.set(language, (counts.get(language) ?? 0) + 1)
  }
  return [...counts]
    .toSorted(([, n], [, m]) => m - n)
    .map(([language, count]) => [language, count / texts.length] as const)
}

/** The report on rows that stand more than once. */
export function copiesReport({ ids, texts, near }: FoundCopies): CopiesReport {
  const repeated = [...ids.counts()].filter(({ times }) => times.some((each) => each > 1))
  const mixed = [...texts.counts()].filter(({ isMixed }) => isMixed).length
  const sizes = new Map<string, string[]>()
  for (const { group, title } of near) {
    const titles = group === '' ? undefined : sizes.get(group)
    if (titles) titles.push(title)
    else if (group !== '') sizes.set(group, [title])
  }
  const groups = [...sizes.values()].filter((titles) => titles.length > 1)
  const example = groups.find((titles) => new Set(titles).size > 1) ?? []
  return {
    ids: { ...repeatsWithin(ids), examples: repeated.slice(0, 3).map(({ first = '' }) => first) },
    texts: {
      rows: repeatsIn(texts).rows,
      ofDifferentLabels: Math.round(mixed / texts.share()),
    },
    near: {
      rows: groups.reduce((sum, titles) => sum + titles.length, 0),
      among: near.length,
      example: [...new Set(example)].slice(0, 2),
    },
    counted: { ids: ids.share(), texts: texts.share() },
  }
}

/** Ids that stand more than once in one file; in two files they are no mistake. */
function repeatsWithin(ids: FoundCopies['ids']): { keys: number; rows: number } {
  let keys = 0
  let rows = 0
  for (const { times } of ids.counts()) {
    const more = times.reduce((sum, each) => sum + Math.max(0, each - 1), 0)
    rows += more
    if (more > 0) keys += 1
  }
  return { keys: Math.round(keys / ids.share()), rows: Math.round(rows / ids.share()) }
}

/** The report on each two files. */
export function pairReports(
  files: readonly string[],
  { ids, texts, near }: FoundCopies,
): PairReport[] {
  const inFile = files.map((_, file) => near.filter((each) => each.file === file))
  return files.flatMap((second, b) =>
    files.slice(0, b).map((first, a): PairReport => {
      const groups = new Set(inFile[a]?.map(({ group }) => group))
      groups.delete('')
      const rows = inFile[b] ?? []
      return {
        first,
        second,
        ids: sharedRows(ids, [a, b]),
        texts: sharedRows(texts, [a, b]),
        near: rows.filter(({ group }) => groups.has(group)).length,
        nearAmong: rows.length,
      }
    }),
  )
}
