import type { Place } from './item.js'
import type { Issue } from './parsed.js'

/** A row that could not be read: it gets no decision, and a line in the rejects file instead. */
export interface Reject {
  readonly place: Place
  /** A stable name to branch on: `torn-quote`, `wrong-field-count`, `not-json`, … */
  readonly code: string
  /** Why, in words: lower case, no full stop. */
  readonly reason: string
  /** The row as it stands in the file, cut where it is very long. */
  readonly raw: string
}

/** The reject as an issue of its file. */
export function rejectIssue({ place, code, reason }: Reject): Issue {
  return { severity: 'error', code, place, message: reason }
}
