/** The rows each project claims, and which projects must come before which. */
export interface Overlap {
  readonly projects: number
  /** For each project the rows it claims, ascending. */
  readonly claims: readonly Int32Array[]
  /** Number of each row's project; negative for none. */
  readonly labels: Int32Array
  /** Project → the projects that must be asked before it. */
  readonly after: ReadonlyMap<number, ReadonlySet<number>>
}

const HIGHEST = 2

/**
 * Assigns levels to projects. Of two projects that claim the same rows, the one
 * that most of these rows belong to comes first: the specific before the general.
 *
 *     жила-была царевна  claims 150 rows, царевн* 170, of both most are the first's
 *     →  0 жила-была царевна   1 царевн*
 *
 * Levels run from 0 to 2, and from -1 where that is not enough; projects
 * without overlap stay on 0. An order that contradicts a weightier one is left
 * to the tie policy.
 */
export function levelsOf(overlap: Overlap): Int32Array {
  const before = acceptedOrder(overlap)
  const depth = new Int32Array(overlap.projects)
  for (let round = 0; round < overlap.projects; round++) {
    let moved = false
    for (const [later, earlier] of before) {
      const wanted = Math.max(...[...earlier].map((project) => (depth[project] as number) + 1))
      if (wanted <= (depth[later] as number)) continue
      depth[later] = wanted
      moved = true
    }
    if (!moved) break
  }
  const deepest = Math.max(0, ...depth)
  const shift = deepest > HIGHEST ? 1 : 0
  return depth.map((level) => Math.min(HIGHEST, level - shift))
}

interface Edge {
  readonly earlier: number
  readonly later: number
  readonly weight: number
}

/** The edges that close no circle, the weightiest first: later → earlier projects. */
function acceptedOrder(overlap: Overlap): Map<number, Set<number>> {
  const edges = [...needed(overlap), ...contested(overlap)].toSorted(
    (a, b) => b.weight - a.weight || a.earlier - b.earlier || a.later - b.later,
  )
  const accepted = new Map<number, Set<number>>()
  for (const { earlier, later } of edges) {
    if (reaches(accepted, earlier, later)) continue
    const known = accepted.get(later) ?? new Set<number>()
    accepted.set(later, known.add(earlier))
  }
  return accepted
}

function needed({ after }: Overlap): Edge[] {
  return [...after].flatMap(([later, earlier]) =>
    [...earlier].map((project) => ({ earlier: project, later, weight: Number.MAX_VALUE })),
  )
}

/** Whose the rows are that two projects both claim. */
function contested({ projects, claims, labels }: Overlap): Edge[] {
  const claimedBy = new Map<number, number[]>()
  claims.forEach((rows, project) => {
    for (const row of rows) claimedBy.set(row, [...(claimedBy.get(row) ?? []), project])
  })
  const won = new Map<number, number>()
  for (const [row, rivals] of claimedBy) {
    const owner = labels[row] as number
    if (rivals.length < 2 || !rivals.includes(owner)) continue
    for (const rival of rivals) {
      if (rival === owner) continue
      const key = owner * projects + rival
      won.set(key, (won.get(key) ?? 0) + 1)
    }
  }
  return [...won].flatMap(([key, rows]) => {
    const earlier = Math.floor(key / projects)
    const later = key % projects
    const weight = rows - (won.get(later * projects + earlier) ?? 0)
    return weight > 0 ? [{ earlier, later, weight }] : []
  })
}

/** Whether `from` must come after `to` already. */
function reaches(
  order: ReadonlyMap<number, ReadonlySet<number>>,
  from: number,
  to: number,
): boolean {
  const open = [from]
  const seen = new Set<number>()
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    if (at === to) return true
    if (seen.has(at)) continue
    seen.add(at)
    open.push(...(order.get(at) ?? []))
  }
  return false
}
