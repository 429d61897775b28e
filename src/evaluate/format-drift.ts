import { percent } from '../numbers/counts.js'
import type { Drift, DriftValue } from './drift.js'
import { figure, shownP, table } from './table.js'

/** Drift as lines for a terminal: every part, then what changed beyond the limits. */
export function formatDrift({ rows, parts, changes, alarms, limits }: Drift): string[] {
  const cells = parts.map(({ part, shift, psi, p, isAlarm }) => [
    part,
    figure(shift),
    figure(psi),
    shownP(p),
    isAlarm ? 'alarm' : '',
  ])
  const { alpha, shift, rise, times } = limits
  return [
    `reference ${rows.reference} rows, new ${rows.fresh} rows`,
    '',
    ...table([['part', 'shift', 'PSI', 'p', ''], ...cells]),
    '',
    ...changes.map(changeLine),
    ...(changes.length > 0 ? [''] : []),
    `${alarms} ${alarms === 1 ? 'alarm' : 'alarms'} (p at most ${alpha} in all; a part: shift of ${shift} or more; a value: by ${percent(rise, 2)} of rows or more and ${times} times or more)`,
  ]
}

function changeLine({ part, value, reference, fresh, interval, example }: DriftValue): string {
  const [low, high] = interval ?? [0, 0]
  const shares = `${percent(reference.share, 2)} → ${percent(fresh.share, 2)}`
  const rows = `${reference.rows} → ${fresh.rows} rows, 95 % ${points(low)} to ${points(high)}`
  const title = example === undefined ? '' : `, as in «${example}»`
  return `${WORDS[part] ?? part} ${value}: ${shares} (${rows})${title}`
}

/** What one value of a part is called. */
const WORDS: Readonly<Record<string, string>> = {
  projects: 'project',
  decisions: 'decision',
  stages: 'stage',
  languages: 'language',
  channels: 'channel',
  words: 'word',
  names: 'name without a project',
}

function points(share: number): string {
  return `${share < 0 ? '' : '+'}${percent(share, 2)}`
}
