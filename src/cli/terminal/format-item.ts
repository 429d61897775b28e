import type { ItemExplanation } from '../../cascade/explain.js'
import type { JoinedCandidate } from '../../heads/scoring/join-row.js'
import type { RulesReasons } from '../../cascade/engine.js'
import type { RankedLabel } from '../../hybrid/stage/answers.js'
import { formatExplanation } from '../../rules/checks/format-explanation.js'
import type { Decision } from '../../types/decision.js'
import { formatHeads } from './format-heads.js'

/** Answers of the hybrid shown. */
const MOST_ANSWERS = 3

/** Why an item was decided as it was, in lines for people: the decision, then stage by stage. */
export function formatItem({ decision, rules, heads, fused, hybrid }: ItemExplanation): string[] {
  return [
    ...decisionLines(decision),
    ...(rules?.projects ?? []).flatMap(formatExplanation),
    ...(rules ? nearLines(rules) : []),
    ...(heads ? formatHeads(heads, decision.stage) : []),
    ...(fused ? fusedLines(fused, decision) : []),
    ...(hybrid ? [hybridLine(hybrid, decision)] : []),
  ]
}

function decisionLines(decision: Decision): string[] {
  const { project, kind, stage, probability, why, runnerUp } = decision
  const chance = probability === undefined ? '' : `, probability ${probability.toFixed(4)}`
  const second = runnerUp === undefined ? '' : `; second: ${runnerUp}`
  return [`${project}: ${kind} by ${stage}${chance}${second}`, ...(why === '' ? [] : [`  ${why}`])]
}

/** What came near, where no rule had a part in the decision. */
function nearLines({ projects, near }: RulesReasons): string[] {
  if (projects.length > 0) return []
  return near.length === 0
    ? ['no rule comes near']
    : ['nearest rules:', ...near.flatMap(formatExplanation)]
}

/** The likely projects by all evidence, each with the votes of the sources for it. */
function fusedLines(candidates: readonly JoinedCandidate[], { stage }: Decision): string[] {
  const asked = stage === 'rules' || stage === 'heads' ? `, not asked: ${stage} decided` : ''
  const lines = candidates
    .slice(0, MOST_ANSWERS)
    .map(({ project, chance, accept, reject, supports }) => {
      const votes = supports.map(({ source, share }) => `; ${source} ${share.toFixed(2)}`).join('')
      return `  ${project}, chance ${chance.toFixed(3)}; accepts from ${accept.toFixed(3)}, rejects to ${reject.toFixed(3)}${votes}`
    })
  return [`heads and sources${asked}:`, ...lines]
}

function hybridLine(answers: readonly RankedLabel[], { stage }: Decision): string {
  const settled = stage === 'hybrid' ? '' : `, not asked: ${stage} decided`
  const shown = answers
    .slice(0, MOST_ANSWERS)
    .map(({ label, probability }) => `${label} ${probability.toFixed(3)}`)
  return `hybrid${settled}: ${shown.join(', ')}`
}
