import { LANGUAGE_COLUMN } from '../../normalise/language/item-language.js'
import { nearestOf } from '../../yaml/suggest.js'
import { formatPlace } from '../../types/parsed.js'
import type { ColumnFill } from '../../types/fill.js'
import type { Item, Place } from '../../types/item.js'
import type { ClaimRule, RuleSet } from '../language/rule.js'

/** What an input has. */
export interface InputNames {
  /** Names of the texts and columns that items have. */
  readonly names: readonly string[]
  /** The columns of the file, read or not. */
  readonly header: readonly string[]
}

/** The columns that decisions by rules hang on: those of conditions, and those that fills look at. */
export function decidingColumns(
  { rules }: RuleSet,
  fills: readonly ColumnFill[],
): ReadonlySet<string> {
  const claims = rules.flatMap((rule) => (rule.enabled ? rule.claims : []))
  return new Set([
    ...claims.flatMap(({ where }) => where.map(({ column }) => column)),
    ...fills.flatMap(({ column, by }) => (by === undefined ? column : [column, by])),
  ])
}

/**
 * What rules ask for and an input has not, a line each: the field or column,
 * the near name, and how many projects cannot be claimed because of it.
 */
export function unmetNeeds({ rules }: RuleSet, { names, header }: InputNames): string[] {
  const has = new Set(names)
  const needs = new Map<
    string,
    { readonly place: Place; readonly projects: Set<string>; readonly isColumn: boolean }
  >()
  const lost = new Map<string, Set<string>>()
  for (const { project, claims, enabled } of rules) {
    if (!enabled) continue
    const missing = claims.map((claim) => missingIn(claim, has))
    const isLost = missing.every((each) => each.length > 0)
    for (const { name, place, isColumn } of missing.flat()) {
      const need = needs.get(name) ?? { place, projects: new Set(), isColumn }
      needs.set(name, need)
      need.projects.add(project)
      if (isLost) lost.set(name, (lost.get(name) ?? new Set()).add(project))
    }
  }
  // Few inputs have subtitles: only a project that nothing else can claim is worth a word.
  const told = [...needs].filter(([name]) => name !== 'subtitles' || lost.has(name))
  return told.map(([name, { place, projects, isColumn }]) => {
    const unclaimed = lost.get(name)?.size ?? 0
    const outcome =
      unclaimed === 0 ? 'some claims cannot hold' : `${projectCount(unclaimed)} cannot be claimed`
    const hint = hintFor(name, { names, header })
    const remedy = isColumn && hint === '' ? ', unless missing: in kaskad.yaml fills it' : ''
    return `rules of ${projectCount(projects.size)} ask for "${name}", ${formatPlace(place)}: the input has no such field or column${hint}; ${outcome}${remedy}`
  })
}

/** Counts rows without a value in a column that conditions of rules ask for. */
export interface BlankNeeds {
  readonly add: (items: readonly Item[]) => void
  /** A line for each column that some rows have and others lack. */
  readonly lines: () => string[]
}

/** @param filled - Columns that something stands in for. */
export function blankNeeds({ rules }: RuleSet, filled: ReadonlySet<string>): BlankNeeds {
  const asked = new Map<string, Set<string>>()
  for (const { project, claims, enabled } of rules)
    for (const { name, isColumn } of enabled ? claims.flatMap((c) => missingIn(c, filled)) : [])
      if (isColumn) asked.set(name, (asked.get(name) ?? new Set()).add(project))
  const columns = [...asked].map(([name, { size }]) => ({ name, projects: size, blank: 0 }))
  let rows = 0
  return {
    add: (items) => {
      rows += items.length
      for (const column of columns)
        for (const { numbers, categories } of items)
          if (numbers[column.name] === undefined && categories[column.name] === undefined)
            column.blank += 1
    },
    lines: () =>
      columns
        .filter(({ blank }) => blank > 0 && blank < rows)
        .map(
          ({ name, projects, blank }) =>
            `${blank} of ${rows} rows have no "${name}", which rules of ${projectCount(projects)} ask for: missing: in kaskad.yaml can fill it`,
        ),
  }
}

function projectCount(count: number): string {
  return `${count} ${count === 1 ? 'project' : 'projects'}`
}

/** The fields and columns without which a claim cannot hold; a language is worked out from the texts. */
function missingIn(
  { where, parts }: ClaimRule,
  has: ReadonlySet<string>,
): { readonly name: string; readonly place: Place; readonly isColumn: boolean }[] {
  const columns = where
    .filter(({ tests }) => tests.some((test) => test.kind !== 'present' || test.wanted))
    .filter(({ column }) => column !== LANGUAGE_COLUMN)
    .map(({ column: name, place }) => ({ name, place, isColumn: true }))
  const fields = parts.flatMap(({ fields: choice, any, all, place }) =>
    choice.kind === 'named' && (any ?? all) && !choice.names.some((name) => has.has(name))
      ? choice.names.map((name) => ({ name, place, isColumn: false }))
      : [],
  )
  return [...columns, ...fields].filter(({ name }) => !has.has(name))
}

function hintFor(name: string, { names, header }: InputNames): string {
  if (header.includes(name))
    return ` by that name (the file has one: say --categorical or --numeric)`
  const near = nearestOf(name, names) ?? nearestOf(name, header)
  return near === undefined ? '' : ` (did you mean "${near}"?)`
}
