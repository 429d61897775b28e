import { measureRuleImpact } from '../../induce/files/rule-impact.js'
import { readItems } from '../../read/read.js'
import { formatImpact } from '../../evaluate/impact.js'
import type { Item } from '../../types/item.js'
import { EXIT, put, putJson, say, type Edge, type ExitCode } from '../terminal/edge.js'
import { shareOf } from '../settings/cut-goal.js'
import { rulesAt } from '../settings/engine-of.js'
import { sayIssues } from '../terminal/fail.js'
import { wholeNumber } from '../terminal/numbers.js'
import type { OptionsOf } from '../terminal/shell.js'
import type { declareImpact } from './rules.js'
import { loadSettings, readingOf, ruleSettingsOf } from '../settings/settings.js'

type Options = OptionsOf<typeof declareImpact>

/** Compares two rule folders on files: 2 where more is lost than allowed, else 0. */
export async function compareFolders(
  edge: Edge,
  ...[before, after, options]: readonly [before: string, after: string, options: Options]
): Promise<ExitCode> {
  const maxLoss = shareOf('--max-loss', options.maxLoss)
  const settings = await loadSettings(options)
  const inputs = options.on.split(',').map((name) => name.trim())
  const reading = readingOf(edge, { inputs, settings })
  async function* items(): AsyncGenerator<Item> {
    for await (const batch of readItems(reading)) {
      if (batch.notes.length > 0) await sayIssues(edge, batch.notes)
      yield* batch.items
    }
  }
  const versions = { before: await rulesAt(before), after: await rulesAt(after) }
  const impact = await measureRuleImpact(versions, items(), {
    ...ruleSettingsOf(settings),
    none: settings.wording.none,
    collection: settings.wording.collectionLabel,
    examples: wholeNumber(options.examples, '--examples'),
  })
  if (options.json) putJson(edge, impact)
  else for (const line of formatImpact(impact)) put(edge, line)
  if (impact.loss <= maxLoss) return EXIT.done
  say(edge, `the loss ${impact.loss.toFixed(4)} is above --max-loss ${options.maxLoss}`)
  return EXIT.mistake
}
