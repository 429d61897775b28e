import assert from 'node:assert/strict'
import { test } from 'node:test'
import { loadFamilies } from '../../../src/normalise/words/families.js'

test('the language of all words says which endings are cut', async () => {
  const familyOf = await loadFamilies()
  const russian = ['машинку', 'играет', 'новая', 'игрушки', 'машинка', 'мы', 'это', 'были', 'рыбы']
  for (const [words, form, of, isOne] of [
    [russian, 'машинку', 'машинка', true],
    [russian, 'играет', 'игрушки', false],
    [['the', 'toys', 'with', 'playing', 'toy'], 'toys', 'toy', true],
    [['canciones', 'para', 'niños', 'canción', 'infantiles'], 'canciones', 'canción', true],
    [[...russian, 'toy', 'toys', 'with', 'the'], 'машинка', 'toy', false],
  ] as const) {
    const keyOf = familyOf(words)
    assert.equal(keyOf(form) === keyOf(of), isOne, `${form}, ${of}`)
  }
})
