import { basename, dirname, join } from 'node:path'
import { stat } from 'node:fs/promises'
import type { Impact } from '../../evaluate/impact.js'
import { diffText } from '../../induce/files/diff.js'
import { measureRuleImpact } from '../../induce/files/rule-impact.js'
import { seedRule } from '../../induce/files/seed.js'
import { writeAtomicFile } from '../../model/atomic-files.js'
import { sha256 } from '../../numbers/sha256.js'
import { addKeyword } from '../../rules/editing/add-keyword.js'
import { readRuleSources } from '../../rules/language/rule-sources.js'
import { rulesFrom, type RuleSources } from '../../rules/language/rule-set.js'
import type { RuleSet } from '../../rules/language/rule.js'
import { KaskadError } from '../../types/error.js'
import type { Item } from '../../types/item.js'
import { formatIssue, type Parsed } from '../../types/parsed.js'
import type { Source } from '../../yaml/source.js'
import { ruleSettingsOf, type Settings } from '../settings/settings.js'

/** A word that a person marked in a title, and the project that it is to tell. */
export interface KeywordWish {
  readonly word: string
  readonly project: string
}

/** What a new keyword does. */
export interface KeywordProposal {
  readonly file: string
  /** How the file changes. */
  readonly diff: string
  /** What it does to the rows of the queue. */
  readonly impact: Impact
  /** Names what the file held; the change is made only to this. */
  readonly base: string
}

/** Puts keywords into the rules, first as a proposal. */
export interface KeywordEditor {
  readonly propose: (wish: KeywordWish) => Promise<KeywordProposal>
  /** @throws KaskadError `usage` where the file has changed since the proposal. */
  readonly apply: (wish: KeywordWish, base: string) => Promise<string>
}

/** Edits the rules of these settings; impacts are those on the given rows. */
export function createKeywordEditor(settings: Settings, items: readonly Item[]): KeywordEditor {
  const edit = async (wish: KeywordWish): Promise<Edit> => editedRules(settings.rules, wish)
  return {
    propose: async (wish) => {
      const { old, fresh, before, after } = await edit(wish)
      const { none, collectionLabel: collection } = settings.wording
      const options = { ...ruleSettingsOf(settings), none, collection, examples: 5 }
      const impact = await measureRuleImpact({ before, after }, items, options)
      const diff = diffText(fresh.path, old, fresh.text)
      return { file: fresh.path, diff, impact, base: sha256(old) }
    },
    apply: async (wish, base) => {
      const { old, fresh } = await edit(wish)
      if (sha256(old) !== base)
        throw new KaskadError('usage', `${fresh.path} has changed since: look at the change again`)
      await writeAtomicFile(fresh.path, fresh.text)
      return fresh.path
    },
  }
}

/** A file as it was and as it is to be, and the rules with each. */
interface Edit {
  readonly old: string
  readonly fresh: Source
  readonly before: RuleSet
  readonly after: RuleSet
}

/** @throws KaskadError `rules` where the keyword cannot be added, in words. */
async function editedRules(folder: string, { word, project }: KeywordWish): Promise<Edit> {
  const { sources } = given(await readRuleSources(folder))
  const before = given(await rulesFrom(sources))
  const rule = before.rules.find((each) => each.project === project)
  const old = sources.files.find(({ path }) => path === rule?.place.file)
  const fresh = old
    ? { path: old.path, text: given(addKeyword(old, word)) }
    : await newRule(folder, sources, { word, project })
  const files = old
    ? sources.files.map((file) => (file === old ? fresh : file))
    : [...sources.files, fresh].toSorted((a, b) => (a.path < b.path ? -1 : 1))
  const after = given(await rulesFrom({ ...sources, files }))
  return { old: old?.text ?? '', fresh, before, after }
}

/** A file for a project that has none: its name and the keyword. */
async function newRule(
  folder: string,
  { files }: RuleSources,
  { word, project }: KeywordWish,
): Promise<Source> {
  const isFolder = await stat(folder).then((found) => found.isDirectory())
  const { path, text } = seedRule({ project, aliases: [word], fields: ['title'] })
  const place = join(isFolder ? folder : dirname(folder), basename(path))
  if (isFolder && files.every((file) => file.path !== place)) return { path: place, text }
  throw new KaskadError('usage', `${project} has no rule, and ${place} cannot be made for it`)
}

function given<T>(parsed: Parsed<T>): T {
  if (parsed.ok) return parsed.value
  throw new KaskadError('rules', parsed.issues.map(formatIssue).join('\n'), {
    issues: parsed.issues,
  })
}
