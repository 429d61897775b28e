import assert from 'node:assert/strict'
import { createArena } from '../../src/normalise/fold/arena.js'
import { createFolder } from '../../src/normalise/fold/fold.js'
import { FULL_FOLD } from '../../src/normalise/fold/fold-steps.js'
import { normalise } from '../../src/normalise/fold/normalise.js'
import type { NormalItem } from '../../src/normalise/fold/normal-item.js'
import {
  compileRules,
  type CompiledRules,
  type CompileOptions,
} from '../../src/rules/matching/compile.js'
import { rulesFrom } from '../../src/rules/language/rule-set.js'
import type { RuleSet } from '../../src/rules/language/rule.js'
import type { Source } from '../../src/yaml/source.js'
import type { Item } from '../../src/types/item.js'
import { formatIssue } from '../../src/types/parsed.js'

const folder = createFolder(FULL_FOLD)

/** The columns a test's item has. */
export type Columns = Partial<Pick<Item, 'texts' | 'numbers' | 'categories' | 'gold'>>

/** An item that has nothing but these columns. */
export function itemOf(columns: Columns): Item {
  const place = { file: 'rows.csv', line: 2, column: 0 }
  return {
    id: '1',
    texts: {},
    numbers: {},
    categories: {},
    gold: undefined,
    kept: [],
    ...columns,
    place,
  }
}

/** The item, folded as the stages get it. */
export function normalItemOf(columns: Columns): NormalItem {
  return normalise(itemOf(columns), folder, createArena(1024))
}

/** Files read as a rule set; a mistake in them fails the test. */
export async function ruleSetOf(files: readonly Source[]): Promise<RuleSet> {
  const set = await rulesFrom({ files })
  assert.ok(set.ok, set.ok ? '' : set.issues.map((issue) => formatIssue(issue)).join('\n'))
  return set.value
}

/** Files read and compiled for title, description and channel. */
export async function compiledOf(
  files: readonly Source[],
  options: Partial<CompileOptions> = {},
): Promise<CompiledRules> {
  const fields = ['title', 'description', 'channel']
  return compileRules(await ruleSetOf(files), { fields, ...options })
}
