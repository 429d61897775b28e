import { z } from 'zod'
import type { Decision } from '../../types/decision.js'
import { bytesOfNumbers, numbersIn } from './byte-buffer.js'
import type { RowHits } from './row-hits.js'
import { openSections, writeSections, type SectionFile } from './sections.js'

/** What is kept of a claim to compare the next rules with. */
export interface KeptClaim {
  readonly key: string
  readonly place: string
  readonly needles: readonly string[]
  readonly asleep: readonly string[]
}

/** What was decided of an archive, and all that the next rules are compared with. */
export interface Decided {
  /** Hash of everything but the rules: version, settings, model. */
  readonly identity: string
  /** Hash of the ordinary words. */
  readonly ordinary: string
  readonly claims: readonly KeptClaim[]
  /** Rows of every needle of the rules, those without any too. */
  readonly hits: RowHits
  readonly bodies: BodyTable
  /** Row → its decision, as a number of the table. */
  readonly rows: Uint32Array
  /** Row → what the stages behind the rules said where these were silent; {@link UNDECIDED} where that was not asked. */
  readonly silent: Uint32Array
}

/** No decision is known. */
export const UNDECIDED = 0xffffffff

/** Decisions without their ids, each once. */
export interface BodyTable {
  readonly bodies: readonly DecisionBody[]
  /** The number of a decision. */
  readonly numberOf: (body: DecisionBody) => number
}

/** A decision without its id, the claims in its words by their keys. */
export type DecisionBody = Omit<Decision, 'id'>

/** A table with these decisions. */
export function createBodyTable(known: readonly DecisionBody[] = []): BodyTable {
  const bodies = [...known]
  const numbers = new Map(bodies.map((body, at) => [JSON.stringify(body), at]))
  return {
    bodies,
    numberOf: (body) => {
      const written = JSON.stringify(body)
      const found = numbers.get(written)
      if (found !== undefined) return found
      numbers.set(written, bodies.length)
      bodies.push(body)
      return bodies.length - 1
    },
  }
}

const headSchema = z.object({
  identity: z.string(),
  ordinary: z.string(),
  claims: z.array(
    z.object({
      key: z.string(),
      place: z.string(),
      needles: z.array(z.int()),
      asleep: z.array(z.string()),
    }),
  ),
  needles: z.array(z.tuple([z.string(), z.int()])),
})

/** Writes what was decided into the folder of an archive. */
export async function writeDecided(folder: string, decided: Decided): Promise<SectionFile> {
  const { identity, ordinary, claims, hits } = decided
  const { bodies, rows, silent } = compact(decided)
  const keys = [...hits.keys()]
  const numbers = new Map(keys.map((key, at) => [key, at]))
  const head: z.infer<typeof headSchema> = {
    identity,
    ordinary,
    claims: claims.map(({ key, place, needles, asleep }) => ({
      key,
      place,
      needles: needles.map((needle) => numbers.get(needle) ?? 0),
      asleep: [...asleep],
    })),
    needles: [...hits].map(([key, found]) => [key, found.length]),
  }
  const encoder = new TextEncoder()
  let all = 0
  for (const found of hits.values()) all += found.length
  const joined = new Uint32Array(all)
  let at = 0
  for (const found of hits.values()) {
    joined.set(found, at)
    at += found.length
  }
  return writeSections(
    folder,
    'decided',
    new Map([
      ['head', encoder.encode(JSON.stringify(head))],
      ['bodies', encoder.encode(JSON.stringify(bodies))],
      ['rows', bytesOfNumbers(rows)],
      ['silent', bytesOfNumbers(silent)],
      ['hits', bytesOfNumbers(joined)],
    ]),
  )
}

/** Reads what was decided. */
export function readDecided(folder: string, file: SectionFile): Decided {
  const { whole, close } = openSections(folder, file)
  try {
    const decoder = new TextDecoder()
    const head = headSchema.parse(JSON.parse(decoder.decode(whole('head'))))
    const joined = numbersIn(whole('hits'))
    const hits = new Map<string, Uint32Array>()
    let at = 0
    for (const [key, count] of head.needles) {
      hits.set(key, joined.subarray(at, at + count))
      at += count
    }
    return {
      identity: head.identity,
      ordinary: head.ordinary,
      claims: head.claims.map(({ key, place, needles, asleep }) => ({
        key,
        place,
        needles: needles.map((needle) => head.needles[needle]?.[0] ?? ''),
        asleep,
      })),
      hits,
      bodies: createBodyTable(JSON.parse(decoder.decode(whole('bodies'))) as DecisionBody[]),
      rows: numbersIn(whole('rows')),
      silent: numbersIn(whole('silent')),
    }
  } finally {
    close()
  }
}

/** The same without decisions that no row has any more. */
function compact({ bodies, rows, silent }: Decided): {
  readonly bodies: readonly DecisionBody[]
  readonly rows: Uint32Array
  readonly silent: Uint32Array
} {
  const numbers = new Uint32Array(bodies.bodies.length).fill(UNDECIDED)
  const used: DecisionBody[] = []
  const renumbered = (given: Uint32Array): Uint32Array =>
    given.map((number) => {
      if (number === UNDECIDED) return UNDECIDED
      if (numbers[number] === UNDECIDED) {
        numbers[number] = used.length
        used.push(bodies.bodies[number] as DecisionBody)
      }
      return numbers[number] as number
    })
  return { rows: renumbered(rows), silent: renumbered(silent), bodies: used }
}
