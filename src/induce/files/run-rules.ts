import { decideClaims } from '../../decide/claims.js'
import { createArena, reset } from '../../normalise/fold/arena.js'
import { createFolder } from '../../normalise/fold/fold.js'
import { FULL_FOLD } from '../../normalise/fold/fold-steps.js'
import { normalise } from '../../normalise/fold/normalise.js'
import { compileRules, type CompileOptions } from '../../rules/matching/compile.js'
import { matchRules } from '../../rules/matching/match.js'
import { rulesFrom } from '../../rules/language/rule-set.js'
import type { RuleSet } from '../../rules/language/rule.js'
import type { Source } from '../../rules/language/source.js'
import type { Claim } from '../../types/claim.js'
import { KaskadError } from '../../types/error.js'
import type { Item } from '../../types/item.js'
import { fileNameOf, writeRule } from './write-rule.js'
import type { InducedRule } from './induced-rule.js'

/** What the rules stage says of an item: the projects it is given, and every claim on it. */
export interface Verdict {
  /** Several for a collection, none where nothing is claimed. */
  readonly projects: readonly string[]
  readonly claims: readonly Claim[]
}

/** Asks the rules stage alone. */
export type AskRules = (item: Item) => Verdict

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

/** Compiles rules into a function; one item at a time. `manner` overrides what the rules say. */
export function askRules(
  set: RuleSet,
  fields: readonly string[],
  manner: Pick<CompileOptions, 'fold' | 'typos'> = {},
): AskRules {
  const compiled = compileRules(set, { fields, ...manner })
  const folder = createFolder(FULL_FOLD)
  const arena = createArena()
  return (item) => {
    reset(arena)
    const claims = matchRules(compiled, normalise(item, folder, arena))
    if (claims.length === 0) return { projects: [], claims }
    const { verdict } = decideClaims(claims)
    const labels = verdict.kind === 'settled' ? verdict.labels : []
    return { projects: labels.map(({ project }) => project), claims }
  }
}
