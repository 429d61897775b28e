import type { Claim } from '../types/claim.js'
import type { Segment } from '../types/decision.js'
import type { Cues } from '../types/item.js'

/** A place in talk where a project is named. */
interface Naming {
  readonly project: string
  /** Milliseconds; of a transcript without times the place in the text. */
  readonly at: number
}

/** Namings that a change of project must outweigh: one chance word begins no segment. */
const CHANGE = 2

/** Without a project's name for so long nothing is known of the minutes between. */
const LONGEST_SILENCE = 600_000

/** A pause this many times longer than usual parts two episodes; never one below two seconds. */
const LONG_PAUSE = { times: 3, least: 2000 } as const

/** Two namings nearer than this are parted in the middle between them. */
const NEAR = 10_000

/**
 * Which minutes of a video belong to which project, by the names that are said in it.
 *
 * The namings are cut into runs of one project, with as few cuts and as few namings in a foreign
 * run as can be; a run of one or two namings is none. Between two runs the cut is the longest pause
 * in the talk; where none is long, the first cue that names the next project.
 *
 * @returns In the order of time; none where no claim that holds rests on talk. `from` and `to` are
 * undefined where the text says no times.
 */
export function segmentsOf(claims: readonly Claim[], cues: Cues | undefined): readonly Segment[] {
  const namings = namingsIn(claims)
  const runs = runsOf(smoothed(namings), namings)
  return timed(runs, cues)
}

function namingsIn(claims: readonly Claim[]): readonly Naming[] {
  const spoken = claims
    .filter(({ absent }) => absent.length === 0)
    .flatMap(({ project, hits }) =>
      hits.flatMap(({ said, start, end }) => (said ? [{ project, said, start, end }] : [])),
    )
    .toSorted((a, b) => a.start - b.start || b.end - a.end)
  const kept: typeof spoken = []
  for (const hit of spoken) {
    // «царевна» inside «жила-была царевна» names nobody else.
    for (let last = kept.at(-1); last && last.end > hit.start; last = kept.at(-1)) {
      if (hit.end - hit.start <= last.end - last.start) break
      kept.pop()
    }
    const last = kept.at(-1)
    if (!last || last.end <= hit.start || isSame(last, hit)) kept.push(hit)
  }
  const namings = kept.map(({ project, said, start }) => ({ project, at: said.at ?? start }))
  return namings.toSorted((a, b) => a.at - b.at)
}

function isSame(
  a: { readonly start: number; readonly end: number; readonly project: string },
  b: { readonly start: number; readonly end: number; readonly project: string },
): boolean {
  return a.start === b.start && a.end === b.end && a.project !== b.project
}

/** The project of each place, by dynamic programming over namings and projects. */
function smoothed(namings: readonly Naming[]): readonly string[] {
  const projects = [...new Set(namings.map(({ project }) => project))]
  if (projects.length < 2) return namings.map(({ project }) => project)
  let costs = projects.map(() => 0)
  const back: Int32Array[] = []
  for (const { project } of namings) {
    const best = costs.indexOf(Math.min(...costs))
    const change = (costs[best] ?? 0) + CHANGE
    const from = new Int32Array(projects.length)
    costs = costs.map((cost, at) => {
      from[at] = cost <= change ? at : best
      return Math.min(cost, change) + (projects[at] === project ? 0 : 1)
    })
    back.push(from)
  }
  let at = costs.indexOf(Math.min(...costs))
  const path: string[] = []
  for (const from of back.toReversed()) {
    path.push(projects[at] ?? '')
    at = from[at] ?? 0
  }
  return path.toReversed()
}

interface Run {
  readonly project: string
  readonly first: number
  readonly last: number
  readonly count: number
}

function runsOf(path: readonly string[], namings: readonly Naming[]): readonly Run[] {
  const runs: Run[] = []
  for (const [nth, project] of path.entries()) {
    const naming = namings[nth]
    if (!naming || naming.project !== project) continue
    const last = runs.at(-1)
    const isNear = last !== undefined && naming.at - last.last <= LONGEST_SILENCE
    if (last?.project === project && isNear)
      runs[runs.length - 1] = { ...last, last: naming.at, count: last.count + 1 }
    else runs.push({ project, first: naming.at, last: naming.at, count: 1 })
  }
  return runs.filter(({ count }) => count > CHANGE)
}

/** Runs as segments: from cut to cut. */
function timed(runs: readonly Run[], cues: Cues | undefined): readonly Segment[] {
  if (!cues || cues.starts.length === 0)
    return runs.map(({ project, count }) => ({
      project,
      from: undefined,
      to: undefined,
      hits: count,
    }))
  const begin = cues.starts[0] ?? 0
  const end = cues.ends.reduce((most, each) => Math.max(most, each), 0)
  const pauses = pausesIn(cues)
  const cuts = runs.slice(1).map((run, nth) => {
    const before = runs[nth] as Run
    if (run.first - before.last <= LONGEST_SILENCE) {
      const at = cutBetween([before.last, run.first], pauses)
      return { to: at, from: at }
    }
    return { to: endOfCue(cues, before.last), from: run.first }
  })
  return runs.map(({ project, first, last, count }, nth): Segment => {
    const isAtBegin = nth === 0 && first - begin <= LONGEST_SILENCE
    const isAtEnd = nth === runs.length - 1 && end - last <= LONGEST_SILENCE
    return {
      project,
      from: isAtBegin ? begin : (cuts[nth - 1]?.from ?? first),
      to: isAtEnd ? end : (cuts[nth]?.to ?? endOfCue(cues, last)),
      hits: count,
    }
  })
}

/** Silence in front of a cue, and when the cue begins. */
interface Pause {
  readonly length: number
  readonly until: number
}

function pausesIn({ starts, ends }: Cues): readonly Pause[] {
  let spoken = ends[0] ?? 0
  const pauses: Pause[] = []
  for (let at = 1; at < starts.length; at++) {
    const until = starts[at] as number
    // Another language begins: its pauses are the same.
    if (until < (starts[at - 1] as number)) break
    pauses.push({ length: until - spoken, until })
    spoken = Math.max(spoken, ends[at] as number)
  }
  return pauses
}

/** Where between two namings the next project begins. */
function cutBetween([from, to]: readonly [number, number], pauses: readonly Pause[]): number {
  const lengths = pauses.map(({ length }) => Math.max(0, length)).toSorted((a, b) => a - b)
  const usual = lengths[Math.floor(lengths.length / 2)] ?? 0
  const between = pauses.filter(({ until }) => until > from && until <= to)
  const longest = between.reduce<Pause | undefined>(
    (best, each) => (best && best.length > each.length ? best : each),
    undefined,
  )
  const least = Math.max(LONG_PAUSE.least, LONG_PAUSE.times * usual)
  if (longest && longest.length >= least) return longest.until
  if (to - from > NEAR) return to
  const middle = (from + to) / 2
  const starts = between.map(({ until }) => until)
  return starts.reduce(
    (best, each) => (Math.abs(each - middle) < Math.abs(best - middle) ? each : best),
    to,
  )
}

function endOfCue({ starts, ends }: Cues, at: number): number {
  const nth = starts.indexOf(at)
  return Math.max(at, ends[nth] ?? at)
}
