/** Made-up rows: two projects by their words, one by its length alone, and none. */
import type { Item } from '../../src/types/item.js'
import type { NormalItem } from '../../src/normalise/fold/normal-item.js'
import type { LabelledItem } from '../../src/hybrid/training/fingerprint.js'
import { createRandom } from '../../src/numbers/random-source.js'
import { SMALL_HYBRID, type HybridSettings } from '../../src/hybrid/training/settings.js'

const words = {
  hare: ['hare', 'carrot', 'meadow', 'burrow'],
  bear: ['bear', 'honey', 'forest', 'samovar'],
  long: ['episode', 'season', 'series'],
  none: ['news', 'weather', 'football', 'recipe'],
}

/** An item with what is given; nothing else present. */
export function itemOf(id: string, texts: Item['texts'], numbers: Item['numbers'] = {}): Item {
  const place = { file: 'made up', line: 0, column: 0 }
  return { id, texts, numbers, categories: {}, gold: undefined, kept: [], place }
}

/** As the stages get it; stage three reads the raw texts. */
export function normalOf(item: Item): NormalItem {
  return { item, texts: {} }
}

/** Labelled rows, the same for the same seed. */
export function madeUpRows(count: number, seed = 1): LabelledItem[] {
  const random = createRandom(seed)
  const labels = Object.keys(words) as (keyof typeof words)[]
  return Array.from({ length: count }, (_, i) => {
    const gold = labels[random.below(labels.length)] ?? 'none'
    const pick = (list: readonly string[]): string => list[random.below(list.length)] ?? ''
    const title = [pick(words[gold]), pick(words.long), pick(words[gold]), `part ${i % 7}`].join(
      ' ',
    )
    const seconds = gold === 'long' ? 3000 + random.below(600) : 200 + random.below(600)
    const item = itemOf(String(i), { title }, { seconds })
    return { item: { ...item, categories: { kind: gold === 'none' ? 'tv' : 'film' } }, gold }
  })
}

/** An encoder of a thousandth of the real one's size. */
export const tinySettings: HybridSettings = {
  ...SMALL_HYBRID,
  encoder: {
    kind: 'scratch',
    layers: 1,
    heads: 2,
    dim: 16,
    inner: 32,
    vocabulary: 200,
    pretraining: 0,
  },
  epochs: 4,
  batch: 16,
  length: 12,
  width: 16,
  encoderRate: 1e-2,
  headRate: 1e-2,
}
