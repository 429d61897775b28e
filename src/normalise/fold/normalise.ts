import type { Item } from '../../types/item.js'
import { type Arena, createArena, reset } from './arena.js'
import { isLiteral } from './fold-steps.js'
import type { Folder } from './folder.js'
import type { NormalItem } from './normal-item.js'
import type { NormalText } from './normal-text.js'

/** Folds every text of an item that is present, behind what the arena holds. */
export function normalise(item: Item, folder: Folder, arena: Arena): NormalItem {
  const texts: Record<string, NormalText> = {}
  for (const field in item.texts) {
    const raw = item.texts[field]
    if (raw !== undefined) texts[field] = folder.fold(raw, arena)
  }
  return { item, texts }
}

/** Where keywords are folded, one at a time; their units are copied out. */
const scratch = createArena(4096)

/** A keyword as the matcher looks for it. */
export interface FoldedKeyword {
  /** Empty where the fold leaves nothing of the keyword. */
  readonly units: Uint16Array
  /** Where a token starts inside the keyword, the first one left out. */
  readonly breaks: readonly number[]
  /** Written with a space in front: it stands at a token's start. */
  readonly boundStart: boolean
  /** Written with a space behind: it stands at a token's end. */
  readonly boundEnd: boolean
}

/**
 * Folds a keyword as the texts are folded.
 *
 *     ' Три кота'  →  трикота, breaks [3], boundStart
 *
 * Where the fold keeps spaces as they are (`CASE_FOLD`, `NO_FOLD`), a space in
 * front or behind is part of the keyword and no bound.
 */
export function foldKeyword(keyword: string, folder: Folder): FoldedKeyword {
  reset(scratch)
  const { units, starts, from, to } = folder.fold(keyword, scratch)
  const literal = isLiteral(folder.steps)
  const breaks: number[] = []
  for (let i = from + 1; i < to; i++) if (starts[i] === 1) breaks.push(i - from)
  return {
    units: units.slice(from, to),
    breaks,
    boundStart: !literal && /^\s/u.test(keyword),
    boundEnd: !literal && /\s$/u.test(keyword),
  }
}

/** The folded units of a text, or of a part of it, as a string, however long it is. */
export function foldedString({
  units,
  from,
  to,
}: Pick<NormalText, 'units' | 'from' | 'to'>): string {
  let text = ''
  for (let i = from; i < to; i += 4096)
    text += String.fromCharCode(...units.subarray(i, Math.min(to, i + 4096)))
  return text
}
