import { DEFAULT_WORDING, type Wording } from '../decide/decide.js'
import { createFolder } from '../normalise/fold/fold.js'
import { FULL_FOLD } from '../normalise/fold/fold-steps.js'
import type { HeadsModel } from '../heads/scoring/head.js'
import type { HybridStage } from '../hybrid/stage/judge.js'
import type { SentenceEncoder } from '../hybrid/encoders/sentence-encoder.js'
import type { RuleSet } from '../rules/language/rule.js'
import type { ColumnFill } from '../types/fill.js'
import { KaskadError } from '../types/error.js'
import { isNonEmpty } from '../types/parsed.js'
import type { StageName } from '../types/verdict.js'
import type { Engine, Stage } from './engine.js'
import { encoderFor } from './embed.js'
import { headsStage } from './heads-stage.js'
import { fusedStage } from './fused-stage.js'
import { hybridStage } from './hybrid-stage.js'
import { textFieldsOf, type ColumnWishes } from '../read/columns/columns.js'
import { createFiller } from './fill-missing.js'
import { createPlainReader, learnedNamesOf, namedAlike } from './plain-item.js'
import { compileFor, itemStepsOf, type RuleSettings } from './ask-rules.js'
import { ruleChances } from './rule-chances.js'
import { rulesStage } from './rules-stage.js'

/** What an engine is built from. */
export interface EngineOptions extends Pick<RuleSettings, 'fold' | 'typos' | 'forms' | 'memo'> {
  readonly rules?: RuleSet | undefined
  readonly heads?: HeadsModel | undefined
  /** The opened encoder of heads that know embeddings; whoever opened it closes it. */
  readonly encoder?: SentenceEncoder | undefined
  /** An opened hybrid model; whoever opened it closes it. */
  readonly hybrid?: HybridStage | undefined
  /** The stages to run, of those there are parts for; all of them by default. */
  readonly stages?: readonly StageName[] | undefined
  /** False where no source beside the heads is asked; true by default. */
  readonly sources?: boolean | undefined
  readonly wording?: Partial<Wording>
  /** What stands in for missing values; what the heads were trained with by default. */
  readonly missing?: readonly ColumnFill[] | undefined
  /**
   * The text fields of the input: what `any field` means in a rule, and what is a text of a
   * plain object. Those of the heads and the usual ones by default.
   */
  readonly fields?: readonly string[] | undefined
}

/**
 * Builds the cascade.
 *
 * @throws KaskadError `usage` where a stage is asked for that there is no part for, or none is left,
 * or where heads know embeddings and their encoder is not given; `model` where it is another.
 */
export function buildEngine(parts: EngineOptions): Engine {
  const { rules, heads, hybrid, fold, typos, forms } = parts
  const wishes: ColumnWishes = {
    ...(heads && { learned: learnedNamesOf(heads.columns) }),
    ...(parts.fields && { texts: namedAlike(parts.fields) }),
  }
  const fields = textFieldsOf(wishes)
  const itemSteps = heads || hybrid ? FULL_FOLD : itemStepsOf({ fold })
  const joining = parts.sources === false ? undefined : heads?.joining
  const parted = { rules, heads, fused: undefined, hybrid }
  const there = STAGES.filter((stage) => parted[stage] !== undefined)
  const missing = parts.stages?.find((stage) => !there.includes(stage))
  if (missing !== undefined) {
    throw new KaskadError('usage', `no ${missing} to run: expected ${MISSING[missing]}`)
  }
  const wanted = there.filter((stage) => parts.stages?.includes(stage) ?? true)
  const stages: Stage[] = []
  const compiled =
    rules && wanted.includes('rules')
      ? compileFor(rules, { fields, fold, typos, forms, itemSteps, memo: parts.memo })
      : undefined
  if (compiled && rules)
    stages.push(rulesStage(compiled, wanted.at(-1) === 'rules', ruleChances(rules, heads)))
  if (heads && wanted.includes('heads')) {
    const encoder = encoderFor(heads, parts.encoder)
    stages.push(headsStage(heads, encoder, joining?.asked))
    if (joining) stages.push(fusedStage(heads, joining, encoder))
  }
  if (hybrid && wanted.includes('hybrid')) stages.push(hybridStage(hybrid, heads))
  if (!isNonEmpty(stages))
    throw new KaskadError('usage', 'no stage to run: expected rules or a model')
  return {
    stages,
    rules: compiled,
    wording: { ...DEFAULT_WORDING, ...parts.wording },
    folder: createFolder(itemSteps),
    textFields: fields,
    fill: createFiller(parts.missing ?? heads?.missing),
    readPlain: createPlainReader(wishes),
    freeArenas: [],
  }
}

const STAGES: readonly StageName[] = ['rules', 'heads', 'hybrid']

const MISSING: Readonly<Record<StageName, string>> = {
  rules: 'a folder of rules',
  fused: 'a model folder with a joining step',
  heads: 'a model folder with heads (kaskad train makes one)',
  hybrid: 'a model folder with a hybrid model (kaskad train --stages rules,heads,hybrid makes one)',
}
