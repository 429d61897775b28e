import type { Frequency } from '../language/rule.js'

/** How often keywords must be found in one text field; undefined where once is enough. */
export type Need = Required<Pick<Frequency, 'atLeast'>> & Frequency

/** What fields ask for where a rule says nothing: one chance word does not decide an hour of talk. */
const USUAL: Readonly<Record<string, Frequency>> = {
  subtitles: { atLeast: 3, withinMs: 600_000 },
}

/** What a part asks of a field, beyond being found once. */
export function needOf(field: string, asked: Frequency): Need | undefined {
  const need = { atLeast: 1, ...USUAL[field], ...asked }
  return need.atLeast > 1 || need.density !== undefined ? need : undefined
}
