import type { Suspect } from '../../evaluate/suspects.js'
import { cellWriter } from '../../write/csv-line.js'

/** Rows with a doubtful label as CSV: `id,label,proposed,rules,chance,text`. */
export function suspectsTable(suspects: readonly Suspect[]): string {
  const cell = cellWriter({ delimiter: ',', excel: false })
  const lines = suspects.map(({ id, label, proposed, rules = '', chance, text }) =>
    [id, label, proposed, rules, chance.toFixed(4), text].map(cell).join(','),
  )
  return ['id,label,proposed,rules,chance,text', ...lines, ''].join('\n')
}
