import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { loadStem, STEMMED_LANGUAGES } from '../../../src/normalise/words/stem.js'

suite('stems', () => {
  const families: readonly (readonly [language: string, ...words: string[]])[] = [
    ['ru', 'Мультики', 'мультиков', 'мультикам'],
    ['ru', 'серия', 'серии', 'серию'],
    ['en', 'Adventures', 'adventure'],
    ['de', 'Abenteuer', 'Abenteuern'],
    ['es', 'canciones', 'canción'],
  ]
  for (const [language, first = '', ...others] of families)
    test(`are one for ${first}, ${others.join(', ')} (${language})`, async () => {
      const stem = await loadStem()
      for (const word of others) assert.equal(stem(word, language), stem(first, language))
    })

  test('are the small word itself where no stemmer is known', async () => {
    const stem = await loadStem()
    assert.equal(stem('Bajki', 'pl'), 'bajki')
    assert.equal(stem('Сказка', 'und'), 'сказка')
  })

  test('there are for every language listed', async () => {
    const stem = await loadStem()
    for (const language of STEMMED_LANGUAGES) assert.equal(typeof stem('test', language), 'string')
  })
})
