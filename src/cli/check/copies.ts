import { groupsOf } from '../../learn/rows/groups.js'
import { nearDuplicateGroups } from '../../learn/rows/near-duplicates.js'
import { createArena, reset } from '../../normalise/fold/arena.js'
import { FULL_FOLD } from '../../normalise/fold/fold-steps.js'
import { createFolder } from '../../normalise/fold/fold.js'
import type { NormalText } from '../../normalise/fold/normal-text.js'
import { normalise } from '../../normalise/fold/normalise.js'
import type { Item } from '../../types/item.js'
import { createSample } from '../settings/row-choice.js'
import { titleOf } from '../settings/slice-of.js'
import { createKeyCounts, type KeyCounts } from './key-counts.js'

/** What of the rows of all files stands more than once. */
export interface FoundCopies {
  readonly ids: KeyCounts
  /** Rows whose folded texts are all the same; with the label. */
  readonly texts: KeyCounts
  /** The rows among which near copies were sought, each with its file's number and group. */
  readonly near: readonly {
    readonly file: number
    readonly group: string
    readonly title: string
  }[]
}

/** Different ids, and different texts, that are counted one by one. */
const MOST_KEYS = 300_000

/** Rows among which near copies are sought. */
const MOST_NEAR = 30_000

/** Looks for copies among the rows of files, in bounded memory. */
export function findCopies() {
  const ids = createKeyCounts(MOST_KEYS)
  const texts = createKeyCounts(MOST_KEYS)
  const sample = createSample<number>(MOST_NEAR, 0)
  const folder = createFolder(FULL_FOLD)
  const arena = createArena()
  return {
    add: (items: readonly Item[], file: number, hasIds: boolean): void => {
      reset(arena)
      const normal = items.map((item) => normalise(item, folder, arena))
      const keys = groupsOf(normal, '', { by: 'duplicates' })
      for (const [at, item] of items.entries()) {
        if (hasIds) ids.add(item.id, file, item.id)
        const key = keys[at]
        if (key) texts.add(key, file, item.gold)
        const title = titleOf(item)
        sample.add({ ...NOTHING, id: item.id, texts: { title }, place: item.place }, file)
      }
    },
    copies: (): FoundCopies => {
      const rows = sample.rows().flatMap(({ row, tag }) => ('id' in row ? [{ row, tag }] : []))
      const own = createArena()
      const folded = rows.map(
        ({ row }): NormalText | undefined => normalise(row, folder, own).texts['title'],
      )
      const groups = nearDuplicateGroups(folded)
      const near = rows.map(({ row, tag }, at) => ({
        file: tag,
        group: groups[at] ?? '',
        title: row.texts['title'] ?? '',
      }))
      return { ids, texts, near }
    },
  }
}

const NOTHING = { numbers: {}, categories: {}, gold: undefined, kept: [] } as const
