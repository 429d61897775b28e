import { existsSync } from 'node:fs'
import { buildEngine, type EngineOptions } from '../../cascade/build.js'
import type { Engine } from '../../cascade/engine.js'
import { withPrior } from '../../heads/scoring/prior.js'
import type { HeadsModel } from '../../heads/scoring/head.js'
import type { SentenceEncoder } from '../../hybrid/encoders/sentence-encoder.js'
import { isModelFolder } from '../../model/read-file.js'
import type { ModelPart, OpenedModel } from '../../model/open-model.js'
import type { RuleSet } from '../../rules/language/rule.js'
import { KaskadError } from '../../types/error.js'
import type { ColumnFill } from '../../types/fill.js'
import type { Issue } from '../../types/parsed.js'
import { reservedMeaning, type LabelWords } from '../../types/project-name.js'
import type { StageName } from '../../types/verdict.js'
import { sayRuleWarnings } from '../terminal/doubts.js'
import { say, type Edge } from '../terminal/edge.js'
import { openWishedEncoder } from './heads-encoder.js'
import { whyLeftOut } from '../terminal/hybrid-report.js'
import { fillsBeside, sayFills } from './fills.js'
import { openRules, type OpenedRules } from './open-rules.js'
import { inTermsOf, ruleSettingsOf, type Settings } from './settings.js'

/** What an engine was built from, for who explains it. */
export interface Loaded {
  readonly rules: RuleSet | undefined
  readonly heads: HeadsModel | undefined
  /** The encoder of heads that know embeddings. */
  readonly encoder: SentenceEncoder | undefined
  /** What stands in for missing values. */
  readonly missing: readonly ColumnFill[]
}

/** What a cascade is built from, and what gives its memory back. */
export interface OpenedCascade {
  readonly parts: EngineOptions
  readonly loaded: Loaded
  readonly close: () => Promise<void>
}

/** What is opened, and by whom it was asked. */
export interface CascadeOptions {
  readonly edge: Edge
  readonly settings: Settings
}

/** Loads what the settings name, builds the cascade, works with it and gives its memory back. */
export async function withEngine<T>(
  wish: CascadeOptions,
  work: (engine: Engine, loaded: Loaded) => Promise<T>,
): Promise<T> {
  const { parts, loaded, close } = await openCascade(wish)
  try {
    return await work(buildEngine(parts), loaded)
  } finally {
    await close()
  }
}

/** Loads what the settings name: all files are read when it returns; the caller closes it. */
export async function openCascade({ edge, settings }: CascadeOptions): Promise<OpenedCascade> {
  const stages = await stagesThere(edge, settings)
  const wants = (stage: StageName): boolean => stages?.includes(stage) ?? true
  const opened = await modelAt(settings, stages)
  const { hybrid } = opened ?? {}
  const heads = opened?.heads && withPrior(opened.heads, settings.prior)
  const closers: (() => unknown)[] = hybrid && opened ? [opened.close] : []
  let keep: OpenedRules['keep'] | undefined
  const close = async (): Promise<void> => {
    await keep?.()
    for (const each of closers) await each()
    if (closers.length > 0) (await import('../../hybrid/runtimes/backend.js')).closeBackend()
  }
  try {
    const projects = heads && new Set(heads.heads.map(({ project }) => project))
    const given = wants('rules') ? await rulesFor(edge, { settings, projects }) : undefined
    const rules = given?.set
    keep = given?.keep
    const terms = inTermsOf(settings, heads)
    const { wording } = terms
    const encoder = heads && (await encoderOf(edge, heads, terms))
    if (encoder) closers.push(encoder.close)
    const sources = terms.sources !== 'off'
    const missing = fillsBeside(settings, heads?.missing)
    sayFills(edge, missing)
    const parts = { rules, memo: given?.memo, heads, hybrid, encoder, stages, sources, wording }
    return {
      parts: { ...parts, ...ruleSettingsOf(terms), missing },
      loaded: { rules, heads, encoder, missing },
      close,
    }
  } catch (error) {
    await close()
    throw error
  }
}

