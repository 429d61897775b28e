import assert from 'node:assert/strict'
import { test } from 'node:test'
import { FILTERS } from '../../benchmarks/studio/filters-data.js'
import { winners } from '../../benchmarks/studio/filters.js'
import { COMPILATION, NONE, type StudioRow } from '../../benchmarks/studio/row.js'
import { studioRows, type StudioOptions } from '../../benchmarks/studio/rows.js'
import { STUDIO_ROWS } from '../../benchmarks/studio/strata.js'

const likeStudio: StudioOptions = { seed: 7, rows: STUDIO_ROWS, noise: true, typos: 0.01 }
const full = [...studioRows(likeStudio)]

function count(rows: readonly StudioRow[], wanted: (row: StudioRow) => boolean): number {
  return rows.reduce((sum, row) => sum + (wanted(row) ? 1 : 0), 0)
}

function claimed(rows: readonly StudioRow[]): number {
  return count(rows, (row) => row.cleanLabel !== NONE && winners(row).includes(row.cleanLabel))
}

/** The share of rows whose length is not known. */
function undetailed(rows: readonly StudioRow[]): number {
  return count(rows, (row) => row.seconds === '') / rows.length
}

test('every project has exactly the number of labelled rows that the studio reports', () => {
  const found = FILTERS.map(({ project }) => [project, count(full, (r) => r.cartoon === project)])
  assert.deepEqual(
    found,
    FILTERS.map(({ project, rows }) => [project, rows]),
  )
})

test('93.8 % of the rows are none, and a few are compilations', () => {
  assert.ok(Math.abs(count(full, (r) => r.cartoon === NONE) / STUDIO_ROWS - 0.9379) < 0.001)
  assert.equal(
    count(full, (r) => r.cartoon === COMPILATION),
    33,
  )
})

test('values are absent as often as the studio reports', () => {
  const reported = {
    date: [83_411, 0],
    reel_name: [83_408, 0],
    yt_reel_id: [83_411, 0],
    cartoon: [83_411, 0],
    url: [83_411, 0],
    text: [83_411, 0],
    seconds: [74_653, 400],
    is_shorts: [74_653, 400],
    broadcast: [74_653, 400],
    yt_channel_id: [83_366, 0],
    yt_channel_name: [83_363, 0],
    yt_ch_url: [83_363, 0],
    yt_channel_type: [83_363, 0],
    flag_closed: [83_363, 0],
    international: [83_363, 0],
    language: [497, 100],
  } as const
  const wrong = Object.entries(reported).flatMap(([column, [present, off]]) => {
    const found = count(full, (r) => r[column as keyof typeof reported] !== '')
    return Math.abs(found - present) <= off ? [] : [`${column}: ${found}, reported ${present}`]
  })
  assert.deepEqual(wrong, [])
})

test('languages stand as the studio found them, within a point', () => {
  const reported = { ru: 79, en: 15, bg: 1.3, pl: 0.9, ja: 0.7, pt: 0.6, et: 0.6, ar: 0.3, uk: 0.3 }
  const wrong = Object.entries(reported).flatMap(([tongue, percent]) => {
    const found = (100 * count(full, (r) => r.tongue === tongue)) / STUDIO_ROWS
    const off = percent > 10 ? 1 : 0.25
    return Math.abs(found - percent) <= off ? [] : [`${tongue}: ${found.toFixed(2)} %`]
  })
  assert.deepEqual(wrong, [])
})

test('labels are wrong as often as the studio reports', () => {
  const right = (project: string): number =>
    count(full, (r) => r.cartoon === project && r.cleanLabel === project) /
    count(full, (r) => r.cartoon === project)
  assert.ok(Math.abs(right('ЖилаБыла Царевна') - 0.73) < 0.005)
  assert.ok(Math.abs(right('Царевны') - 0.29) < 0.01)
  assert.ok(right('Фиксики') < 0.95)
  assert.ok(count(full, (r) => r.cartoon === NONE && r.cleanLabel !== NONE) > 20)
})

