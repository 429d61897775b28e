/** The options of a benchmark's command line, each read by the benchmarks that know it. */
import { parseArgs } from 'node:util'

/** Every option with what it is; `npm run bench -- --help` prints them. */
export const OPTIONS = {
  sets: 'heads, hybrid, forms, induction, kills: data sets, parts or languages, by comma (epg,rutube-masked; typos,official,speed,classify,memory,loading,files,runs …)',
  peers: 'heads: peers to run, by comma: fasttext, liblinear, natural',
  seed: 'heads: another deal of the folds; repair: the first sabotage',
  folds: 'heads, induction: how many folds are run, where one is enough for a look',
  noise: 'heads, set typos: what a copy with typos weighs in training',
  draws:
    'heads, set guarantee: how often the rows are split in halves; repair: how many rules; induction, set few: draws',
  vectors: 'heads, set official: an encoder whose vectors the heads learn',
  seconds: 'serve: how long each load lasts',
  rows: 'classify, heads: rows of the long run; archive, formats, repair, kills, batch: their rows',
  edits: 'archive: how many edits',
} as const

type OptionName = keyof typeof OPTIONS

const parsed = parseArgs({
  allowPositionals: true,
  options: {
    help: { type: 'boolean', default: false },
    ...Object.fromEntries(Object.keys(OPTIONS).map((name) => [name, { type: 'string' as const }])),
  },
})

/** The benchmarks named on the command line. */
export const named: readonly string[] = parsed.positionals

/** Whether help was asked for. */
export const wantsHelp: boolean = parsed.values.help

/** An option as it was given. */
export function option(name: OptionName): string | undefined {
  const values: Readonly<Record<string, unknown>> = parsed.values
  const value = values[name]
  return typeof value === 'string' ? value : undefined
}

/** An option that is a list by comma. */
export function listOption(name: OptionName): readonly string[] | undefined {
  return option(name)?.split(',')
}

/** An option that is a number. @throws RangeError where it is none. */
export function numberOption(name: OptionName, otherwise: number): number {
  const value = Number(option(name) ?? otherwise)
  if (Number.isNaN(value)) throw new RangeError(`--${name}: expected a number`)
  return value
}