/**
 * The encoder of heads that know embeddings.
 *
 * @throws KaskadError `usage` where one is named for heads that know none, `model` where it cannot be had.
 */
async function encoderOf(
  edge: Edge,
  heads: HeadsModel,
  { model, encoder: name }: Pick<Settings, 'model' | 'encoder'>,
): Promise<SentenceEncoder | undefined> {
  if (heads.encoder || name === undefined)
    return openWishedEncoder(edge, { name, offline: true }).catch((error: unknown) => {
      if (!(error instanceof KaskadError)) throw error
      throw new KaskadError(
        error.code,
        `the heads of ${model} need their encoder (${error.message}); --encoder names another copy of it`,
        { cause: error },
      )
    })
  throw new KaskadError(
    'usage',
    `--encoder ${name}: the heads of ${model} know no encoder's vectors; kaskad train --encoder teaches them`,
  )
}

/** The stages asked for; without the hybrid where its training left it out. */
async function stagesThere(
  edge: Edge,
  { stages, model }: Settings,
): Promise<readonly StageName[] | undefined> {
  const why = stages?.includes('hybrid') ? await whyLeftOut(model) : undefined
  if (why === undefined) return stages
  say(edge, `note: the hybrid is not in ${model}: ${why}`)
  return stages?.filter((stage) => stage !== 'hybrid')
}

/** What the stages ask of the model folder; undefined where none was asked for and none is there. */
async function modelAt(
  { model, needModel }: Settings,
  stages: readonly StageName[] | undefined,
): Promise<OpenedModel | undefined> {
  const parts = PARTS.filter((part) => stages?.includes(part) ?? true)
  if (parts.length === 0) return undefined
  const isAsked = needModel || stages !== undefined
  if (!isAsked && !(await isModelFolder(model))) return undefined
  const { openModel } = await import('../../model/open-model.js')
  return openModel(model, parts)
}

const PARTS: readonly ModelPart[] = ['heads', 'hybrid']

/** Whose rules are wanted. */
export interface RulesWish {
  readonly settings: Settings
  /** The projects of a model or of labels; undefined where there is neither. */
  readonly projects: ReadonlySet<string> | undefined
}

/**
 * The rules beside a model or labels. A rule folder that nobody asked for is
 * left out where it is not there, or where it is of other projects altogether.
 */
export async function rulesFor(
  edge: Edge,
  { settings, projects }: RulesWish,
): Promise<OpenedRules | undefined> {
  const { rules: path, needRules } = settings
  const taken = async (opened: OpenedRules): Promise<OpenedRules> => {
    refuseReserved(opened.set, settings.wording)
    await sayRuleWarnings(edge, opened.set, path)
    return opened
  }
  if (needRules) return taken(await openRules(edge, path))
  if (!existsSync(path)) {
    if (projects) return undefined
    throw new KaskadError(
      'usage',
      `nothing to decide by: no rules in ${path}, no model in ${settings.model}; say --rules FOLDER or --model FOLDER`,
    )
  }
  const opened = await openRules(edge, path)
  if (!projects || opened.set.rules.some(({ project }) => projects.has(project)))
    return taken(opened)
  say(
    edge,
    `note: ${path} is left out, its rules are of other projects: --rules ${path} takes them`,
  )
  return undefined
}

/** @throws KaskadError `rules` where a project is called as the run's word for what is no project. */
function refuseReserved({ rules }: RuleSet, words: LabelWords): void {
  const issues = rules.flatMap(({ project, place }): Issue[] => {
    const meaning = reservedMeaning(project, words)
    if (meaning === undefined) return []
    const message = `project: "${project}" is the word for ${meaning} here, expected the project's own name`
    return [{ severity: 'error', code: 'reserved-project', place, message }]
  })
  const [first] = issues
  if (first) throw new KaskadError('rules', first.message, { issues })
}
