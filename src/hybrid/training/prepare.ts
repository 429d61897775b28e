import type { Item } from '../../types/item.js'
import { UNCALIBRATED } from '../encoders/calibration.js'
import { checkTexts, type EncoderConfig } from '../network/encoder-config.js'
import { freshEncoderWeights } from '../network/encoder-weights.js'
import { encodeFeatures, fitFeatures } from '../text/features.js'
import type { NetworkPlan } from './fit.js'
import type { FitRows } from '../encoders/fit-rows.js'
import { sha256, sha256Of } from '../../numbers/sha256.js'
import {
  fieldNamesOf,
  textOf,
  type TrainedHybrid,
  type TrainingHistory,
} from '../encoders/model.js'
import { ENCODER_PREFIX, freshHead, type NetworkConfig } from '../network/network.js'
import { createRandom, shuffled, type RandomSource } from '../network/random.js'
import type { HybridSettings } from './settings.js'
import {
  createTokenizer,
  tokenise,
  type Tokenizer,
  type TokenizerJson,
  type TokenRows,
} from '../text/tokenizer.js'
import { wordPieceJson } from '../text/tokenizer-json.js'
import { foldForWordPiece, trainWordPiece } from '../text/wordpiece.js'
import { bytesOf, type Weights } from '../files/weights.js'

/** A row with the label it should get. */
export interface LabelledItem {
  readonly item: Item
  /** A project, or the word for none. */
  readonly gold: string
}

/** Everything of a model but its weights' values, and the rows it is fitted on. */
export interface Prepared {
  readonly model: Omit<TrainedHybrid, 'weights'>
  readonly weights: Weights
  readonly rows: FitRows
  /** Texts to pre-train on, where that is asked for: also of the rows of none that are not trained on. */
  readonly pretrainRows: TokenRows
  readonly plan: NetworkPlan
}

/** What rows are prepared with. */
export interface Preparing {
  /** The label that stands for none. */
  readonly none: string
  /** Items without labels, to pre-train on. */
  readonly unlabelled?: readonly Item[] | undefined
}

/** Fits everything around the network: sample, vocabulary, features, labels, fresh weights. */
export function prepare(
  all: readonly LabelledItem[],
  settings: HybridSettings,
  { none, unlabelled = [] }: Preparing,
): Prepared {
  const rows = sample(all, settings, none)
  const items = rows.map(({ item }) => item)
  const fields = settings.fields ?? fieldNamesOf(items)
  const texts = items.map((item) => textOf(item, fields))
  const others = pretrains(settings) ? [...all.map(({ item }) => item), ...unlabelled] : []
  const allTexts = others.map((item) => textOf(item, fields))
  const random = createRandom(settings.seed, 0)
  const start = startOf(settings, allTexts.length > 0 ? allTexts : texts, random)
  const tokenizer = createTokenizer(start.tokenizer)
  checkTexts(start.config, { length: settings.length, vocabulary: tokenizer.size })
  const features = fitFeatures(items, settings.features)
  const labels = labelsOf(rows, none)
  const network = networkOf(settings, start.config, {
    features: features.width,
    labels: labels.length,
  })
  const head = freshHead(network, random)
  const gold = goldNumbers(rows, labels)
  return {
    weights: joined(start.weights, head),
    rows: {
      texts: { kind: 'tokens', rows: tokenise(texts, { tokenizer, length: settings.length }) },
      features: encodeFeatures(items, features),
      labels: gold,
    },
    pretrainRows: tokenise(allTexts, { tokenizer, length: settings.length }),
    plan: planOf(settings, { gold, labels: labels.length, tokenizer }),
    model: {
      network,
      tokenizer: start.tokenizer,
      texts: { fields, length: settings.length },
      features,
      labels,
      none,
      calibration: UNCALIBRATED,
      cutoffs: { accept: 0.5, reject: 0.5 },
      open: settings.open,
      history: historyOf(rows, settings),
    },
  }
}

function joined(encoder: Weights, head: Weights): Weights {
  const named = [...encoder].map(([name, weight]) => [ENCODER_PREFIX + name, weight] as const)
  return new Map([...named, ...head])
}

function goldNumbers(rows: readonly LabelledItem[], labels: readonly string[]): Int32Array {
  const numbers = new Map(labels.map((label, index) => [label, index]))
  return Int32Array.from(rows, (row) => numbers.get(row.gold) ?? 0)
}

function pretrains({ encoder }: HybridSettings): boolean {
  return encoder.kind === 'scratch' && encoder.pretraining > 0
}

