import { createArena, reset } from '../../normalise/fold/arena.js'
import { TEXT_FIELDS } from '../../cascade/plain-item.js'
import { decideClaims } from '../../decide/claims.js'
import { createFolder } from '../../normalise/fold/fold.js'
import { FULL_FOLD } from '../../normalise/fold/fold-steps.js'
import { normalise } from '../../normalise/fold/normalise.js'
import { compileRules } from '../../rules/matching/compile.js'
import { matchRules } from '../../rules/matching/match.js'
import type { RuleSet } from '../../rules/language/rule.js'
import {
  describeExamples,
  testExamples,
  type ProjectsOf,
} from '../../rules/checks/test-examples.js'
import { EXIT, put, type Edge, type ExitCode } from '../terminal/edge.js'
import { rulesAt } from '../settings/engine-of.js'
import { sayIssues } from '../terminal/fail.js'

/** What `kaskad rules test` was asked. */
export interface TestRequest {
  readonly path: string
  readonly options: { readonly json: boolean }
}

/** Runs the examples of rule files: 0 where all came out as they say, else 2. */
export async function testFolder(edge: Edge, { path, options }: TestRequest): Promise<ExitCode> {
  const set = await rulesAt(path)
  const report = testExamples(set.rules, { fields: TEXT_FIELDS, projectsOf: projectsBy(set) })
  if (options.json) put(edge, JSON.stringify(report, undefined, 2))
  else {
    await sayIssues(edge, [...report.failed, ...report.todo])
    put(edge, describeExamples(report))
  }
  return report.failed.length > 0 ? EXIT.mistake : EXIT.done
}

/** The projects the rules stage gives an item: one, several for a collection, or none. */
export function projectsBy(set: RuleSet): ProjectsOf {
  const compiled = compileRules(set, { fields: TEXT_FIELDS })
  const folder = createFolder(FULL_FOLD)
  const arena = createArena()
  return (item) => {
    reset(arena)
    const { verdict } = decideClaims(matchRules(compiled, normalise(item, folder, arena)))
    return verdict.kind === 'settled' ? verdict.labels.map(({ project }) => project) : []
  }
}
