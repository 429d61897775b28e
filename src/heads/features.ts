import type { NormalItem } from '../normalise/normal-item.js'
import type { Claim } from '../types/claim.js'
import type { NormalText } from '../normalise/normal-text.js'
import type { Columns } from './columns.js'
import {
  closeBlock,
  count,
  hashOf,
  mix,
  openBlock,
  resetRow,
  step,
  type RowBuffer,
} from './row-buffer.js'
import { BLOCK_KINDS, type BlockKind, type FeatureSettings } from './settings.js'

/** A row as the heads see it: an item, and the claims of the rules on it where they were asked. */
export interface Evidence {
  readonly item: NormalItem
  readonly claims: readonly Claim[]
}

/** Gathers the features of one row into `row`; what was in it is forgotten. */
export type Gather = (evidence: Evidence, row: RowBuffer) => void

/**
 * A gatherer of features for data of these columns.
 *
 * A feature is a hash of its field and name, so new words need no table. The
 * kinds stand in the order of {@link BLOCK_KINDS} within a field.
 */
export function createGather(settings: FeatureSettings, columns: Columns): Gather {
  const fields = columns.texts.map((name) => ({ name, seed: hashOf(name), settings }))
  const { weights } = settings
  return ({ item, claims }, row) => {
    resetRow(row)
    for (const field of fields) {
      const text = item.texts[field.name]
      if (!text || text.from === text.to) continue
      if (weights.word > 0) gatherWords(row, text, field)
      if (weights.char > 0) gatherChars(row, text, field)
      if (weights.shape > 0) gatherShape(row, text, field)
    }
    const values = valuesOf(item, columns)
    if (weights.value > 0) gatherValues(row, values)
    if (weights.cross > 0) {
      gatherCrosses(
        row,
        values.filter(({ column }) => columns.crossed.includes(column)),
      )
    }
    if (weights.number > 0) gatherNumbers(row, item, columns)
    if (weights.rule > 0) gatherClaims(row, claims)
  }
}

interface Field {
  readonly seed: number
  readonly settings: FeatureSettings
}

function open(row: RowBuffer, kind: BlockKind): void {
  openBlock(row, BLOCK_KINDS.indexOf(kind))
}

function gatherWords(row: RowBuffer, text: NormalText, { seed, settings }: Field): void {
  const words = wordHashes(text, seed)
  open(row, 'word')
  for (let at = 0; at < words.length; at++) {
    let run = words[at] as number
    count(row, run, 1)
    for (let n = 2; n <= settings.wordRun && at + n <= words.length; n++) {
      run = step(mix(run), words[at + n - 1] as number)
      count(row, run, 1)
    }
  }
  closeBlock(row)
  if (settings.pairReach === 0) return
  open(row, 'word')
  for (let at = 0; at < words.length; at++) {
    const one = words[at] as number
    for (let n = 1; n <= settings.pairReach && at + n < words.length; n++) {
      const other = words[at + n] as number
      count(row, Math.imul(one ^ other, 0x2545f491) ^ (one + other), 1)
    }
  }
  closeBlock(row)
}

function wordHashes({ units, starts, from, to }: NormalText, seed: number): number[] {
  const words: number[] = []
  let hash = seed
  for (let at = from; at < to; at++) {
    hash = step(hash, units[at] as number)
    if (starts[at + 1] !== 1) continue
    words.push(mix(hash))
    hash = seed
  }
  return words
}

/** The words of a text with the hash each is counted under. @param seed - The field's. */
export function wordsWithHashes(
  text: NormalText,
  seed: number,
): readonly { readonly word: string; readonly hash: number }[] {
  const { units, starts, from, to } = text
  const hashes = wordHashes(text, seed)
  let begin = from
  return hashes.map((hash) => {
    let end = begin + 1
    while (end < to && starts[end] !== 1) end++
    const word = String.fromCharCode(...units.subarray(begin, end))
    begin = end
    return { word, hash }
  })
}

const EDGE = 1

function gatherChars(row: RowBuffer, text: NormalText, { seed, settings }: Field): void {
  const { units, from, to } = text
  const { charRuns } = settings
  if (charRuns !== 'tokens')
    gatherRuns(row, units.subarray(from, to), { seed: step(seed, 2), settings })
  if (charRuns !== 'squashed') gatherRuns(row, spacedUnits(text), { seed: step(seed, 3), settings })
}

