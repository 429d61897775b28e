/** CPU time of the matcher and of its peers, as ratios. */
import { createArena, reset } from '../../src/normalise/fold/arena.js'
import type { NormalText } from '../../src/normalise/fold/normal-text.js'
import { createHitBuffer } from '../../src/matcher/hit-buffer.js'
import { compileMatcher, matchText, type Matcher } from '../../src/matcher/matcher.js'
import { keepNearest } from '../../src/matcher/nearest.js'
import type { Pattern } from '../../src/matcher/pattern.js'
import { everydayWords } from '../../src/rules/matching/everyday.js'
import { isLikelyTypo } from '../../src/rules/matching/typo-policy.js'
import { foldAll, folder, learnOrdinary, patternsOf, written, type Corpus } from './corpus.js'
import { createAhoCorasick, createNaive, createSymSpell } from './peers.js'
import { scan, vectorscanMissing } from './vectorscan.js'

const out = createHitBuffer()

/** Prints one table: patterns × task × this, peers, ratios. */
export function printSpeed(corpus: Corpus, sizes: readonly number[]): void {
  const titles = corpus.documents.map(({ title }) => title)
  const folded = foldAll(titles)
  const descriptions = foldAll(corpus.documents.slice(0, 1500).map(({ desc }) => desc))
  const tokens = folded.map(tokensOf)
  console.log('\ntexts per CPU second                        this       peer   ratio')
  for (const size of sizes) {
    const own = patternsOf(corpus, size)
    // All are given the keywords as they are; rules add other keyboards and alphabets.
    const plain = own.patterns.filter((_, i) => own.keywords[i] !== own.keywords[i - 1])
    const engine = rateOf(titles, createEngine(plain, folded))
    const naive = createNaive(plain)
    const few = tokens.filter((_, i) => i % Math.ceil(size / 100) === 0)
    printRow(`${size}: whole engine, titles · fastest-levenshtein`, engine, rateOf(few, naive))
    printRow(
      `${size}: whole engine, titles · node-symspell`,
      engine,
      rateOf(tokens.slice(0, 2000), createSymSpell(plain)),
    )
    const spelt = rateOf(titles, createEngine(own.patterns, folded))
    printRow(`${size}: the same · with other spellings (${own.patterns.length})`, engine, spelt)
    const exact = compileMatcher(plain.map((pattern) => ({ ...pattern, typos: 0 })))
    const strings = descriptions.map(({ units, from, to }) => written(units.subarray(from, to)))
    printRow(
      `${size}: exact, descriptions · ahocorasick`,
      rateOf(descriptions, searcher(exact)),
      rateOf(strings.slice(0, 400), createAhoCorasick(plain)),
    )
    if (size <= 2000) printUnanchored(plain, folded)
  }
}

/** Fold, match and policy: what a title costs. */
function createEngine(
  patterns: readonly Pattern[],
  corpus: readonly NormalText[],
): (raw: string) => number {
  const matcher = compileMatcher(patterns)
  const ordinary = learnOrdinary(corpus)
  const arena = createArena()
  return (raw) => {
    reset(arena)
    const text = folder.fold(raw, arena)
    matchText(matcher, text, out)
    let hits = 0
    for (let i = 0, count = keepNearest(out); i < count; i++) {
      const { units, breaks } = patterns[out.ids[i] ?? 0] as Pattern
      const hit = { units, breaks, text, start: out.starts[i] ?? 0, end: out.ends[i] ?? 0 }
      if (out.distances[i] === 0 || isLikelyTypo(hit, { ordinary, everyday: everydayWords() }))
        hits++
    }
    return hits
  }
}

function searcher(matcher: Matcher): (text: NormalText) => number {
  return (text) => matchText(matcher, text, out)
}

/** Fuzzy hits anywhere: this, transpositions included, and vectorscan without them. */
function printUnanchored(plain: readonly Pattern[], texts: readonly NormalText[]): void {
  const missing = vectorscanMissing()
  const patterns = plain.filter(({ typos }) => typos > 0)
  const name = `${plain.length}: unanchored fuzzy, titles · vectorscan`
  if (missing) {
    console.log(`  ${name}: skipped, ${missing}`)
    return
  }
  const matcher = compileMatcher(patterns, { anchors: 'everywhere' })
  const rate = rateOf(texts, searcher(matcher))
  const { seconds, pairs } = scan(patterns, texts)
  printRow(name, rate, texts.length / seconds)
  const found = new Set<string>()
  for (const [i, text] of texts.entries()) {
    matchText(matcher, text, out)
    for (const id of out.ids.subarray(0, out.count)) found.add(`${i} ${id}`)
  }
  const missed = [...pairs].filter((pair) => !found.has(pair)).length
  console.log(
    `    of vectorscan's ${pairs.size} pairs ${missed} are missed; ${found.size - pairs.size + missed} more by swaps`,
  )
}

/** Items per CPU second: the best of three passes after a warm-up. */
function rateOf<T>(items: readonly T[], work: (item: T) => number): number {
  let best = 0
  for (let pass = 0; pass < 4; pass++) {
    const before = process.cpuUsage()
    for (const item of items) work(item)
    const { user, system } = process.cpuUsage(before)
    if (pass > 0) best = Math.max(best, items.length / ((user + system) / 1e6))
  }
  return best
}

function tokensOf({ units, starts, from, to }: NormalText): string[] {
  const tokens: string[] = []
  let start = from
  for (let at = from + 1; at <= to; at++) {
    if (starts[at] !== 1) continue
    tokens.push(written(units.subarray(start, at)))
    start = at
  }
  return tokens
}

function printRow(name: string, own: number, peer: number): void {
  const figures = [own, peer].map((rate) => String(Math.round(rate)).padStart(10)).join(' ')
  console.log(`  ${name.padEnd(50)} ${figures} ${(own / peer).toFixed(1).padStart(7)}`)
}
