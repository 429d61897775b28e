import type { Program, Shell } from '../shell.js'
import { withCascadeOptions, withColumnOptions } from '../options.js'

/** `kaskad evaluate LABELLED…` */
export function addEvaluate(program: Program, { edge, finish }: Shell): void {
  const command = program
    .command('evaluate')
    .summary('decisions against labels: F1, precision, recall, per project and per stage')
    .description(
      'Classifies labelled files and measures the decisions, or measures decisions made elsewhere (--decisions).',
    )
    .argument('<labelled...>', 'labelled files')
    .option(
      '--decisions <file>',
      'measure these decisions (id, project, …) instead of making new ones',
    )
    .option('--json <file>', 'write every figure as JSON; - is stdout')
    .option('--bootstrap <times>', 'resamples behind the intervals; 0 for none', '1000')
    .option('--seed <number>', 'seed of the resamples', '1')
  withColumnOptions(withCascadeOptions(command)).action(async (inputs, options) => {
    const { evaluateFiles } = await import('../evaluate-files.js')
    finish(await evaluateFiles(edge, { inputs, options }))
  })
}
