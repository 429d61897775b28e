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
import { group } from '../terminal/tally.js'

/** Which model, and how it is shown. */
export interface ListOptions {
  readonly model: string
  readonly json: boolean
}

/** Lists the heads of a model, from the most certain to the least. */
export async function listAll(edge: Edge, { model, json }: ListOptions): Promise<ExitCode> {
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
  { project, options }: { readonly project: string; readonly options: ListOptions },
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

/** What can be done to one head. */
export type HeadChange = 'remove' | 'enable' | 'disable' | 'rollback'

/** Changes one head; no other head's bytes change. */
export async function changeOne(
  edge: Edge,
  {
    change,
    project,
    model,
  }: { readonly change: HeadChange; readonly project: string; readonly model: string },
): Promise<ExitCode> {
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
  say(edge, `${model}: ${project} is ${DONE[change]}`)
  return EXIT.done
}

/** Copies a head from another model folder. */
export async function importOne(
  edge: Edge,
  {
    project,
    options,
  }: {
    readonly project: string
    readonly options: { readonly model: string; readonly from: string }
  },
): Promise<ExitCode> {
  await importHead(options.model, { from: options.from, project })
  say(edge, `${options.model}: ${project} is now the head of ${options.from}`)
  return EXIT.done
}
