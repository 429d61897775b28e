/** Subtitles: spliced episodes, everyday texts, automatic captions, the cost of an hour. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { askRules } from '../src/cascade/ask-rules.js'
import { itemOf } from '../src/cascade/plain-item.js'
import { segmentsOf } from '../src/decide/segments.js'
import { randomFrom, type Random } from '../src/numbers/random.js'
import { loadRules } from '../src/rules/language/folder.js'
import type { RuleSet } from '../src/rules/language/rule.js'
import { ROOT } from '../test/helpers/run-command.js'
import { automaticCaptions, splicedVideo, srtOf, type MadeVideo } from '../test/helpers/talk.js'

const SEED = 16

/** Everyday words, without those that are names of projects by themselves. */
function everydayWords(): readonly string[] {
  const lines = readFileSync(join(ROOT, 'rules/ordinary.txt'), 'utf8').split('\n')
  return lines.filter((line) => line !== '' && !line.startsWith('#'))
}

/** What is said of each project: the keywords of its rule that stand for any of its videos. */
function namesOf({ rules }: RuleSet): ReadonlyMap<string, readonly string[]> {
  return new Map(
    rules.map(({ project, claims }) => {
      const parts = claims.flatMap((claim) => claim.parts)
      const talk = parts.filter(
        ({ fields }) => fields.kind === 'named' && fields.names.includes('subtitles'),
      )
      const names = talk.flatMap(({ any }) => (any ?? []).map(({ text }) => text.trim()))
      return [project, names.slice(0, 3)]
    }),
  )
}

interface Found {
  right: number
  wrong: number
  missed: number
  boundaries: number
  near: number
  errors: number[]
}

/** Counts the segments of a video that are the right project's for most of their time. */
function judge(found: Found, made: MadeVideo, given: ReturnType<typeof segmentsOf>): void {
  const used = new Set<number>()
  for (const { project, from, to } of given) {
    const nth = made.episodes.findIndex(
      (each, at) =>
        !used.has(at) &&
        each.project === project &&
        Math.min(to ?? 0, each.to) - Math.max(from ?? 0, each.from) > (each.to - each.from) / 2,
    )
    if (nth < 0) {
      found.wrong += 1
      continue
    }
    used.add(nth)
    found.right += 1
    const error = Math.abs((from ?? 0) - (made.episodes[nth]?.from ?? 0))
    found.boundaries += 1
    found.errors.push(error)
    if (error <= 5000) found.near += 1
  }
  found.missed += made.episodes.length - used.size
}

function splice(
  rules: RuleSet,
  { random, isAutomatic }: { readonly random: Random; readonly isAutomatic: boolean },
): string {
  const { ask } = askRules(rules)
  const names = namesOf(rules)
  const words = everydayWords()
  const found: Found = { right: 0, wrong: 0, missed: 0, boundaries: 0, near: 0, errors: [] }
  const projects = [...names.keys()]
  for (let nth = 0; nth < 132; nth++) {
    const own = Array.from({ length: 2 + Math.floor(4 * random()) }, (_, at) => {
      return projects[(nth + at * 7) % projects.length] ?? ''
    })
    const made = splicedVideo(own, { names, words, random })
    const subtitles = isAutomatic ? automaticCaptions(made.cues) : srtOf(made.cues)
    const item = itemOf({ id: `v${nth}`, is_shorts: 0, title: 'Мультики для детей', subtitles })
    judge(found, made, segmentsOf(ask(item).claims, item.cues))
  }
  const f1 = (2 * found.right) / (2 * found.right + found.wrong + found.missed)
  const errors = found.errors.toSorted((a, b) => a - b)
  const worst = (errors.at(-1) ?? 0) / 1000
  return `F1 ${f1.toFixed(4)} of ${found.right + found.missed} episodes, ${found.near} of ${found.boundaries} boundaries within 5 s, the worst ${worst.toFixed(1)} s`
}

function everyday(rules: RuleSet, random: Random): string {
  const { ask } = askRules(rules)
  const words = everydayWords()
  let claimed = 0
  for (let nth = 0; nth < 2000; nth++) {
    const text = Array.from({ length: 1500 }, () => words[Math.floor(random() * words.length)])
    const item = itemOf({ id: `v${nth}`, is_shorts: 0, subtitles: text.join(' ') })
    if (ask(item).claims.length > 0) claimed += 1
  }
  return `${claimed} of 2000 random everyday texts of 1,500 words claimed`
}

/** CPU of reading, folding and asking the shipped rules about 50 kB of subtitles. */
function cost(rules: RuleSet, random: Random): string {
  const { ask } = askRules(rules)
  const words = everydayWords()
  const texts = Array.from({ length: 60 }, () => {
    const made = splicedVideo(['Лунтик'], { names: new Map(), words, random, minutes: 90 })
    return srtOf(made.cues).slice(0, 29_000)
  })
  const bytes = texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0) / texts.length
  const times = [1, 2, 3, 4].map(() => {
    const before = process.cpuUsage()
    for (const text of texts) ask(itemOf({ id: 'v', subtitles: text }))
    const { user, system } = process.cpuUsage(before)
    return (user + system) / 1000 / texts.length
  })
  return `${Math.round(bytes / 1000)} kB of SRT: ${Math.min(...times).toFixed(1)} ms CPU a row, rules alone`
}

/** Prints figures of subtitles with the shipped rules. */
export async function run(): Promise<void> {
  const loaded = await loadRules(join(ROOT, 'rules'))
  if (!loaded.ok) throw new Error('the shipped rules cannot be read')
  const rules = loaded.value
  for (const isAutomatic of [false, true]) {
    const kind = isAutomatic ? 'automatic captions' : 'SRT'
    console.log(
      `subtitles, spliced episodes, ${kind}: ${splice(rules, { random: randomFrom(SEED), isAutomatic })}`,
    )
  }
  console.log(`subtitles: ${everyday(rules, randomFrom(SEED))}`)
  console.log(`subtitles: ${cost(rules, randomFrom(SEED))}`)
}
