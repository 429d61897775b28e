import assert from 'node:assert/strict'
import { test } from 'node:test'
import { claimedBy, winners } from '../../benchmarks/studio/filters.js'
import { studioRows } from '../../benchmarks/studio/rows.js'

const [some] = studioRows({ seed: 1, rows: 1, noise: false, typos: 0 })
if (!some) throw new Error('no row')
const blank = { ...some, reel_name: '', text: '', yt_channel_name: '', is_shorts: '' }
const long = 'я'.repeat(270)

const cases = [
  ['a keyword in the title', { reel_name: 'НОВЫЙ ЛУНТИК' }, 'Лунтик'],
  ['a keyword of the title in the description alone', { text: 'Лунтик' }, ''],
  ['a short is not counted', { reel_name: 'Маша и Медведь', is_shorts: '1.0' }, ''],
  ['a video that is no short', { reel_name: 'Маша и Медведь', is_shorts: '0.0' }, 'Маша и медведь'],
  ['not known whether it is a short', { reel_name: 'Маша и Медведь' }, ''],
  ['a keyword in the channel', { yt_channel_name: 'ЕНОТКИ ТВ' }, 'Енотки'],
  ['a stop in the description', { reel_name: 'Фиксики', text: 'Караоке' }, ''],
  ['title and description', { reel_name: 'Шарик', text: 'Простоквашино' }, 'Простоквашино'],
  ['title without description', { reel_name: 'Шарик', text: 'праздник' }, ''],
  ['a short description', { text: 'Приключения Пети и Волка' }, 'Приключения Пети и Волка'],
  ['a long one', { text: `Приключения Пети и Волка ${long}` }, ''],
  ['capitals of a name', { reel_name: 'Зигги Союзмультфильм' }, 'Крутиксы'],
  ['the same in small letters', { reel_name: 'зигги союзмультфильм' }, ''],
  ['two levels', { reel_name: 'Царевны', text: 'Жила была Царевна' }, 'ЖилаБыла Царевна'],
  ['two on one level', { reel_name: 'Booba, Лунтик' }, 'Буба, Лунтик'],
] as const

for (const [what, columns, projects] of cases) {
  test(`the filters read: ${what}`, () => {
    assert.equal(winners({ ...blank, ...columns }).join(', '), projects)
  })
}

test('a claim on a later level is a claim all the same', () => {
  const row = { ...blank, reel_name: 'Царевны', text: 'Жила была Царевна' }
  assert.deepEqual(
    claimedBy(row).map(({ project }) => project),
    ['ЖилаБыла Царевна', 'Царевны'],
  )
})
