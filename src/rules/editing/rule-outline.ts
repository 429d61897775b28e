import { isMap, isScalar, isSeq, type YAMLMap } from 'yaml'
import type { Place } from '../../types/item.js'
import { placesOf, type Source } from '../../yaml/source.js'
import { startOf } from './node-span.js'
import { openText } from './open-text.js'

/** What stands where in one claim of a rule file, by the keys that the file writes. */
export interface ClaimOutline {
  /** Number of the claim, from 0. */
  readonly claim: number
  /** As {@link ClaimRule} has it. */
  readonly place: Place
  /** The columns of `where`. */
  readonly where: readonly string[]
  readonly parts: readonly PartOutline[]
}

/** One part of a claim: its key as written, and the keys under it. */
export interface PartOutline {
  readonly part: string
  readonly keys: readonly string[]
}

/** Keys of a claim that are no part. */
const NO_PARTS: readonly string[] = ['where', 'precision', 'locked', 'comment']

/** The claims of a rule file; none where it cannot be read. */
export function outlineRule(source: Source): readonly ClaimOutline[] {
  const opened = openText(source)
  if (!opened.ok) return []
  const places = placesOf(source)
  const claims = opened.value.map.get('claims')
  const items = isSeq(claims) ? claims.items : [claims]
  return items.flatMap((item, claim) => {
    if (!isMap(item)) return []
    const parts = item.items.flatMap(({ key, value }) => {
      const part = isScalar(key) ? String(key.value) : ''
      return isMap(value) && !NO_PARTS.includes(part) ? [{ part, keys: keysOf(value) }] : []
    })
    const where = item.get('where')
    const columns = isMap(where) ? keysOf(where) : []
    return [{ claim, place: places(startOf(item)), where: columns, parts }]
  })
}

function keysOf(map: YAMLMap): string[] {
  return map.items.flatMap(({ key }) => (isScalar(key) ? [String(key.value)] : []))
}
