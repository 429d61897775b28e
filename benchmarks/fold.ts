/** The fold: characters per second, beside a chain of regular expressions. */
import { createArena, reset } from '../src/normalise/fold/arena.js'
import { createFolder } from '../src/normalise/fold/fold.js'
import {
  CASE_FOLD,
  type FoldSteps,
  FULL_FOLD,
  NO_FOLD,
  withSteps,
} from '../src/normalise/fold/fold-steps.js'

const profiles: Readonly<Record<string, FoldSteps>> = {
  'full fold': FULL_FOLD,
  'full fold, spaces kept': withSteps(FULL_FOLD, { squash: false }),
  'case fold': CASE_FOLD,
  'no fold': NO_FOLD,
}

/** Titles and descriptions as channels write them, made from a seed. */
function texts(count: number): readonly string[] {
  const words =
    'Маша и Медведь МУЛЬТИК новая серия №5 смотреть онлайн Ёжик #мультики Peppa Pig Full Episode 🐻 Кошечки-Собачки m4sha 2025 для детей — все серии подряд! Niño ドラえもん'.split(
      ' ',
    )
  let seed = 1
  const next = (): number => {
    seed = (Math.imul(seed, 1103515245) + 12345) & 0x7fffffff
    return seed >> 8
  }
  return Array.from({ length: count }, () =>
    Array.from({ length: 4 + (next() % 20) }, () => words[next() % words.length]).join(' '),
  )
}

/** What most code does instead: less than half of the steps, one pass each. */
function regexChain(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\u200B-\u200F\u00AD\u2060\uFEFF]/gu, '')
    .replace(/ё/gu, 'е')
    .normalize('NFD')
    .replace(/[\u0300-\u0305\u0307-\u036F]/gu, '')
    .normalize('NFC')
    .replace(/[^\p{L}\p{N}]+/gu, '')
}

/** Characters per second of CPU time, the best of five rounds. */
function rate(lines: readonly string[], each: (line: string) => void): number {
  const characters = lines.reduce((sum, line) => sum + line.length, 0)
  let best = 0
  for (let round = 0; round < 5; round++) {
    const start = process.cpuUsage()
    for (const line of lines) each(line)
    const { user, system } = process.cpuUsage(start)
    best = Math.max(best, (characters / Math.max(1, user + system)) * 1e6)
  }
  return best
}

/** Prints one line per fold profile, with its ratio to the chain. */
export async function run(): Promise<void> {
  const lines = texts(40_000)
  let length = 0
  const chain = rate(lines, (line) => {
    length += regexChain(line).length
  })
  const arena = createArena()
  const rows = Object.entries(profiles).map(([name, steps]) => {
    const folder = createFolder(steps)
    const speed = rate(lines, (line) => {
      if (arena.used > 40_000) reset(arena)
      length += folder.fold(line, arena).to
    })
    return { name, speed }
  })
  console.log(
    `fold, ${lines.length} texts, ${length > 0 ? 'million characters per CPU second' : ''}`,
  )
  for (const { name, speed } of [{ name: 'chain of regular expressions', speed: chain }, ...rows])
    console.log(
      `  ${name.padEnd(30)} ${(speed / 1e6).toFixed(1).padStart(7)}  ${(speed / chain).toFixed(1).padStart(5)}×`,
    )
}
