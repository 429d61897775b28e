import { createArena, reset } from '../normalise/arena.js'
import { TEXT_FIELDS } from '../cascade/plain-item.js'
import { decideClaims } from '../decide/claims.js'
import { createFolder } from '../normalise/fold.js'
import { FULL_FOLD } from '../normalise/fold-steps.js'
import { normalise } from '../normalise/normalise.js'
import { compileRules } from '../rules/compile.js'
import { matchRules } from '../rules/match.js'
import type { RuleSet } from '../rules/rule.js'
import { describeExamples, testExamples, type ProjectsOf } from '../rules/test-examples.js'
import { EXIT, put, type Edge, type ExitCode } from './edge.js'
import { rulesAt } from './engine-of.js'
import { sayIssues } from './fail.js'

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
