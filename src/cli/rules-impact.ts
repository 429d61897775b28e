import { TEXT_FIELDS } from '../cascade/plain-item.js'
import { measureRuleImpact } from '../learn/induction/rule-impact.js'
import { readItems } from '../read/read.js'
import type { Impact, ProjectImpact, Shift } from '../rules/impact.js'
import { KaskadError } from '../types/error.js'
import type { Item } from '../types/item.js'
import { EXIT, put, say, type Edge, type ExitCode } from './edge.js'
import { rulesAt } from './engine-of.js'
import { sayIssues } from './fail.js'
import { wholeNumber } from './numbers.js'
import type { CascadeOptions, ColumnOptions } from './options.js'
import { loadSettings, readingOf } from './settings.js'
import { group, many } from './tally.js'

/** What `kaskad rules impact` was asked. */
export interface ImpactRequest {
  readonly before: string
  readonly after: string
  readonly options: CascadeOptions &
    ColumnOptions & {
      readonly on: string
      readonly maxLoss: string
      readonly examples: string
      readonly json: boolean
    }
}

/** Compares two rule folders on files: 2 where more is lost than allowed, else 0. */
export async function compareFolders(edge: Edge, request: ImpactRequest): Promise<ExitCode> {
  const { options } = request
  const maxLoss = Number(options.maxLoss)
  if (!(maxLoss >= 0 && maxLoss <= 1)) {
    throw new KaskadError(
      'usage',
      `--max-loss: expected a share from 0 to 1, not "${options.maxLoss}"`,
    )
  }
  const settings = await loadSettings(options)
  const inputs = options.on.split(',').map((name) => name.trim())
  const reading = readingOf(edge, { inputs, options, settings })
  async function* items(): AsyncGenerator<Item> {
    for await (const batch of readItems(reading)) {
      if (batch.notes.length > 0) await sayIssues(edge, batch.notes)
      yield* batch.items
    }
  }
  const versions = { before: await rulesAt(request.before), after: await rulesAt(request.after) }
  const impact = await measureRuleImpact(versions, items(), {
    fields: settings.wishes.texts?.map(({ name }) => name) ?? TEXT_FIELDS,
    none: settings.wording.none,
    collection: settings.wording.collectionLabel,
    examples: wholeNumber(options.examples, '--examples'),
  })
  put(edge, options.json ? JSON.stringify(impact, undefined, 2) : formatImpact(impact).join('\n'))
  if (impact.loss <= maxLoss) return EXIT.done
  say(edge, `the loss ${impact.loss.toFixed(4)} is above --max-loss ${options.maxLoss}`)
  return EXIT.mistake
}

function formatImpact({ rows, labelled, changed, loss, projects }: Impact): string[] {
  const of = labelled > 0 ? 'of the right answers' : 'of the claimed rows'
  return [
    `${many(rows, 'row')}, ${group(labelled)} labelled: ${many(changed, 'answer')} changed, ${(100 * loss).toFixed(2)} % ${of} lost`,
    ...projects.flatMap((project) => ['', ...formatProject(project)]),
  ]
}

function formatProject(project: ProjectImpact): string[] {
  const { before, after, gained, lost, movedIn, movedOut, precision, recall, examples } = project
  return [
    `${project.project}: ${group(before)} → ${group(after)} rows (gained ${gained}, lost ${lost}, moved in ${movedIn}, moved out ${movedOut})`,
    `  precision ${shift(precision)}, recall ${shift(recall)}`,
    ...examples.map(({ id, title, before: was, after: is, gold }) => {
      const truth = gold === undefined ? '' : `, label ${gold}`
      return `  ${id}  ${title}: ${was} → ${is}${truth}`
    }),
  ]
}

function shift({ before, after }: Shift): string {
  return `${shown(before)} → ${shown(after)}`
}

function shown(value: number | null): string {
  return value === null ? '–' : value.toFixed(4)
}
