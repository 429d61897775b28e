import { rulesFrom } from '../../rules/language/rule-set.js'
import type { RuleSet } from '../../rules/language/rule.js'
import type { Source } from '../../yaml/source.js'
import { KaskadError } from '../../types/error.js'
import { fileNameOf, writeRule } from './write-rule.js'
import type { InducedRule } from './induced-rule.js'

/** The rules as a folder's files, one per project, the same name never twice. */
export function sourcesOf(rules: readonly InducedRule[], fields: readonly string[]): Source[] {
  const taken = new Map<string, number>()
  return rules.map((rule) => {
    const name = fileNameOf(rule.project)
    const times = (taken.get(name) ?? 0) + 1
    taken.set(name, times)
    const path = times === 1 ? name : name.replace(/\.yaml$/u, `-${times}.yaml`)
    return { path, text: writeRule(rule, { count: fields.length }) }
  })
}

/** Reads rule files. @throws KaskadError `rules` where one is broken. */
export async function ruleSetOf(
  files: readonly Source[],
  ordinary: readonly string[],
): Promise<RuleSet> {
  const parsed = await rulesFrom({ files, ordinaryWords: ordinary.join('\n') })
  if (parsed.ok) return parsed.value
  throw new KaskadError('rules', 'the rules cannot be read', { issues: parsed.issues })
}
