import { plainText } from '../workbook/xml.js'

/** Words that stand on the screen for some time. */
export interface Cue {
  /** Milliseconds from the start of the video. */
  readonly start: number
  readonly end: number
  /** Lines with words, freed of marks; none where nothing is said. */
  readonly lines: readonly string[]
}

/** What subtitles hold, and what of them could not be read. */
export interface CueList {
  readonly cues: readonly Cue[]
  readonly faults: readonly CueFault[]
}

/** Something that is wrong with subtitles, with its line (1-based). */
export interface CueFault {
  readonly line: number
  readonly reason: string
}

const TIME = /^\s*(?:(\d{1,5}):)?(\d{1,2}):(\d{1,2})(?:[.,:](\d{1,6}))?/

/** A time such as `01:02:03,004` or `02:03.004` in milliseconds; undefined for anything else. */
export function timeOfCue(text: string): number | undefined {
  const [whole, hours = '0', minutes, seconds, fraction = ''] = TIME.exec(text) ?? []
  if (whole === undefined) return undefined
  const all = Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds)
  return all * 1000 + Math.round(Number(`0.${fraction || '0'}`) * 1000)
}

/** The two times of a line such as `00:01 --> 00:04 align:start`; undefined where it has none. */
export function timesOfLine(line: string): readonly [number, number] | undefined {
  const arrow = line.indexOf('-->')
  if (arrow < 0) return undefined
  const start = timeOfCue(line.slice(0, arrow))
  const end = timeOfCue(line.slice(arrow + 3))
  return start === undefined || end === undefined ? undefined : [start, Math.max(start, end)]
}

/** A cue of lines as a file has them. */
export function cueOf(start: number, end: number, lines: readonly string[]): Cue {
  return { start, end, lines: lines.map(wordsOfLine).filter((line) => line !== '') }
}

/**
 * The words of a line: without tags, positions, HTML's entities, names of sounds (`[Music]`),
 * notes and signs of a new speaker.
 */
export function wordsOfLine(line: string): string {
  const bare = withoutTags(line)
    .replaceAll(/\{\\[^{}]{0,200}\}/g, '')
    .replaceAll(/&(?:nbsp|lrm|rlm);/g, ' ')
  return plainText(bare)
    .replaceAll(/\[[^[\]\n]{0,40}\]/g, ' ')
    .replaceAll(/[♪♫♩♬#]|^\s*>>+|\s>>+\s/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim()
}

/** Leaves out `<…>`; a `<` that nothing closes stays. */
function withoutTags(line: string): string {
  let at = line.indexOf('<')
  if (at < 0) return line
  let words = ''
  let from = 0
  while (at >= 0) {
    const end = line.indexOf('>', at)
    if (end < 0) break
    words += line.slice(from, at)
    from = end + 1
    at = line.indexOf('<', from)
  }
  return words + line.slice(from)
}
