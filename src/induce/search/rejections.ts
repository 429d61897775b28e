import type { Issue, Parsed } from '../../types/parsed.js'

/** Keywords a person has refused, by project; they are not proposed again. */
export type Rejections = ReadonlyMap<string, readonly string[]>

/** Where they are kept in a rule folder, beside the rules. */
export const REJECTIONS_FILE = 'rejected.json'

/** Reads the file's text: `{ "project": ["keyword", …] }`. */
export function parseRejections(text: string, file = REJECTIONS_FILE): Parsed<Rejections> {
  const place = { file, line: 0, column: 0 }
  const issue = (message: string): { ok: false; issues: [Issue] } => {
    return { ok: false, issues: [{ severity: 'error', code: 'rejections', place, message }] }
  }
  let read: unknown
  try {
    read = JSON.parse(text)
  } catch (error) {
    return issue(`expected JSON: ${error instanceof Error ? error.message : String(error)}`)
  }
  if (typeof read !== 'object' || read === null || Array.isArray(read)) {
    return issue('expected a map from projects to lists of keywords')
  }
  const rejections = new Map<string, readonly string[]>()
  for (const [project, keywords] of Object.entries(read)) {
    if (!Array.isArray(keywords) || !keywords.every((word) => typeof word === 'string')) {
      return issue(`${project}: expected a list of keywords`)
    }
    rejections.set(project, keywords)
  }
  return { ok: true, value: rejections }
}

/** The file's text, projects and keywords in order, each once. */
export function writeRejections(rejections: Rejections): string {
  const sorted = [...rejections]
    .filter(([, keywords]) => keywords.length > 0)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([project, keywords]) => [project, [...new Set(keywords)].toSorted()])
  return `${JSON.stringify(Object.fromEntries(sorted), null, 2)}\n`
}

/** Both together. */
export function joinRejections(one: Rejections, other: Rejections): Rejections {
  const joined = new Map(one)
  for (const [project, keywords] of other) {
    joined.set(project, [...(joined.get(project) ?? []), ...keywords])
  }
  return joined
}
