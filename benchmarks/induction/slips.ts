import type { AskRules } from '../../src/cascade/ask-rules.js'
import { namesOf } from '../../src/induce/candidates/names.js'
import type { Item } from '../../src/types/item.js'
import { slip } from '../studio/damage.js'
import { randomOf, weighted, whole, type Random } from '../studio/random.js'

/** Each title is damaged so many times. */
const DRAWS = 3

/** Rows, and rules that have not seen them. */
export interface AskedPart {
  readonly ask: AskRules
  readonly items: readonly Item[]
}

/** Ways to damage a name, and how often each is tried where it fits. */
const KINDS = [
  ['one slip', 8, slip],
  ['slips in two words', 1, slipTwice],
  ['letter moved between words', 1, moveLetter],
] as const

/**
 * Titles with their project's name damaged, as rules that have not seen them find them: by kind of
 * damage and by letters of the name; then what rules claim by typos only of rows that are others'.
 * Titles stand alone, and count only if the rules find them undamaged.
 */
export function measureSlips(parts: readonly AskedPart[]): void {
  const random = randomOf(5)
  const counts = new Map<string, { found: number; all: number }>()
  const rows = parts.flatMap(({ ask, items }) => items.map((item) => ({ ask, item })))
  for (const { ask, item } of rows) {
    const title = item.texts['title'] ?? ''
    const name = namesOf(item.gold ?? '').find((each) =>
      title.toLowerCase().includes(each.toLowerCase()),
    )
    if (item.gold === 'none' || name === undefined || !isFound(ask, item, title)) continue
    const at = title.toLowerCase().indexOf(name.toLowerCase())
    const written = title.slice(at, at + name.length)
    for (let draw = 0; draw < DRAWS; draw++) {
      const [kind, damaged] = damage(random, written)
      if (damaged === written) continue
      const found = isFound(ask, item, title.slice(0, at) + damaged + title.slice(at + name.length))
      const letters = name.replaceAll(/\P{L}/gu, '').length
      const size = letters < 6 ? 'names of 4–5 letters' : letters < 9 ? '6–8' : 'longer names'
      for (const key of ['all', kind, size]) {
        const count = counts.get(key) ?? { found: 0, all: 0 }
        counts.set(key, { found: count.found + (found ? 1 : 0), all: count.all + 1 })
      }
    }
  }
  const shares = [...counts].map(
    ([key, { found, all }]) => `${key} ${(found / all).toFixed(3)} of ${all}`,
  )
  console.log(`names with slips in titles found: ${shares.join(', ')}`)
  const claims = { right: 0, wrong: 0 }
  for (const { ask, item } of rows) {
    const { projects, claims: made } = ask(item)
    const [project] = projects
    if (project === undefined) continue
    const hits = made.filter((claim) => claim.project === project).flatMap((claim) => claim.hits)
    if (hits.length === 0 || hits.some(({ typos }) => typos === 0)) continue
    claims[project === item.gold ? 'right' : 'wrong']++
  }
  console.log(
    `  rows as they are claimed by typos only: ${claims.right} right, ${claims.wrong} wrong`,
  )
}

function isFound(ask: AskRules, item: Item, title: string): boolean {
  return ask({ ...item, texts: { title } }).projects.includes(item.gold ?? '')
}

function damage(random: Random, name: string): readonly [string, string] {
  const words = name.match(/\p{L}{3,}/gu)?.length ?? 0
  const fitting = words > 1 ? KINDS : KINDS.slice(0, 1)
  const [kind, change] = weighted(
    random,
    fitting.map(([name, times, change]) => [[name, change] as const, times] as const),
  )
  return [kind, change(random, name)]
}

/** A slip in each of two words. */
function slipTwice(random: Random, name: string): string {
  const words = name.split(' ')
  const long = words.flatMap((word, at) => (/\p{L}{4,}/u.test(word) ? [at] : [])).slice(0, 2)
  return words.map((word, at) => (long.includes(at) ? slip(random, word) : word)).join(' ')
}

/** The first or last letter of a word at the wrong side of a space: Ow lHouse, OwlH ouse. */
function moveLetter(random: Random, name: string): string {
  return whole(random, 2) === 0
    ? name.replace(/(\p{L}) (?=\p{L})/u, ' $1')
    : name.replace(/ (\p{L})/u, '$1 ')
}
