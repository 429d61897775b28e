import type { Engine } from '../../cascade/engine.js'
import type { Reading } from '../../read/read.js'
import { decidingColumns } from '../../rules/checks/needs.js'
import type { Loaded } from '../settings/engine-of.js'
import { inTermsOf, readingOf, type Settings } from '../settings/settings.js'
import type { Edge } from '../terminal/edge.js'

/** Rows that are to be classified. */
export interface RowsWanted {
  readonly inputs: readonly string[]
  readonly settings: Settings
  /** True where the first bad row ends the run. */
  readonly strict: boolean
  /** True where more of a row is wanted than what decides. */
  readonly needsAll: boolean
}

/** How rows are read for an engine. */
export interface RowsReading {
  readonly reading: Reading
  /** The settings in the terms of the model. */
  readonly columns: Settings
  /** True where a stage has threads of its own, or too much memory for several copies of it. */
  readonly isHeavy: boolean
}

/** Reads what the stages of an engine ask for: with rules alone, only the columns that they name. */
export function rowsReadingOf(
  edge: Edge,
  { inputs, settings, strict, needsAll }: RowsWanted,
  { engine, loaded }: { readonly engine: Engine; readonly loaded: Loaded },
): RowsReading {
  const { heads, rules, encoder, missing } = loaded
  const columns = inTermsOf(settings, heads)
  const isByRules = rules && engine.stages.every(({ name }) => name === 'rules')
  const asked = isByRules && !needsAll ? decidingColumns(rules, missing) : undefined
  const wishes = { ...columns.wishes, ...(asked && { asked }) }
  return {
    reading: readingOf(edge, { inputs, settings: { ...columns, wishes }, strict }),
    columns,
    isHeavy: encoder !== undefined || engine.stages.some(({ name }) => name === 'hybrid'),
  }
}
