import { randomOf, pick } from '../../benchmarks/studio/random.js'

/** Names that tell a project, so that a few rows are enough to learn it. */
const PROJECTS = {
  hare: ['заяц', 'морковка', 'нора'],
  wolf: ['wolf', 'howling', 'pack'],
  fox: ['лиса', 'курятник', 'хвост'],
} as const

const FILLER = ['серия', 'video', 'часть', 'новая', 'day', 'дом', 'сон', 'for', 'kids', 'утро']

/** A labelled row. */
export interface SmallRow {
  readonly text: string
  readonly label: string
}

/** Rows of three projects that their words tell apart, and as many of none. */
export function smallCorpus(seed: number, none = 'none'): SmallRow[] {
  const random = randomOf(seed)
  const filler = (): string => Array.from({ length: 3 }, () => pick(random, FILLER)).join(' ')
  const own = Object.entries(PROJECTS).flatMap(([label, words]) =>
    Array.from({ length: 14 }, () => ({ text: `${pick(random, words)} ${filler()}`, label })),
  )
  const others = Array.from({ length: 42 }, () => ({ text: filler(), label: none }))
  return [...own, ...others]
}

/** The rows as CSV without an id column. */
export function csvOf(rows: readonly SmallRow[], header = 'text,intent'): string {
  return `${header}\n${rows.map(({ text, label }) => `${text},${label}\n`).join('')}`
}
