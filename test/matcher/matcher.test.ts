import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import * as fc from 'fast-check'
import { BEGINNING } from '../../src/matcher/groups.js'
import { createHitBuffer } from '../../src/matcher/hit-buffer.js'
import { compileMatcher, matchText } from '../../src/matcher/matcher.js'
import type { Pattern } from '../../src/matcher/pattern.js'
import { hitsOf, patternOf, slowHits, textOf, unitsOf } from './oracle.js'

/** Few letters, so that texts and patterns meet. */
function words(letters: readonly string[], most: number): fc.Arbitrary<string[]> {
  const word = fc.string({ unit: fc.constantFrom(...letters), minLength: 1, maxLength: most })
  return fc.array(word, { minLength: 1, maxLength: 4 })
}

function pattern(letters: readonly string[], most: number): fc.Arbitrary<Pattern> {
  return fc
    .record({
      words: words(letters, most),
      bounds: fc.constantFrom('anywhere' as const, 'word' as const, 'start' as const),
      boundStart: fc.boolean(),
      boundEnd: fc.boolean(),
      typos: fc.nat(2),
    })
    .map(({ words, ...details }) => patternOf(words, details))
}

/** Hits of the matcher and of the slow definition agree. */
function agrees(
  patterns: readonly Pattern[],
  tokens: readonly string[],
  anchors: 'tokens' | 'everywhere',
): void {
  const text = textOf(tokens, tokens.length % 3)
  const out = createHitBuffer(1)
  assert.equal(matchText(compileMatcher(patterns, { anchors }), text, out), out.count)
  assert.deepEqual(hitsOf(out), slowHits(patterns, text, anchors === 'everywhere'))
}

/** What tells that a pattern of a list may stand in a text; none begins with another. */
function beginningsOf(list: readonly Pattern[]): Uint16Array[] {
  const all = new Set(list.map(({ units }) => String.fromCharCode(...units.subarray(0, BEGINNING))))
  const first = [...all].filter((one) => ![...all].some((x) => x !== one && one.startsWith(x)))
  return first.map((text) => unitsOf(text))
}

/** A hit of `hitsOf` with its pattern in the place of its index. */
function namedHit(hit: string, patterns: readonly Pattern[]): string {
  const [id = '', ...rest] = hit.split(' ')
  const { units, typos, breaks } = patterns[Number(id)] ?? {}
  return [units, typos, breaks, ...rest].join(' ')
}

suite('matchText', () => {
  for (const [what, letters, most] of [
    ['two letters', ['a', 'b'], 5],
    ['three letters and long tokens', ['a', 'b', 'c'], 16],
    ['scripts with and without spaces', ['a', 'か', 'な'], 6],
    ['letters and digits', ['a', 'b', '1', '2'], 7],
  ] as const)
    for (const anchors of ['tokens', 'everywhere'] as const)
      test(`agrees with trying every window: ${what}, anchored at ${anchors}`, () => {
        fc.assert(
          fc.property(
            fc.array(pattern(letters, most), { minLength: 1, maxLength: 9 }),
            words(letters, most),
            (patterns, tokens) => agrees(patterns, tokens, anchors),
          ),
          { numRuns: 300 },
        )
      })

  test('agrees where patterns share the bits of the sieve', () => {
    fc.assert(
      fc.property(
        fc.array(pattern(['a', 'b', 'c', 'd'], 9), { minLength: 33, maxLength: 80 }),
        words(['a', 'b', 'c', 'd'], 9),
        (patterns, tokens) => agrees(patterns, tokens, 'tokens'),
      ),
      { numRuns: 60 },
    )
  })

  test('agrees on patterns longer than any machine word', () => {
    const long = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), minLength: 60, maxLength: 150 })
    fc.assert(
      fc.property(long, fc.nat(149), fc.nat(149), (word, first, second) => {
        const damaged = word.slice(0, first) + 'd' + word.slice(first)
        const twice = damaged.slice(0, second) + damaged.slice(second + 1)
        agrees([patternOf([word], { typos: 2 })], [twice], 'tokens')
      }),
      { numRuns: 60 },
    )
  })

  test('finds the patterns of groups as it finds patterns of their own', () => {
    const long = pattern(['a', 'b'], 5).filter(({ units }) => units.length > 2)
    const group = fc.array(long, { minLength: 1, maxLength: 6 })
    fc.assert(
      fc.property(fc.array(group, { maxLength: 4 }), words(['a', 'b'], 9), (lists, tokens) => {
        const whole = lists.map((list) =>
          list.map((each) => ({
            ...each,
            bounds: 'word' as const,
            typos: Math.min(1, each.typos),
          })),
        )
        const patterns: Pattern[] = []
        const groups = whole.map((list) => ({
          beginnings: beginningsOf(list),
          misspelt: list.flatMap(({ units, typos }) =>
            typos > 0 ? [units.subarray(0, BEGINNING)] : [],
          ),
          known: unitsOf('c'),
          spell: () => {
            patterns.push(...list)
            return list
          },
        }))
        const text = textOf(tokens)
        const out = createHitBuffer(1)
        matchText(compileMatcher([], { groups }), text, out)
        assert.deepEqual(
          hitsOf(out)
            .map((hit) => namedHit(hit, patterns))
            .toSorted(),
          slowHits(whole.flat(), text)
            .map((hit) => namedHit(hit, whole.flat()))
            .toSorted(),
        )
      }),
      { numRuns: 300 },
    )
  })

  test('finds the same, however small the buffer began and whatever it held', () => {
    const matcher = compileMatcher(
      Array.from({ length: 500 }, () => patternOf(['masha'], { typos: 1 })),
    )
    const out = createHitBuffer(1)
    assert.equal(matchText(matcher, textOf(['masha', 'mashs']), out), 1000)
    assert.equal(matchText(matcher, textOf(['mash']), out), 500)
    assert.equal(matchText(matcher, textOf([]), out), 0)
  })

  test('finds each of 20,000 patterns, whole and with a unit missing', () => {
    const letters = 'abcdefghijklmnopqrstuvwxyz'
    const names = Array.from({ length: 20_000 }, (_, i) =>
      Array.from({ length: 10 }, (_, at) => letters[(i * 7919 + at * at * (i % 31) + at) % 26])
        .join('')
        .concat(i.toString(26).replaceAll(/\d/g, (digit) => letters[Number(digit)] ?? '')),
    )
    const matcher = compileMatcher(names.map((name) => patternOf([name], { typos: 1 })))
    const out = createHitBuffer()
    for (let id = 0; id < names.length; id += 97) {
      const name = names[id] ?? ''
      const text = textOf(['x', name, `${name.slice(0, 4)}${name.slice(5)}`])
      matchText(matcher, text, out)
      const hits = hitsOf(out)
      assert.ok(hits.includes(`${id} 1 ${1 + name.length} 0`), name)
      assert.ok(hits.includes(`${id} ${1 + name.length} ${text.to} 1`), name)
    }
  })

  test('a text of a million units is searched to its end', () => {
    const tokens = Array.from({ length: 200_000 }, (_, i) =>
      i % 50_000 === 49_999 ? 'masha' : 'xyzzy',
    )
    const out = createHitBuffer()
    assert.equal(matchText(compileMatcher([patternOf(['masha'])]), textOf(tokens), out), 4)
    assert.equal(out.ends[3], 1_000_000)
  })
})
