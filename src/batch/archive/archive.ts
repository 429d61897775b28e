import type { Engine } from '../../cascade/engine.js'
import { UNDECIDED, createBodyTable, readDecided, type Decided } from './decided.js'
import { decideRows } from './decide-rows.js'
import type { ArchiveManifest } from './manifest.js'
import { keyRules, type KeyedRules, type NumberedRules } from './rule-keys.js'
import { openSegment, type ArchiveSegment } from './segment.js'
import { findTouched } from './touched-rows.js'

/** An archive that is open for reading. */
export interface Archive {
  readonly segments: readonly ArchiveSegment[]
  /** What was decided last; undefined where nothing was. */
  readonly decided: Decided | undefined
  readonly close: () => void
}

/** Opens an archive; its rows stay on the disk. @throws KaskadError `input` */
export function openArchive(folder: string, manifest: ArchiveManifest): Archive {
  const segments: ArchiveSegment[] = []
  const close = (): void => {
    for (const segment of segments) segment.close()
  }
  try {
    for (const segment of manifest.segments) segments.push(openSegment(folder, segment))
    const decided = manifest.decided && readDecided(folder, manifest.decided)
    return { segments, decided, close }
  } catch (error) {
    close()
    throw error
  }
}

/** Who decides an archive. */
export interface ArchiveDecider {
  /** Built from the numbered rules. */
  readonly engine: Engine
  readonly numbered: NumberedRules
  /** Hash of everything but the rules: where it has changed, every row is decided again. */
  readonly identity: string
  readonly interrupted: AbortSignal
}

/** What came of deciding an archive again. */
export interface Redecided {
  readonly decided: Decided
  readonly keyed: KeyedRules
  /** Rows that went through the cascade. */
  readonly touched: number
}

/** Decides an archive: only rows that what has changed since the last time can touch. */
export async function decideArchive(
  { segments, decided }: Pick<Archive, 'segments' | 'decided'>,
  { engine, numbered, identity, interrupted }: ArchiveDecider,
): Promise<Redecided> {
  const before = decided?.identity === identity ? decided : undefined
  const keyed = engine.rules
    ? keyRules(engine.rules, numbered)
    : { needles: new Map(), claims: [], keyOf: new Map(), ordinary: '' }
  const { hits, marks } = findTouched(segments, before, keyed)
  const bodies = createBodyTable(decided?.bodies.bodies)
  const deciding = {
    bodies,
    rows: grownRows(before?.rows, marks.length),
    silent: grownRows(before?.silent, marks.length),
  }
  const decider = { engine, keyed, interrupted }
  const touched = await decideRows(segments, marks, { deciding, decider })
  const { claims, ordinary } = keyed
  return { decided: { identity, ordinary, claims, hits, ...deciding }, keyed, touched }
}

function grownRows(known: Uint32Array | undefined, count: number): Uint32Array {
  const rows = new Uint32Array(count).fill(UNDECIDED)
  if (known) rows.set(known)
  return rows
}
