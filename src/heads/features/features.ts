import { hashOf, mix, mixIn } from '../../numbers/mix.js'
import type { NormalItem } from '../../normalise/fold/normal-item.js'
import type { NormalText } from '../../normalise/fold/normal-text.js'
import type { Claim } from '../../types/claim.js'
import type { FeatureColumns } from './columns.js'
import { closeBlock, addFeature, openBlock, resetRow, type RowBuffer } from './row-buffer.js'
import { BLOCK_KINDS, type BlockKind, type FeatureSettings } from './settings.js'
import {
  countCrosses,
  countEmbedding,
  countNumbers,
  countValues,
  valueColumns,
  valueHash,
} from './values.js'

/** A row as the heads see it: an item, and the claims of the rules on it where they were asked. */
export interface Evidence {
  readonly item: NormalItem
  readonly claims: readonly Claim[]
  /** A sentence encoder's vector of the item's texts, for heads that know one. */
  readonly embedding?: Float32Array | undefined
}

/** Gathers the features of one row in two passes: most rows leave after the first, cheaper one. */
export interface Gather {
  /** First pass: words, columns and claims. Clears `row` first. */
  readonly base: (evidence: Evidence, row: RowBuffer) => void
  /** Second pass: adds character n-grams and the embedding to `row`. */
  readonly extend: (evidence: Evidence, row: RowBuffer) => void
}

/**
 * A gatherer of features for data of these columns.
 *
 * A feature is a hash of its field and name, so new words need no table.
 */
export function createGather(settings: FeatureSettings, columns: FeatureColumns): Gather {
  const texts = createTextGather(settings, columns)
  const gatherColumns = createColumnGather(settings, columns)
  return {
    base({ item, claims }, row) {
      resetRow(row)
      texts.base(row, item)
      gatherColumns(row, item)
      if (settings.weights.rule > 0) gatherClaims(row, claims)
    },
    extend({ item, embedding }, row) {
      texts.extend(row, item)
      if (embedding && settings.weights.embedding > 0) {
        open(row, 'embedding')
        countEmbedding(row, embedding, columns)
        closeBlock(row)
      }
    },
  }
}

function open(row: RowBuffer, kind: BlockKind): void {
  openBlock(row, BLOCK_KINDS.indexOf(kind))
}

function createTextGather(settings: FeatureSettings, columns: FeatureColumns) {
  const { weights } = settings
  const hasColumns = columns.categories.length + columns.numbers.length > 0
  const isOneText = columns.texts.length === 1 && !hasColumns
  const fields = columns.texts.map((name) => ({ name, seed: hashOf(name) }))
  const scratch: Scratch = { numbers: new Int32Array(1024) }
  const each = ({ texts }: NormalItem, visit: (text: NormalText, field: Field) => void): void => {
    for (const { name, seed } of fields) {
      const text = texts[name]
      if (text && text.from !== text.to) visit(text, { seed, settings, scratch })
    }
  }
  return {
    base(row: RowBuffer, item: NormalItem): void {
      each(item, (text, field) => {
        if (weights.word > 0) gatherWords(row, text, field)
        if (weights.pair > 0 && isOneText) gatherPairs(row, text, field)
        if (weights.shape > 0 && hasColumns) gatherShape(row, text, field.seed)
      })
    },
    extend(row: RowBuffer, item: NormalItem): void {
      if (weights.char > 0) each(item, (text, field) => gatherChars(row, text, field))
    },
  }
}

function createColumnGather({ weights }: FeatureSettings, columns: FeatureColumns) {
  const valued = valueColumns(columns)
  const values = new Int32Array(valued.length)
  const crossed = [...valued.keys()].filter((at) =>
    columns.crossed.includes((valued[at] as (typeof valued)[number]).column),
  )
  return (row: RowBuffer, item: NormalItem): void => {
    for (let at = 0; at < valued.length; at++) {
      values[at] = valueHash(item, valued[at] as (typeof valued)[number])
    }
    if (weights.value > 0) {
      open(row, 'value')
      countValues(row, values)
      closeBlock(row)
    }
    if (weights.cross > 0) {
      open(row, 'cross')
      countCrosses(row, values, crossed)
      closeBlock(row)
    }
    if (weights.number > 0) {
      open(row, 'number')
      countNumbers(row, item, columns)
      closeBlock(row)
    }
  }
}

interface Field {
  readonly seed: number
  readonly settings: FeatureSettings
  readonly scratch: Scratch
}

/** Room for hashes or units of the text at hand; grows when it must. */
interface Scratch {
  numbers: Int32Array
}

function withCapacity(scratch: Scratch, length: number): Int32Array {
  if (scratch.numbers.length < length) scratch.numbers = new Int32Array(2 * length)
  return scratch.numbers
}

