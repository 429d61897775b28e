import { measureRuleImpact } from '../../induce/files/rule-impact.js'
import { readItems } from '../../read/read.js'
import { formatImpact, type Impact } from '../../evaluate/impact.js'
import { KaskadError } from '../../types/error.js'
import type { Item } from '../../types/item.js'
import { EXIT, put, putJson, say, type Edge, type ExitCode } from '../terminal/edge.js'
import { shareOf } from '../settings/cut-goal.js'
import { rulesAt } from '../settings/open-rules.js'
import { sayIssues } from '../terminal/fail.js'
import { wholeNumber } from '../terminal/numbers.js'
import type { OptionsOf } from '../terminal/shell.js'
import type { declareImpact } from './rules.js'
import { loadSettings, readingOf, ruleSettingsOf } from '../settings/settings.js'

type Options = OptionsOf<typeof declareImpact>

/** The old rules and the new; beside an archive the new ones alone. */
interface RulesImpactOptions {
  readonly folders: readonly string[]
  readonly options: Options
}

/** Compares rules on files, or with what an archive decided: 2 where more is lost than allowed, else 0. */
export async function compareRules(
  edge: Edge,
  ...[old, changed, options]: readonly [string | undefined, string | undefined, Options]
): Promise<ExitCode> {
  const folders = [old, changed].filter((folder) => folder !== undefined)
  const request = { folders, options }
  const maxLoss = shareOf('--max-loss', options.maxLoss)
  const impact =
    options.archive === undefined
      ? await onFiles(edge, request)
      : await onArchive(edge, request, options.archive)
  if (options.json) putJson(edge, impact)
  else for (const line of formatImpact(impact)) put(edge, line)
  if (impact.loss <= maxLoss) return EXIT.done
  say(edge, `the loss ${impact.loss.toFixed(4)} is above --max-loss ${options.maxLoss}`)
  return EXIT.mistake
}

async function onFiles(edge: Edge, { folders, options }: RulesImpactOptions): Promise<Impact> {
  const [before, after] = folders
  if (options.on === undefined)
    throw new KaskadError('usage', 'expected --on with files, or --archive with a folder')
  if (before === undefined || after === undefined)
    throw new KaskadError(
      'usage',
      'expected two folders of rules: as they were and as they are to be',
    )
  const settings = await loadSettings(options)
  const inputs = options.on.split(',').map((name) => name.trim())
  const reading = readingOf(edge, { inputs, settings })
  async function* items(): AsyncGenerator<Item> {
    for await (const batch of readItems(reading)) {
      if (batch.notes.length > 0) await sayIssues(edge, batch.notes)
      yield* batch.items
    }
  }
  const versions = { before: await rulesAt(edge, before), after: await rulesAt(edge, after) }
  return measureRuleImpact(versions, items(), {
    ...ruleSettingsOf(settings),
    none: settings.wording.none,
    collection: settings.wording.collectionLabel,
    examples: wholeNumber(options.examples, '--examples'),
  })
}

async function onArchive(
  edge: Edge,
  { folders, options }: RulesImpactOptions,
  folder: string,
): Promise<Impact> {
  const [rules, other] = folders
  if (options.on !== undefined || other !== undefined)
    throw new KaskadError(
      'usage',
      '--archive: expected one folder of rules and no --on: they are compared with what the archive decided last',
    )
  const settings = await loadSettings({ ...options, ...(rules !== undefined && { rules }) })
  const examples = wholeNumber(options.examples, '--examples')
  const { archiveImpact } = await import('./archive-impact.js')
  return archiveImpact(edge, { folder, settings, examples })
}
