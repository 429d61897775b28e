import type { Suspect } from '../../evaluate/suspects.js'
import { prepareTable, type TableOutput, type TableSink } from '../../write/table-sink.js'

/** Brings a table of rows with a doubtful label to the disk: `id,label,proposed,rules,chance,text`. */
export function prepareSuspects(
  target: TableOutput['target'],
  suspects: readonly Suspect[],
): Promise<TableSink> {
  const columns = ['id', 'label', 'proposed', 'rules', 'chance', 'text']
  const rows = suspects.map(({ id, label, proposed, rules = '', chance, text }) => {
    return [id, label, proposed, rules, chance.toFixed(4), text]
  })
  return prepareTable({ target, columns, sheet: 'suspects', countBy: ['label', 'proposed'] }, rows)
}
