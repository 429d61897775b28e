import { attributeOf, createXmlReader, plainText } from '../workbook/xml.js'
import { cueOf, timeOfCue, type Cue, type CueFault, type CueList } from './cue.js'

/** Reads YouTube's json3: `events` with their parts in `segs`. */
export function readJson3(text: string): CueList {
  let parsed: unknown
  try {
    parsed = JSON.parse(text)
  } catch {
    return { cues: [], faults: [{ line: 1, reason: 'it is no JSON: cut short or damaged' }] }
  }
  const events = membersOf(parsed)['events']
  if (!Array.isArray(events)) return { cues: [], faults: [{ line: 1, reason: 'it has no events' }] }
  const cues = (events as readonly unknown[]).flatMap((event) => {
    const { tStartMs, dDurationMs, segs } = membersOf(event)
    if (!Array.isArray(segs)) return []
    const words = segs
      .map((seg) => membersOf(seg)['utf8'])
      .filter((each) => typeof each === 'string')
    const start = numberOr(tStartMs, 0)
    const cue = cueOf(start, start + numberOr(dDurationMs, 0), words.join('').split('\n'))
    return cue.lines.length > 0 ? [cue] : []
  })
  return { cues, faults: [] }
}

function membersOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
}

function numberOr(value: unknown, other: number): number {
  const number = typeof value === 'string' ? Number(value) : value
  return typeof number === 'number' && Number.isFinite(number) ? Math.max(0, number) : other
}

/** Reads XML: YouTube's srv3 (`p t d`) and srv1 (`text start dur`), TTML (`p begin end`). */
export function readXmlCues(text: string): CueList {
  const cues: Cue[] = []
  let words: string[] = []
  let times: readonly [number, number] | undefined
  const end = (): void => {
    if (times) cues.push(cueOf(times[0], times[1], words.join('').split('\n')))
    times = undefined
    words = []
  }
  const reader = createXmlReader({
    open: (name, attributes) => {
      if (name === 'br') words.push('\n')
      if (name !== 'p' && name !== 'text') return
      end()
      times = timesOfElement(attributes)
    },
    text: (raw) => {
      if (times) words.push(plainText(raw).replaceAll('\n', ' '))
    },
    close: (name) => {
      if (name === 'p' || name === 'text') end()
    },
  })
  const faults: CueFault[] = []
  try {
    reader.write(text.replace(/^\uFEFF/, ''))
    if (!reader.isWhole()) faults.push({ line: lineCount(text), reason: 'it is cut short' })
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
    faults.push({ line: lineCount(text), reason: error.message })
  }
  end()
  return { cues, faults }
}

function lineCount(text: string): number {
  return text.split('\n').length
}

function timesOfElement(attributes: string): readonly [number, number] | undefined {
  const given = (name: string): string | undefined => attributeOf(attributes, name)
  const srv3 = given('t')
  const srv1 = given('start')
  const begin = given('begin')
  const start =
    srv3 === undefined
      ? srv1 === undefined
        ? clockOrLength(begin)
        : 1000 * numberOr(srv1, 0)
      : numberOr(srv3, 0)
  if (start === undefined) return undefined
  const end = clockOrLength(given('end'))
  const length =
    srv3 === undefined
      ? srv1 === undefined
        ? clockOrLength(given('dur'))
        : 1000 * numberOr(given('dur'), 0)
      : numberOr(given('d'), 0)
  return [start, Math.max(start, end ?? start + (length ?? 0))]
}

const UNITS: Readonly<Record<string, number>> = { h: 3_600_000, m: 60_000, s: 1000, ms: 1, t: 1e-4 }

/** A time of TTML: `00:00:01.5` or `1.5s`; ticks are of ten millionths of a second. */
function clockOrLength(text: string | undefined): number | undefined {
  if (text === undefined) return undefined
  const [, number, unit] = /^\s*(\d+(?:\.\d+)?)(h|ms|m|s|t)\s*$/.exec(text) ?? []
  return unit === undefined ? timeOfCue(text) : Number(number) * (UNITS[unit] ?? 1)
}

/** The order of fields where a file does not say it. */
const FIELDS = 'layer,start,end,style,name,marginl,marginr,marginv,effect,text'

/** Reads ASS and SSA: the `Dialogue:` lines, whose last field may hold commas. */
export function readAss(text: string): CueList {
  const cues: Cue[] = []
  const faults: CueFault[] = []
  let fields = FIELDS.split(',')
  let section = ''
  for (const [at, line] of text.split(/\r\n|\n|\r/).entries()) {
    const [, title] = /^\s*\[([^\]]*)\]/.exec(line) ?? []
    if (title !== undefined) section = title.toLowerCase()
    const cut = line.indexOf(':')
    const key = line.slice(0, cut).trim().toLowerCase()
    if (key === 'format' && section === 'events')
      fields = line
        .slice(cut + 1)
        .split(',')
        .map((field) => field.trim().toLowerCase())
    if (key !== 'dialogue') continue
    const cells = line.slice(cut + 1).split(',')
    const valueOf = (name: string): string => cells[fields.indexOf(name)] ?? ''
    const [start, end] = [timeOfCue(valueOf('start')), timeOfCue(valueOf('end'))]
    if (start === undefined || end === undefined || cells.length < fields.length) {
      faults.push({ line: at + 1, reason: 'a Dialogue line without its fields' })
      continue
    }
    const words = cells
      .slice(fields.length - 1)
      .join(',')
      .replaceAll(/\{[^{}]{0,2000}\}/g, '')
    cues.push(cueOf(start, Math.max(start, end), words.split(/\\[Nn]/)))
  }
  return { cues, faults }
}
