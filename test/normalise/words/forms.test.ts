import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { formsOf } from '../../../src/normalise/words/forms.js'

/** Forms as a grammar has them, by name. */
const RUSSIAN: Readonly<Record<string, string>> = {
  'Маша и Медведь': 'маши и медведя, маше и медведю, машу и медведя, машей и медведем',
  'Крокодил Гена': 'крокодила гены, крокодилу гене, крокодила гену, крокодилом геной',
  'Синий трактор': 'синего трактора, синему трактору, синим трактором, синем тракторе',
  'Щенячий патруль': 'щенячьего патруля, щенячьему патрулю, щенячьим патрулем',
  Трансформеры: 'трансформеров, трансформерам, трансформерами, трансформерах',
  'Три кота': 'трех котов, трем котам, тремя котами',
  'Три котёнка': 'трех котят, трем котятам, тремя котятами',
  'Ёжик в тумане': 'ежика в тумане, ежику в тумане, ежики в тумане',
  Акулёнок: 'акуленка, акуленку, акуленком, акуленке, акулята, акулят',
  Барбоскины: 'барбоскиных, барбоскиным, барбоскиными',
  'Чик-Чирикино': 'чик-чирикина, чик-чирикину, чик-чирикином, чик-чирикине',
}

suite('the forms of a Russian name', () => {
  for (const [name, forms] of Object.entries(RUSSIAN))
    test(`of ${name}`, () => {
      const found = new Set(formsOf(name, 'ru').map((form) => form.replaceAll('ё', 'е')))
      assert.deepEqual(
        forms.split(', ').filter((form) => !found.has(form)),
        [],
      )
    })

  test('are none of words that look like the name', () => {
    for (const [name, others] of [
      ['Буба', 'бубен бубна бублик'],
      ['Вспыш', 'вспышка вспышки вспышку вспышек'],
      ['Финник', 'финик финики финика'],
      ['Царевны', 'царевичи царевна-лягушка'],
    ] as const)
      assert.deepEqual(
        others.split(' ').filter((other) => formsOf(name, 'ru').includes(other)),
        [],
      )
  })
})
