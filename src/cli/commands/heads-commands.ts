import {
  enableHead,
  importHead,
  listHeads,
  removeHead,
  rollBackHead,
} from '../../model/change-heads.js'
import { KaskadError } from '../../types/error.js'
import { EXIT, put, putJson, say, type Edge, type ExitCode } from '../terminal/edge.js'
import { formatHead, marksOf } from '../terminal/format-head.js'
import { shown } from '../terminal/numbers.js'
import type { OptionsOf } from '../terminal/shell.js'
import { group } from '../terminal/tally.js'
import type { declareHeadsImport, declareHeadsList, declareHeadsShow } from './train.js'

/** Lists the heads of a model, from the most certain to the least. */
export async function listAll(
  edge: Edge,
  { model, json }: OptionsOf<typeof declareHeadsList>,
): Promise<ExitCode> {
  const heads = await listHeads(model)
  if (json) {
    putJson(edge, heads)
    return EXIT.done
  }
  const width = Math.max(7, ...heads.map(({ project }) => project.length))
  const columns = ['support', 'accept', 'reject', 'precision', 'recall', 'f1']
  put(edge, `${'project'.padEnd(width)}${columns.map((name) => name.padStart(11)).join('')}`)
  for (const head of heads) {
    const { project, support, accept, reject, measured } = head
    const cells = [
      group(support),
      ...[accept, reject, measured.precision, measured.recall, measured.f1].map(shown),
    ]
    put(
      edge,
      `${project.padEnd(width)}${cells.map((cell) => cell.padStart(11)).join('')}  ${marksOf(head).join(', ')}`.trimEnd(),
    )
  }
  return EXIT.done
}

/** Shows one head. */
export async function showOne(
  edge: Edge,
  project: string,
  options: OptionsOf<typeof declareHeadsShow>,
): Promise<ExitCode> {
  const heads = await listHeads(options.model)
  const head = heads.find((other) => other.project === project)
  if (!head) {
    const names = heads.map((other) => other.project).join(', ') || 'no project'
    throw new KaskadError('usage', `no head for "${project}"; there are heads for ${names}`)
  }
  if (options.json) {
    putJson(edge, head)
    return EXIT.done
  }
  for (const line of formatHead(head)) put(edge, line)
  return EXIT.done
}

const DONE = {
  remove: 'removed; heads rollback brings it back',
  enable: 'asked again',
  disable: 'kept and not asked; heads enable takes it back',
  rollback: 'as it was before its last change',
} as const

/** Makes what changes one head; no other head's bytes change. */
export function changeOne(change: keyof typeof DONE) {
  return async (edge: Edge, project: string, options: { readonly model: string }) => {
    await changed(change, options.model, project)
    say(edge, `${options.model}: ${project} is ${DONE[change]}`)
    return EXIT.done
  }
}

async function changed(change: keyof typeof DONE, model: string, project: string): Promise<void> {
  switch (change) {
    case 'remove':
      await removeHead(model, project)
      break
    case 'enable':
    case 'disable':
      await enableHead(model, project, change === 'enable')
      break
    case 'rollback':
      await rollBackHead(model, project)
      break
    default:
      change satisfies never
  }
}

/** Copies a head from another model folder. */
export async function importOne(
  edge: Edge,
  project: string,
  options: OptionsOf<typeof declareHeadsImport>,
): Promise<ExitCode> {
  await importHead(options.model, { from: options.from, project })
  say(edge, `${options.model}: ${project} is now the head of ${options.from}`)
  return EXIT.done
}
