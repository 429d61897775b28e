import type { Evidence } from '../../heads/features/features.js'
import { randomFrom, type Random } from '../../numbers/random.js'
import { createArena } from '../../normalise/fold/arena.js'
import { createFolder } from '../../normalise/fold/fold.js'
import { FULL_FOLD } from '../../normalise/fold/fold-steps.js'
import { normalise } from '../../normalise/fold/normalise.js'

/** Copies of rows with slips in them: what each counts, and the row it was made from. */
export interface Copies {
  readonly rows: readonly Evidence[]
  readonly weights: readonly number[]
  readonly sources: readonly number[]
}

/** Of rows that get no copies. */
export const NO_COPIES: Copies = { rows: [], weights: [], sources: [] }

/** Whose copies are made, of which text, and what they count. */
export interface NoiseOptions {
  readonly noneLabel: string
  /** The text field that gets slips. */
  readonly field: string
  readonly seed: number
  /** What a copy counts beside its row. */
  readonly weight: number
  /** What the rows count; 1 each where absent. */
  readonly weights: readonly number[] | undefined
}

/** Share of the longer words that get a slip. */
const SLIPS = 0.7

/**
 * One copy of every row of a project with a letter lost, doubled, swapped or
 * wrong in most of its longer words, and claimed by no rule: what a head sees
 * where the rules do not know a name any more.
 */
export function noisyCopies(
  rows: readonly Evidence[],
  { noneLabel, field, seed, weight, weights }: NoiseOptions,
): Copies {
  const random = randomFrom(seed)
  const folder = createFolder(FULL_FOLD)
  const arena = createArena()
  const copies: Evidence[] = []
  const sources: number[] = []
  for (const [at, { item }] of rows.entries()) {
    const raw = item.item.texts[field]
    if (raw === undefined || (item.item.gold ?? noneLabel) === noneLabel) continue
    const text = raw.replaceAll(/[\p{L}\p{M}]{4,}/gu, (word) =>
      random() < SLIPS ? slipIn(word, random) : word,
    )
    const texts = { ...item.item.texts, [field]: text }
    copies.push({ item: normalise({ ...item.item, texts }, folder, arena), claims: [] })
    sources.push(at)
  }
  return {
    rows: copies,
    weights: sources.map((row) => weight * (weights?.[row] ?? 1)),
    sources,
  }
}

/** The folds of the rows and then of their copies: a copy is in the fold of its row. */
export function withCopies(foldOf: Int32Array, { sources }: Copies): Int32Array {
  return Int32Array.from([...foldOf, ...sources.map((row) => foldOf[row] as number)])
}

/** The word with one typo after its first letter. */
function slipIn(word: string, random: Random): string {
  const letters = Array.from(word)
  const below = (most: number): number => Math.floor(random() * most)
  const at = 1 + below(letters.length - 2)
  const here = letters[at] ?? ''
  const kind = below(4)
  if (kind === 0) letters.splice(at, 1)
  else if (kind === 1) letters.splice(at, 0, here)
  else if (kind === 2) letters.splice(at, 2, letters[at + 1] ?? '', here)
  else letters[at] = letters[below(letters.length)] ?? here
  return letters.join('')
}
