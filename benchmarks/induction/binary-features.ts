import { tokensOf } from '../../src/normalise/words/tokens.js'
import { createArena, reset } from '../../src/normalise/fold/arena.js'
import { createFolder } from '../../src/normalise/fold/fold.js'
import { FULL_FOLD } from '../../src/normalise/fold/fold-steps.js'
import type { Item } from '../../src/types/item.js'

/** Words and pairs of words that stand in each text field: the features of all peers. */
export function createFeatures(): (item: Item) => Set<string> {
  const folder = createFolder(FULL_FOLD)
  const arena = createArena()
  return (item) => {
    reset(arena)
    const features = new Set<string>()
    for (const [field, raw] of Object.entries(item.texts)) {
      if (raw === undefined) continue
      const tokens = tokensOf(folder.fold(raw, arena))
      tokens.forEach((token, at) => {
        features.add(`${field} ${token}`)
        if (at > 0) features.add(`${field} ${tokens[at - 1]} ${token}`)
      })
    }
    return features
  }
}
