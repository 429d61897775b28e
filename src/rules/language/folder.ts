import { readdir, readFile, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { isNonEmpty, type Issue, type Parsed } from '../../types/parsed.js'
import { rulesFrom } from './rule-set.js'
import type { RuleSet } from './rule.js'
import type { Source } from './source.js'
import { LIMITS, TOO_BIG } from './yaml.js'

const ORDINARY = 'ordinary.txt'

/**
 * Reads a folder of rules (`.yaml`, `.yml`; hidden files are passed over), or
 * one file, in the order of the files' names by code unit, so that every
 * machine has the same order. A sub-folder is not looked into.
 */
export async function loadRules(path: string): Promise<Parsed<RuleSet>> {
  const names = await namesIn(path)
  if (!names) return failed([issueOf(path, 'no-rules', 'no such folder or file of rules')])
  const rules = names.filter((name) => /^[^.].*\.ya?ml$/u.test(basename(name)))
  if (rules.length === 0)
    return failed([issueOf(path, 'no-rules', 'no rule files, expected .yaml or .yml')])

  const read = await Promise.all(rules.map((name) => readSource(name)))
  const issues = read.flatMap((each) => (each.ok ? [] : each.issues))
  const files = read.flatMap((each) => (each.ok ? [each.value] : []))
  const ordinary = names.find((name) => basename(name) === ORDINARY)
  const ordinaryWords = ordinary === undefined ? '' : await readFile(ordinary, 'utf8')
  const set = await rulesFrom({ files, ordinaryWords })
  if (isNonEmpty(issues)) return failed([...issues, ...(set.ok ? [] : set.issues)])
  return set
}

async function namesIn(path: string): Promise<string[] | undefined> {
  const found = await stat(path).catch(() => undefined)
  if (!found) return undefined
  if (!found.isDirectory()) return [path]
  const entries = await readdir(path, { withFileTypes: true })
  return entries
    .filter((entry) => !entry.isDirectory())
    .map((entry) => entry.name)
    .sort()
    .map((name) => join(path, name))
}

async function readSource(path: string): Promise<Parsed<Source>> {
  const bytes = await readBytes(path)
  if (typeof bytes === 'string') return failed([issueOf(path, 'unreadable', bytes)])
  if (bytes.length > LIMITS.bytes) return failed([issueOf(path, 'file-too-big', TOO_BIG)])
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return { ok: true, value: { path, text } }
  } catch {
    return failed([
      issueOf(path, 'not-utf-8', 'the file is not UTF-8, expected UTF-8: save it anew'),
    ])
  }
}

/** The file's bytes (of a big one only the limit and one more), or why there are none. */
async function readBytes(path: string): Promise<Uint8Array | string> {
  try {
    const { size } = await stat(path)
    return size > LIMITS.bytes ? new Uint8Array(LIMITS.bytes + 1) : await readFile(path)
  } catch (error) {
    return `the file cannot be read: ${error instanceof Error ? error.message : String(error)}`
  }
}

function issueOf(file: string, code: string, message: string): Issue {
  return { severity: 'error', code, place: { file, line: 0, column: 0 }, message }
}

function failed<T>(issues: readonly Issue[]): Parsed<T> {
  if (isNonEmpty(issues)) return { ok: false, issues }
  throw new Error('a failure without an issue')
}
