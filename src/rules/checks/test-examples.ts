import type { Item } from '../../types/item.js'
import type { Issue } from '../../types/parsed.js'
import { exampleItem } from '../language/example-item.js'
import type { Example, Rule } from '../language/rule.js'

/** What the rules stage makes of an item: its projects, several for a collection, or none. */
export type ProjectsOf = (item: Item) => readonly string[]

/** How the examples of a set of rules came out. */
export interface ExampleReport {
  readonly passed: number
  /** An error for each example that came out wrong. */
  readonly failed: readonly Issue[]
  /** A note for each `todo` that does not match yet, a warning for each that does by now. */
  readonly todo: readonly Issue[]
}

/** What examples are tested with. */
export interface ExampleSettings {
  /** The text fields of the input; a bare example is a title. */
  readonly fields: readonly string[]
  readonly projectsOf: ProjectsOf
}

/** Runs the examples of every rule that is switched on. */
export function testExamples(rules: readonly Rule[], settings: ExampleSettings): ExampleReport {
  const report = { passed: 0, failed: [] as Issue[], todo: [] as Issue[] }
  for (const { project, enabled, examples } of rules) {
    if (!enabled) continue
    const outcome = (example: Example): string | undefined =>
      outcomeOf(project, settings.projectsOf(exampleItem(example, settings.fields)))
    for (const example of examples.match) {
      const wrong = outcome(example)
      if (wrong === undefined) report.passed += 1
      else report.failed.push(issueOf('error', example, `expected ${project}, ${wrong}`))
    }
    for (const example of examples.miss) {
      if (outcome(example) !== undefined) report.passed += 1
      else
        report.failed.push(issueOf('error', example, `expected no ${project}, but it is claimed`))
    }
    for (const example of examples.todo) {
      const wrong = outcome(example)
      const done = `matches by now: move it to match`
      report.todo.push(
        wrong === undefined
          ? issueOf('warning', example, done)
          : issueOf('note', example, `todo: should be ${project}, ${wrong}`),
      )
    }
  }
  return report
}

/** The closing line: `86 examples: 85 passed, 1 failed, 2 todo`. */
export function describeExamples({ passed, failed, todo }: ExampleReport): string {
  const counts = [`${passed} passed`, `${failed.length} failed`]
  if (todo.length > 0) counts.push(`${todo.length} todo`)
  return `${passed + failed.length + todo.length} examples: ${counts.join(', ')}`
}

/** What was claimed instead of the project; undefined where the project is among the claims. */
function outcomeOf(project: string, projects: readonly string[]): string | undefined {
  if (projects.includes(project)) return undefined
  return projects.length === 0 ? 'found none' : `found ${projects.join(' + ')}`
}

function issueOf(severity: Issue['severity'], example: Example, message: string): Issue {
  const code = severity === 'error' ? 'failing-example' : 'todo-example'
  return { severity, code, place: example.place, message: `"${example.name}": ${message}` }
}
