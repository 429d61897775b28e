import { existsSync, readFileSync } from 'node:fs'
import { readdir, stat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { isNonEmpty, type Issue, type Parsed } from '../../types/parsed.js'
import type { Source } from '../../yaml/source.js'
import { readTextFile, whyUnreadable } from '../../yaml/text-file.js'
import type { RuleSources } from './rule-set.js'

/** The list of everyday words that may stand beside rules. */
export const ORDINARY = 'ordinary.txt'

/** Files that stand beside rules and are no rules: word list, refusals, schemas, texts for people. */
const COMPANION =
  /^(?:ordinary\.txt|everyday\.txt|rejected\.json|.*\.schema\.json|.*\.md|readme.*|licen[cs]e.*)$/iu

/** Everyday words of many languages, installed with the package. */
const EVERYDAY = join('rules', 'everyday.txt')

/** The text of the list of everyday words; empty where it is not installed. */
export function readEverydayWords(): string {
  let folder = dirname(fileURLToPath(import.meta.url))
  while (!existsSync(join(folder, EVERYDAY))) {
    if (folder === dirname(folder)) return ''
    folder = dirname(folder)
  }
  return readFileSync(join(folder, EVERYDAY), 'utf8')
}

/** True for a name that a rule file may have: `.yaml` or `.yml` in any case, not hidden. */
export function isRuleFile(path: string): boolean {
  return /^[^.].*\.ya?ml$/iu.test(basename(path))
}

/** The texts of a folder of rules. */
export interface FoundSources {
  readonly sources: RuleSources
  /** Names what was left out. */
  readonly warnings: readonly Issue[]
  /** What is wrong with files that could not be read. */
  readonly issues: readonly Issue[]
}

/** Reads the texts of a folder of rules, or of one file, as `loadRules` takes them. */
export async function readRuleSources(path: string): Promise<Parsed<FoundSources>> {
  const found = await listed(path)
  if (!found.ok) return found
  const { files: names, left, isFolder } = found.value
  const rules = names.filter((name) => isRuleFile(name))
  const warnings = [...left, ...names.filter((name) => isStranger(name)).map(leftOut)]
  if (rules.length === 0)
    return failed([issueOf(path, 'no-rules', 'no rule files, expected .yaml or .yml'), ...warnings])

  const read = rules.map((name) => readTextFile(name))
  const issues = read.flatMap((each) => (each.ok ? [] : each.issues))
  const files = read.flatMap((each, at): Source[] =>
    each.ok ? [{ path: rules[at] ?? '', text: each.value }] : [],
  )
  const ordinary = isFolder ? join(path, ORDINARY) : join(dirname(path), ORDINARY)
  const words = existsSync(ordinary) ? readTextFile(ordinary) : undefined
  if (words?.ok === false) issues.push(...words.issues)
  const sources = { files, ordinaryWords: words?.ok ? words.value : '' }
  return { ok: true, value: { sources, warnings, issues } }
}

/** What a path holds. */
interface Listed {
  /** Paths of everything but folders, in order. */
  readonly files: readonly string[]
  /** A warning for each sub-folder. */
  readonly left: readonly Issue[]
  readonly isFolder: boolean
}

async function listed(path: string): Promise<Parsed<Listed>> {
  try {
    if (!(await stat(path)).isDirectory())
      return { ok: true, value: { files: [path], left: [], isFolder: false } }
    const entries = await readdir(path, { withFileTypes: true })
    const paths = entries
      .filter(({ name }) => !name.startsWith('.'))
      .map((entry) => ({ path: join(path, entry.name), isFolder: entry.isDirectory() }))
      .toSorted((a, b) => (a.path < b.path ? -1 : 1))
    const files = paths.filter(({ isFolder }) => !isFolder).map((each) => each.path)
    const left = paths.filter(({ isFolder }) => isFolder).map((each) => folderLeftOut(each.path))
    return { ok: true, value: { files, left, isFolder: true } }
  } catch (error) {
    const isMissing = error instanceof Error && 'code' in error && error.code === 'ENOENT'
    return failed([
      isMissing
        ? issueOf(path, 'no-rules', 'no such folder or file of rules')
        : issueOf(path, 'unreadable', whyUnreadable(error)),
    ])
  }
}

/** A file that is neither rules nor known to stand beside them. */
function isStranger(path: string): boolean {
  return !isRuleFile(path) && !COMPANION.test(basename(path))
}

function leftOut(path: string): Issue {
  const message = 'left out: a rule file ends in .yaml or .yml'
  return { ...issueOf(path, 'left-out', message), severity: 'warning' }
}

function folderLeftOut(path: string): Issue {
  const message = 'left out: rule files in a sub-folder are not read, move them up'
  return { ...issueOf(path, 'left-out', message), severity: 'warning' }
}

function issueOf(file: string, code: string, message: string): Issue {
  return { severity: 'error', code, place: { file, line: 0, column: 0 }, message }
}

function failed<T>(issues: readonly Issue[]): Parsed<T> {
  if (isNonEmpty(issues)) return { ok: false, issues }
  throw new Error('a failure without an issue')
}
