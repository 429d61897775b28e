import { percent } from '../numbers/counts.js'

/** What two versions of the rules say of one row. */
export interface RowChange {
  readonly id: string
  /** What a person knows the row by, usually its title. */
  readonly title: string
  /** The project column under the old rules and under the new. */
  readonly before: string
  readonly after: string
  /** The true label, where it is known. */
  readonly gold?: string | undefined
}

/** How an impact is measured. */
export interface ImpactOptions {
  /** The word for no project. */
  readonly none: string
  /** Rows shown per project and kind of change. */
  readonly examples: number
}

/** What a change of rules does to one project. */
export interface ProjectImpact {
  readonly project: string
  /** Rows given to it by the old rules and by the new. */
  readonly before: number
  readonly after: number
  /** Rows that were nobody's and are its own now. */
  readonly gained: number
  /** Rows that were its own and are nobody's now. */
  readonly lost: number
  /** Rows that came from, or went to, another project. */
  readonly movedIn: number
  readonly movedOut: number
  /** Of the labelled rows; null without any, and where nothing was claimed or nothing is its own. */
  readonly precision: Shift
  readonly recall: Shift
  /** The first rows of each kind, in the order of the input. */
  readonly examples: readonly RowChange[]
}

/** A share before and after; null where it is 0/0. */
export interface Shift {
  readonly before: number | null
  readonly after: number | null
}

/** What a change of rules does to a file of rows. */
export interface Impact {
  readonly rows: number
  readonly labelled: number
  /** Rows that get another answer. */
  readonly changed: number
  /**
   * The share of what was there that is gone: with labels, of the rows that were
   * right, those that are no more; without, of the rows that had a project,
   * those that have another or none. 0 where there was nothing to lose.
   */
  readonly loss: number
  /** The projects that changed: most rows changed first, then by name. */
  readonly projects: readonly ProjectImpact[]
}

/** Compares what two versions of the rules say, row by row; memory of the projects, not of the rows. */
export async function measureImpact(
  rows: AsyncIterable<RowChange> | Iterable<RowChange>,
  options: ImpactOptions,
): Promise<Impact> {
  const ledgers = new Map<string, Ledger>()
  const total = { rows: 0, labelled: 0, changed: 0, had: 0, gone: 0, right: 0, broken: 0 }
  for await (const row of rows) {
    const { before, after, gold } = row
    total.rows++
    if (gold !== undefined) total.labelled++
    if (before !== after) total.changed++
    if (before !== options.none) {
      total.had++
      if (before !== after) total.gone++
    }
    if (gold !== undefined && before === gold) {
      total.right++
      if (after !== gold) total.broken++
    }
    for (const project of new Set([before, after, gold ?? before])) {
      if (project !== options.none) enter(ledgerOf(ledgers, project), row, { project, options })
    }
  }
  const { had, gone, right, broken } = total
  return {
    rows: total.rows,
    labelled: total.labelled,
    changed: total.changed,
    loss: total.labelled > 0 ? share(broken, right) : share(gone, had),
    projects: [...ledgers]
      .map(([project, ledger]) => impactOf(project, ledger, total.labelled > 0))
      .filter(({ gained, lost, movedIn, movedOut }) => gained + lost + movedIn + movedOut > 0)
      .toSorted((a, b) => weightOf(b) - weightOf(a) || (a.project < b.project ? -1 : 1)),
  }
}

/**
 * The impact as lines for a terminal: a table of the projects, then what moved.
 *
 * No colour and no trailing line break.
 */
