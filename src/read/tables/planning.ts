import { KaskadError } from '../../types/error.js'
import type { Issue } from '../../types/parsed.js'
import { formatIssue } from '../../types/parsed.js'
import type { Columns, ColumnWishes } from '../columns/columns.js'
import { describeColumns, resolveColumns } from '../columns/columns.js'
import type { Planner } from './csv-items.js'
import type { ItemPlan } from '../columns/item-plan.js'
import { planItems } from '../columns/item-plan.js'
import { didYouMean } from '../../yaml/suggest.js'

/**
 * State shared by all inputs: repeated column notes are suppressed, and ids must be of one kind.
 */
export interface Said {
  columns: string
  /** Where every column is kept: those of the first input. */
  kept?: readonly string[]
  ids: 'column' | 'row number' | undefined
}

/** What plans are made with. */
export interface Planning {
  readonly file: string
  readonly wishes: ColumnWishes
  readonly said: Said
  readonly say: (issue: Issue) => void
}

/** Plans for CSV and TSV: positions in the header. */
export function planCsv(planning: Planning): Planner {
  return (header) => planFor(columnsFor(header, planning), header, planning)
}

/**
 * Plans for JSONL: positions in the list of columns that are wanted.
 *
 * A key may be left out of a row, so a column that is wished for and in none of
 * the first rows is said, not refused; the id and a text field are needed.
 */
export function planJsonl(planning: Planning): {
  readonly planner: Planner
  readonly columnsOf: (plan: ItemPlan) => readonly string[]
} {
  let wanted: readonly string[] = []
  const planner: Planner = (keys) => {
    const { file, wishes, say } = planning
    const sparse = sparseColumns(wishes, keys)
    for (const column of sparse)
      say({
        severity: 'warning',
        code: 'columns',
        place: { file, line: 1, column: 0 },
        message: `no row at the beginning has "${column}"${didYouMean(column, keys)}`,
      })
    const columns = columnsFor([...keys, ...sparse], planning)
    wanted = planning.wishes.keepAll
      ? [...new Set([...wantedColumns(columns), ...keys])]
      : wantedColumns(columns)
    const header = [...new Set([...keys, ...wanted])]
    return { ...planFor(columns, wanted, planning), header }
  }
  return { planner, columnsOf: () => wanted }
}

function planFor(columns: Columns, header: readonly string[], planning: Planning): ItemPlan {
  const { file, wishes } = planning
  const plan = planItems(columns, header, file)
  const { words = plan.words, asked } = wishes
  return {
    ...plan,
    words,
    ...(wishes.keepAll && allKept(header, planning)),
    ...(asked && onlyAsked(plan, asked)),
  }
}

/** Restricts the plan to the requested categorical columns, without dates and labels. */
function onlyAsked(
  { categories }: ItemPlan,
  asked: ReadonlySet<string>,
): Pick<ItemPlan, 'label' | 'when' | 'categories'> {
  return { label: -1, when: -1, categories: categories.filter(({ name }) => asked.has(name)) }
}

/** Every column of the first input, where the header has them; says what is called otherwise or left out. */
function allKept(
  header: readonly string[],
  { file, said, say }: Planning,
): Pick<ItemPlan, 'kept' | 'keptNames' | 'keepsAll'> {
  const tell = (message: string): void =>
    say({ severity: 'note', code: 'columns', place: { file, line: 1, column: 0 }, message })
  const names = uniqueNames(header)
  const renamed = names.filter((name, at) => name !== header[at])
  const left = names.filter((name) => said.kept?.includes(name) === false)
  if (renamed.length > 0)
    tell(`columns without a name of their own are kept as ${renamed.join(', ')}`)
  if (left.length > 0)
    tell(`not kept, since the first input has no such column: ${left.join(', ')}`)
  said.kept ??= names
  const kept = said.kept.map((name) => names.indexOf(name))
  return { kept, keptNames: said.kept, keepsAll: true }
}

/** The names of a header; one that is blank or stands there already gets a number. */
function uniqueNames(header: readonly string[]): readonly string[] {
  const taken = new Set(header)
  const seen = new Set<string>()
  return header.map((given, at) => {
    let name = given.trim() === '' ? `column_${at + 1}` : given
    for (let nth = 2; seen.has(name) || (name !== given && taken.has(name)); nth++)
      name = `${given || 'column'}_${nth}`
    seen.add(name)
    return name
  })
}

function columnsFor(header: readonly string[], { file, wishes, said, say }: Planning): Columns {
  const found = resolveColumns(header, wishes, file)
  if (!found.ok)
    throw new KaskadError('columns', found.issues.map(formatIssue).join('\n'), {
      issues: found.issues,
    })
  const ids = found.value.id === undefined ? 'row number' : 'column'
  if (said.ids !== undefined && said.ids !== ids) throw new KaskadError('columns', mixed(file, ids))
  said.ids = ids
  const message = describeColumns(found.value)
  if (message !== said.columns)
    say({ severity: 'note', code: 'columns', place: { file, line: 0, column: 0 }, message })
  said.columns = message
  return found.value
}

/** Row numbers of one file and ids of another could name two rows alike. */
function mixed(file: string, ids: 'column' | 'row number'): string {
  const [has, had] = ids === 'column' ? ['has', 'have none'] : ['has no', 'have one']
  return `${file} ${has} id column and the inputs before it ${had}: give them one by one, or each an id column`
}

function sparseColumns(wishes: ColumnWishes, keys: readonly string[]): readonly string[] {
  const texts = (wishes.texts ?? []).map(({ column }) => column)
  const wished = [
    ...(wishes.label === undefined || wishes.needLabel ? [] : [wishes.label]),
    ...(texts.some((column) => keys.includes(column)) ? texts : []),
    ...[...(wishes.numeric ?? []), ...(wishes.categorical ?? [])].map(({ column }) => column),
    ...(wishes.keep ?? []),
  ]
  return [...new Set(wished)].filter((column) => !keys.includes(column))
}

function wantedColumns({
  id,
  label,
  when,
  texts,
  numeric,
  categorical,
  keep,
}: Columns): readonly string[] {
  const named = [...texts, ...numeric, ...categorical].map(({ column }) => column)
  return [
    ...new Set([
      ...(id === undefined ? [] : [id]),
      ...(label === undefined ? [] : [label]),
      ...(when === undefined ? [] : [when]),
      ...named,
      ...keep,
    ]),
  ]
}