test('without noise the label is the truth', () => {
  const rows = [...studioRows({ ...likeStudio, rows: 5000, noise: false })]
  assert.ok(rows.every((row) => row.cartoon === row.cleanLabel))
})

test('the hand-made filters reach a macro F1 of about 0.96 on right labels', () => {
  const said = full.map((row) => {
    const [first = NONE, second] = winners(row)
    return { gold: row.cleanLabel, said: second === undefined ? first : COMPILATION }
  })
  const scores = FILTERS.map(({ project }) => {
    const both = said.filter((row) => row.gold === project && row.said === project).length
    const either = said.filter((row) => row.gold === project || row.said === project).length
    return (2 * both) / (either + both)
  })
  const macro = scores.reduce((sum, score) => sum + score, 0) / scores.length
  assert.ok(macro > 0.945 && macro < 0.975, `macro F1 ${macro.toFixed(3)}`)
})

test('the same seed makes the same rows, wherever the run starts', () => {
  const options = { ...likeStudio, rows: 90_000 }
  const tail = [...studioRows({ ...options, from: 89_900 })]
  assert.equal(tail.length, 100)
  assert.deepEqual([...studioRows({ ...options, from: 89_950 })], tail.slice(50))
  assert.deepEqual([...studioRows({ ...likeStudio, from: 83_400 })], full.slice(83_400))
})

test('another seed makes other texts', () => {
  const other = new Set([...studioRows({ ...likeStudio, seed: 8, rows: 3000 })].map((r) => r.text))
  const same = full.slice(0, 3000).filter((row) => other.has(row.text)).length
  assert.ok(same < 30, `${same} texts are the same`)
})

test('no two rows of a sample share an id', () => {
  assert.equal(new Set(full.map((row) => row.yt_reel_id)).size, full.length)
})

test('a small sample still shows every project', () => {
  const rows = [...studioRows({ ...likeStudio, rows: 3000 })]
  const missing = FILTERS.filter(({ project }) => !rows.some((row) => row.cartoon === project))
  assert.deepEqual(missing, [])
  assert.equal(rows.length, 3000)
})

test('names with typos escape the hand-made filters and the truth about the rows stays', () => {
  const clean = [...studioRows({ ...likeStudio, rows: 20_000, noise: false, typos: 0 })]
  const typed = [...studioRows({ ...likeStudio, rows: 20_000, noise: false, typos: 1 })]
  assert.deepEqual(
    typed.map((row) => row.cleanLabel),
    clean.map((row) => row.cleanLabel),
  )
  assert.ok(claimed(typed) < 0.4 * claimed(clean), `${claimed(typed)} of ${claimed(clean)}`)
})

test('a compilation names all its projects, and the filters find each of them', () => {
  const compilations = full.filter((row) => row.cleanLabel === COMPILATION)
  for (const row of compilations) {
    assert.ok(row.cleanProjects.length >= 2)
    assert.deepEqual(winners(row).toSorted(), row.cleanProjects.toSorted())
  }
})

test('details are absent mostly under closed channels and live streams', () => {
  const closed = full.filter((row) => row.flag_closed === '1.0')
  const live = full.filter((row) => /^(LIVE|Прямой эфир)/.test(row.reel_name))
  assert.ok(undetailed(closed) > 0.5)
  assert.ok(undetailed(live) > 0.4)
  assert.ok(undetailed(full.filter((row) => row.flag_closed === '0.0')) < 0.08)
})

test('some rows of the bigger projects are given away by the channel or the description alone', () => {
  const silent = full.filter(
    ({ cleanLabel, reel_name: title, text }) =>
      cleanLabel === 'Буба' && !/booba|буб|بوبا/iu.test(title + text),
  )
  const told = full.filter(
    ({ cleanLabel, reel_name: title, text }) =>
      cleanLabel === 'Буба' && !/booba|буб/iu.test(title) && /booba|буб/iu.test(text),
  )
  assert.ok(silent.length > 3, `${silent.length} by the channel`)
  assert.ok(told.length > 3, `${told.length} by the description`)
})
