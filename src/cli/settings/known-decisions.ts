import { deflateSync, inflateSync } from 'node:zlib'
import type { Decision } from '../../types/decision.js'
import { KaskadError } from '../../types/error.js'
import type { LabelWords } from '../../types/project-name.js'
import { probability } from '../../types/verdict.js'
import { decisionsIn, type FiledDecision } from './decisions-file.js'
import { FINGERPRINT, parseFingerprint, type Fingerprint } from './fingerprint.js'

/**
 * What is known of a row: a decision that still holds, or why it is to be decided. `isMarked` is
 * false where the row is known by its id alone.
 */
export type KnownRow =
  | { readonly kind: 'known'; readonly decision: Decision; readonly isMarked: boolean }
  | { readonly kind: 'new' | 'row changed' | 'setup changed' }

/** Decisions that an earlier run made. */
export interface KnownDecisions {
  readonly of: (id: string, fingerprint: Fingerprint) => KnownRow
  readonly size: number
  /** How many of them were never asked for. */
  readonly unasked: () => number
  /** How many say nothing of what they were made of: they are known by their ids alone. */
  readonly byIdAlone: number
}

/** Which decisions are read, and for what. */
export interface KnownWish {
  readonly file: string
  readonly words: LabelWords
  /** False where a row of several projects cannot be carried over as it was: JSONL lists them all. */
  readonly takesCollections: boolean
}

/** Decisions that are packed together. */
const TOGETHER = 512

const BESIDE = ['why', 'runner_up', FINGERPRINT]

/**
 * Reads the decisions of an earlier run; in memory stay ids and packed decisions, about 150 bytes
 * a row.
 *
 * @throws KaskadError `columns` where the file holds no decisions of `kaskad classify`.
 */
export async function readKnown({
  file,
  words,
  takesCollections,
}: KnownWish): Promise<KnownDecisions> {
  const last = new Map<string, number>()
  const before: number[] = []
  const rows: number[] = []
  const setups: string[] = []
  const packed = packDecisions()
  let byIdAlone = 0
  const decisions = decisionsIn({ file, words, beside: BESIDE, called: '--known' })
  for await (const filed of decisions) {
    const made = parseFingerprint(filed.beside.get(FINGERPRINT) ?? '')
    if (!made) byIdAlone += 1
    const at = packed.add(asDecision(filed, file))
    before[at] = last.get(filed.id) ?? NOTHING
    rows[at] = made ? numberOf(made) : NOTHING
    // A decision's setup is nearly always that of the one before it.
    setups[at] = setups[at - 1] === made?.setup ? (setups[at - 1] ?? '') : (made?.setup ?? '')
    last.set(Buffer.from(filed.id).toString(), at)
  }
  const asked = new Uint8Array(rows.length)
  const of: KnownDecisions['of'] = (id, fingerprint) => {
    const found: number[] = []
    for (let at = last.get(id) ?? NOTHING; at !== NOTHING; at = before[at] ?? NOTHING) {
      asked[at] = 1
      found.push(at)
    }
    if (found.length === 0) return { kind: 'new' }
    const same = found.find((at) => rows[at] === numberOf(fingerprint))
    const at = same ?? found.find((each) => rows[each] === NOTHING)
    if (at === undefined) return { kind: 'row changed' }
    if (same !== undefined && setups[at] !== fingerprint.setup) return { kind: 'setup changed' }
    const decision = packed.at(at)
    if (decision.kind === 'collection' && !takesCollections) return { kind: 'setup changed' }
    return { kind: 'known', decision, isMarked: same !== undefined }
  }
  const unasked = (): number => asked.filter((each) => each === 0).length
  return { of, size: rows.length, unasked, byIdAlone }
}

/** Stands for a place or a hash that is not there. */
const NOTHING = -1

/** The hash as a number: 48 bits, which a number holds exactly. */
function numberOf({ row }: Fingerprint): number {
  return Number.parseInt(row, 16)
}

/** @throws KaskadError `columns` where another program made it. */
function asDecision(filed: FiledDecision, file: string): Decision {
  const { id, predicted, kind, stage, beside } = filed
  if (stage === undefined)
    throw new KaskadError(
      'columns',
      `--known: ${file} has no stage for ${id}: expected decisions of kaskad classify`,
    )
  return {
    id,
    project: predicted,
    projects: kind === 'assigned' ? [predicted] : [],
    kind,
    stage,
    probability: filed.probability === undefined ? undefined : probability(filed.probability),
    why: beside.get('why') ?? '',
    runnerUp: beside.get('runner_up') || undefined,
    conflicts: [],
  }
}

/** Keeps decisions packed: those of one part are unpacked together, and input order asks by part. */
function packDecisions() {
  const parts: Buffer[] = []
  let open: Decision[] = []
  let unpacked: { readonly part: number; readonly decisions: readonly Decision[] } | undefined
  return {
    add: (decision: Decision): number => {
      open.push(decision)
      const at = parts.length * TOGETHER + open.length - 1
      if (open.length === TOGETHER) {
        parts.push(deflateSync(JSON.stringify(open), { level: 1 }))
        open = []
      }
      return at
    },
    at: (place: number): Decision => {
      const part = Math.floor(place / TOGETHER)
      if (part < parts.length && unpacked?.part !== part) {
        const text = inflateSync(parts[part] ?? '').toString('utf8')
        unpacked = { part, decisions: JSON.parse(text) as Decision[] }
      }
      const decisions = part < parts.length ? (unpacked?.decisions ?? []) : open
      const decision = decisions[place % TOGETHER]
      if (!decision) throw new RangeError(`no decision at ${place}`)
      return decision
    },
  }
}
