import type { HeadInfo } from '../../model/change-heads.js'
import { shown } from './numbers.js'
import { many } from './tally.js'

/** A head in lines for people: where it stands, what it looks for, its curve, its mistakes. */
export function formatHead(head: HeadInfo): string[] {
  const { project, support, accept, reject, measured, outranks, versions } = head
  return [
    [
      `${project}: ${many(support, 'row')}`,
      `accepts from ${shown(accept)}`,
      `rejects to ${shown(reject)}`,
      ...marksOf(head),
    ].join(', '),
    `out of fold: precision ${shown(measured.precision)}, recall ${shown(measured.recall)}, F1 ${shown(measured.f1)}`,
    ...(outranks.length > 0 ? [`goes before: ${outranks.join(', ')}`] : []),
    ...(versions > 0 ? [`rollback has ${many(versions, 'earlier version')}`] : []),
    ...featureLines(head),
    ...curveLines(head),
    ...mistakeLines(head),
  ]
}

/** Words for a head that is disabled or rare; none for any other. */
export function marksOf({ enabled, rare }: HeadInfo): string[] {
  return [...(enabled ? [] : ['disabled']), ...(rare ? ['rare: leans on rules'] : [])]
}

function featureLines({ measured }: HeadInfo): string[] {
  const lines = measured.strongest.map(
    ({ field, what, weight }) => `${weight.toFixed(3).padStart(9)}  ${field}: ${what}`,
  )
  return lines.length === 0 ? [] : ['', 'strongest words and values, by weight', ...lines]
}

/** As wide as the widest bar of a curve. */
const BAR = 20

function curveLines({ measured }: HeadInfo): string[] {
  const lines = measured.curve.map(({ cut, precision, recall }) => {
    const bar = '#'.repeat(Math.round(BAR * recall))
    return `${cut.toFixed(1).padStart(9)}${precision.toFixed(4).padStart(11)}${recall.toFixed(4).padStart(9)}  ${bar}`
  })
  return lines.length === 0 ? [] : ['', '  cut-off  precision   recall', ...lines]
}

function mistakeLines({ project, measured }: HeadInfo): string[] {
  const { mistakes } = measured
  if (mistakes.length === 0) return ['', 'no mistakes out of fold']
  const width = Math.max(...mistakes.map(({ gold }) => gold.length))
  const lines = mistakes.map(({ id, text, gold, chance }) => {
    const kind = gold === project ? 'missed' : 'taken '
    return `${chance.toFixed(3).padStart(9)}  ${kind}  ${gold.padEnd(width)}  ${text.replaceAll(/\s+/g, ' ')} (${id})`
  })
  return ['', 'worst mistakes on rows it had not seen: chance, what it did, label', ...lines]
}
