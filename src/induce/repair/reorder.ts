import type { RepairIdea } from './repair-idea.js'
import type { TriedRow } from './repair-rows.js'
import type { RulesNow } from './try-edit.js'

/** Other levels for projects that claim the same rows, where the wrong one wins. */
export function orderIdeas({ set, settings }: RulesNow, wrong: readonly TriedRow[]): RepairIdea[] {
  const levels = new Map(set.rules.map(({ project, level }) => [project, level]))
  const ideas = new Map<string, RepairIdea>()
  for (const { said, truth } of wrong) {
    const holding = said.claims.filter(({ absent }) => absent.length === 0)
    const projects = new Set(holding.map(({ project }) => project))
    if (projects.size < 2 || !(projects.has(truth ?? '') || truth === settings.collection)) continue
    for (const project of projects)
      for (const other of projects) {
        const beside = levels.get(other) ?? 0
        for (const level of [beside - 1, beside, beside + 1]) {
          if (project === other || level === levels.get(project)) continue
          const what = `level: ${level}`
          const edit = { kind: 'level', level } as const
          ideas.set(`${project} ${level}`, { project, edit, name: what, what, bonus: 0 })
        }
      }
  }
  return [...ideas.values()]
}
