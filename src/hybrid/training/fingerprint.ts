import { bytesOf } from '../files/weights.js'
import { sha256, sha256Of } from '../../numbers/sha256.js'
import type { Item } from '../../types/item.js'
import type { HybridSettings } from './settings.js'

/** A row with the label it should get. */
export interface LabelledItem {
  readonly item: Item
  /** A project, or the word for none. */
  readonly gold: string
}

/** What {@link trainingKey} names. */
export interface NamedRun {
  readonly rows: readonly (LabelledItem & { readonly fold?: number })[]
  readonly unlabelled: readonly Item[]
  readonly settings: HybridSettings
}

/** Names a run by its rows, in their folds, and its settings; 16 hexadecimal digits. */
export function trainingKey({ rows, unlabelled, settings }: NamedRun): string {
  const folds = rows.map(({ fold }) => fold)
  const others = fingerprintRows(unlabelled.map((item) => ({ item, gold: '' })))
  const told = JSON.stringify([fingerprintRows(rows), folds, others, describeSettings(settings)])
  return sha256(told).slice(0, 16)
}

/** Hash of what a training sees of its rows: ids, texts, columns and labels. */
export function fingerprintRows(rows: readonly LabelledItem[]): string {
  const seen = rows.map(({ item, gold }) => [
    item.id,
    item.texts,
    item.numbers,
    item.categories,
    gold,
  ])
  return sha256(JSON.stringify(seen))
}

/** Settings as the manifest keeps them: with a hash in place of tensors. */
export function describeSettings(settings: HybridSettings): Record<string, unknown> {
  const { encoder } = settings
  if (encoder.kind === 'scratch') return { ...settings }
  const { kind, config, weights } = encoder
  return { ...settings, encoder: { kind, config, weights: sha256Of(bytesOf(weights)) } }
}
