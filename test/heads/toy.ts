import { createArena } from '../../src/normalise/fold/arena.js'
import { FULL_FOLD } from '../../src/normalise/fold/fold-steps.js'
import { createFolder } from '../../src/normalise/fold/fold.js'
import { normalise } from '../../src/normalise/fold/normalise.js'
import type { Evidence } from '../../src/heads/features/features.js'
import { randomFrom } from '../../src/numbers/random.js'

const folder = createFolder(FULL_FOLD)

/** A row as the heads take it. */
export function evidence(
  id: string,
  title: string,
  more: { readonly gold?: string; readonly channel?: string; readonly seconds?: number } = {},
): Evidence {
  const item = {
    id,
    texts: { title },
    numbers: more.seconds === undefined ? {} : { seconds: more.seconds },
    categories: more.channel === undefined ? {} : { channel: more.channel },
    gold: more.gold,
    kept: [],
    place: { file: 'toy.csv', line: 1, column: 0 },
  }
  return { item: normalise(item, folder, createArena(256)), claims: [] }
}

const WORDS: Readonly<Record<string, readonly string[]>> = {
  cats: ['котики', 'мурка', 'усы', 'молоко'],
  bears: ['медведь', 'мишка', 'берлога', 'мёд'],
  none: ['новости', 'погода', 'футбол', 'рецепт', 'ремонт', 'гараж'],
}

const FILLERS = ['серия', 'новая', 'смотреть', 'онлайн', 'выпуск', 'сезон', 'лучшее', 'подряд']

/** Labelled rows of two projects and none, different each, the same for one seed. */
export function toyRows(many: number, seed = 1): Evidence[] {
  const random = randomFrom(seed)
  const pick = (list: readonly string[]): string =>
    list[Math.floor(random() * list.length)] as string
  return Array.from({ length: many }, (_, at) => {
    const gold = ['none', 'none', 'cats', 'none', 'bears'][at % 5] as string
    const words = WORDS[gold] as readonly string[]
    const title = [pick(FILLERS), pick(words), pick(FILLERS), pick(words), String(at)].join(' ')
    return evidence(`row${at}`, title, { gold, channel: `channel ${at % 3}`, seconds: at % 40 })
  })
}
