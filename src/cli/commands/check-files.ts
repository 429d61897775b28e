import { existsSync } from 'node:fs'
import { loadLanguageOf } from '../../normalise/language/language.js'
import { recogniseColumns } from '../../read/columns/columns.js'
import { readItems, type Reading } from '../../read/read.js'
import { checkConditions, type ConditionCheck } from '../../rules/checks/lint-data.js'
import { unmetNeeds } from '../../rules/checks/needs.js'
import type { RuleSet } from '../../rules/language/rule.js'
import { KaskadError } from '../../types/error.js'
import type { Item } from '../../types/item.js'
import { copiesReport, fileReport, pairReports, type CheckReport } from '../check/check-report.js'
import { findCopies } from '../check/copies.js'
import { profileFile, type FileProfile } from '../check/file-profile.js'
import { findingsOf, type RulesBeside } from '../check/findings.js'
import { formatCheck } from '../check/format-check.js'
import { isModelFolder } from '../../model/read-file.js'
import { rulesAt } from '../settings/open-rules.js'
import type { OptionsOf } from '../terminal/shell.js'
import type { declareCheck } from './check.js'
import { createSample } from '../settings/row-choice.js'
import { inTermsOf, loadSettings, readingOf, type Settings } from '../settings/settings.js'
import { EXIT, put, putJson, type Edge, type ExitCode } from '../terminal/edge.js'

type Options = OptionsOf<typeof declareCheck>

/** Rows of each file that languages are guessed from, and how much of the texts of each. */
const ROWS = 1000
const LETTERS = 300

/** Looks at files before anything is done with them; says what is to be mended and to be known. */
export async function checkFiles(
  edge: Edge,
  inputs: readonly string[],
  options: Options,
): Promise<ExitCode> {
  if (inputs.includes('-'))
    throw new KaskadError('usage', 'the rows are read more than once: expected files, not -')
  const asked = await loadSettings(options)
  const settings = inTermsOf(asked, await manifestAt(asked))
  const rules =
    asked.needRules || existsSync(asked.rules) ? await rulesAt(edge, asked.rules) : undefined
  const conditions = rules && checkConditions(rules)
  const copies = findCopies()
  const checked: { readonly profile: FileProfile; readonly texts: readonly string[] }[] = []
  for (const [at, file] of inputs.entries()) {
    const reading = readingOf(edge, { inputs: [file], settings })
    checked.push(await checkedFile(reading, { at, copies, conditions }))
  }
  const languageOf = await loadLanguageOf()
  const { wishes, wording: words } = settings
  const files = checked.map((each) => fileReport(each, { wishes, languageOf }))
  const profiles = checked.map(({ profile }) => profile)
  const found = copies.copies()
  const reports = { files, copies: copiesReport(found), pairs: pairReports(inputs, found) }
  const beside = rules && conditions && rulesBeside(rules, { conditions, profiles })
  const today = new Date().toISOString().slice(0, 10)
  const findings = findingsOf({ ...reports, profiles, words, rules: beside, today })
  const report: CheckReport = { ...reports, findings }
  if (options.json) putJson(edge, report)
  else for (const line of formatCheck(report, words)) put(edge, line)
  return files.some(({ rejects }) => rejects.length > 0) ? EXIT.rejects : EXIT.done
}

/** The manifest of the model that `classify` would take; undefined where there is none. */
async function manifestAt({ model, needModel }: Settings) {
  const { readManifest } = await import('../../model/read-manifest.js')
  return needModel || (await isModelFolder(model)) ? readManifest(model) : undefined
}

/** What looks at the rows beside the profile of their file. */
interface Watchers {
  /** The number of the file. */
  readonly at: number
  readonly copies: ReturnType<typeof findCopies>
  readonly conditions: ConditionCheck | undefined
}

async function checkedFile(reading: Reading, { at, copies, conditions }: Watchers) {
  const header = await headerOf(reading)
  const whole = { ...reading, wishes: { ...reading.wishes, spare: header } }
  const spoken = createSample(ROWS, 0)
  const hasIds = recogniseColumns(header, reading.wishes ?? {}).id !== undefined
  const file = profileFile(reading.inputs[0] ?? '', header)
  for await (const batch of readItems(whole)) {
    file.add(batch)
    copies.add(batch.items, at, hasIds)
    for (const item of batch.items) {
      conditions?.add(item)
      if (Object.keys(item.texts).length > 0) spoken.add({ ...item, kept: [] }, undefined)
    }
  }
  const texts = spoken.rows().flatMap(({ row }) => ('texts' in row ? [spokenIn(row)] : []))
  return { profile: file.profile(), texts }
}

/** The texts that are in the language of a row. */
function spokenIn({ texts }: Item): string {
  const { channel: _, tags: __, ...own } = texts
  return Object.values(own).join(' ').slice(0, LETTERS)
}

async function headerOf(reading: Reading): Promise<readonly string[]> {
  for await (const { has } of readItems(reading)) if (has) return has.header
  return []
}

/** What rules have to do with the rows of the files. */
function rulesBeside(
  rules: RuleSet,
  { conditions, profiles }: { conditions: ConditionCheck; profiles: readonly FileProfile[] },
): RulesBeside {
  const projects = new Set(rules.rules.filter(({ enabled }) => enabled).map((rule) => rule.project))
  // What no file has is told of once, as an unmet need.
  const has = new Set(profiles.flatMap((profile) => profile.has.names))
  return {
    projects: [...projects],
    unmet: [...new Set(profiles.flatMap(({ has }) => unmetNeeds(rules, has)))],
    issues: conditions.issues().filter(({ severity, message }) => {
      const [, column] = /^no row has a value in a column "([^"]*)"/.exec(message) ?? []
      return severity === 'warning' && (column === undefined || has.has(column))
    }),
    unasked: conditions.unasked(),
  }
}
