import type { Cues } from '../../types/item.js'
import { readCueBlocks } from './cue-blocks.js'
import { wordsOfLine, type Cue, type CueFault, type CueList } from './cue.js'
import { readAss, readJson3, readXmlCues } from './other-formats.js'
import { withoutRolling } from './rolling.js'

/** What is said in a video. */
export interface Talk {
  /** The words, a line for each cue. */
  readonly text: string
  /** When they are said; undefined for a transcript without times. */
  readonly cues: Cues | undefined
  readonly faults: readonly CueFault[]
}

/**
 * Reads subtitles by what they hold: WebVTT, SRT, json3, srv3, TTML, ASS, or the words alone.
 *
 * Repeats of automatic captions are left out. O(length).
 */
export function readTalk(raw: string): Talk {
  const list = cueListOf(raw)
  if (!list) return { text: plainWords(raw), cues: undefined, faults: [] }
  const talk = talkOf(list.cues)
  return { ...talk, faults: list.faults }
}

/** The cues of a file that has any; undefined for words without times. */
function cueListOf(raw: string): CueList | undefined {
  const head = raw
    .slice(0, 4000)
    .trimStart()
    .replace(/^\uFEFF/, '')
  if (head.startsWith('{') && /"(?:events|wireMagic)"/.test(head)) return readJson3(raw)
  if (head.startsWith('<') && /<(?:timedtext|transcript|(?:\w{1,20}:)?tt)[\s>]/.test(head))
    return readXmlCues(raw)
  if (/^\[script info\]/i.test(head) || /^dialogue:/im.test(head)) return readAss(raw)
  const isVtt = /^WEBVTT(?:[ \t\r\n]|$)/.test(head)
  if (!isVtt && !raw.includes('-->')) return undefined
  const list = readCueBlocks(raw)
  return isVtt || list.cues.length > 0 ? list : undefined
}

function plainWords(raw: string): string {
  return raw
    .split(/\r\n|\n|\r/)
    .map((line) => wordsOfLine(line))
    .filter((line) => line !== '')
    .join('\n')
}

function talkOf(cues: readonly Cue[]): Pick<Talk, 'text' | 'cues'> {
  const offsets: number[] = []
  const starts: number[] = []
  const ends: number[] = []
  const lines: string[] = []
  let length = 0
  for (const cue of withoutRolling(inOrder(cues))) {
    const line = cue.lines.join(' ')
    offsets.push(length)
    starts.push(cue.start)
    ends.push(cue.end)
    lines.push(line)
    length += line.length + 1
  }
  return { text: lines.join('\n'), cues: { offsets, starts, ends } }
}

/** Sorts cues by time and removes duplicates with the same time. */
function inOrder(cues: readonly Cue[]): readonly Cue[] {
  const isRising = cues.every(({ start }, at) => at === 0 || start >= (cues[at - 1]?.start ?? 0))
  const sorted = isRising ? cues : cues.toSorted((a, b) => a.start - b.start)
  return sorted.filter((cue, at) => {
    const before = sorted[at - 1]
    return (
      before?.start !== cue.start ||
      before.end !== cue.end ||
      before.lines.join('\n') !== cue.lines.join('\n')
    )
  })
}

/** Talks in several languages as one, language by language. */
export function joinTalks(talks: readonly Talk[]): Pick<Talk, 'text' | 'cues'> {
  const [first, ...others] = talks.filter(({ text }) => text !== '')
  if (!first) return { text: '', cues: undefined }
  return others.reduce((all: Pick<Talk, 'text' | 'cues'>, { text, cues }) => {
    const from = all.text.length + 1
    const joined = all.cues &&
      cues && {
        offsets: [...all.cues.offsets, ...cues.offsets.map((offset) => offset + from)],
        starts: [...all.cues.starts, ...cues.starts],
        ends: [...all.cues.ends, ...cues.ends],
      }
    return cues ? { text: `${all.text}\n${text}`, cues: joined } : all
  }, first)
}
