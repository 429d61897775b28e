import type { NormalItem } from '../../normalise/fold/normal-item.js'
import type { Crowds } from './crowds.js'
import { findIn, type FieldSearches, type Finding } from './search.js'

/**
 * The search that all items go through, one at a time, with its scratch space.
 *
 * What was found is marked by the item's serial number, so nothing needs to be
 * wiped between items.
 */
export interface ItemSearch {
  readonly searches: readonly FieldSearches[]
  /** How many needles there are. */
  readonly needles: number
  /** [fields × needles]: claims that a needle found in a field wakes. */
  readonly woken: readonly (readonly number[] | undefined)[]
  /** Claims that a needle found too often would wake: they wake by a second one. */
  readonly crowds: Crowds
  /** Serial number of the item being searched. */
  serial: number
  item: NormalItem | undefined
  /** [fields × needles]: the item in which the needle was last found in the field. */
  readonly found: Int32Array
  /** [fields]: the item whose field was last searched for everything. */
  readonly completed: Int32Array
  /** [fields]: what was found in the item so far. */
  readonly findings: readonly Finding[][]
}

const NO_CLAIMS: readonly number[] = []

/** Makes a search; its first item comes with {@link beginSearch}. */
export function createItemSearch(
  parts: Pick<ItemSearch, 'searches' | 'needles' | 'woken' | 'crowds'>,
): ItemSearch {
  const { searches, needles } = parts
  return {
    ...parts,
    serial: 0,
    item: undefined,
    found: new Int32Array(searches.length * needles),
    completed: new Int32Array(searches.length),
    findings: searches.map(() => []),
  }
}

/** Turns to another item. @returns The claims that wake, in no order, perhaps twice. */
export function beginSearch(search: ItemSearch, item: NormalItem): readonly number[] {
  search.item = item
  search.serial += 1
  let claims: number[] | undefined
  let isCrowd = false
  for (let field = 0; field < search.searches.length; field++) {
    const findings = search.findings[field] as Finding[]
    findings.length = 0
    run(search, field, 'first')
    for (const { needle } of findings) {
      claims ??= []
      const cell = field * search.needles + needle.id
      isCrowd ||= search.crowds.cells.has(cell)
      for (const id of search.woken[cell] ?? NO_CLAIMS) claims.push(id)
    }
  }
  if (isCrowd) claims?.push(...wokenOfCrowds(search))
  return claims ?? NO_CLAIMS
}

/** Claims of crowds whose second needle is found, or that cannot have it: its fields are absent. */
function wokenOfCrowds(search: ItemSearch): number[] {
  const { crowds, needles } = search
  const claims: number[] = []
  for (const { fields, claims: ids } of crowds.byFields)
    if (fields.every((field) => rawIn(search, field) === undefined)) claims.push(...ids)
  for (const field of crowds.fields)
    for (const { needle } of findingsIn(search, field))
      claims.push(...(crowds.woken.get(field * needles + needle.id) ?? NO_CLAIMS))
  return claims
}

/** Whether a needle stands in a field; the first question about a later needle searches for all. */
export function hasNeedle(search: ItemSearch, field: number, needle: number): boolean {
  const mark = field * search.needles + needle
  if (search.found[mark] !== search.serial && !search.woken[mark]) complete(search, field)
  return search.found[mark] === search.serial
}

/** Everything found in a field, in no order. */
export function findingsIn(search: ItemSearch, field: number): readonly Finding[] {
  complete(search, field)
  return search.findings[field] ?? []
}

/** The raw text of a field, if the item has it. */
export function rawIn({ searches, item }: ItemSearch, field: number): string | undefined {
  return item?.item.texts[searches[field]?.field ?? '']
}

function complete(search: ItemSearch, field: number): void {
  if (search.completed[field] === search.serial) return
  search.completed[field] = search.serial
  run(search, field, 'later')
}

function run(search: ItemSearch, field: number, round: 'first' | 'later'): void {
  const { item, serial, needles, found } = search
  const { field: name, [round]: needlesOfRound } = search.searches[field] as FieldSearches
  const findings = search.findings[field] as Finding[]
  const before = findings.length
  if (item && rawIn(search, field) !== undefined)
    findIn(needlesOfRound(), item, { field: name, findings })
  for (let i = before; i < findings.length; i++)
    found[field * needles + (findings[i] as Finding).needle.id] = serial
}
