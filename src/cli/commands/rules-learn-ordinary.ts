import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { askRules, itemStepsOf } from '../../cascade/ask-rules.js'
import { writeAtomicFile } from '../../model/atomic-files.js'
import { createFolder } from '../../normalise/fold/fold.js'
import { readItems } from '../../read/read.js'
import { countTypos, createTypoCounts, foundTypos } from '../../rules/checks/found-typos.js'
import { ownLines, withLearned } from '../../rules/editing/ordinary-file.js'
import { ORDINARY } from '../../rules/language/rule-sources.js'
import { countWords } from '../../rules/matching/ordinary.js'
import { rulesAt } from '../settings/open-rules.js'
import { guardOutputs } from '../settings/guard-outputs.js'
import { inputsOf } from '../settings/options.js'
import { besideRules } from '../settings/rejections.js'
import type { OptionsOf } from '../terminal/shell.js'
import type { declareLearnOrdinary } from './rules.js'
import { loadSettings, readingOf, ruleSettingsOf } from '../settings/settings.js'
import { EXIT, put, say, type Edge, type ExitCode } from '../terminal/edge.js'
import { sayIssues } from '../terminal/fail.js'
import { typoLines } from '../terminal/found-typos.js'
import { wholeNumber } from '../terminal/numbers.js'
import { many } from '../terminal/tally.js'

type Options = OptionsOf<typeof declareLearnOrdinary>

/** Writes the ordinary words of files into `ordinary.txt` beside the rules; what people wrote there stays. */
export async function learnOrdinary(
  edge: Edge,
  files: readonly string[],
  options: Options,
): Promise<ExitCode> {
  const inputs = inputsOf(files, options)
  const settings = await loadSettings(options)
  const least = wholeNumber(options.least, '--least')
  const set = await rulesAt(edge, settings.rules)
  const path = join(besideRules(settings.rules), ORDINARY)
  await guardOutputs(edge, {
    outputs: [{ option: 'the list', path, holds: 'words' }],
    inputs: { 'the input': inputs },
    config: options.config,
  })
  const before = existsSync(path) ? await readFile(path, 'utf8') : ''
  const ruleSettings = ruleSettingsOf(settings)
  const asked = askRules({ ...set, ordinaryWords: ownLines(before) }, ruleSettings)
  const folder = createFolder(itemStepsOf(ruleSettings))
  const counter = countWords(folder)
  const counts = createTypoCounts()
  for await (const { items, notes } of readItems(readingOf(edge, { inputs, settings }))) {
    edge.interrupted.throwIfAborted()
    if (notes.length > 0) await sayIssues(edge, notes)
    for (const item of items) {
      counter.add(Object.values(item.texts).filter((text) => text !== undefined))
      countTypos(counts, item, asked.ask(item).claims)
    }
  }
  const typos = foundTypos(counts)
  const words = counter.words(Math.max(1, least))
  const { compiled } = asked
  const learned = { words, rows: counter.rows(), typos, compiled, folder }
  await writeAtomicFile(path, withLearned(before, learned))
  for (const line of typoLines(typos)) put(edge, line)
  say(
    edge,
    `wrote ${path}: ${many(words.size, 'word')} of ${many(counter.rows(), 'different row')}`,
  )
  return EXIT.done
}
