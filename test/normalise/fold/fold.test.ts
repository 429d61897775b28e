import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import * as fc from 'fast-check'
import { createArena, reset } from '../../../src/normalise/fold/arena.js'
import { createFolder } from '../../../src/normalise/fold/fold.js'
import {
  ALL_STEPS,
  CASE_FOLD,
  type FoldStep,
  type FoldSteps,
  FULL_FOLD,
  isVariant,
  NO_FOLD,
  withSteps,
} from '../../../src/normalise/fold/fold-steps.js'
import { FOLD_TABLE } from './fold-table.js'
import { PADDING } from '../../../src/normalise/fold/normal-text.js'
import { foldedString, foldKeyword, normalise } from '../../../src/normalise/fold/normalise.js'

function fold(raw: string, steps: FoldSteps): { text: string; starts: string } {
  const view = createFolder(steps).fold(raw, createArena(16))
  return {
    text: foldedString(view),
    starts: view.starts.subarray(view.from, view.to + 1).join(''),
  }
}

const textRows = FOLD_TABLE.filter(({ step }) => !isVariant(step))

suite('each row of the fold table', () => {
  for (const { step, language, example, becomes, why } of textRows) {
    const name = `${step} (${language}) ${JSON.stringify(example)} → ${JSON.stringify(becomes)}: ${why}`
    test(name, () => {
      assert.equal(fold(example, new Set([step])).text, becomes)
      assert.equal(fold(example, FULL_FOLD).text, fold(becomes, FULL_FOLD).text)
    })
    if (example === becomes) continue
    test(`${name}, and not without the step`, () => {
      const without = withSteps(FULL_FOLD, { [step]: false })
      assert.notDeepEqual(fold(example, without), fold(becomes, without))
    })
  }

  test('every step that acts on text has one', () => {
    const shown = new Set(textRows.map(({ step }) => step))
    assert.deepEqual(
      ALL_STEPS.filter((step) => !isVariant(step) && !shown.has(step)),
      [],
    )
  })
})

suite('the full fold', () => {
  const cases: readonly (readonly [raw: string, folded: string, starts: string])[] = [
    ['', '', '1'],
    [' … 🐻 ', '', '1'],
    ['Кошечки-Собачки', 'koшeчkиcoбaчkи', '100000010000001'],
    ['#КошечкиСобачки', 'koшeчkиcoбaчkи', '100000000000001'],
    ['К о т и 5', 'kotи5', '100011'],
    ['серия №5 Mаша™', 'cepия5maшa', '10000110001'],
    ['s01e05 mp3', 's01e05mp3', '1000001001'],
    ['a\u{301}b\u{323}\u{308} c', 'abc', '1011'],
    ['\u{D83D} ok \u{DE00}', 'ok', '101'],
    ['ﷺ', 'صلياللهعليهوسلم', '1001000010001001'.slice(0, 15) + '1'],
  ]
  for (const [raw, folded, starts] of cases)
    test(`makes ${JSON.stringify(folded)} of ${JSON.stringify(raw)}`, () => {
      const found = fold(raw, FULL_FOLD)
      assert.equal(found.text, folded)
      if (raw !== 'ﷺ') assert.equal(found.starts, starts)
    })
})

/** Letters and signs that the steps treat in different ways. */
const piece = fc.constantFrom(
  ...'aаАeеё4@0ооoшйи\u{306}\u{301}ßﬁ 　-._🐻™№кКㅋガｶﾞかأـَ٥İıς𝓜猫\u{200B}\u{D83D}\u{DC3B}'.split(
    /(?:)/u,
  ),
)
const wild = fc.oneof(
  fc.string({ unit: piece, maxLength: 40 }),
  fc.string({ unit: 'binary', maxLength: 40 }),
)
const someSteps = fc.subarray(ALL_STEPS as FoldStep[]).map((steps): FoldSteps => new Set(steps))
const profile = fc.oneof(fc.constantFrom(FULL_FOLD, CASE_FOLD, NO_FOLD), someSteps)

