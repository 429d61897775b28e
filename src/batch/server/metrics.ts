import type { DecisionCount } from './questions.js'

/** What a server counts, in the text form that Prometheus reads. */
export interface Metrics {
  readonly requested: (route: string, status: number, seconds: number) => void
  readonly decided: (counts: readonly DecisionCount[]) => void
  readonly swapped: (isBroken: boolean) => void
  /** @param open - Requests that wait or are worked on. */
  readonly text: (open: number) => string
}

/** Upper bounds of the histogram, in seconds. */
const BOUNDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]

interface Histogram {
  readonly buckets: number[]
  count: number
  sum: number
}

/**
 * Makes counters. By hand and not by prom-client, which brings 5 MB of packages for these lines.
 */
export function createMetrics(): Metrics {
  const requests = new Map<string, number>()
  const decisions = new Map<string, number>()
  const times = new Map<string, Histogram>()
  const swaps = { done: 0, refused: 0 }
  return {
    requested: (route, status, seconds) => {
      add(requests, `route="${route}",status="${status}"`, 1)
      observe(times, `route="${route}"`, seconds)
    },
    decided: (counts) => {
      for (const { stage, kind, count } of counts) {
        add(decisions, `stage="${stage}",decision="${kind}"`, count)
      }
    },
    swapped: (isBroken) => {
      swaps[isBroken ? 'refused' : 'done'] += 1
    },
    text: (open) =>
      [
        ...counterLines('kaskad_requests_total', 'Requests answered.', requests),
        ...counterLines('kaskad_decisions_total', 'Decisions by stage and kind.', decisions),
        ...counterLines('kaskad_swaps_total', 'Changes of rules or model.', [
          ['result="taken"', swaps.done],
          ['result="refused"', swaps.refused],
        ]),
        '# HELP kaskad_requests_open Requests that wait or are worked on.',
        '# TYPE kaskad_requests_open gauge',
        `kaskad_requests_open ${open}`,
        ...histogramLines('kaskad_request_seconds', 'Time of an answer.', times),
        '',
      ].join('\n'),
  }
}

function add(counts: Map<string, number>, key: string, by: number): void {
  counts.set(key, (counts.get(key) ?? 0) + by)
}

function observe(times: Map<string, Histogram>, key: string, seconds: number): void {
  const own = times.get(key) ?? { buckets: BOUNDS.map(() => 0), count: 0, sum: 0 }
  times.set(key, own)
  own.count += 1
  own.sum += seconds
  for (const [at, bound] of BOUNDS.entries()) {
    if (seconds <= bound) own.buckets[at] = (own.buckets[at] ?? 0) + 1
  }
}

function counterLines(
  name: string,
  help: string,
  counts: Iterable<readonly [string, number]>,
): readonly string[] {
  const lines = [...counts].map(([labels, count]) => `${name}{${labels}} ${count}`)
  return [`# HELP ${name} ${help}`, `# TYPE ${name} counter`, ...lines]
}

function histogramLines(
  name: string,
  help: string,
  times: ReadonlyMap<string, Histogram>,
): readonly string[] {
  const lines = [...times].flatMap(([labels, { buckets, count, sum }]) => [
    ...BOUNDS.map((bound, at) => `${name}_bucket{${labels},le="${bound}"} ${buckets[at] ?? 0}`),
    `${name}_bucket{${labels},le="+Inf"} ${count}`,
    `${name}_sum{${labels}} ${sum}`,
    `${name}_count{${labels}} ${count}`,
  ])
  return [`# HELP ${name} ${help}`, `# TYPE ${name} histogram`, ...lines]
}
