import { addInduction } from './induce.js'
import type { Program, Shell } from '../terminal/shell.js'
import {
  RULE_OPTIONS,
  inputsOf,
  withColumnOptions,
  withInputs,
  withSettings,
} from '../settings/options.js'

/** `kaskad rules …` */
export function addRules(program: Program, shell: Shell): void {
  const rules = program
    .command('rules')
    .summary('check, test, explain and measure rule files')
    .description('Works on rule files: a folder of YAML files, one per project.')
  addChecks(rules, shell)
  addInsight(rules, shell)
  addInduction(rules, shell)
}

function addChecks(rules: Program, { edge, finish }: Shell): void {
  const lint = rules
    .command('lint')
    .summary('named checks of rule files')
    .argument('[path]', 'a rule folder or file', 'rules')
    .option('--json', 'print JSON', false)
    .option('--strict', 'warnings fail too', false)
    .option('--on <files>', 'files, by comma: conditions are checked against their rows')
  withSettings(lint, ['config']).action(async (path, options) => {
    const { lintFolder } = await import('./rules-lint.js')
    finish(await lintFolder(edge, { path, options }))
  })
  const test = rules
    .command('test')
    .summary('run the examples in rule files')
    .argument('[path]', 'a rule folder or file', 'rules')
    .option('--json', 'print JSON', false)
  withSettings(test, ['config']).action(async (path, options) => {
    const { testFolder } = await import('./rules-test.js')
    finish(await testFolder(edge, { path, options }))
  })
}

function addInsight(rules: Program, { edge, finish }: Shell): void {
  withSettings(
    rules
      .command('explain')
      .summary('why a rule matches a title, or does not')
      .argument('<title>', 'the title of a video')
      .requiredOption('--project <project>', 'the project whose rule is asked')
      .option('--set <values>', 'other columns, by comma: description=…,is_shorts=0')
      .option('--json', 'print JSON', false),
    RULE_OPTIONS,
  ).action(async (title, options) => {
    const { explainProject } = await import('./rules-explain.js')
    finish(await explainProject(edge, { title, options }))
  })
  withColumnOptions(
    withSettings(
      withInputs(
        rules
          .command('coverage')
          .summary('what each rule claims in a file: coverage, overlap, conflict, precision'),
        ['input', 'files; with labels, precision is measured too'],
      ).option('--json', 'print JSON', false),
      RULE_OPTIONS,
    ),
  ).action(async (inputs, options) => {
    const { measureCoverage } = await import('./rules-coverage.js')
    finish(await measureCoverage(edge, { inputs: inputsOf(inputs, options), options }))
  })
}
