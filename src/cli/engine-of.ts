import { buildEngine } from '../cascade/build.js'
import type { Engine } from '../cascade/engine.js'
import { loadRules } from '../rules/folder.js'
import type { RuleSet } from '../rules/rule.js'
import { KaskadError } from '../types/error.js'
import type { Settings } from './settings.js'

/** Loads what the settings name and builds the cascade. */
export async function engineOf(settings: Settings): Promise<Engine> {
  const { stages, fold, typos, wording, wishes } = settings
  const rules = await rulesAt(settings.rules)
  return buildEngine({
    rules,
    stages,
    fold,
    typos,
    wording,
    fields: wishes.texts?.map(({ name }) => name),
  })
}

/** The rules at a path. @throws KaskadError `rules` with every issue. */
export async function rulesAt(path: string): Promise<RuleSet> {
  const parsed = await loadRules(path)
  if (parsed.ok) return parsed.value
  throw new KaskadError('rules', parsed.issues[0].message, { issues: parsed.issues })
}
