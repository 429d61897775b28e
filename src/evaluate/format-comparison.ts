import type { Comparison, FigureChange, LabelledComparison } from './compare.js'
import { HEADLINES, HEADLINE_WORDS } from './headlines.js'
import { formatImpact } from './impact.js'
import { figure, shownP, signed, table } from './table.js'

/** A comparison as lines for a terminal: figures before and after where labels are there, then what moved. */
export function formatComparison(comparison: Comparison): string[] {
  const [first = '', ...moves] = formatImpact(comparison)
  const { againstLabels } = comparison
  return [first, ...(againstLabels ? ['', ...figureLines(againstLabels)] : []), ...moves]
}

function figureLines({ figures, mcNemar }: LabelledComparison): string[] {
  const rows = HEADLINES.map((key) => [HEADLINE_WORDS[key], ...changeCells(figures[key])])
  const { onlyBefore, onlyAfter, p } = mcNemar
  return [
    ...table([['', 'before', 'after', 'difference', '95 % interval', 'p'], ...rows]),
    '',
    `right only before: ${onlyBefore}, right only after: ${onlyAfter}, McNemar p ${shownP(p)}`,
  ]
}

function changeCells({ before, after, difference, interval, p }: FigureChange): string[] {
  return [
    figure(before),
    figure(after),
    signed(difference),
    interval ? `${signed(interval[0])} to ${signed(interval[1])}` : '',
    p === null ? '' : shownP(p),
  ]
}
