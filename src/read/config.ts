import { existsSync } from 'node:fs'
import { dirname, join, isAbsolute } from 'node:path'
import type { Issue, Parsed } from '../types/parsed.js'
import { isNonEmpty } from '../types/parsed.js'
import type { StageName } from '../types/verdict.js'
import { faultOfName } from './columns/column-options.js'
import type { ColumnWishes, Named } from './columns/columns.js'
import type { ConfigFile } from './config-schema.js'
import { readTextFile } from '../yaml/text-file.js'
import { expectedOfFill, faultsOfFills, planOf } from './missing-plan.js'
import type { FillPlan } from '../types/fill.js'
import type { YamlPath } from '../yaml/plain-value.js'
import { didYouMean } from '../yaml/suggest.js'

/**
 * Settings read from kaskad.yaml; `undefined` if the file does not set them and there is no
 * default.
 */
export interface Config {
  readonly columns: ColumnWishes
  /** The word for "no project". */
  readonly none: string | undefined
  /** Path of the rules folder, relative to the working directory. */
  readonly rules: string
  readonly model: string
  /** Which of the two folders the file sets explicitly. */
  readonly named: readonly ('rules' | 'model')[]
  readonly stages: readonly StageName[] | undefined
  readonly typos: 'auto' | 'off' | undefined
  readonly forms: 'auto' | 'off' | undefined
  readonly fold: 'full' | 'case' | undefined
  readonly collection: 'label' | 'first' | 'best'
  readonly collectionLabel: string
  /** How missing values are filled; `off` disables filling even if the model learnt it. */
  readonly missing: FillPlan | 'off' | undefined
}

/** Settings used without a kaskad.yaml. */
export const DEFAULT_CONFIG: Config = {
  columns: {},
  none: undefined,
  rules: 'rules',
  model: 'model',
  named: [],
  stages: undefined,
  typos: undefined,
  forms: undefined,
  fold: undefined,
  collection: 'label',
  collectionLabel: 'сборник',
  missing: undefined,
}

/** Reads kaskad.yaml, or says why it cannot be read; undefined where there is no such file. */
export async function readConfig(path: string): Promise<Parsed<Config> | undefined> {
  if (!existsSync(path)) return undefined
  const text = readTextFile(path)
  return text.ok ? parseConfig(text.value, path) : text
}

/**
 * Reads the text of a kaskad.yaml; every mistake has its place.
 *
 * Folders in it are seen from the folder of `file`. The checker is loaded only
 * here, since a run without a kaskad.yaml starts faster without it.
 */
export async function parseConfig(text: string, file: string): Promise<Parsed<Config>> {
  const [{ readYaml }, { placeAt, plainValue }, { configSchema }] = await Promise.all([
    import('../yaml/read-yaml.js'),
    import('../yaml/plain-value.js'),
    import('./config-schema.js'),
  ])
  const yaml = readYaml({ path: file, text })
  if (!yaml.ok) return yaml
  const checked = configSchema.safeParse(plainValue(yaml.value))
  const words = checked.success
    ? [...faultsOfNames(checked.data), ...faultsOfFills(checked.data)]
    : firstOfEach(checked.error.issues.flatMap(opened)).flatMap(wordsOf)
  const issues = words
    .map(({ where, message }): Issue => {
      return { severity: 'error', code: 'config', place: placeAt(yaml.value, where), message }
    })
    .toSorted((a, b) => a.place.line - b.place.line || a.place.column - b.place.column)
  if (isNonEmpty(issues)) return { ok: false, issues }
  if (!checked.success) throw checked.error
  return { ok: true, value: configOf(checked.data, dirname(file)) }
}

function configOf(file: ConfigFile, folder: string): Config {
  const from = (path: string): string => (isAbsolute(path) ? path : join(folder, path))
  return {
    columns: wishesOf(file.columns ?? {}),
    none: file.none,
    rules: from(file.rules ?? DEFAULT_CONFIG.rules),
    model: from(file.model ?? DEFAULT_CONFIG.model),
    named: (['rules', 'model'] as const).filter((name) => file[name] !== undefined),
    stages: file.stages,
    typos: file.typos,
    forms: file.forms,
    fold: file.fold,
    collection: file.collection ?? DEFAULT_CONFIG.collection,
    collectionLabel: file.collection_label ?? DEFAULT_CONFIG.collectionLabel,
    missing: planOf(file.missing, from),
  }
}

