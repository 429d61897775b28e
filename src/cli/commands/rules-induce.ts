import { readdir, readFile } from 'node:fs/promises'
import { existsSync } from 'node:fs'
import { basename, join } from 'node:path'
import { induceRules, type Induction, type InductionProgress } from '../../induce/induce.js'
import { planFiles, type FilePlan } from '../../induce/files/plan-files.js'
import { joinRejections, REJECTIONS_FILE, writeRejections } from '../../induce/search/rejections.js'
import { reviewRules } from '../../induce/files/review.js'
import { sourcesOf } from '../../induce/files/run-rules.js'
import { readItems, type Reading } from '../../read/read.js'
import { isRuleFile, ORDINARY } from '../../rules/language/rule-sources.js'
import type { Source } from '../../yaml/source.js'
import { readTextFile, whyUnreadable } from '../../yaml/text-file.js'
import { KaskadError } from '../../types/error.js'
import type { Item } from '../../types/item.js'
import type { Parsed } from '../../types/parsed.js'
import { prepareSuspects } from '../terminal/suspects-table.js'
import { writeFolder } from '../../model/atomic-files.js'
import { askPerson } from '../terminal/ask-person.js'
import { saySimilarLabels } from '../terminal/doubts.js'
import { EXIT, put, say, targetOf, type Edge, type ExitCode } from '../terminal/edge.js'
import { sayIssues } from '../terminal/fail.js'
import { wholeNumber } from '../terminal/numbers.js'
import { inputsOf } from '../settings/options.js'
import type { OptionsOf } from '../terminal/shell.js'
import type { declareInduce } from './rules.js'
import { guardOutputs } from '../settings/guard-outputs.js'
import { rejectionsIn } from '../settings/rejections.js'
import { packageFile } from '../settings/package-file.js'
import { startCounter } from '../terminal/progress.js'
import { correctionFiles, loadSettings, readingOf } from '../settings/settings.js'
import { many } from '../terminal/tally.js'

type Options = OptionsOf<typeof declareInduce>

/** Finds rules in labelled files; writes new files, and changes to old ones where asked. */
export async function induceFolder(
  edge: Edge,
  asked: readonly string[],
  options: Options,
): Promise<ExitCode> {
  const inputs = inputsOf(asked, options)
  const settings = await loadSettings(options)
  const folder = options.output
  await guardOutputs(edge, {
    outputs: [{ option: '--suspects', path: options.suspects, holds: 'table' }],
    inputs: { 'the input': inputs, '--corrections': correctionFiles(options) ?? [] },
    rules: [folder],
    folder: { option: '--output', path: folder },
    config: options.config,
  })
  const before = rejectionsIn(folder)
  const list = ordinaryIn(folder)
  const { none, collectionLabel } = settings.wording
  const seed = wholeNumber(options.seed, '--seed')
  const reading = readingOf(edge, { inputs, settings, needLabel: true })
  const induced = await withProgress(edge, (progress) =>
    induceRules(labelled(edge, reading), {
      settings: { none, collection: collectionLabel, seed },
      rejections: before,
      ordinaryWords: list,
      progress,
    }),
  )
  const { fields } = induced
  const reviewed = options.review
    ? await reviewRules(induced.rules, fields, askPerson(edge))
    : { rules: induced.rules, rejections: new Map() }
  const files = options.review ? sourcesOf(reviewed.rules, fields) : induced.files
  const rejections = joinRejections(before, reviewed.rejections)
  const plans = given(planFiles(inFolder(folder, files), await filesIn(folder), rejections))
  const rejected = reviewed.rejections.size > 0 ? writeRejections(rejections) : undefined
  await withSuspects(edge, { path: options.suspects, induced }, () =>
    writePlans(edge, {
      folder,
      plans,
      mayChange: options.write,
      rejected,
      ordinary: { before: list, after: induced.ordinaryWords },
    }),
  )
  sayInduced(edge, induced, files.length)
  return EXIT.done
}

function sayInduced(edge: Edge, { without, suspects }: Induction, rules: number): void {
  say(edge, `${many(rules, 'rule')} induced, ${many(suspects.length, 'suspect label')}`)
  if (without.length === 0) return
  say(
    edge,
    `no rule for ${without.join(', ')}: no keyword parts its rows from others, and its name stands mostly in rows of others`,
  )
}

