import { classifyBatch } from '../../cascade/classify.js'
import type { Engine } from '../../cascade/engine.js'
import { explainItem } from '../../cascade/explain.js'
import type { PlainItem } from '../../cascade/plain-item.js'
import type { Decision } from '../../types/decision.js'
import { KaskadError } from '../../types/error.js'
import type { Item } from '../../types/item.js'
import { decisionLines } from '../../write/decisions.js'
import {
  errorBody,
  type BodyAnswer,
  type ClassifyAnswer,
  type DecisionCount,
  type RequestBody,
} from './questions.js'

const lineOf = decisionLines({ format: 'jsonl', keep: [], excel: undefined })

/** The items of a request, or why there are none. */
type Read =
  | { readonly items: readonly Item[]; readonly shape: 'one' | 'list' | 'lines' }
  | { readonly refusal: BodyAnswer }

/**
 * Classifies the items of several requests as one batch. A request whose body cannot be read is
 * refused alone. A decision is written as `kaskad classify --format jsonl` writes it.
 */
export async function classifyBodies(
  engine: Engine,
  bodies: readonly RequestBody[],
): Promise<ClassifyAnswer> {
  const reads = bodies.map((body) => readBody(engine, body))
  const items = reads.flatMap((read) => ('items' in read ? read.items : []))
  const decisions = await classifyBatch(engine, items)
  let at = 0
  const answers = reads.map((read): BodyAnswer => {
    if ('refusal' in read) return read.refusal
    const own = decisions.slice(at, (at += read.items.length))
    return { status: 200, body: written(own, read.shape) }
  })
  return { answers, counts: countsOf(decisions) }
}

/** Explains one item, as `kaskad explain --json` does. */
export async function explainBody(
  engine: Engine,
  text: string,
  project: string | undefined,
): Promise<BodyAnswer> {
  const read = readBody(engine, { text, isLines: false })
  if ('refusal' in read) return read.refusal
  const [item] = read.items
  if (!item || read.shape !== 'one') return refused('usage', 'expected one item, a JSON object')
  return { status: 200, body: JSON.stringify(await explainItem(engine, item, project)) }
}

function readBody(engine: Engine, { text, isLines }: RequestBody): Read {
  try {
    if (isLines) {
      const lines = text.split('\n').filter((line) => line.trim() !== '')
      return {
        items: lines.map((line, at) => itemIn(engine, JSON.parse(line), at)),
        shape: 'lines',
      }
    }
    const value: unknown = JSON.parse(text)
    if (!Array.isArray(value)) return { items: [itemIn(engine, value, 0)], shape: 'one' }
    return { items: value.map((each, at) => itemIn(engine, each, at)), shape: 'list' }
  } catch (error) {
    if (error instanceof KaskadError) return { refusal: refused(error.code, error.message) }
    if (error instanceof SyntaxError)
      return { refusal: refused('input', `no JSON: ${error.message}`) }
    throw error
  }
}

/** An item of a request; where it has no id, that is its place in the request, from 1. */
function itemIn(engine: Engine, value: unknown, at: number): Item {
  const isObject = typeof value === 'object' && value !== null && !Array.isArray(value)
  const given = isObject && !('id' in value) ? { ...value, id: at + 1 } : value
  return engine.readPlain(given as PlainItem)
}

function refused(code: string, message: string): BodyAnswer {
  return { status: 400, body: errorBody(code, message) }
}

function written(decisions: readonly Decision[], shape: 'one' | 'list' | 'lines'): string {
  const lines = lineOf(
    decisions,
    decisions.map(() => ({ kept: [] })),
  )
  if (shape === 'lines') return lines
  const values = lines.trimEnd()
  return shape === 'one' ? values : `[${values.replaceAll('\n', ',')}]`
}

function countsOf(decisions: readonly Decision[]): readonly DecisionCount[] {
  const counts = new Map<string, DecisionCount>()
  for (const { stage, kind } of decisions) {
    const key = `${stage} ${kind}`
    counts.set(key, { stage, kind, count: (counts.get(key)?.count ?? 0) + 1 })
  }
  return [...counts.values()]
}
