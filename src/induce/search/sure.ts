import type { Option, RowCounts } from '../candidates/options.js'
import { wilsonLower } from '../candidates/score.js'
import type { InductionSettings } from './settings.js'

/** What it depends on whether an option is precise enough. */
export interface SureQuestion {
  readonly settings: InductionSettings
  /** Rows that an unrelated keyword must match beyond chance. */
  readonly chance: number
  /** Rows of the project. */
  readonly support: number
  /** Whether keywords below the precision bound may stay if they match most of the project. */
  readonly explaining: boolean
}

/** The rows an option adds. */
export interface Added extends RowCounts {
  readonly option: Option
}

/**
 * Whether an option is precise enough: on the rows it adds; or on all its rows, if
 * it adds more right than wrong ones; or because it matches most of the project.
 */
export function isSure(question: SureQuestion, added: Added): boolean {
  const { settings, support, explaining } = question
  const { own, other, option } = added
  if (option.own < settings.minimumSupport && !option.named && !option.glued) return false
  if (!option.related && option.own < question.chance) return false
  const trust = trustIn(settings, option)
  const doubt = option.named ? trust : trust + settings.riskWeight * option.risk
  if (isPrecise(settings, own + trust, own + other + doubt)) return true
  const all = option.own + option.other
  if (own > other && isPrecise(settings, option.own + trust, all + doubt)) return true
  const [share, floor] = option.named
    ? [settings.nameShare, settings.nameFloor]
    : [settings.explainingShare, settings.explainingFloor]
  return explaining && own / support >= share && own / (own + other) >= floor
}

/** The same under conditions: only the whole name may stay below the precision bound. */
export function isSureRefined(question: SureQuestion, added: Added): boolean {
  const { own, other, option } = added
  const { settings, chance, support, explaining } = question
  const needed = Math.max(chance, settings.laterSupport, settings.conditionShare * support)
  if (!option.related && own < needed) return false
  const trust = trustIn(settings, option)
  if (isPrecise(settings, own + trust, own + other + trust)) return true
  return option.named && explaining && isSure(question, added)
}

/** Prior count of right rows: large for the project's name, 1 for a name with a hashtag. */
function trustIn({ nameTrust }: InductionSettings, { named, glued }: Option): number {
  return named ? nameTrust : glued ? 1 : 0
}

function isPrecise(settings: InductionSettings, right: number, all: number): boolean {
  return wilsonLower(right, all, settings.floorDeviations) >= settings.precisionFloor
}