function gatherWords(row: RowBuffer, text: NormalText, { seed, settings, scratch }: Field): void {
  const words = withCapacity(scratch, text.to - text.from)
  const many = hashWords({ text, seed, most: Infinity }, words)
  open(row, 'word')
  for (let at = 0; at < many; at++) {
    let run = words[at] as number
    addFeature(row, run, 1)
    for (let n = 2; n <= settings.wordRun && at + n <= many; n++) {
      run = mixIn(mix(run), words[at + n - 1] as number)
      addFeature(row, run, 1)
    }
  }
  closeBlock(row)
}

/** A word is known in a pair by so many of its first units: endings do not part what belongs together. */
const BEGINNING = 5

function gatherPairs(row: RowBuffer, text: NormalText, { seed, settings, scratch }: Field): void {
  const words = withCapacity(scratch, text.to - text.from)
  const many = hashWords({ text, seed: mixIn(seed, 8), most: BEGINNING }, words)
  if (many > settings.pairWords) return
  open(row, 'pair')
  for (let at = 0; at < many; at++) {
    const one = words[at] as number
    for (let next = at + 1; next < many; next++) {
      const other = words[next] as number
      addFeature(row, Math.imul(one ^ other, 0x2545f491) ^ (one + other), 1)
    }
  }
  closeBlock(row)
}

/** What of a text's words to hash. */
export interface Words {
  readonly text: NormalText
  readonly seed: number
  /** Units of a word that are hashed. */
  readonly most: number
}

/** Writes the hash of each word into `words`; how many there are. */
export function hashWords({ text, seed, most }: Words, words: Int32Array): number {
  const { units, starts, from, to } = text
  let many = 0
  let hash = seed
  let begin = from
  for (let at = from; at < to; at++) {
    if (at - begin < most) hash = mixIn(hash, units[at] as number)
    if (starts[at + 1] !== 1) continue
    words[many++] = mix(hash)
    hash = seed
    begin = at + 1
  }
  return many
}

const EDGE = 1

function gatherChars(row: RowBuffer, text: NormalText, { seed, settings, scratch }: Field): void {
  const { charRuns } = settings
  const spaced = withCapacity(scratch, 2 * (text.to - text.from) + 1)
  if (charRuns !== 'tokens') {
    const length = text.to - text.from
    for (let at = 0; at < length; at++) spaced[at] = text.units[text.from + at] as number
    gatherRuns(row, { units: spaced, length, seed: mixIn(seed, 2) }, settings)
  }
  if (charRuns === 'squashed') return
  gatherRuns(row, { units: spaced, length: spaceOut(text, spaced), seed: mixIn(seed, 3) }, settings)
}

/** Writes the units with one edge unit between tokens and at both ends; how many there are. */
function spaceOut({ units, starts, from, to }: NormalText, spaced: Int32Array): number {
  let many = 0
  for (let at = from; at < to; at++) {
    if (starts[at] === 1) spaced[many++] = EDGE
    spaced[many++] = units[at] as number
  }
  spaced[many++] = EDGE
  return many
}

interface Runs {
  readonly units: Int32Array
  readonly length: number
  readonly seed: number
}

function gatherRuns(
  row: RowBuffer,
  { units, length, seed }: Runs,
  { charFrom, charTo }: FeatureSettings,
): void {
  open(row, 'char')
  for (let at = 0; at < length; at++) {
    let hash = seed
    const counted = at + charFrom - 1
    const end = Math.min(length, at + charTo)
    for (let next = at; next < end; next++) {
      hash = mixIn(hash, units[next] as number)
      if (next >= counted) addFeature(row, hash, 1)
    }
  }
  closeBlock(row)
}

/**
 * Length, and the outline where there are digits, all taken for 0: "season 2 episode 13" has one.
 *
 * It counts beside columns only: where text is all there is, it takes more
 * from the words than it gives.
 */
function gatherShape(row: RowBuffer, text: NormalText, seed: number): void {
  open(row, 'shape')
  const { units, starts, from, to } = text
  let tokens = 0
  let hash = mixIn(seed, 5)
  let before = 0
  let digits = 0
  let digitsBefore = 0
  for (let at = from; at < to; at++) {
    const unit = units[at] as number
    const isDigit = unit >= 48 && unit <= 57
    hash = mixIn(hash, isDigit ? 48 : unit)
    if (isDigit) digits++
    if (starts[at + 1] !== 1) continue
    tokens++
    if (before !== 0 && digits + digitsBefore > 0) addFeature(row, mixIn(before, hash), 1)
    before = mix(hash)
    digitsBefore = digits
    digits = 0
    hash = mixIn(seed, 5)
  }
  addFeature(row, mixIn(mixIn(seed, 6), Math.min(12, Math.round(2 * Math.log2(1 + to - from)))), 1)
  addFeature(row, mixIn(mixIn(seed, 7), Math.min(9, tokens)), 1)
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
    addFeature(row, seed, 1)
    for (const { keyword, typos } of hits) addFeature(row, mixIn(hashOf(keyword, seed), typos), 1)
  }
  closeBlock(row)
}
