import { type Arena, createArena, reserve, reset } from './arena.js'
import { composed } from './compose.js'
import { createEntries } from './fold-entry.js'
import { type FoldSteps, isLiteral } from './fold-steps.js'
import { createTokenSteps } from './fold-token.js'
import type { Folder } from './folder.js'
import { createLiteralFolder } from './literal-fold.js'
import type { NormalText } from './normal-text.js'
import { createPass, type Pass, type RawPlaces } from './pass.js'
import { type Tools, writeFolded } from './write-text.js'

export type { Folder } from './folder.js'

/**
 * Makes a folder for a set of steps.
 *
 *     «М@ша   и МЕДВЕДЬ 🐻 — cерия 5»
 *      маша   и медведь      серия 5     squashed: машаимедведьсерия5
 *
 * (Drawn without the homoglyph step, which writes м, а, е… in Latin.) What
 * the steps do: `FOLD_TABLE`; speed: `npm run bench -- fold`.
 */
export function createFolder(steps: FoldSteps): Folder {
  if (isLiteral(steps)) return createLiteralFolder(steps)

  const melting = createTools(steps, true)
  const melted = createTools(steps, false)
  const pass = createPass()
  const traced = createTracing()
  const composedTraced = createTracing()

  const write = (raw: string, arena: Arena): void => {
    const outcome = writeFolded(pass, { raw, arena, tools: melting })
    if (outcome === 'done') return
    if (outcome === 'melts') {
      const { text } = composed(raw, steps)
      reserve(arena, capacityFor(text))
      writeFolded(pass, { raw: text, arena, tools: melted })
      return
    }
    reserve(arena, capacityFor(raw))
    write(raw, arena)
  }
  const trace: Folder['trace'] = ({ raw, from, to }) => {
    const length = to - from
    const { arena, places } = tracingOf(traced, raw)
    if (writeFolded(pass, { raw, arena, tools: melting, places }) === 'done') {
      places.starts[length] = raw.length
      return { starts: places.starts.slice(0, length + 1), ends: places.ends.slice(0, length) }
    }
    const { text, starts, ends } = composed(raw, steps)
    const own = tracingOf(composedTraced, text)
    writeFolded(pass, { raw: text, arena: own.arena, tools: melted, places: own.places })
    return {
      starts: own.places.starts
        .slice(0, length + 1)
        .map((at, unit) => (unit === length ? raw.length : (starts[at] ?? raw.length))),
      ends: own.places.ends.slice(0, length).map((end) => ends[end - 1] ?? 0),
    }
  }
  return {
    steps,
    fold: (raw, arena) => {
      write(raw, arena)
      return view(raw, pass)
    },
    trace,
  }
}

function createTools(steps: FoldSteps, melting: boolean): Tools {
  const entries = createEntries(steps, melting)
  const entryOf = (unit: number): number => entries.table[unit] || entries.find(unit)
  return { entries, tokens: createTokenSteps(steps, entryOf), squash: steps.has('squash') }
}

function view(raw: string, { units, starts, from, to }: Pass): NormalText {
  return { raw, units, starts, from, to }
}

/** The longest that Unicode makes of one character is 18 units (U+FDFA). */
function capacityFor(text: string): number {
  return 18 * (text.length + 16)
}

/** Where a text is folded again to see where its units come from; used again for the next text. */
interface Tracing {
  readonly arena: Arena
  places: RawPlaces
}

function createTracing(): Tracing {
  return { arena: createArena(1024), places: placesFor(1024) }
}

/** The tracing with enough space for a text. */
function tracingOf(tracing: Tracing, text: string): Tracing {
  const capacity = capacityFor(text)
  reset(tracing.arena)
  reserve(tracing.arena, capacity)
  if (tracing.places.starts.length < capacity) tracing.places = placesFor(2 * capacity)
  return tracing
}

function placesFor(capacity: number): RawPlaces {
  return { starts: new Int32Array(capacity), ends: new Int32Array(capacity) }
}
