import { decideClaims } from '../decide/claims.js'
import { explainRule } from '../rules/checks/explain.js'
import { nearMisses } from '../rules/checks/near-miss.js'
import { matchAndBar } from '../rules/matching/match.js'
import type { CompiledRules } from '../rules/matching/compile.js'
import type { Claim } from '../types/claim.js'
import type { Decision } from '../types/decision.js'
import type { Verdict } from '../types/verdict.js'
import type { NormalItem } from '../normalise/fold/normal-item.js'
import type { Judged, Stage } from './engine.js'
import { withChances, type RuleChances } from './rule-chances.js'

/**
 * The first stage: rules.
 *
 * Where no stage follows, every project has its rule and the world is closed: a
 * video with a text that no rule claims is none's. One without any text stays
 * open, and so does one that only an absent value keeps from being claimed.
 */
export function rulesStage(rules: CompiledRules, isLast: boolean, chances: RuleChances): Stage {
  const none = unclaimed(withChances(NOBODY, chances))
  const judge = (normal: NormalItem): Judged => {
    const { claims, barred } = matchAndBar(rules, normal)
    if (claims.length === 0) {
      if (isLast && hasText(normal)) return none
      return barred.length === 0 ? SILENT : { ...SILENT, barred }
    }
    const { verdict: bare, conflicts, segments } = decideClaims(claims, normal.item.cues)
    const verdict = withChances(bare, chances)
    const step = { stage: 'rules', verdict, conflicts } as const
    return { step: segments.length === 0 ? step : { ...step, segments }, claims, barred }
  }
  return {
    name: 'rules',
    judge: (open) => open.map(({ normal }) => judge(normal)),
    explain: ({ normal }, { decision, project }) => {
      const asked = [...projectsIn(decision), ...(project === undefined ? [] : [project])]
      const projects = [...new Set(asked)].flatMap((name) => explainRule(rules, name, normal) ?? [])
      const near = projects.length === 0 ? nearMisses(rules, normal) : []
      return { rules: { projects, near } }
    },
  }
}

/** The projects that had a part in a decision. */
function projectsIn({ projects, runnerUp, conflicts }: Decision): string[] {
  return [
    ...projects,
    ...(runnerUp === undefined ? [] : [runnerUp]),
    ...conflicts.map(({ loser }) => loser),
  ]
}

const NO_CLAIMS: readonly Claim[] = []

const NOBODY: Verdict = { kind: 'rejected', probability: undefined, runnerUp: undefined }

function unclaimed(verdict: Verdict): Judged {
  return { step: { stage: 'rules', verdict }, claims: NO_CLAIMS }
}

const SILENT = unclaimed({ kind: 'deferred', deferral: { why: 'silent' } })

function hasText({ texts }: NormalItem): boolean {
  for (const field in texts) if (texts[field]) return true
  return false
}
