import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { formsOf, properFormsOf } from '../../../src/normalise/words/forms.js'
import type { FormLanguage } from '../../../src/normalise/words/grammars.js'

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

/** Forms of names in other languages. */
const OTHERS: readonly (readonly [language: FormLanguage, name: string, forms: string])[] = [
  ['uk', 'Маша та Ведмідь', 'маші та ведмедя, машу та ведмедя, машею та ведмедем'],
  ['uk', 'Синій трактор', 'синього трактора, синьому трактору, синім трактором'],
  ['be', 'Маша і Мядзведзь', 'машы і мядзведзя, машай і мядзведзем'],
  ['bg', 'Мечка', 'мечката, мечки, мечките'],
  ['pl', 'Świnka Peppa', 'świnki peppy, świnkę peppę, świnką peppą'],
  ['pl', 'Niebieski traktor', 'niebieskiego traktora, niebieskim traktorem'],
  ['cs', 'Tlapková patrola', 'tlapkové patroly, tlapkovou patrolu, tlapkovou patrolou'],
  ['de', 'Der kleine Drache', 'den kleinen drachen, dem kleinen drachen, des kleinen drachen'],
  ['en', 'Ninja Turtle', 'ninja turtles'],
  ['es', 'Tortuga Ninja', 'tortugas ninja'],
  ['fr', 'Tortue Ninja', 'tortues ninja'],
]

suite('the forms of names in other languages', () => {
  for (const [language, name, forms] of OTHERS)
    test(`of ${name}`, () => {
      const found = new Set(formsOf(name, language))
      assert.deepEqual(
        forms.split(', ').filter((form) => !found.has(form)),
        [],
      )
    })

  test('of a plural whose singular is an ordinary word are those of the plural', () => {
    const forms = properFormsOf('Трансформеры', 'ru', (word) => word === 'трансформер')
    assert.ok(forms.includes('трансформеров'))
    assert.ok(!forms.includes('трансформер'))
    assert.ok(!forms.includes('трансформера'))
  })
})
