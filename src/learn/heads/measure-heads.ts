import { ratio } from '../../evaluate/figures.js'
import type { CurvePoint, HeadMeasure, Mistake } from '../../heads/scoring/head.js'
import { bestOf } from './learn-decision.js'
import type { Parts } from './model-parts.js'

const CURVE_CUTS = [0.9, 0.8, 0.7, 0.6, 0.5, 0.4, 0.3, 0.2, 0.1]
const MOST_MISTAKES = 5

/** How each head did out of fold, in the order of the projects. */
export function measureHeads(parts: Parts): Omit<HeadMeasure, 'strongest'>[] {
  const { judged, counted, answered, rule, data } = parts
  const rows = Array.from(counted, (row) => ({
    row,
    label: judged.labels[row] as number,
    given: answered[row] as number,
    ...bestOf(judged, row, rule),
  }))
  return data.projects.map((_, number) => {
    const taken = rows.filter(({ given }) => given === number).length
    const own = rows.filter(({ label }) => label === number).length
    const right = rows.filter((row) => row.given === number && row.label === number).length
    const mine = rows.filter(({ head, label }) => head === number || label === number)
    return {
      precision: ratio(right, taken),
      recall: ratio(right, own),
      f1: ratio(2 * right, taken + own),
      curve: curveOf(mine, number, own),
      mistakes: mistakesOf(mine, number, parts),
    }
  })
}

interface Row {
  readonly row: number
  readonly label: number
  readonly given: number
  readonly head: number
  readonly chance: number
}

function curveOf(rows: readonly Row[], number: number, own: number): CurvePoint[] {
  return CURVE_CUTS.flatMap((cut) => {
    const taken = rows.filter(({ head, chance }) => head === number && chance >= cut)
    const right = taken.filter(({ label }) => label === number).length
    if (taken.length === 0 || own === 0) return []
    return [{ cut, precision: right / taken.length, recall: right / own }]
  })
}

function mistakesOf(rows: readonly Row[], number: number, parts: Parts): Mistake[] {
  return rows
    .filter(({ label, given }) => (label === number) !== (given === number))
    .map((row) => ({ ...row, chance: row.head === number ? row.chance : 0 }))
    .map((row) => ({ ...row, wrong: row.label === number ? 1 - row.chance : row.chance }))
    .toSorted((a, b) => b.wrong - a.wrong || a.row - b.row)
    .slice(0, MOST_MISTAKES)
    .map(({ row, chance }) => mistakeOf(parts, row, chance))
}

function mistakeOf({ rows, noneLabel }: Parts, row: number, chance: number): Mistake {
  const item = rows[row]?.item.item
  const text = Object.values(item?.texts ?? {}).find((value) => value !== undefined) ?? ''
  return { id: item?.id ?? '', text: text.slice(0, 120), gold: item?.gold ?? noneLabel, chance }
}