function gatherRuns(row: RowBuffer, units: ArrayLike<number>, { seed, settings }: Field): void {
  const { charFrom, charTo } = settings
  open(row, 'char')
  for (let at = 0; at < units.length; at++) {
    let hash = seed
    const end = Math.min(units.length, at + charTo)
    for (let next = at; next < end; next++) {
      hash = step(hash, units[next] as number)
      if (next - at + 1 >= charFrom) count(row, hash, 1)
    }
  }
  closeBlock(row)
}

/** The units with one edge unit between tokens and at both ends. */
function spacedUnits({ units, starts, from, to }: NormalText): number[] {
  const spaced: number[] = []
  for (let at = from; at < to; at++) {
    if (starts[at] === 1) spaced.push(EDGE)
    spaced.push(units[at] as number)
  }
  spaced.push(EDGE)
  return spaced
}

/** Length and the outline: digits as 0, so that "season 2 episode 13" has one shape. */
function gatherShape(row: RowBuffer, text: NormalText, { seed }: Field): void {
  open(row, 'shape')
  const { units, starts, from, to } = text
  let tokens = 0
  let hash = step(seed, 5)
  let before = 0
  for (let at = from; at < to; at++) {
    const unit = units[at] as number
    hash = step(hash, unit >= 48 && unit <= 57 ? 48 : unit)
    if (starts[at + 1] !== 1) continue
    tokens++
    if (before !== 0) count(row, step(before, hash), 1)
    before = mix(hash)
    hash = step(seed, 5)
  }
  count(row, step(step(seed, 6), Math.min(12, Math.round(2 * Math.log2(1 + to - from)))), 1)
  count(row, step(step(seed, 7), Math.min(9, tokens)), 1)
  closeBlock(row)
}

/** A column with the hash its value is counted under. */
export interface Value {
  readonly column: string
  readonly hash: number
}

function gatherValues(row: RowBuffer, values: readonly Value[]): void {
  open(row, 'value')
  for (const { hash } of values) count(row, hash, 1)
  closeBlock(row)
}

/** Every two and every three values that stand together. */
function gatherCrosses(row: RowBuffer, values: readonly Value[]): void {
  open(row, 'cross')
  for (const [one, { hash }] of values.entries()) {
    for (let other = one + 1; other < values.length; other++) {
      const pair = step(mix(hash), values[other]?.hash ?? 0)
      count(row, pair, 1)
      for (let third = other + 1; third < values.length; third++) {
        count(row, step(mix(pair), values[third]?.hash ?? 0), 1)
      }
    }
  }
  closeBlock(row)
}

/** Every column's value as a feature of its own; missing is a value too. */
export function valuesOf({ item, texts }: NormalItem, columns: Columns): Value[] {
  const values: Value[] = []
  for (const column of columns.texts) {
    const text = texts[column]
    values.push({ column, hash: text ? wholeHash(text, hashOf(column)) : hashOf(column + '\0') })
  }
  for (const column of columns.categories) {
    const value = item.categories[column]
    values.push({ column, hash: hashOf(value ?? '\0', hashOf(column)) })
  }
  for (const { name } of columns.numbers) {
    values.push({ column: name, hash: hashOf(String(item.numbers[name] ?? '\0'), hashOf(name)) })
  }
  return values
}

function wholeHash({ units, from, to }: NormalText, seed: number): number {
  let hash = step(seed, 4)
  for (let at = from; at < to; at++) hash = step(hash, units[at] as number)
  return hash
}

function gatherNumbers(row: RowBuffer, { item }: NormalItem, columns: Columns): void {
  open(row, 'number')
  for (const { name, mean, deviation, edges } of columns.numbers) {
    const value = item.numbers[name]
    if (value === undefined) continue
    const seed = hashOf(name, 77)
    count(row, step(seed, edges.filter((edge) => value > edge).length), 1)
    count(row, step(seed, 1000), Math.max(-3, Math.min(3, (value - mean) / deviation)))
  }
  closeBlock(row)
}

/**
 * Who would claim the row but for an absent value, by which keywords, and how
 * near the keywords were.
 *
 * A claim that holds settles its row before a head is asked. As a feature it
 * would teach the heads to lean on what they never see, the more so where the
 * rules were induced from the rows the heads are fitted on.
 */
function gatherClaims(row: RowBuffer, claims: readonly Claim[]): void {
  open(row, 'rule')
  for (const { project, hits, absent } of claims) {
    if (absent.length === 0) continue
    const seed = hashOf(project, 92)
    count(row, seed, 1)
    for (const { keyword, typos } of hits) count(row, step(hashOf(keyword, seed), typos), 1)
  }
  closeBlock(row)
}