export function formatImpact(impact: Impact): string[] {
  const { rows, changed, loss, labelled, projects } = impact
  const judged = labelled > 0 ? `, ${labelled} labelled` : ''
  const lines = [
    `${rows} ${rows === 1 ? 'row' : 'rows'}${judged}: ${changed} changed, loss ${percent(loss)}`,
  ]
  for (const one of projects) {
    const counts = `${one.before} → ${one.after} rows`
    const moves = [
      one.gained > 0 ? `+${one.gained} gained` : '',
      one.lost > 0 ? `-${one.lost} lost` : '',
      one.movedIn > 0 ? `+${one.movedIn} moved in` : '',
      one.movedOut > 0 ? `-${one.movedOut} moved out` : '',
    ].filter((move) => move !== '')
    lines.push('', `${one.project}: ${counts} (${moves.join(', ')})`)
    const shares = [one.precision, one.recall].flatMap(({ before, after }) => [before, after])
    if (shares.some((each) => each !== null)) {
      lines.push(`  precision ${shown(one.precision)}, recall ${shown(one.recall)}`)
    }
    for (const { id, title, before, after, gold } of one.examples) {
      const truth = gold === undefined ? '' : gold === after ? ', right now' : ', wrong now'
      lines.push(`  ${before} → ${after}${truth}: ${title} (${id})`)
    }
  }
  return lines
}

/** The counts of one project while rows pass. */
interface Ledger {
  before: number
  after: number
  gained: number
  lost: number
  movedIn: number
  movedOut: number
  support: number
  /** Labelled rows among `before` and `after`. */
  judgedBefore: number
  judgedAfter: number
  rightBefore: number
  rightAfter: number
  readonly examples: Map<string, RowChange[]>
}

function ledgerOf(ledgers: Map<string, Ledger>, project: string): Ledger {
  const known = ledgers.get(project)
  if (known) return known
  const made: Ledger = {
    before: 0,
    after: 0,
    gained: 0,
    lost: 0,
    movedIn: 0,
    movedOut: 0,
    support: 0,
    judgedBefore: 0,
    judgedAfter: 0,
    rightBefore: 0,
    rightAfter: 0,
    examples: new Map(),
  }
  ledgers.set(project, made)
  return made
}

interface Page {
  readonly project: string
  readonly options: ImpactOptions
}

function enter(ledger: Ledger, row: RowChange, { project, options }: Page): void {
  const had = row.before === project
  const has = row.after === project
  const own = row.gold === project
  if (had) ledger.before++
  if (has) ledger.after++
  if (own) ledger.support++
  if (row.gold !== undefined && had) ledger.judgedBefore++
  if (row.gold !== undefined && has) ledger.judgedAfter++
  if (own && had) ledger.rightBefore++
  if (own && has) ledger.rightAfter++
  if (had === has) return
  const kind = has
    ? row.before === options.none
      ? 'gained'
      : 'movedIn'
    : row.after === options.none
      ? 'lost'
      : 'movedOut'
  ledger[kind]++
  const examples = ledger.examples.get(kind) ?? []
  if (examples.length < options.examples) examples.push(row)
  ledger.examples.set(kind, examples)
}

function impactOf(project: string, ledger: Ledger, labelled: boolean): ProjectImpact {
  const { before, after, gained, lost, movedIn, movedOut, support } = ledger
  const ratio = (part: number, whole: number): number | null =>
    labelled && whole > 0 ? part / whole : null
  return {
    project,
    before,
    after,
    gained,
    lost,
    movedIn,
    movedOut,
    precision: {
      before: ratio(ledger.rightBefore, ledger.judgedBefore),
      after: ratio(ledger.rightAfter, ledger.judgedAfter),
    },
    recall: {
      before: ratio(ledger.rightBefore, support),
      after: ratio(ledger.rightAfter, support),
    },
    examples: ['lost', 'movedOut', 'gained', 'movedIn'].flatMap(
      (kind) => ledger.examples.get(kind) ?? [],
    ),
  }
}

function weightOf({ gained, lost, movedIn, movedOut }: ProjectImpact): number {
  return gained + lost + movedIn + movedOut
}

function share(part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole
}

function shown({ before, after }: Shift): string {
  return `${before === null ? '–' : percent(before)} → ${after === null ? '–' : percent(after)}`
}
