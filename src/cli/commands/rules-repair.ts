import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { formatImpact, type Impact } from '../../evaluate/impact.js'
import { diffText } from '../../induce/files/diff.js'
import { measureRuleImpact, type RuleImpactOptions } from '../../induce/files/rule-impact.js'
import type { RepairRow } from '../../induce/repair/repair-rows.js'
import { openRepair, type Repair, type RepairProposal } from '../../induce/repair/repair.js'
import {
  joinRejections,
  REJECTIONS_FILE,
  writeRejections,
  type Rejections,
} from '../../induce/search/rejections.js'
import { writeAtomicFile } from '../../model/atomic-files.js'
import { answerFor, correctedLabel, type Corrections } from '../../read/corrections.js'
import { readItems } from '../../read/read.js'
import { readRuleSources } from '../../rules/language/rule-sources.js'
import { rulesFrom } from '../../rules/language/rule-set.js'
import { KaskadError } from '../../types/error.js'
import type { Item } from '../../types/item.js'
import type { Parsed } from '../../types/parsed.js'
import { guardOutputs } from '../settings/guard-outputs.js'
import { besideRules, rejectionsIn } from '../settings/rejections.js'
import { loadSettings, readingOf, ruleSettingsOf, type Settings } from '../settings/settings.js'
import { openQuestions, type Questions } from '../terminal/ask-person.js'
import { EXIT, put, putJson, say, type Edge, type ExitCode } from '../terminal/edge.js'
import { sayIssues } from '../terminal/fail.js'
import { wholeNumber } from '../terminal/numbers.js'
import type { OptionsOf } from '../terminal/shell.js'
import { many } from '../terminal/tally.js'
import type { declareRepair } from './rules.js'

type Options = OptionsOf<typeof declareRepair>

/** Proposes the smallest edits of rules that mend corrected rows, and makes those that are taken. */
export async function repairRules(
  edge: Edge,
  corrections: readonly string[],
  options: Options,
): Promise<ExitCode> {
  if (corrections.length === 0) throw new KaskadError('usage', 'expected files of corrections')
  const settings = await loadSettings({ ...options, corrections: corrections.join(',') })
  const on = options.on.split(',').map((name) => name.trim())
  const examples = wholeNumber(options.examples, '--examples')
  await guardOutputs(edge, { inputs: { '--on': on, corrections }, config: options.config })
  const { sources } = given(await readRuleSources(settings.rules))
  const set = given(await rulesFrom(sources))
  const rows = await rowsOf(edge, settings, on)
  const { none, collectionLabel: collection } = settings.wording
  const folder = besideRules(settings.rules)
  const rejected = rejectionsIn(folder)
  const rules = { sources, set, settings: { ...ruleSettingsOf(settings), none, collection } }
  const pathFor = (name: string): string | undefined => {
    const path = join(folder, name)
    return folder === settings.rules && !existsSync(path) ? path : undefined
  }
  const repair = await openRepair({ ...rules, rows, rejected, pathFor })
  say(edge, `${many(repair.left().length, 'corrected row')} that the rules answer otherwise`)
  const session: Session = {
    edge,
    options,
    repair,
    rejected,
    folder,
    impactOf: async ({ rulesBefore, rulesAfter }) => {
      const versions = { before: rulesBefore, after: rulesAfter }
      const items = rows.map(({ item }) => item)
      const how: RuleImpactOptions = { ...rules.settings, examples }
      return measureRuleImpact(versions, items, how)
    },
  }
  const told = await proposeAll(session)
  if (options.json) putJson(edge, told)
  sayLeft(edge, repair.left())
  return EXIT.done
}

interface Session {
  readonly edge: Edge
  readonly options: Options
  readonly repair: Repair
  readonly rejected: Rejections
  readonly folder: string
  readonly impactOf: (proposal: RepairProposal) => Promise<Impact>
}

/** A proposal as JSON, and what became of it. */
interface Told {
  readonly project: string
  readonly what: string
  readonly file: string
  readonly diff: string
  readonly mended: readonly string[]
  readonly impact: Impact
  readonly answer: Answer
}

type Answer = 'taken' | 'refused' | 'not written'

