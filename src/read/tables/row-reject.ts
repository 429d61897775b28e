import type { Place } from '../../types/item.js'
import type { Reject } from '../../types/reject.js'
import { FAULTS } from '../files/pieces.js'

/** Why a row is refused. */
export interface Fault {
  readonly code: string
  readonly reason: string
  /** 1-based, in UTF-16 units; 0 where the row as a whole is meant. */
  readonly column?: number
}

/** How much of a refused row is shown, in UTF-16 units. */
const MOST_SHOWN = 2000

/** The reject of a row, showing its beginning. */
export function rejectOf(place: Place, { code, reason }: Fault, raw: string): Reject {
  const shown = raw.length > MOST_SHOWN ? `${raw.slice(0, MOST_SHOWN)}…` : raw
  return { place, code, reason, raw: shown.replaceAll(/[\0\uDFFE\uDFFF]/gu, '\uFFFD') }
}

/** What cannot be text in a row, if anything, and where it stands in its line. */
export function faultIn(raw: string): (Fault & { readonly line: number }) | undefined {
  const found = /[\0\uDFFE\uDFFF]/u.exec(raw)
  if (!found) return undefined
  const fault = FAULTS[found[0] as keyof typeof FAULTS]
  const before = raw.slice(0, found.index)
  const line = before.split('\n').length - 1
  const column = fault.code === 'nul-byte' ? found.index - before.lastIndexOf('\n') : 0
  return { ...fault, line: column === 0 ? 0 : line, column }
}
