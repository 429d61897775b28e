import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { buildEngine } from '../cascade/build.js'
import type { Engine } from '../cascade/engine.js'
import type { HeadsModel } from '../heads/head.js'
import { loadRules } from '../rules/folder.js'
import type { RuleSet } from '../rules/rule.js'
import { KaskadError } from '../types/error.js'
import type { StageName } from '../types/verdict.js'
import type { Settings } from './settings.js'

/** Loads what the settings name and builds the cascade. */
export async function engineOf(settings: Settings): Promise<Engine> {
  const { stages, fold, typos, wording, wishes } = settings
  const wants = (stage: StageName): boolean => stages?.includes(stage) ?? true
  return buildEngine({
    rules: wants('rules') ? await rulesAt(settings.rules) : undefined,
    heads: wants('heads') ? await headsAt(settings) : undefined,
    stages,
    fold,
    typos,
    wording,
    fields: wishes.texts?.map(({ name }) => name),
  })
}

/** The heads of the model folder; undefined where none was asked for and none is there. */
async function headsAt({ model, needModel, stages }: Settings): Promise<HeadsModel | undefined> {
  if (!needModel && stages === undefined && !existsSync(join(model, 'manifest.json')))
    return undefined
  const { readHeadsModel } = await import('../heads/model-folder.js')
  return readHeadsModel(model)
}

/** The rules at a path. @throws KaskadError `rules` with every issue. */
export async function rulesAt(path: string): Promise<RuleSet> {
  const parsed = await loadRules(path)
  if (parsed.ok) return parsed.value
  throw new KaskadError('rules', parsed.issues[0].message, { issues: parsed.issues })
}
