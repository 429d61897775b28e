import type { Decision } from '../types/decision.js'
import type { Item } from '../types/item.js'
import { classifyBatch } from './classify.js'
import type { Engine } from './engine.js'

/** One change of an item, in words, and the item with it. */
export interface ItemChange {
  readonly kind: 'title' | 'column'
  readonly what: string
  readonly item: Item
}

/** A change that was run, and what was decided with it. */
export interface Flip<Change> {
  readonly change: Change
  readonly decision: Decision
}

/** Values worth trying in a column: of conditions, of other rows. */
export interface ColumnValues {
  readonly numbers: ReadonlyMap<string, ReadonlySet<number>>
  readonly categories: ReadonlyMap<string, ReadonlySet<string>>
}

/** Words beyond these are not left out one by one. */
const MOST_WORDS = 40
/** Pairs of words are left out of titles up to this length. */
const MOST_IN_PAIRS = 20
const BATCH = 64

/** Finds the first change, in the order given, with which the decision is one that is wanted. */
export async function firstFlip<Change extends ItemChange>(
  engine: Engine,
  changes: readonly Change[],
  isWanted: (decision: Decision) => boolean,
): Promise<Flip<Change> | undefined> {
  for (let from = 0; from < changes.length; from += BATCH) {
    const batch = changes.slice(from, from + BATCH)
    const decisions = await classifyBatch(
      engine,
      batch.map(({ item }) => item),
    )
    for (const [at, decision] of decisions.entries()) {
      const change = batch[at]
      if (change && isWanted(decision)) return { change, decision }
    }
  }
  return undefined
}

/**
 * Changes of the title, the smallest first: a word left out, names added, a word replaced by a
 * name, two words left out.
 *
 * @param names - Keywords of projects that the title could name.
 */
export function titleChanges(item: Item, names: readonly string[]): ItemChange[] {
  const field = 'title' in item.texts ? 'title' : Object.keys(item.texts)[0]
  const title = field === undefined ? undefined : item.texts[field]
  if (field === undefined || title === undefined) return []
  const words = wordsIn(title)
  const spoken = words.map(({ text }) => `"${text}"`)
  const left = words.map((word) => withSpans(title, [word]))
  const changes: (readonly [what: string, text: string])[] = [
    ...left.map((text, at) => [`without ${spoken[at]}`, text] as const),
    ...repeated(words).map(
      (same) => [`without every "${same[0]?.text}"`, withSpans(title, same)] as const,
    ),
    ...names.map((name) => [`with "${name}" in front`, `${name} ${title}`] as const),
    ...names.flatMap((name) =>
      words.map(
        (word, at) =>
          [`"${name}" in place of ${spoken[at]}`, withSpans(title, [word], name)] as const,
      ),
    ),
    ...(words.length > MOST_IN_PAIRS ? [] : pairsOf(words)).map(
      (pair) =>
        [
          `without ${pair.map(({ text }) => `"${text}"`).join(' and ')}`,
          withSpans(title, pair),
        ] as const,
    ),
  ]
  return changes
    .filter(([, text]) => text.trim() !== '' && text !== title)
    .map(([what, text]) => ({
      kind: 'title',
      what: `${field} ${what}: «${text}»`,
      item: { ...item, texts: { ...item.texts, [field]: text } },
    }))
}

interface Word {
  readonly text: string
  readonly start: number
  readonly end: number
}

function wordsIn(title: string): readonly Word[] {
  const found = title.matchAll(/[\p{L}\p{N}\p{M}]+(?:['’-][\p{L}\p{N}\p{M}]+)*/gu)
  return [...found]
    .slice(0, MOST_WORDS)
    .map(({ 0: text, index }) => ({ text, start: index, end: index + text.length }))
}

/** Words that stand more than once, all places of each. */
function repeated(words: readonly Word[]): readonly (readonly Word[])[] {
  const places = new Map<string, Word[]>()
  for (const word of words) {
    const key = word.text.toLowerCase()
    places.set(key, [...(places.get(key) ?? []), word])
  }
  return [...places.values()].filter((each) => each.length > 1)
}

function pairsOf(words: readonly Word[]): readonly (readonly Word[])[] {
  return words.flatMap((word, at) => words.slice(at + 1).map((other) => [word, other]))
}

/** The title with other words, or none, in these places. */
function withSpans(title: string, spans: readonly Word[], name = ''): string {
  let text = ''
  let from = 0
  for (const { start, end } of spans) {
    text += title.slice(from, start) + name
    from = end
  }
  return (text + title.slice(from)).replaceAll(/ {2,}/g, ' ').trim()
}

/** Changes of the other columns: a value there could be, or none. */
export function columnChanges(item: Item, { numbers, categories }: ColumnValues): ItemChange[] {
  const change = (what: string, changed: Partial<Item>): ItemChange => {
    return { kind: 'column', what, item: { ...item, ...changed } }
  }
  const numeric = [...numbers].flatMap(([column, values]) => {
    const { [column]: now, ...rest } = item.numbers
    return [...values]
      .filter((value) => value !== now)
      .map((value) =>
        change(`${column}: ${value} in place of ${now ?? 'nothing'}`, {
          numbers: { ...rest, [column]: value },
        }),
      )
  })
  const categorical = [...categories].flatMap(([column, values]) => {
    const { [column]: now, ...rest } = item.categories
    return [...values]
      .filter((value) => value !== now)
      .map((value) =>
        change(`${column}: "${value}" in place of ${now === undefined ? 'nothing' : `"${now}"`}`, {
          categories: { ...rest, [column]: value },
        }),
      )
  })
  return [...numeric, ...categorical, ...blanked(item, change)]
}

/** Changes that leave a column blank; a title is not left blank. */
function blanked(
  item: Item,
  change: (what: string, changed: Partial<Item>) => ItemChange,
): ItemChange[] {
  const { texts, numbers, categories, cues } = item
  const [first] = 'title' in texts ? ['title'] : Object.keys(texts)
  const fields = Object.keys(texts).filter((name) => name !== first && texts[name] !== undefined)
  return [
    ...Object.keys(numbers).map((name) =>
      change(`${name}: nothing in place of ${numbers[name]}`, {
        numbers: { ...numbers, [name]: undefined },
      }),
    ),
    ...Object.keys(categories).map((name) =>
      change(`${name}: nothing in place of "${categories[name]}"`, {
        categories: { ...categories, [name]: undefined },
      }),
    ),
    ...fields.map((name) =>
      change(`${name}: nothing`, {
        texts: { ...texts, [name]: undefined },
        cues: name === 'subtitles' ? undefined : cues,
      }),
    ),
  ]
}
