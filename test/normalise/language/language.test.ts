import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import * as fc from 'fast-check'
import { CUES } from '../../../src/normalise/language/language-cues.js'
import { LANGUAGES, loadLanguageOf } from '../../../src/normalise/language/language.js'

const languageOf = await loadLanguageOf()

suite('the language of a text', () => {
  const cases: Readonly<Record<string, readonly string[]>> = {
    ru: ['Мультик про ёжика', 'смотреть все серии подряд', 'Маша и Медведь — Peppa Pig'],
    uk: ['Їжачок у тумані', 'дивитися мультики українською', 'пісня для дітей'],
    be: ['Дзень добры', 'мультфільмы на беларускай мове ўсе серыі'],
    bg: ['детски песнички на български', 'приказки за лека нощ', 'въздухът'],
    en: ['full episodes for kids', 'The Adventures of the Little Bear'],
    de: ['Lieder für Kinder und Geschichten', 'Schmetterling'],
    es: ['canciones infantiles para los niños'],
    fr: ['les aventures de la petite souris', 'chansons pour les enfants'],
    it: ['le avventure del piccolo orso', 'cartoni animati per bambini'],
    pl: ['bajki dla dzieci po polsku', 'piosenki dla dzieci'],
    pt: ['desenhos animados para crianças', 'músicas infantis não'],
    tr: ['çocuk şarkıları', 'çizgi film izle yeni bölüm'],
    ar: ['أغاني أطفال'],
    hi: ['बच्चों के गाने'],
    ja: ['どうぶつ', '動物の歌', 'ｱﾆﾒ'],
    ko: ['뽀로로와 친구들'],
    zh: ['儿童歌曲'],
  }
  for (const [language, texts] of Object.entries(cases))
    for (const text of texts)
      test(`${text}: ${language}`, () => {
        assert.equal(languageOf(text).language, language)
      })

  test('is unknown without letters, and in letters of no language asked for', () => {
    for (const text of ['', '2025 — 5', '🐻', 'ไทย'])
      assert.deepEqual(languageOf(text), { language: 'und', share: 0 })
    assert.equal(languageOf('Мультики', { only: ['en', 'ja'] }).language, 'und')
  })

  test('is one of those asked for', () => {
    const some = fc.subarray([...LANGUAGES])
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), some, (text, only) => {
        const { language, share } = languageOf(text, { only })
        assert.ok(language === 'und' || only.includes(language))
        assert.ok(share >= 0 && share <= 1)
      }),
    )
  })

  test('has cues that are short groups of letters with a weight', () => {
    assert.equal(CUES.size, 12)
    for (const cues of CUES.values()) {
      assert.ok(cues.size > 20 && cues.size < 150)
      for (const [group, weight] of cues) {
        assert.match(group, /^\^?\p{L}{1,3}\$?$/u)
        assert.ok(Math.abs(weight) >= 0.2 && Math.abs(weight) < 5, group)
      }
    }
  })
})
