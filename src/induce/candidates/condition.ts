import type { Column, FieldTokens } from './corpus.js'
import { proposeCuts } from './cut.js'
import { SHORT_FIELD } from './options.js'
import type { FieldIndex, TermIndex } from './term-index.js'

/** What a claim asks for beside its keywords. */
export type InducedCondition =
  | { readonly kind: 'is'; readonly column: string; readonly value: number | string }
  | { readonly kind: 'not'; readonly column: string; readonly value: number | string }
  | { readonly kind: 'above' | 'below'; readonly column: string; readonly bound: number }
  | { readonly kind: 'longer' | 'shorter'; readonly field: string; readonly length: number }
  | { readonly kind: 'with' | 'stop'; readonly field: string; readonly word: string }

/** A condition with its test on rows of the corpus. */
export interface ConditionTest {
  readonly condition: InducedCondition
  readonly holds: (row: number) => boolean
}

/** The two sets of rows that a condition has to separate: the project's and others. */
export interface Sides {
  readonly own: readonly number[]
  readonly other: readonly number[]
}

/** Rows sampled from either side. */
const SAMPLE = 400
/** Least evidence, in nats, beyond the correction for testing many conditions. */
const SIGNIFICANCE = 4

/** Share of the other side that a stop word must have more of than the own side. */
const LEAST_STOPPED = 0.04

/** Key of a condition: equal for equal conditions. */
export function conditionKey(condition: InducedCondition): string {
  return Object.values(condition).join('\u0000')
}

/**
 * Lists the conditions that separate `own` rows from `other` ones significantly,
 * corrected for the number of conditions tested: column values, thresholds on
 * numbers and text lengths, words that mostly one side has.
 */
export function proposeConditions(
  index: TermIndex,
  ownRows: readonly number[],
  otherRows: readonly number[],
): ConditionTest[] {
  const sides = { own: sample(ownRows), other: sample(otherRows) }
  const proposed = listConditions(index, sides)
  const needed = Math.log(Math.max(1, proposed.length)) + SIGNIFICANCE
  return proposed.filter(({ holds }) => evidence(holds, sides) >= needed)
}

/** Every condition that may separate the sides, significant or not. */
export function listConditions(index: TermIndex, sides: Sides): ConditionTest[] {
  const { columns, fields } = index.corpus
  return [
    ...columns.flatMap((column) => proposeColumn(column, sides)),
    ...fields.filter(isLong).flatMap(({ name, lengths }) =>
      proposeCuts((row) => absentAsNaN(lengths[row] as number), sides).map(
        ({ above, bound, holds }): ConditionTest => {
          const length = Math.ceil(bound)
          return { condition: { kind: above ? 'longer' : 'shorter', field: name, length }, holds }
        },
      ),
    ),
    ...index.fields.flatMap((field) => proposeWords(index, field, sides)),
  ]
}

function proposeColumn(column: Column, sides: Sides): ConditionTest[] {
  const { name, values } = column
  const present = [...sides.own, ...sides.other].map((row) => values[row] as number)
  const seen = new Set(present.filter((value) => value >= 0))
  if (column.kind === 'number' && [...seen].some((value) => value !== 0 && value !== 1)) {
    return proposeCuts((row) => values[row] as number, sides).map(
      ({ above, bound, holds }): ConditionTest => {
        return { condition: { kind: above ? 'above' : 'below', column: name, bound }, holds }
      },
    )
  }
  return [...seen]
    .toSorted((a, b) => a - b)
    .flatMap((number): ConditionTest[] => {
      const value = column.kind === 'number' ? number : (column.names[number] as string)
      const is = (row: number): boolean => values[row] === number
      const not = (row: number): boolean => (values[row] as number) >= 0 && values[row] !== number
      return [
        { condition: { kind: 'is', column: name, value }, holds: is },
        { condition: { kind: 'not', column: name, value }, holds: not },
      ]
    })
}

/** Words of at least four letters that one side has much more often. */
function proposeWords(index: TermIndex, field: FieldIndex, { own, other }: Sides): ConditionTest[] {
  const inOwn = countWords(field, own)
  const inOther = countWords(field, other)
  const words = new Set([...inOwn.keys(), ...inOther.keys()])
  return [...words].flatMap((token): ConditionTest[] => {
    const word = index.corpus.vocabulary[token] as string
    const mine = (inOwn.get(token) ?? 0) / own.length
    const theirs = (inOther.get(token) ?? 0) / other.length
    const stops = theirs - mine > LEAST_STOPPED && mine < 0.1
    if (word.length < 4 || !(stops || mine - theirs > 0.4)) return []
    const { name, tokens, offsets } = field.field
    const has = (row: number): boolean =>
      tokens.subarray(offsets[row], offsets[row + 1]).includes(token)
    return stops
      ? [{ condition: { kind: 'stop', field: name, word }, holds: (row) => !has(row) }]
      : [{ condition: { kind: 'with', field: name, word }, holds: has }]
  })
}

function countWords({ field }: FieldIndex, rows: readonly number[]): Map<number, number> {
  const counts = new Map<number, number>()
  for (const row of rows) {
    const words = field.tokens.subarray(field.offsets[row], field.offsets[row + 1])
    for (const token of new Set(words)) counts.set(token, (counts.get(token) ?? 0) + 1)
  }
  return counts
}

/**
 * Half of the G statistic of the condition against the sides, in nats; 0 where
 * the condition drops more of `own` than of `other`.
 */
function evidence(holds: (row: number) => boolean, { own, other }: Sides): number {
  const kept = own.filter(holds).length
  const wrong = other.filter(holds).length
  if (kept * other.length <= wrong * own.length) return 0
  const all = own.length + other.length
  const held = kept + wrong
  return (
    surprise(kept, held, own.length / all) +
    surprise(wrong, held, other.length / all) +
    surprise(own.length - kept, all - held, own.length / all) +
    surprise(other.length - wrong, all - held, other.length / all)
  )
}

function surprise(count: number, rows: number, share: number): number {
  return count === 0 ? 0 : count * Math.log(count / (rows * share))
}

function sample(rows: readonly number[]): readonly number[] {
  const step = Math.ceil(rows.length / SAMPLE)
  return step <= 1 ? rows : rows.filter((_, i) => i % step === 0)
}

/** Whether a field holds texts, not names: only of those does the length say anything. */
function isLong({ tokens, lengths }: FieldTokens): boolean {
  const present = lengths.reduce((sum, length) => sum + (length < 0 ? 0 : 1), 0)
  return tokens.length > SHORT_FIELD * present
}

function absentAsNaN(length: number): number {
  return length < 0 ? Number.NaN : length
}
