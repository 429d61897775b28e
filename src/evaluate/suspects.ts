import type { Item } from '../types/item.js'

/** A labelled row whose label is probably wrong. */
export interface Suspect extends Doubt {
  readonly id: string
  /** The first text of the row. */
  readonly text: string
}

/** What heads or rules say against the label of a row. */
export interface Doubt {
  /** Position among the labelled rows. */
  readonly row: number
  readonly label: string
  readonly proposed: string
  /** The chance that the proposed label is right: of heads that had not seen the row, or a lower bound of a rule's precision. */
  readonly chance: number
  /** How much the margins speak for the label, beside other rows of it: 1 on average, less where it is doubtful. */
  readonly confidence: number
  /** What the rules say; absent where they claim nothing or were not asked. */
  readonly rules: string | undefined
  /** Whether rules and heads both contradict the label. */
  readonly agreed: boolean
  /** Whether the evidence is enough to change the label without a look at it. */
  readonly sure: boolean
}

/** The chance from which one witness alone is sure. */
export const SURE = 0.8

/** The rows in doubt, those that rules and heads contradict first, then those whose label is least trusted. */
export function listSuspects(items: readonly Item[], doubts: readonly Doubt[]): Suspect[] {
  return doubts
    .flatMap((doubt): Suspect[] => {
      const item = items[doubt.row]
      if (!item || doubt.label === doubt.proposed) return []
      const text = Object.values(item.texts).find((value) => value !== undefined) ?? ''
      return [{ ...doubt, id: item.id, text }]
    })
    .toSorted(
      (a, b) => Number(b.agreed) - Number(a.agreed) || a.confidence - b.confidence || a.row - b.row,
    )
}

/**
 * What each row counts in a second fit where suspects weigh less.
 *
 * No label vanishes: where every row of one would weigh 0, its rows are kept as they are.
 *
 * @param labels - Of all rows, by position.
 * @param weight - Of a suspect, 0 to 1.
 */
export function suspectWeights(
  labels: readonly string[],
  suspects: readonly Pick<Suspect, 'row'>[],
  weight: number,
): { readonly weights: readonly number[]; readonly spared: readonly string[] } {
  const suspected = new Set(suspects.map(({ row }) => row))
  const trusted = new Set(labels.filter((_, row) => !suspected.has(row)))
  const spares = (label: string): boolean => weight === 0 && !trusted.has(label)
  return {
    weights: labels.map((label, row) => (suspected.has(row) && !spares(label) ? weight : 1)),
    spared: [...new Set(labels.filter(spares))].toSorted(),
  }
}
