import { rulesFrom } from '../../rules/language/rule-set.js'
import type { RuleSet } from '../../rules/language/rule.js'
import type { Source } from '../../yaml/source.js'
import { KaskadError } from '../../types/error.js'
import { fileNameOf, writeRule } from './write-rule.js'
import type { InducedRule } from './induced-rule.js'

/** The rules as a folder's files, one per project, the same name never twice. */
export function sourcesOf(rules: readonly InducedRule[], fields: readonly string[]): Source[] {
  const taken = new Set<string>()
  return rules.map((rule) => {
    const path = freeName(fileNameOf(rule.project), taken)
    taken.add(path)
    return { path, text: writeRule(rule, { count: fields.length }) }
  })
}

/** A path itself, or with a number where it is taken; file systems may not tell cases apart. */
export function freeName(path: string, taken: ReadonlySet<string>): string {
  const known = new Set([...taken].map((name) => name.toLowerCase()))
  let name = path
  for (let number = 2; known.has(name.toLowerCase()); number++)
    name = path.replace(/\.yaml$/u, `-${number}.yaml`)
  return name
}

/** Reads rule files. @throws KaskadError `rules` where one is broken. */
export async function ruleSetOf(files: readonly Source[], ordinaryWords = ''): Promise<RuleSet> {
  const parsed = await rulesFrom({ files, ordinaryWords })
  if (parsed.ok) return parsed.value
  throw new KaskadError('rules', 'the rules cannot be read', { issues: parsed.issues })
}
