import { hashOf, mix, mixIn } from '../../numbers/mix.js'
import type { NormalItem } from '../../normalise/fold/normal-item.js'
import type { NormalText } from '../../normalise/fold/normal-text.js'
import type { FeatureColumns } from './columns.js'
import { eachEmoji, isLetterWord } from './letters.js'
import { addFeature, closeBlock, openKind, type RowBuffer } from './row-buffer.js'
import type { FeatureSettings } from './settings.js'

/** Gathers what the texts of a row give: words and their outline first, runs of characters after. */
export interface TextGather {
  readonly base: (row: RowBuffer, item: NormalItem) => void
  readonly extend: (row: RowBuffer, item: NormalItem) => void
}

/** A gatherer of the features of texts. */
export function createTextGather(settings: FeatureSettings, columns: FeatureColumns): TextGather {
  const { weights } = settings
  const hasColumns = columns.categories.length + columns.numbers.length > 0
  const isOneText = columns.texts.length === 1 && !hasColumns
  const fields = columns.texts.map((name) => ({ name, seed: hashOf(name) }))
  const scratch: Scratch = { numbers: new Int32Array(1024) }
  const each = ({ texts }: NormalItem, visit: (text: NormalText, field: Field) => void): void => {
    for (const { name, seed } of fields) {
      const text = texts[name]
      if (text) visit(name === TALK ? beginningOf(text) : text, { seed, settings, scratch })
    }
  }
  return {
    base(row: RowBuffer, item: NormalItem): void {
      each(item, (text, field) => {
        if (weights.word > 0) gatherWords(row, text, field)
        if (weights.pair > 0 && isOneText) gatherPairs(row, text, field)
        if (weights.shape > 0 && hasColumns && text.from !== text.to)
          gatherShape(row, text, field.seed)
      })
    },
    extend(row: RowBuffer, item: NormalItem): void {
      if (weights.char > 0) each(item, (text, field) => gatherChars(row, text, field))
    },
  }
}

/** The field that may hold hours of talk. */
const TALK = 'subtitles'

/** How much of talk is looked at, in folded units: some ten minutes. */
const MOST_TALK = 8000

/** The text up to the last word that begins within {@link MOST_TALK}. */
function beginningOf(text: NormalText): NormalText {
  if (text.to - text.from <= MOST_TALK) return text
  let to = text.from + MOST_TALK
  while (to > text.from && text.starts[to] !== 1) to--
  return { ...text, to }
}

interface Field {
  readonly seed: number
  readonly settings: FeatureSettings
  readonly scratch: Scratch
}

/** A buffer for hashes or units of the current text; it grows when a text is longer. */
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
  openKind(row, 'word')
  for (let at = 0; at < many; at++) {
    let run = words[at] as number
    addFeature(row, run, 1)
    for (let n = 2; n <= settings.wordRun && at + n <= many; n++) {
      run = mixIn(mix(run), words[at + n - 1] as number)
      addFeature(row, run, 1)
    }
  }
  if (settings.letterWords) addLetters(row, text, mixIn(seed, 9))
  if (settings.emoji)
    eachEmoji(text.raw, (emoji) => addFeature(row, mixIn(mixIn(seed, 10), emoji), 1))
  closeBlock(row)
}

/** Adds each letter of a script without spaces, and each two that stand together. */
function addLetters(row: RowBuffer, { units, starts, from, to }: NormalText, seed: number): void {
  let before = 0
  for (let at = from; at < to; at++) {
    const unit = units[at] as number
    if (starts[at] === 1) before = 0
    if (!isLetterWord(unit)) {
      before = 0
      continue
    }
    const letter = mixIn(seed, unit)
    addFeature(row, letter, 1)
    if (before !== 0) addFeature(row, mixIn(mix(before), unit), 1)
    before = letter
  }
}

/** A word is known in a pair by so many of its first units: endings do not part what belongs together. */
const BEGINNING = 5

function gatherPairs(row: RowBuffer, text: NormalText, { seed, settings, scratch }: Field): void {
  const words = withCapacity(scratch, text.to - text.from)
  const many = hashWords({ text, seed: mixIn(seed, 8), most: BEGINNING }, words)
  if (many > settings.pairWords) return
  openKind(row, 'pair')
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
  if (charRuns === 'squashed' || charRuns === 'both') {
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
  { charFrom, charTo, charRuns }: FeatureSettings,
): void {
  const endsAtEdges = charRuns === 'words'
  openKind(row, 'char')
  for (let at = 0; at < length; at++) {
    let hash = seed
    const counted = at + charFrom - 1
    const end = Math.min(length, at + charTo)
    for (let next = at; next < end; next++) {
      hash = mixIn(hash, units[next] as number)
      if (next >= counted) addFeature(row, hash, 1)
      if (endsAtEdges && next > at && units[next] === EDGE) break
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
  openKind(row, 'shape')
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