function historyOf(rows: readonly LabelledItem[], settings: HybridSettings): TrainingHistory {
  return {
    seed: settings.seed,
    rows: rows.length,
    fingerprint: fingerprint(rows),
    epochs: [],
    settings: describe(settings),
    metrics: {},
  }
}

/** All rows of projects and a seeded choice of those of none, in their order. */
function sample(
  rows: readonly LabelledItem[],
  { nonePerProject, seed }: HybridSettings,
  none: string,
): readonly LabelledItem[] {
  if (nonePerProject === undefined) return rows
  const nones = rows.flatMap((row, index) => (row.gold === none ? [index] : []))
  const most = Math.round(nonePerProject * (rows.length - nones.length))
  const order = shuffled(nones.length, createRandom(seed, 3))
  const kept = new Set(Array.from(order.subarray(0, most), (place) => nones[place]))
  return rows.filter((row, index) => row.gold !== none || kept.has(index))
}

function startOf(
  { encoder, length }: HybridSettings,
  texts: readonly string[],
  random: RandomSource,
): { config: EncoderConfig; weights: Weights; tokenizer: TokenizerJson } {
  if (encoder.kind === 'pretrained') return encoder
  const vocabulary = trainWordPiece(texts.map(foldForWordPiece), {
    size: encoder.vocabulary,
    atLeast: 2,
    characters: Math.floor(encoder.vocabulary / 4),
  })
  const config: EncoderConfig = {
    family: 'distilbert',
    vocabulary: vocabulary.length,
    positions: length,
    types: 0,
    layers: encoder.layers,
    heads: encoder.heads,
    dim: encoder.dim,
    inner: encoder.inner,
    activation: 'gelu',
    epsilon: 1e-12,
    padId: 0,
    dropout: 0.1,
    attentionDropout: 0.1,
  }
  return {
    config,
    weights: freshEncoderWeights(config, random, 0.05),
    tokenizer: wordPieceJson(vocabulary, true),
  }
}

function labelsOf(rows: readonly LabelledItem[], none: string): string[] {
  const projects = new Set(rows.map(({ gold }) => gold).filter((gold) => gold !== none))
  return [...[...projects].toSorted(), none]
}

function networkOf(
  settings: HybridSettings,
  encoder: EncoderConfig,
  { features, labels }: { features: number; labels: number },
): NetworkConfig {
  const { pooling, width, dropout } = settings
  return { encoder, pooling, features, width, activation: 'relu', dropout, labels }
}

function planOf(
  settings: HybridSettings,
  { gold, labels, tokenizer }: { gold: Int32Array; labels: number; tokenizer: Tokenizer },
): NetworkPlan {
  return {
    seed: settings.seed,
    epochs: settings.epochs,
    batch: settings.batch,
    accumulation: settings.accumulation,
    encoderRate: settings.encoderRate,
    headRate: settings.headRate,
    schedule: settings.schedule,
    clip: settings.clip,
    optimiser: settings.optimiser,
    labelWeights: labelWeights(gold, labels, settings.labelWeights),
    frozen: settings.frozen,
    padId: tokenizer.padId,
  }
}

/** One weight per label; `balanced` is rows / (labels · rows of the label). */
export function labelWeights(
  gold: Int32Array,
  labels: number,
  kind: HybridSettings['labelWeights'],
): Float32Array {
  const weights = new Float32Array(labels).fill(1)
  if (kind === 'none') return weights
  const counts = new Float64Array(labels)
  for (const label of gold) counts[label] = (counts[label] ?? 0) + 1
  return weights.map((_, label) => {
    const balanced = gold.length / (labels * Math.max(1, counts[label] ?? 0))
    return kind === 'root' ? Math.sqrt(balanced) : balanced
  })
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
  const others = fingerprint(unlabelled.map((item) => ({ item, gold: '' })))
  const told = JSON.stringify([fingerprint(rows), folds, others, describe(settings)])
  return sha256(new TextEncoder().encode(told)).slice(0, 16)
}

/** A hash of all that a training saw of its rows. */
function fingerprint(rows: readonly LabelledItem[]): string {
  const seen = rows.map(({ item, gold }) => [
    item.id,
    item.texts,
    item.numbers,
    item.categories,
    gold,
  ])
  return sha256(new TextEncoder().encode(JSON.stringify(seen)))
}

/** Settings as the manifest keeps them: with a hash in place of tensors. */
function describe(settings: HybridSettings): Record<string, unknown> {
  const { encoder } = settings
  if (encoder.kind === 'scratch') return { ...settings }
  const { kind, config, weights } = encoder
  return { ...settings, encoder: { kind, config, weights: sha256Of(bytesOf(weights)) } }
}