type ColumnsFile = NonNullable<ConfigFile['columns']>
type ColumnList = NonNullable<ColumnsFile['numeric']>

function wishesOf({ id, label, when, text, numeric, categorical }: ColumnsFile): ColumnWishes {
  return {
    ...(id === undefined ? {} : { id }),
    ...(label === undefined ? {} : { label }),
    ...(when === undefined ? {} : { when }),
    ...(text === undefined ? {} : { texts: namedOf(text) }),
    ...(numeric === undefined ? {} : { numeric: namedOf(numeric) }),
    ...(categorical === undefined ? {} : { categorical: namedOf(categorical) }),
  }
}

function namedOf(list: ColumnList): readonly Named[] {
  return Array.isArray(list)
    ? list.map((column) => ({ name: column, column }))
    : Object.entries(list).map(([name, column]) => ({ name, column }))
}

/** What no schema says: names that cannot be keys, and text without a field. */
function faultsOfNames({ columns = {} }: ConfigFile): Words[] {
  return (['text', 'numeric', 'categorical'] as const).flatMap((part) => {
    const named = namedOf(columns[part] ?? [])
    const faults = named.flatMap(({ name }) => faultOfName(name) ?? [])
    if (part === 'text' && columns.text && named.length === 0) faults.push(NOTHING)
    return faults.map((fault) => ({
      where: { path: ['columns', part] },
      message: `columns.${part}: ${fault}`,
    }))
  })
}

/** What is wrong inside of `missing` is told at its own place. */
function opened(issue: SchemaIssue): readonly SchemaIssue[] {
  const inside = issue.path.length === 1 && issue.path[0] === 'missing' ? issue.errors?.at(-1) : []
  const isDeep = inside?.some(({ path, code }) => path.length > 0 || code === 'unrecognized_keys')
  return inside && isDeep
    ? inside.map((each) => ({ ...each, path: [...issue.path, ...each.path] }))
    : [issue]
}

/** Of several complaints about one value the first says it all. */
function firstOfEach(issues: readonly SchemaIssue[]): readonly SchemaIssue[] {
  const paths = issues.map(({ path }) => path.map(String).join('.'))
  return issues.filter((_, at) => paths.indexOf(paths[at] ?? '') === at)
}

interface Words {
  readonly where: YamlPath
  readonly message: string
}

type SchemaIssue = Parameters<typeof expected>[0]

const KEYS: Readonly<Record<string, readonly string[]>> = {
  '': [
    'kaskad',
    'columns',
    'none',
    'rules',
    'model',
    'stages',
    'typos',
    'forms',
    'fold',
    'collection',
    'collection_label',
    'missing',
  ],
  columns: ['id', 'label', 'when', 'text', 'numeric', 'categorical'],
  missing: ['from', 'columns'],
}

/** A schema's complaint in this project's words. */
function wordsOf(issue: SchemaIssue): Words[] {
  const { path } = issue
  const name = path.map(String).join('.')
  if (issue.code === 'unrecognized_keys')
    return (issue.keys ?? []).map((key) => ({
      where: { path, key },
      message: `${name === '' ? key : `${name}.${key}`}: unknown key${didYouMean(key, KEYS[name] ?? [])}`,
    }))
  return [{ where: { path }, message: `${name === '' ? '' : `${name}: `}${expected(issue)}` }]
}

function expected(issue: {
  readonly path: readonly PropertyKey[]
  readonly code?: string | undefined
  readonly expected?: unknown
  readonly values?: readonly unknown[]
  readonly keys?: readonly string[]
  readonly errors?: readonly (readonly SchemaIssue[])[]
}): string {
  switch (issue.code ?? '') {
    case 'invalid_value':
      return `expected ${(issue.values ?? []).join(', ').replace(/, ([^,]+)$/, ' or $1')}`
    case 'invalid_union':
      if (issue.path[0] === 'missing') return expectedOfFill(issue.path)
      return 'expected a list of columns or a map from names to columns'
    case 'too_small':
      return NOTHING
    case 'invalid_type':
      return `expected ${TYPES[String(issue.expected)] ?? String(issue.expected)}`
    default:
      return 'expected something else'
  }
}

const NOTHING = 'expected something, found nothing'

const TYPES: Readonly<Record<string, string>> = {
  string: 'text',
  array: 'a list',
  object: 'a map of keys',
  record: 'a map from names to columns',
}
