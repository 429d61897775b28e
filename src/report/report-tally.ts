import { countRowTexts, titleWords, type CountPair } from '../evaluate/word-counts.js'
import { randomFrom } from '../numbers/random.js'
import { reservoirOf } from '../numbers/reservoir.js'
import type { DecisionKind } from '../types/decision.js'
import { STAGE_NAMES, type StageName } from '../types/verdict.js'

/** A decision as the report shows it. */
export interface ReportRow {
  readonly id: string
  readonly title: string
  /** The true label, where it is known. */
  readonly gold: string | undefined
  readonly project: string
  readonly kind: DecisionKind
  readonly stage: StageName | undefined
  readonly probability: number | undefined
  readonly why: string
  readonly runnerUp: string
  /** Marked by classify --review-below as worth a look. */
  readonly marked?: boolean
  /** Year and month, such as `2024-05`; `''` where it is not known. */
  readonly month: string
  /** Values of the columns that are summed; NaN where there is none. */
  readonly sums: readonly number[]
}

/** Why a row is shown. */
export type Worth = 'error' | 'unsure' | 'none' | 'sample'

/** A row that is shown, and why. */
export interface ShownRow extends ReportRow {
  readonly worth: Worth
}

/** What a project got. */
export interface ProjectTally {
  readonly project: string
  readonly rows: number
  /** Totals of the columns that are summed. */
  readonly sums: readonly number[]
  /** Rows and totals by month, the earliest first. */
  readonly months: readonly MonthTally[]
}

/** What a project got in one month. */
export interface MonthTally {
  readonly month: string
  readonly rows: number
  readonly sums: readonly number[]
}

/** A word, and how many rows without and with a project have it. */
export interface WordTally {
  readonly word: string
  /** Its other forms that are frequent too; they are not in the numbers. */
  readonly forms: readonly string[]
  readonly without: number
  readonly within: number
}

/** What is counted of all rows for the report. */
export interface ReportTally {
  readonly rows: number
  readonly kinds: Readonly<Record<DecisionKind, number>>
  /** Totals of the columns that are summed, by kind: those of `abstained` are what is at stake there. */
  readonly kindSums: Readonly<Record<DecisionKind, readonly number[]>>
  /** The stages that decided, in the order of the cascade. */
  readonly stages: readonly { readonly stage: StageName; readonly rows: number }[]
  /** Most rows first; the word for none is one of them. */
  readonly projects: readonly ProjectTally[]
  /** Words that are frequent in rows without a project and rare in the others, the most telling first. */
  readonly words: readonly WordTally[]
  /** Labelled rows that were given a project, by their probability. */
  readonly curve: ConfidenceCurve
  /** The rows that are worth a look. */
  readonly shown: readonly ShownRow[]
}

/** Rows that were given a project by how sure that was, from the least sure on. */
export interface ConfidenceCurve {
  /** All labelled rows, those without a project too. */
  readonly labelled: number
  /** Equal parts of [0, 1]; a decision without a probability counts as sure. */
  readonly bins: readonly { readonly rows: number; readonly right: number }[]
}

const CURVE_BINS = 50

/** Counts rows as they pass. */
export interface ReportCounter {
  readonly add: (row: ReportRow) => void
  readonly finish: () => ReportTally
}

/** How rows are counted for the report. */
export interface TallyOptions {
  readonly none: string
  readonly seed: number
  /** Most rows that are shown. */
  readonly rows: number
  /** Says of words which are forms of one: those have the same key. */
  readonly familyOf: (words: readonly string[]) => (word: string) => string
  /** What part of them each kind of worth may take; all of them where that is 1. */
  readonly parts?: Readonly<Record<Worth, number>>
}

/** What part of the rows that are shown each kind of worth may take. */
const PARTS: Readonly<Record<Worth, number>> = { error: 0.5, unsure: 0.2, none: 0.15, sample: 0.15 }
const WORTHS = Object.keys(PARTS) as Worth[]
const UNSURE = 0.7
const WORDS = 40
/** Words that are counted at a time; the rarest go where there are more. */
const MOST_WORDS = 200_000

