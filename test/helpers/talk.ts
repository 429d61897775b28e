import type { Random } from '../../src/numbers/random.js'

/** A cue of a made-up video, in milliseconds. */
export interface MadeCue {
  readonly start: number
  readonly end: number
  readonly text: string
}

/** A made-up video: what is said, and which minutes are whose. */
export interface MadeVideo {
  readonly cues: readonly MadeCue[]
  readonly episodes: readonly {
    readonly project: string
    readonly from: number
    readonly to: number
  }[]
}

/** What videos are made of. */
export interface Making {
  /** What people call each project. */
  readonly names: ReadonlyMap<string, readonly string[]>
  /** Everyday words. */
  readonly words: readonly string[]
  readonly random: Random
  /** Length of an episode; 2 to 7 by default. */
  readonly minutes?: number
}

/**
 * Episodes one behind the other: each begins with its name after some seconds of music, then talk
 * of everyday words in which the name comes up a few times a minute, others' once in a while.
 */
export function splicedVideo(projects: readonly string[], making: Making): MadeVideo {
  const { names, words, random, minutes } = making
  const pick = (list: readonly string[]): string => list[Math.floor(random() * list.length)] ?? ''
  const cues: MadeCue[] = []
  const episodes: { project: string; from: number; to: number }[] = []
  let at = 0
  for (const project of projects) {
    const own = names.get(project) ?? []
    at += 3000 + Math.round(5000 * random())
    const from = at
    const end = at + 60_000 * (minutes ?? 2 + 5 * random())
    while (at < end) {
      const talk = Array.from({ length: 4 + Math.floor(5 * random()) }, () => pick(words))
      const isNamed = at === from || random() < 0.12
      if (isNamed && own.length > 0) talk.splice(Math.floor(random() * talk.length), 0, pick(own))
      else if (names.size > 0 && random() < 0.002)
        talk.push(pick(names.get(pick([...names.keys()])) ?? []))
      const length = 1500 + Math.round(2500 * random())
      cues.push({ start: at, end: at + length, text: talk.join(' ') })
      at += length + Math.round(600 * random())
    }
    episodes.push({ project, from, to: cues.at(-1)?.end ?? at })
  }
  return { cues, episodes }
}

/** Cues as SRT. */
export function srtOf(cues: readonly MadeCue[]): string {
  return cues
    .map(
      ({ start, end, text }, at) =>
        `${at + 1}\n${clock(start, ',')} --> ${clock(end, ',')}\n${text}\n`,
    )
    .join('\n')
}

/** Cues as YouTube's automatic captions: each line comes word by word, is held, and rolls up. */
export function automaticCaptions(cues: readonly MadeCue[]): string {
  let before = ' '
  const blocks = cues.map(({ start, end, text }) => {
    const words = text.split(' ')
    const step = (end - start) / words.length
    const timed = words
      .map((word, at) => (at === 0 ? word : `<${clock(start + at * step, '.')}><c> ${word}</c>`))
      .join('')
    const setting = ' align:start position:0%'
    const block = `${clock(start, '.')} --> ${clock(end - 10, '.')}${setting}\n${before}\n${timed}\n\n${clock(end - 10, '.')} --> ${clock(end, '.')}${setting}\n${text}\n \n`
    before = text
    return block
  })
  return `WEBVTT\nKind: captions\nLanguage: ru\n\n${blocks.join('\n')}`
}

function clock(ms: number, point: string): string {
  const all = Math.round(ms)
  const parts = [
    Math.floor(all / 3_600_000),
    Math.floor(all / 60_000) % 60,
    Math.floor(all / 1000) % 60,
  ]
  const two = parts.map((part) => String(part).padStart(2, '0')).join(':')
  return `${two}${point}${String(all % 1000).padStart(3, '0')}`
}
