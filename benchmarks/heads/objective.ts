import { spawnSync } from 'node:child_process'
import { createReadStream, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { learnColumns } from '../../src/heads/features/columns.js'
import { countFeatures } from '../../src/heads/features/counts.js'
import { descend, type Plane, type Problem } from '../../src/heads/scoring/descent.js'
import { objective } from '../../test/helpers/objective.js'
import { createGather, type Evidence } from '../../src/heads/features/features.js'
import { FEATURES, FITTING } from '../../src/heads/features/settings.js'
import { weighAll } from '../../src/heads/features/weighed.js'
import { learnWeighting } from '../../src/heads/features/weighting.js'
import { loadSet } from './data.js'
import { goldOf, isInstalled, writeRows, type LiblinearOptions } from './peers.js'

/** Cost of a negative row; a positive one costs as much more as there are fewer. */
const COST = 0.5

/** Where LIBLINEAR is taken to have found the least. */
const STRICT = 0.001

/**
 * What weights are worth by LIBLINEAR's objective (L2-loss SVM), above the
 * least it finds: all heads of epg, one matrix, the same costs.
 */
export async function runObjective(): Promise<void> {
  const rows = loadSet('epg')?.train
  if (!rows || !isInstalled('liblinear-train')) {
    return console.log('objective: skipped, epg or liblinear-train is not on this machine')
  }
  const job = jobOf(rows)
  const problems = problemsOf(job)
  const values = (boundaries: ReadonlyMap<number, Plane>): number[] =>
    [...problems].map(([label, problem]) =>
      objective(job.matrix, problem, boundaries.get(label) as Plane),
    )
  const ours = (tolerance: number, mostRounds: number): Map<number, Plane> =>
    new Map(
      [...problems].map(([label, problem]) => [
        label,
        descend(job.matrix, { ...problem, tolerance, mostRounds }),
      ]),
    )
  const least = values(await liblinear(job, problems, STRICT))
  console.log(
    `objective, ${problems.size} heads, epg, ${rows.length} rows, ${job.matrix.columns} columns, above LIBLINEAR's at ${STRICT}`,
  )
  console.log(`  ${'tolerance'.padEnd(34)}     least    median      most`)
  const { tolerance, mostRounds } = FITTING
  for (const [name, found] of [
    [`kaskad, ${STRICT}`, values(ours(STRICT, 1000))],
    [`kaskad, ${tolerance} as it trains`, values(ours(tolerance, mostRounds))],
    ['LIBLINEAR, 0.1 as it trains', values(await liblinear(job, problems, 0.1))],
  ] as const) {
    const gaps = found
      .map((value, at) => value / (least[at] as number) - 1)
      .toSorted((a, b) => a - b)
    const shown = [0, gaps.length >> 1, gaps.length - 1].map((at) =>
      gaps[at]?.toExponential(1).padStart(10),
    )
    console.log(`  ${name.padEnd(34)}${shown.join('')}`)
  }
}

function jobOf(rows: readonly Evidence[]): LiblinearOptions {
  const gather = createGather(FEATURES, learnColumns(rows.map(({ item }) => item)))
  const counts = countFeatures(rows, gather, FEATURES.bits)
  const weighting = learnWeighting(counts, Int32Array.from(rows.keys()), FEATURES)
  const frequent = { frequencies: weighting.frequencies, least: FITTING.leastRows }
  const { matrix } = weighAll(counts, weighting, frequent)
  const names = [...new Set(rows.map(goldOf))]
  const labels = Int32Array.from(rows, (row) => names.indexOf(goldOf(row)))
  return { matrix, labels, solver: 1, cost: COST }
}

/** One problem for each label, with LIBLINEAR's costs. */
function problemsOf({ labels }: LiblinearOptions): Map<number, Problem> {
  return new Map(
    [...new Set(labels)].map((label) => {
      const sides = Int8Array.from(labels, (other) => (other === label ? 1 : -1))
      const costs = Float64Array.from(sides, (side) =>
        side === 1 ? COST * ratioOf(labels, label) : COST,
      )
      const { bias, tolerance, mostRounds, seed } = FITTING
      return [label, { sides, costs, bias, tolerance, mostRounds, seed }]
    }),
  )
}

function ratioOf(labels: Int32Array, label: number): number {
  const own = labels.filter((other) => other === label).length
  return (labels.length - own) / own
}

/** LIBLINEAR's boundary for each label, from one run. */
async function liblinear(
  job: LiblinearOptions,
  problems: ReadonlyMap<number, Problem>,
  tolerance: number,
): Promise<Map<number, Plane>> {
  const folder = mkdtempSync(join(tmpdir(), 'kaskad-objective-'))
  try {
    writeRows(join(folder, 'rows'), job, Int32Array.from(job.labels.keys()))
    const weights = [...problems.keys()].map((label) => `-w${label} ${ratioOf(job.labels, label)}`)
    const options = `-q -s 1 -B ${FITTING.bias} -e ${tolerance} -c ${COST} ${weights.join(' ')} rows model`
    const { status, stderr } = spawnSync('liblinear-train', options.split(' '), { cwd: folder })
    if (status !== 0) throw new Error(String(stderr))
    return await readModel(join(folder, 'model'), job.matrix.columns)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** A model as LIBLINEAR writes it: after `w` a line for each column, the last the intercept. */
async function readModel(path: string, columns: number): Promise<Map<number, Plane>> {
  let labels: readonly number[] = []
  let weights: readonly Float64Array[] = []
  const intercepts: number[] = []
  let column = -1
  for await (const line of createInterface({ input: createReadStream(path) })) {
    if (line.startsWith('label ')) {
      labels = line.trim().split(' ').slice(1).map(Number)
      weights = labels.map(() => new Float64Array(columns))
    } else if (line === 'w') column = 0
    else if (column >= 0) {
      for (const [at, value] of line.trim().split(' ').entries()) {
        const own = weights[at]
        if (own && column < columns) own[column] = Number(value)
        else intercepts[at] = Number(value)
      }
      column += 1
    }
  }
  return new Map(
    labels.map((label, at) => [
      label,
      {
        weights: weights[at] as Float64Array,
        intercept: (intercepts[at] ?? 0) * FITTING.bias,
      },
    ]),
  )
}
