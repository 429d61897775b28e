import type { Item } from '../../types/item.js'
import type { HybridCalibration } from './calibration.js'
import type { FeatureEncoder } from '../text/features.js'
import type { NetworkConfig } from '../network/network.js'
import type { TokenizerJson } from '../text/tokenizer.js'
import type { Weights } from '../files/weights.js'

/** A trained hybrid, whole and plain: what a model folder holds. */
export interface TrainedHybrid {
  readonly network: NetworkConfig
  /** The encoder's under `encoder.`, the branches' and the classifier's; in the layout of files. */
  readonly weights: Weights
  readonly tokenizer: TokenizerJson
  readonly texts: TextPlan
  readonly features: FeatureEncoder
  /** What the outputs stand for, in their order. */
  readonly labels: readonly string[]
  /** The label that stands for none. */
  readonly none: string
  readonly calibration: HybridCalibration
  readonly cutoffs: HybridCutoffs
  /** Whether it chooses among the projects that the stages before hold possible, or among all. */
  readonly open: 'possible' | 'all'
  /** How and on what it was trained, for the manifest and the model card. */
  readonly history: TrainingHistory
}

/** How an item becomes one text. */
export interface TextPlan {
  /** Text fields in the order in which they are joined. */
  readonly fields: readonly string[]
  /** Tokens beyond this many are cut off. */
  readonly length: number
}

/** How sure the stage must be; below both it defers. */
export interface HybridCutoffs {
  /** At least this chance gives a video to a project. */
  readonly accept: number
  /** At least this chance says that it is no project's. */
  readonly reject: number
}

/** How a training went, for the manifest and the model card. */
export interface TrainingHistory {
  readonly seed: number
  readonly rows: number
  /** A hash of the training rows: ids, texts, columns and labels. */
  readonly fingerprint: string
  readonly epochs: readonly EpochReport[]
  readonly settings: Readonly<Record<string, unknown>>
  readonly metrics: Readonly<Record<string, number>>
}

/** One epoch of a training. */
export interface EpochReport {
  readonly epoch: number
  readonly loss: number
  /** Macro F1 on the rows held out, where there are any. */
  readonly heldOut: number | undefined
}

/** An epoch in words, for a log or a card. */
export function epochInWords({ epoch, loss, heldOut }: EpochReport): string {
  const held = heldOut === undefined ? '' : `, macro F1 on rows held out ${heldOut.toFixed(4)}`
  return `epoch ${epoch}: loss ${loss.toFixed(4)}${held}`
}

/**
 * One text of an item's fields, joined by a bar; fields that are missing are left out, and of hours
 * of talk only the beginning is taken.
 */
export function textOf(item: Item, fields: readonly string[]): string {
  return fields
    .flatMap((field) => (Object.hasOwn(item.texts, field) && item.texts[field]) || [])
    .map((text) => text.slice(0, MOST_TEXT))
    .join(' | ')
}

/** More letters than any encoder reads tokens of. */
const MOST_TEXT = 20_000

/** The text fields of some rows: title and channel first, then the others by name. */
export function fieldNamesOf(items: readonly Item[]): string[] {
  return inOrder([...new Set(items.flatMap((item) => Object.keys(item.texts)))])
}

/** Title and channel first, then the others by name. */
export function inOrder(fields: readonly string[]): string[] {
  const first = ['title', 'channel'].filter((name) => fields.includes(name))
  return [...first, ...fields.filter((name) => !first.includes(name)).toSorted()]
}
