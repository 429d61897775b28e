import { isNonEmpty, type Parsed } from '../../types/parsed.js'
import { readRuleSources, type FoundSources } from './rule-sources.js'
import { rulesFrom } from './rule-set.js'
import type { RuleSet } from './rule.js'
import type { ParseFile } from './parse.js'

/**
 * Reads a folder of rules (`.yaml`, `.yml` in any case; hidden files are passed
 * over), or one file, in the order of the files' names by code unit, so that
 * every machine has the same order. The list of ordinary words is read in the folder, or beside the
 * file. A sub-folder is not looked into; it and
 * whatever else is no rule file is named in the set's warnings.
 */
export async function loadRules(path: string): Promise<Parsed<RuleSet>> {
  const found = await readRuleSources(path)
  return found.ok ? rulesOfSources(found.value) : found
}

/**
 * Joins the texts of a folder of rules.
 *
 * @param parse - Reads one file; by default nothing is remembered of files read before.
 */
export async function rulesOfSources(
  { sources, warnings, issues }: FoundSources,
  parse?: ParseFile,
): Promise<Parsed<RuleSet>> {
  const set = await rulesFrom(sources, parse)
  if (isNonEmpty(issues)) return { ok: false, issues: set.ok ? issues : [...issues, ...set.issues] }
  if (!set.ok) return set
  return { ok: true, value: { ...set.value, warnings: [...warnings, ...set.value.warnings] } }
}
