import type { Place } from '../../types/item.js'
import type { Reject } from '../../types/reject.js'
import { FAULTS } from '../files/pieces.js'

/** Why a row is refused. */
export interface Fault {
  readonly code: string
  readonly reason: string
}

/** How much of a refused row is shown, in UTF-16 units. */
const MOST_SHOWN = 2000

/** The reject of a row, showing its beginning. */
export function rejectOf(place: Place, { code, reason }: Fault, raw: string): Reject {
  const shown = raw.length > MOST_SHOWN ? `${raw.slice(0, MOST_SHOWN)}…` : raw
  return { place, code, reason, raw: shown.replaceAll(/[\0\uDFFE\uDFFF]/gu, '\uFFFD') }
}

/** What cannot be text in a row, if anything. */
export function faultIn(raw: string): Fault | undefined {
  const mark = /[\0\uDFFE\uDFFF]/u.exec(raw)?.[0]
  return mark === undefined ? undefined : FAULTS[mark as keyof typeof FAULTS]
}