/** Starts counting; memory is that of the projects, months, words and rows that are shown. */
export function countReport({
  none,
  seed,
  familyOf,
  rows: most,
  parts = PARTS,
}: TallyOptions): ReportCounter {
  const draw = randomFrom(seed)
  const kinds = perKind(() => 0)
  const kindSums = perKind((): number[] => [])
  const stages = new Map<StageName, number>()
  const projects = new Map<string, OpenProject>()
  const words = countRowTexts(MOST_WORDS)
  const samples = new Map(
    WORTHS.map((worth) => [worth, reservoirOf<ReportRow>(Math.floor(parts[worth] * most), draw)]),
  )
  const bins = Array.from({ length: CURVE_BINS }, () => ({ rows: 0, right: 0 }))
  let labelled = 0
  let rows = 0
  const add = (row: ReportRow): void => {
    rows++
    kinds[row.kind]++
    addTo(kindSums[row.kind], row.sums)
    if (row.stage) stages.set(row.stage, (stages.get(row.stage) ?? 0) + 1)
    countProject(projects, row)
    for (const word of titleWords(row.title)) words.add(word, row.project === none ? 0 : 1)
    words.nextRow()
    samples.get(worthOf(row, none))?.(row)
    if (row.gold === undefined) return
    labelled++
    if (row.project !== none) countInBin(bins, row)
  }
  const finish = (): ReportTally => ({
    rows,
    kinds,
    kindSums,
    stages: STAGE_NAMES.flatMap((stage) => {
      const own = stages.get(stage)
      return own === undefined ? [] : [{ stage, rows: own }]
    }),
    projects: projectsOf(projects),
    words: inFamilies(tellingWords(words.counts(), kinds.none + kinds.abstained, rows), familyOf),
    curve: { labelled, bins },
    shown: WORTHS.flatMap((worth) =>
      (samples.get(worth)?.() ?? []).map((row) => ({ ...row, worth })),
    ),
  })
  return { add, finish }
}

function countInBin(
  bins: readonly { rows: number; right: number }[],
  { probability = 1, project, gold }: ReportRow,
): void {
  const bin = bins[Math.min(CURVE_BINS - 1, Math.floor(probability * CURVE_BINS))]
  if (bin) bin.rows++
  if (bin && project === gold) bin.right++
}

function perKind<T>(make: () => T): Record<DecisionKind, T> {
  return { assigned: make(), collection: make(), none: make(), abstained: make() }
}

function worthOf(
  { gold, project, kind, probability = 1, runnerUp, marked = false }: ReportRow,
  none: string,
): Worth {
  if (gold !== undefined && gold !== project) return 'error'
  const isUnsure = kind === 'abstained' || (kind === 'assigned' && probability < UNSURE)
  if (isUnsure || marked) return 'unsure'
  return project === none && runnerUp !== '' ? 'none' : 'sample'
}

interface OpenProject {
  rows: number
  readonly sums: number[]
  readonly months: Map<string, { rows: number; readonly sums: number[] }>
}

function countProject(projects: Map<string, OpenProject>, row: ReportRow): void {
  const { project, month, sums } = row
  const own = projects.get(project) ?? { rows: 0, sums: sums.map(() => 0), months: new Map() }
  if (own.rows === 0) projects.set(project, own)
  own.rows++
  addTo(own.sums, sums)
  if (month === '') return
  const inMonth = own.months.get(month) ?? { rows: 0, sums: sums.map(() => 0) }
  if (inMonth.rows === 0) own.months.set(month, inMonth)
  inMonth.rows++
  addTo(inMonth.sums, sums)
}

function addTo(totals: number[], values: readonly number[]): void {
  for (const [at, value] of values.entries())
    if (!Number.isNaN(value)) totals[at] = (totals[at] ?? 0) + value
}

function projectsOf(projects: ReadonlyMap<string, OpenProject>): ProjectTally[] {
  return [...projects]
    .map(([project, { rows, sums, months }]) => ({
      project,
      rows,
      sums,
      months: [...months]
        .map(([month, own]) => ({ month, ...own }))
        .toSorted((a, b) => (a.month < b.month ? -1 : 1)),
    }))
    .toSorted((a, b) => b.rows - a.rows || (a.project < b.project ? -1 : 1))
}

/** Frequent words of rows without a project: their number times the log of how much likelier they are there. */
function tellingWords(
  words: ReadonlyMap<string, CountPair>,
  none: number,
  rows: number,
): Omit<WordTally, 'forms'>[] {
  const worth = ([without, within]: CountPair): number =>
    without * Math.log((without + 0.5) / (none + 1) / ((within + 0.5) / (rows - none + 1)))
  return [...words]
    .filter(([, own]) => own[0] >= 3 && worth(own) > 0)
    .toSorted((a, b) => worth(b[1]) - worth(a[1]) || (a[0] < b[0] ? -1 : 1))
    .slice(0, 3 * WORDS)
    .map(([word, [without, within]]) => ({ word, without, within }))
}

/** Words with their other forms, each where its most telling form stood. */
function inFamilies(
  words: readonly Omit<WordTally, 'forms'>[],
  familyOf: TallyOptions['familyOf'],
): WordTally[] {
  const keyOf = familyOf(words.map(({ word }) => word))
  const families = new Map<string, { readonly first: (typeof words)[number]; forms: string[] }>()
  for (const first of words) {
    const family = families.get(keyOf(first.word))
    if (family) family.forms.push(first.word)
    else families.set(keyOf(first.word), { first, forms: [] })
  }
  return [...families.values()].slice(0, WORDS).map(({ first, forms }) => ({ ...first, forms }))
}
