import type { Part, RowExplanation, Stand } from '../../heads/scoring/explain.js'
import type { StageName } from '../../types/verdict.js'

/** Parts shown for and against. */
const MOST_PARTS = 8

/** Parts that move the margin by less are not shown. */
const LEAST_WORTH = 0.005

/**
 * What the heads say of a row, in lines for people.
 *
 *     heads: best Три кота, chance 0.981 (margin 0.74); accepts from 0.620, rejects to 0.210
 *       second Енотки, chance 0.004 (margin -0.91); accepts from 0.550, rejects to 0.150
 *       for Три кота        against
 *        0.412 title: кота  -0.031 description: серия
 */
export function formatHeads(explanation: RowExplanation, stage: StageName): string[] {
  const { best, runnerUp, asked, known, parts, leavesEarly } = explanation
  if (!best) return ['heads: none is enabled']
  const settled = stage === 'rules' ? ', not asked: the rules settled it' : ''
  const others = [
    ['second', runnerUp],
    ['asked', asked?.project === best.project ? undefined : asked],
  ] as const
  return [
    `heads${settled}: best ${standWords(best)}`,
    ...others.flatMap(([name, stand]) => (stand ? [`  ${name} ${standWords(stand)}`] : [])),
    ...(leavesEarly
      ? ['  words and columns speak for none: it leaves before its character runs are asked']
      : []),
    `  features that training has seen: ${Math.round(100 * known)} %`,
    ...partLines(parts, asked ?? best),
  ]
}

function standWords({ project, chance, margin, accept, reject }: Stand): string {
  const cuts = `accepts from ${accept.toFixed(3)}, rejects to ${reject.toFixed(3)}`
  return `${project}, chance ${chance.toFixed(3)} (margin ${margin.toFixed(2)}); ${cuts}`
}

function partLines(parts: readonly Part[], { project }: Stand): string[] {
  const pro = parts.filter(({ worth }) => worth >= LEAST_WORTH).slice(0, MOST_PARTS)
  const con = parts
    .filter(({ worth }) => worth <= -LEAST_WORTH)
    .slice(-MOST_PARTS)
    .toReversed()
  return [...titled(`for ${project}`, pro), ...titled(`against ${project}`, con)]
}

function titled(title: string, parts: readonly Part[]): string[] {
  return parts.length === 0 ? [`  nothing ${title}`] : [`  ${title}`, ...parts.map(partLine)]
}

function partLine({ field, what, worth }: Part): string {
  return `    ${worth.toFixed(3).padStart(7)}  ${field}: ${what}`
}
