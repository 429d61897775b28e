import { mergeRule } from '../../rules/editing/merge.js'
import { parseRuleFile } from '../../rules/language/parse.js'
import type { Source } from '../../yaml/source.js'
import { isNonEmpty, type Issue, type Parsed } from '../../types/parsed.js'
import { diffText } from './diff.js'
import { freeName } from './run-rules.js'
import type { Rejections } from '../search/rejections.js'

/** The planned change of one file of a rule folder. */
export interface FilePlan {
  readonly path: string
  /** '' for a file that is not there yet. */
  readonly before: string
  readonly after: string
  /** What changes, a line each, for people. */
  readonly changes: readonly string[]
  /** The change in the unified format; '' where nothing changes. */
  readonly diff: string
}

/**
 * Plans how induced files come into a folder: merged into the file that has
 * their project, whatever that is called, or as a new one under a free name.
 * Writes nothing.
 */
export function planFiles(
  induced: readonly Source[],
  existing: readonly Source[],
  rejections: Rejections,
): Parsed<FilePlan[]> {
  const issues: Issue[] = []
  const homes = new Map(existing.map((file) => [projectOf(file), file] as const))
  const taken = new Set(existing.map(({ path }) => path))
  const plans: FilePlan[] = []
  for (const file of induced) {
    const project = projectOf(file) ?? ''
    const home = homes.get(project)
    if (!home) {
      const path = freeName(file.path, taken)
      taken.add(path)
      const diff = diffText(path, '', file.text)
      plans.push({ path, before: '', after: file.text, changes: ['new file'], diff })
      continue
    }
    const merged = mergeRule(home, file, { rejected: rejections.get(project) ?? [] })
    if (!merged.ok) {
      issues.push(...merged.issues)
      continue
    }
    const { text, changes } = merged.value
    const diff = diffText(home.path, home.text, text)
    plans.push({ path: home.path, before: home.text, after: text, changes, diff })
  }
  return isNonEmpty(issues) ? { ok: false, issues } : { ok: true, value: plans }
}

function projectOf(file: Source): string | undefined {
  const parsed = parseRuleFile(file)
  return parsed.ok && parsed.value.kind === 'rule' ? parsed.value.project : undefined
}
