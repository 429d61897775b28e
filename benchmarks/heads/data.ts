import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parse } from 'csv-parse/sync'
import type { Evidence } from '../../src/heads/features/features.js'
import { createArena } from '../../src/normalise/fold/arena.js'
import { FULL_FOLD } from '../../src/normalise/fold/fold-steps.js'
import { createFolder } from '../../src/normalise/fold/fold.js'
import { timeOf } from '../../src/read/columns/time.js'
import { normalise } from '../../src/normalise/fold/normalise.js'

/** Where a set lies and what its columns are. */
interface SetPlan {
  readonly files: readonly string[]
  /** Official test rows, where there are any. */
  readonly test?: readonly string[]
  readonly texts: readonly string[]
  readonly categories?: readonly string[]
  readonly numbers?: readonly string[]
  readonly label: string
  /** How the files' names end; csv where absent. */
  readonly ending?: 'tsv'
  /** The column with dates. */
  readonly when?: string
}

const EPG = {
  categories: ['category', 'channel', 'lang'],
  numbers: ['seconds'],
  label: 'project',
  when: 'start',
}

function sib200(language: string) {
  const files = ['train', 'dev', 'test'].map((part) => `sib200/${language}/${part}`)
  return { files, texts: ['text'], label: 'category', ending: 'tsv' } as const
}

/** The public sets the heads are measured on. */
export const SETS = {
  epg: { files: ['epg/train'], texts: ['title', 'description'], ...EPG },
  'epg masked': { files: ['epg/train.masked'], texts: ['text'], ...EPG },
  rutube: { files: ['rutube/train'], texts: ['title', 'description'], label: 'project' },
  'rutube masked': { files: ['rutube/train.masked'], texts: ['text'], label: 'project' },
  yt: {
    files: ['yt/train'],
    texts: ['title', 'description', 'tags'],
    categories: ['category_id'],
    label: 'project',
    when: 'published_at',
  },
  'rutube titles': { files: ['rutube/train'], texts: ['title'], label: 'project' },
  'epg titles': { files: ['epg/train'], texts: ['title'], label: 'project' },
  'epg channels': {
    files: ['epg/train'],
    texts: ['title'],
    categories: ['channel', 'category', 'lang'],
    label: 'project',
  },
  clinc150: {
    files: ['clinc150/train', 'clinc150/val', 'clinc150/oos_train', 'clinc150/oos_val'],
    test: ['clinc150/test', 'clinc150/oos_test'],
    texts: ['text'],
    label: 'intent',
  },
  banking77: {
    files: ['banking77/train'],
    test: ['banking77/test'],
    texts: ['text'],
    label: 'category',
  },
  'sib200 ru': sib200('rus_Cyrl'),
  'sib200 en': sib200('eng_Latn'),
} as const satisfies Readonly<Record<string, SetPlan>>

/** Name of a set. */
export type SetName = keyof typeof SETS

/** Rows of a set, read and folded. */
export interface LoadedSet {
  readonly name: SetName
  readonly train: readonly Evidence[]
  /** Empty where the set has no official test. */
  readonly test: readonly Evidence[]
}

const root =
  process.env['KASKAD_DATA'] ?? fileURLToPath(new URL('../../../../shared/data', import.meta.url))

/** Reads a set; undefined where it is not on this machine. */
export function loadSet(name: SetName): LoadedSet | undefined {
  const plan: SetPlan = SETS[name]
  if (!existsSync(`${root}/${plan.files[0]}.${plan.ending ?? 'csv'}`)) return undefined
  return { name, train: loadRows(plan, plan.files), test: loadRows(plan, plan.test ?? []) }
}

const folder = createFolder(FULL_FOLD)

function loadRows(plan: SetPlan, files: readonly string[]): Evidence[] {
  const arena = createArena()
  return files.flatMap((file) => {
    const ending = plan.ending ?? 'csv'
    const path = `${root}/${file}.${ending}`
    const dialect = ending === 'tsv' ? { delimiter: '\t', quote: false } : { relax_quotes: true }
    const rows = parse(readFileSync(path), { columns: true, ...dialect }) as Row[]
    return rows.map((row, at) => {
      const gold = row[plan.label]
      const when = plan.when === undefined ? undefined : timeOf(row[plan.when] ?? '')
      const item = {
        when,
        id: `${file}:${at}`,
        texts: pick(row, plan.texts),
        categories: pick(row, plan.categories ?? []),
        numbers: Object.fromEntries(
          Object.entries(pick(row, plan.numbers ?? [])).map(([key, value]) => [key, Number(value)]),
        ),
        gold: gold === 'oos' ? 'none' : gold,
        kept: [],
        place: { file: path, line: at + 2, column: 0 },
      }
      return { item: normalise(item, folder, arena), claims: [] }
    })
  })
}

type Row = Readonly<Record<string, string | undefined>>

function pick(row: Row, names: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    names.flatMap((name) => {
      const value = row[name]
      return value === undefined || value === '' ? [] : [[name, value] as const]
    }),
  )
}
