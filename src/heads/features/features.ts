import { hashOf, mixIn } from '../../numbers/mix.js'
import type { NormalItem } from '../../normalise/fold/normal-item.js'
import type { Claim } from '../../types/claim.js'
import type { FeatureColumns } from './columns.js'
import { closeBlock, addFeature, openKind, resetRow, type RowBuffer } from './row-buffer.js'
import type { FeatureSettings } from './settings.js'
import { createTextGather } from './texts.js'
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
  /** Projects that their own rules bar from the row; a calibration may count it. */
  readonly barred?: readonly string[] | undefined
  /** A sentence encoder's vector of the item's texts, for heads that know one. */
  readonly embedding?: Float32Array | undefined
}

/** Gathers the features of one row in two passes: most rows are decided after the first, cheaper one. */
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
        openKind(row, 'embedding')
        countEmbedding(row, embedding, columns)
        closeBlock(row)
      }
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
      openKind(row, 'value')
      countValues(row, values)
      closeBlock(row)
    }
    if (weights.cross > 0) {
      openKind(row, 'cross')
      countCrosses(row, values, crossed)
      closeBlock(row)
    }
    if (weights.number > 0) {
      openKind(row, 'number')
      countNumbers(row, item, columns)
      closeBlock(row)
    }
  }
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
  openKind(row, 'rule')
  for (const { project, hits, absent } of claims) {
    if (absent.length === 0) continue
    const seed = hashOf(project, 92)
    addFeature(row, seed, 1)
    for (const { keyword, typos } of hits) addFeature(row, mixIn(hashOf(keyword, seed), typos), 1)
  }
  closeBlock(row)
}
