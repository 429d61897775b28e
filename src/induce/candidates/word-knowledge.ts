import { createArena, reset } from '../../normalise/fold/arena.js'
import { createFolder } from '../../normalise/fold/fold.js'
import { FULL_FOLD } from '../../normalise/fold/fold-steps.js'
import { tokensOf } from '../../normalise/words/tokens.js'
import type { WordKnowledge } from './corpus-index.js'
import { createIsFiller } from './filler-words.js'
import { createStem } from './stem.js'

/** What tells words apart, by the full fold. */
export function createWordKnowledge(): WordKnowledge {
  const folder = createFolder(FULL_FOLD)
  const arena = createArena()
  const tokensIn = (text: string): string[] => {
    reset(arena)
    return tokensOf(folder.fold(text, arena))
  }
  const fold = (text: string): string => tokensIn(text).join('')
  return { stem: createStem(fold), isFiller: createIsFiller(fold), tokensIn }
}
