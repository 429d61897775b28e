import { placesIn } from '../../batch/archive/archive-lines.js'
import type { Archive, Redecided } from '../../batch/archive/archive.js'
import { UNDECIDED, type DecisionBody } from '../../batch/archive/decided.js'

/** The columns of `--changes`. */
export const CHANGE_COLUMNS = [
  'id',
  'project_before',
  'project',
  'decision_before',
  'decision',
  'stage_before',
  'stage',
  'probability_before',
  'probability',
  'why_before',
  'why',
  'runner_up_before',
  'runner_up',
]

/** A row that is decided in another way than the last time. */
export interface ChangedRow {
  readonly id: string
  /** Its place in its segment. */
  readonly row: number
  readonly segment: number
  /** Undefined where it was not there the last time. */
  readonly before: DecisionBody | undefined
  readonly after: DecisionBody
}

/** The rows whose decision is not what it was; where only the lines of rules have moved it is. */
export function* changedRows(
  { segments, decided: before }: Pick<Archive, 'segments' | 'decided'>,
  { decided: after }: Pick<Redecided, 'decided'>,
): Generator<ChangedRow> {
  const { bodies } = after.bodies
  const shown = bodies.map((body) => JSON.stringify(cellsOf(body)))
  let base = 0
  for (const [at, segment] of segments.entries()) {
    let ids: readonly string[] | undefined
    for (let row = 0; row < segment.rows; row++) {
      const old = before?.rows[base + row] ?? UNDECIDED
      const now = after.rows[base + row] as number
      if (old === now || (old !== UNDECIDED && shown[old] === shown[now])) continue
      ids ??= segment.ids()
      const id = ids[row] ?? ''
      yield { id, row, segment: at, before: bodies[old], after: bodies[now] as DecisionBody }
    }
    base += segment.rows
  }
}

/** A changed row as cells of a table. */
export function changeCells(
  { id, before, after }: ChangedRow,
  placed: Readonly<Record<'before' | 'after', ReturnType<typeof placesIn>>>,
): readonly string[] {
  const old = before ? cellsOf(placed.before(id, before)) : BLANK
  const now = cellsOf(placed.after(id, after))
  return [id, ...old.flatMap((cell, at) => [cell, now[at] ?? ''])]
}

const BLANK = ['', '', '', '', '', '']

function cellsOf({ project, kind, stage, probability, why, runnerUp }: DecisionBody): string[] {
  return [
    project,
    kind,
    stage,
    probability === undefined ? '' : String(probability),
    why,
    runnerUp ?? '',
  ]
}