/** Has the list of suspects on the disk before the rules are written; it appears after them. */
async function withSuspects(
  edge: Edge,
  { path, induced }: { readonly path: string | undefined; readonly induced: Induction },
  writeRules: () => Promise<void>,
): Promise<void> {
  if (path === undefined) return writeRules()
  const sink = await prepareSuspects(targetOf(edge, path), induced.suspects)
  try {
    await writeRules()
    await sink.close()
  } catch (cause) {
    await sink.abort()
    throw cause
  }
}

async function* labelled(edge: Edge, reading: Reading): AsyncGenerator<Item> {
  const labels = new Set<string>()
  for await (const { items, notes } of readItems(reading)) {
    edge.interrupted.throwIfAborted()
    if (notes.length > 0) await sayIssues(edge, notes)
    for (const item of items) {
      if (item.gold === undefined) continue
      labels.add(item.gold)
      yield item
    }
  }
  saySimilarLabels(edge, labels)
}

async function withProgress(
  edge: Edge,
  work: (progress: (state: InductionProgress) => void) => Promise<Induction>,
): Promise<Induction> {
  const counter = await startCounter(edge, 'steps')
  try {
    return await work(({ done, total }) => {
      counter.update(done, Math.max(done, total))
    })
  } finally {
    counter.stop()
  }
}

interface Writing {
  readonly folder: string
  readonly plans: readonly FilePlan[]
  readonly mayChange: boolean
  /** The new text of the file of rejected keywords, where it changes. */
  readonly rejected: string | undefined
  /** The list of ordinary words. */
  readonly ordinary: { readonly before: string; readonly after: string }
}

/** New files are written; a file that is there is changed only where that was asked: all or none. */
async function writePlans(edge: Edge, writing: Writing): Promise<void> {
  const { folder, plans, mayChange, rejected, ordinary } = writing
  const files = new Map<string, string>()
  for (const { path, after, before, diff } of plans) {
    const shown = diff === '' ? `${path}: no change` : diff
    if (before !== '') for (const line of shown.split('\n')) put(edge, line)
    if (diff !== '' && (before === '' || mayChange)) files.set(basename(path), after)
  }
  if (!existsSync(join(folder, SCHEMA)))
    files.set(SCHEMA, await readFile(packageFile('rules', SCHEMA), 'utf8'))
  if (rejected !== undefined) files.set(REJECTIONS_FILE, rejected)
  const isOld = ordinary.before === ordinary.after
  if (!isOld && (ordinary.before === '' || mayChange)) files.set(ORDINARY, ordinary.after)
  await writeFolder(folder, files)
  if (!isOld && !files.has(ORDINARY))
    say(edge, `${join(folder, ORDINARY)} would change and did not: --write changes it`)
  const waiting = plans.filter(({ before, diff }) => before !== '' && diff !== '' && !mayChange)
  if (waiting.length > 0) {
    say(
      edge,
      `${many(waiting.length, 'file')} would change and did not: --write makes the changes shown`,
    )
  }
}

const SCHEMA = 'rule.schema.json'

async function filesIn(folder: string): Promise<readonly Source[]> {
  const found = existsSync(folder) ? await readdir(folder).catch(unreadable(folder)) : []
  const names = found.filter((name) => isRuleFile(name)).toSorted()
  return names.map((name) => {
    const path = join(folder, name)
    return { path, text: given(readTextFile(path)) }
  })
}

function inFolder(folder: string, files: readonly Source[]): Source[] {
  return files.map(({ path, text }) => ({ path: join(folder, basename(path)), text }))
}

function ordinaryIn(folder: string): string {
  const path = join(folder, ORDINARY)
  return existsSync(path) ? given(readTextFile(path)) : ''
}

function unreadable(folder: string): (cause: unknown) => never {
  return (cause) => {
    throw new KaskadError('rules', `${folder} ${whyUnreadable(cause)}`, { cause })
  }
}

function given<T>(parsed: Parsed<T>): T {
  if (parsed.ok) return parsed.value
  throw new KaskadError('rules', parsed.issues[0].message, { issues: parsed.issues })
}
