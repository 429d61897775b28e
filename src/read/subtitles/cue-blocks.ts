import { cueOf, timesOfLine, type Cue, type CueFault, type CueList } from './cue.js'

/**
 * Reads WebVTT and SRT, in one pass over the lines.
 *
 * WebVTT goes by its grammar: an empty line ends a cue, a line of blanks does not; blocks without
 * times (NOTE, STYLE, REGION) are left out. In SRT, as programs write it, a cue goes on until the
 * next one begins, its number may be missing, and an empty line may stand inside it.
 */
export function readCueBlocks(text: string): CueList {
  const isVtt = /^\uFEFF?WEBVTT/.test(text)
  const lines = text.split(/\r\n|\n|\r/)
  const cues: Cue[] = []
  const faults: CueFault[] = []
  let times: readonly [number, number] | undefined
  let words: string[] = []
  const end = (): void => {
    if (times) cues.push(cueOf(times[0], times[1], words))
    times = undefined
    words = []
  }
  for (const [at, line] of lines.entries()) {
    if (line.includes('-->')) {
      const next = timesOfLine(line)
      if (next) {
        if (!isVtt) dropNumber(words, cues.length + 2)
        end()
        times = next
        continue
      }
      faults.push({ line: at + 1, reason: 'no times stand around "-->"' })
    } else if (isVtt && line === '') end()
    else if (times) words.push(line)
  }
  end()
  return { cues, faults }
}

/**
 * Removes the number of the next cue from the words of this one, if an empty line separates
 * them.
 */
function dropNumber(words: string[], next: number): void {
  let last = words.length - 1
  while (last >= 0 && words[last]?.trim() === '') last--
  if (last < 0 || !/^\s*\d{1,7}\s*$/.test(words[last] ?? '')) return
  const isAlone = last === 0 || words[last - 1]?.trim() === ''
  if (isAlone || Number(words[last]) === next) words.length = last
}