suite('any fold', () => {
  test('finds a keyword in a text that has it between spaces', () => {
    fc.assert(
      fc.property(wild, wild, wild, profile, (before, word, after, steps) => {
        const folder = createFolder(withSteps(steps, { spaced: false }))
        const keyword = foldKeyword(word, folder)
        const text = folder.fold(`${before} ${word} ${after}`, createArena(16))
        const found = foldedString(text).includes(String.fromCharCode(...keyword.units))
        return found || lowerCasesByContext(word, steps)
      }),
    )
  })

  test('gives places that never fall, inside the raw text, one per unit', () => {
    fc.assert(
      fc.property(wild, profile, (raw, steps) => {
        const folder = createFolder(steps)
        const text = folder.fold(raw, createArena(16))
        const { starts: places, ends } = folder.trace(text)
        assert.equal(places.length, text.to - text.from + 1)
        assert.equal(ends.length, text.to - text.from)
        assert.equal(places.at(-1), raw.length)
        ends.forEach((end, i) => {
          const start = places[i] ?? -1
          assert.ok(start >= 0 && start <= end && end <= raw.length)
          assert.ok(start >= (places[i - 1] ?? 0))
        })
      }),
    )
  })

  test('folds what a unit came from to that unit', () => {
    const folder = createFolder(FULL_FOLD)
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...Array.from('МашаEïй -🐻')), maxLength: 30 }),
        (raw) => {
          const stretched = /(.)\1\1/iu.test(raw)
          fc.pre(!stretched)
          const text = folder.fold(raw, createArena(16))
          const { starts: places, ends } = folder.trace(text)
          Array.from(foldedString(text)).forEach((unit, i) => {
            assert.equal(fold(raw.slice(places[i], ends[i]), FULL_FOLD).text, unit)
          })
        },
      ),
    )
  })

  test('marks the first unit and the end as starts, and puts zeros behind', () => {
    fc.assert(
      fc.property(wild, profile, (raw, steps) => {
        const { units, starts, from, to } = createFolder(steps).fold(raw, createArena(16))
        assert.equal(starts[from], 1)
        assert.equal(starts[to], 1)
        assert.ok(units.subarray(to, to + PADDING).every((unit) => unit === 0))
        assert.ok(to + PADDING <= units.length)
      }),
    )
  })

  test('leaves earlier texts of a growing arena as they were', () => {
    fc.assert(
      fc.property(fc.array(wild, { maxLength: 30 }), profile, (raws, steps) => {
        const folder = createFolder(steps)
        const arena = createArena(64)
        for (let round = 0; round < 2; round++) {
          reset(arena)
          const texts = raws.map((raw) => folder.fold(raw, arena))
          assert.deepEqual(
            texts.map((text) => foldedString(text)),
            raws.map((raw) => fold(raw, steps).text),
          )
        }
      }),
    )
  })
})

/** Final sigma is the one letter whose small form depends on its neighbours. */
function lowerCasesByContext(word: string, steps: FoldSteps): boolean {
  return steps.has('case') && word.includes('Σ')
}

suite('the literal folds', () => {
  test('CASE_FOLD is toLowerCase of the whole text', () => {
    fc.assert(fc.property(wild, (raw) => fold(raw, CASE_FOLD).text === raw.toLowerCase()))
    assert.equal(fold('ΟΔΟΣ İ', CASE_FOLD).text, 'ΟΔΟΣ İ'.toLowerCase())
  })

  test('NO_FOLD changes nothing', () => {
    fc.assert(fc.property(wild, (raw) => fold(raw, NO_FOLD).text === raw))
  })

  test('a start is where a token or a run of separators starts', () => {
    assert.equal(fold('Ми-ми, 𝓜a!', CASE_FOLD).starts, '101101010011')
  })
})

suite('a keyword', () => {
  const folder = createFolder(FULL_FOLD)

  test('keeps its word breaks and the bounds asked for by spaces', () => {
    const { units, ...rest } = foldKeyword(' Три  кота', folder)
    assert.equal(String.fromCharCode(...units), 'tpиkota')
    assert.deepEqual(rest, { breaks: [3], boundStart: true, boundEnd: false })
  })

  test('keeps its spaces where the text does', () => {
    const { units, ...rest } = foldKeyword(' Ми', createFolder(CASE_FOLD))
    assert.equal(String.fromCharCode(...units), ' ми')
    assert.deepEqual(rest, { breaks: [1], boundStart: false, boundEnd: false })
  })

  test('may fold to nothing', () => {
    assert.equal(foldKeyword('🐻', folder).units.length, 0)
  })
})

test('normalise folds the texts that are present', () => {
  const item = {
    id: '1',
    texts: { title: 'Ёж', description: undefined },
    numbers: {},
    categories: {},
    gold: undefined,
    kept: [],
    place: { file: 'a.csv', line: 2, column: 0 },
  }
  const normal = normalise(item, createFolder(FULL_FOLD), createArena())
  assert.deepEqual(Object.keys(normal.texts), ['title'])
  assert.equal(normal.texts['title'] && foldedString(normal.texts['title']), 'eж')
})
