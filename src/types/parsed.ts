import type { Place } from './item.js'

/** A list with at least one member. */
export type NonEmpty<T> = readonly [T, ...T[]]

/** True when the list has a member. */
export function isNonEmpty<T>(list: readonly T[]): list is NonEmpty<T> {
  return list.length > 0
}

/**
 * Something wrong, or worth saying, at a place of a file.
 *
 * `message` is lower case, says what was expected and how to mend it, and has
 * no full stop.
 */
export interface Issue {
  readonly severity: 'error' | 'warning' | 'note'
  /** A stable name to branch on and to silence by: `unknown-key`, `torn-quote`, … */
  readonly code: string
  readonly place: Place
  readonly message: string
}

/** Result of parsing: the value, or every issue found. */
export type Parsed<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly issues: NonEmpty<Issue> }

/** `file:line:column message`, without the parts that are 0; `file: message` where the file is meant. */
export function formatIssue({ place, message }: Issue): string {
  return `${formatPlace(place)}${place.line === 0 ? ':' : ''} ${message}`
}

/** `file:line:column`, without the parts that are 0. */
export function formatPlace({ file, line, column }: Place): string {
  if (line === 0) return file
  return column === 0 ? `${file}:${line}` : `${file}:${line}:${column}`
}