async function proposeAll(session: Session): Promise<readonly Told[]> {
  const { edge, options, repair } = session
  const told: Told[] = []
  const asksNobody = options.yes || options.dryRun
  const questions = asksNobody ? undefined : openQuestions(edge)
  let rejected = session.rejected
  try {
    for (let one = await repair.next(); one; one = await repair.next()) {
      edge.interrupted.throwIfAborted()
      const { project, what, before, after } = one
      const diff = diffText(after.path, before.text, after.text)
      const impact = await session.impactOf(one)
      const mended = one.mended.map(({ id }) => id)
      const shown = { project, what, file: after.path, diff, mended, impact }
      if (!options.json || questions) show(edge, shown, options.json)
      const answer = await answerTo(edge, questions)
      if (answer === undefined) break
      if (answer) {
        if (!options.dryRun) await writeProposal(one)
        repair.accept(one)
      } else {
        repair.reject(one)
        rejected = joinRejections(rejected, new Map([[project, [one.name]]]))
        await writeAtomicFile(join(session.folder, REJECTIONS_FILE), writeRejections(rejected))
      }
      told.push({
        ...shown,
        answer: !answer ? 'refused' : options.dryRun ? 'not written' : 'taken',
      })
    }
  } finally {
    questions?.close()
  }
  return told
}

/** Whether a proposal is taken; undefined where the person stops. */
async function answerTo(
  edge: Edge,
  questions: Questions | undefined,
): Promise<boolean | undefined> {
  if (!questions) return true
  for (;;) {
    const letter = await questions.ask('take it: [y]es, [n]o and never again, [q]uit? ')
    if (letter === undefined || letter === 'q') return undefined
    if (letter === 'y' || letter === 'n') return letter === 'y'
    say(edge, `expected y, n or q, not "${letter}"`)
  }
}

/** Shows a proposal: on stdout, or beside the question where that is for JSON. */
function show(
  edge: Edge,
  { project, what, diff, mended, impact }: Omit<Told, 'answer'>,
  json: boolean,
): void {
  const line = json ? say : put
  line(edge, '')
  line(edge, `${project}: ${what} (mends ${many(mended.length, 'corrected row')})`)
  for (const each of diff.trimEnd().split('\n')) line(edge, each)
  for (const each of formatImpact(impact)) line(edge, each)
}

/** @throws KaskadError `rules` where the file is not what was looked at. */
async function writeProposal({ before, after }: RepairProposal): Promise<void> {
  const now = existsSync(after.path) ? await readFile(after.path, 'utf8') : ''
  if (now.replace(/^\uFEFF/u, '') !== before.text)
    throw new KaskadError('rules', `${after.path} has changed meanwhile: nothing was written`)
  await writeAtomicFile(after.path, after.text)
}

function sayLeft(edge: Edge, left: readonly Item[]): void {
  if (left.length === 0) return
  say(edge, `no single edit mends ${many(left.length, 'corrected row')}:`)
  for (const { id, texts, gold } of left.slice(0, MOST_SAID))
    say(edge, `  ${id}: ${texts['title'] ?? ''} (${gold ?? ''})`)
}

const MOST_SAID = 10

/** The rows of the files, and corrected rows that are in none as far as their title is known. */
async function rowsOf(
  edge: Edge,
  settings: Settings,
  inputs: readonly string[],
): Promise<readonly RepairRow[]> {
  const corrections: Corrections = settings.corrections ?? { from: '', answers: new Map() }
  const { answers } = corrections
  const rows: RepairRow[] = []
  const met = new Set<string>()
  for await (const { items, notes, has } of readItems(readingOf(edge, { inputs, settings }))) {
    edge.interrupted.throwIfAborted()
    const told = notes.filter(({ code }) => code !== 'corrections')
    if (told.length > 0) await sayIssues(edge, told)
    for (const item of items) {
      const corrected = answerFor(item, { answers, hasIds: has?.hasIds ?? true }) !== undefined
      if (corrected) met.add(item.id)
      rows.push({ item, corrected })
    }
  }
  const elsewhere = [...answers.values()].filter(({ id }) => !met.has(id))
  const titled = elsewhere.flatMap((answer, at): RepairRow[] => {
    if (answer.title === undefined) return []
    const place = { file: corrections.from, line: at + 1, column: 0 }
    const gold = correctedLabel(answer, settings.wording)
    const texts = { title: answer.title }
    const item = { id: answer.id, texts, numbers: {}, categories: {}, gold, kept: [], place }
    return [{ item, corrected: true }]
  })
  if (elsewhere.length > 0)
    say(
      edge,
      `${many(elsewhere.length, 'corrected row')} not in ${inputs.join(', ')}: ${titled.length} by their titles alone, ${elsewhere.length - titled.length} left out`,
    )
  return [...rows, ...titled]
}

function given<T>(parsed: Parsed<T>): T {
  if (parsed.ok) return parsed.value
  throw new KaskadError('rules', parsed.issues[0].message, { issues: parsed.issues })
}
