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
  const scratch = createArena(1024)

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
  const trace = (raw: string): RawPlaces => {
    reset(scratch)
    const places = placesFor(raw, scratch)
    const outcome = writeFolded(pass, { raw, arena: scratch, tools: melting, places })
    if (outcome === 'done') return places

    const { text, starts, ends } = composed(raw, steps)
    const inner = placesFor(text, scratch)
    writeFolded(pass, { raw: text, arena: scratch, tools: melted, places: inner })
    return {
      starts: inner.starts.map((at) => starts[at] ?? raw.length),
      ends: inner.ends.map((end) => ends[end - 1] ?? 0),
    }
  }
  return {
    steps,
    fold: (raw, arena) => {
      write(raw, arena)
      return view(raw, pass)
    },
    places: ({ raw, from, to }) => {
      const { starts } = trace(raw)
      starts[to - from] = raw.length
      return starts.slice(0, to - from + 1)
    },
    ends: ({ raw, from, to }) => trace(raw).ends.slice(0, to - from),
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

function placesFor(text: string, arena: Arena): RawPlaces {
  const capacity = capacityFor(text)
  reserve(arena, capacity)
  return { starts: new Int32Array(capacity), ends: new Int32Array(capacity) }
}
