import { fitHeads } from '../../learn/heads/fit-heads.js'
import { findSuspects } from '../../learn/heads/suspects.js'
import { warningsOf } from '../../learn/heads/warnings.js'
import { writeTogether } from '../../write/text-sink.js'
import { EXIT, say, targetOf, type Edge, type ExitCode } from '../terminal/edge.js'
import { fitPoolFor } from '../settings/fit-pool-for.js'
import { guardOutputs } from '../settings/guard-outputs.js'
import { withEncoder } from '../settings/heads-encoder.js'
import { vectorFolder } from '../settings/hybrid-plan.js'
import { labelledRows } from '../settings/labelled-rows.js'
import { wholeNumber } from '../terminal/numbers.js'
import { inputsOf } from '../settings/options.js'
import type { OptionsOf } from '../terminal/shell.js'
import type { declareSuspects } from './train.js'
import { startCounter } from '../terminal/progress.js'
import { besideModel, correctionFiles, loadSettings } from '../settings/settings.js'
import { prepareSuspects } from '../terminal/suspects-table.js'
import { many } from '../terminal/tally.js'

type Options = OptionsOf<typeof declareSuspects>

/** Lists rows whose label is probably wrong: `id,label,proposed,rules,chance,text`. */
export async function writeSuspects(
  edge: Edge,
  files: readonly string[],
  options: Options,
): Promise<ExitCode> {
  const inputs = inputsOf(files, options)
  const given = await loadSettings(options)
  await guardOutputs(edge, {
    outputs: [{ option: '--output', path: options.output, holds: 'table' }],
    inputs: { 'the input': inputs, '--corrections': correctionFiles(options) ?? [] },
    rules: [given.rules],
    models: [given.model, given.encoder],
    config: options.config,
  })
  const settings = await besideModel(given)
  const fitMany = fitPoolFor(edge, options.threads)
  const { rows } = await labelledRows(edge, { inputs, settings })
  const wish = { name: settings.encoder, offline: false, vectorFolder: vectorFolder(edge) }
  const fitted = await withEncoder(edge, wish, async (encoder) => {
    const { update: progress, stop } = await startCounter(edge, 'heads')
    const fit = { noneLabel: settings.wording.none, fitMany, progress, encoder }
    const fitting = { seed: wholeNumber(options.seed, '--seed') }
    return fitHeads(rows, { ...fit, fitting }).finally(stop)
  })
  const suspects = findSuspects(rows, fitted)
  for (const warning of warningsOf(rows, fitted)) say(edge, `warning: ${warning}`)
  await writeTogether([() => prepareSuspects(targetOf(edge, options.output), suspects)])
  say(edge, `${many(suspects.length, 'suspect')} among ${many(rows.length, 'labelled row')}`)
  return EXIT.done
}
