import assert from 'node:assert/strict'
import { test } from 'node:test'
import { askRules } from '../../src/cascade/ask-rules.js'
import { ruleSetOf } from '../../src/induce/files/run-rules.js'
import { induceRules } from '../../src/induce/induce.js'
import { randomFrom, type Random } from '../../src/numbers/random.js'
import type { Item } from '../../src/types/item.js'
import { row } from './rows.js'

const fields = ['title', 'description']
const SONGS = ['лучшее караоке', 'Караоке', 'Песенки хором']

test('a name with wrong labels and songs beside it is kept, with stop words; suspects are listed', async () => {
  const items = videos()
  const { files, rules, suspects } = await induceRules(items)
  const text = files.find(({ path }) => path === 'fiksiki.yaml')?.text ?? ''
  assert.match(text, /stop: \[.*караоке/u)
  assert.match(text, /support 165, precision 0\.92/u)
  const words = rules.flatMap(({ claims }) => claims.flatMap(({ keywords }) => keywords))
  assert.deepEqual(
    words.map((word) => word.text),
    ['Барбоскины', 'Фиксики'],
  )
  const { ask } = askRules(await ruleSetOf(files), { fields })
  const found = items.filter((item) => item.gold === 'Фиксики' && ask(item).projects.length > 0)
  assert.equal(found.length, 165)
  const missed = suspects.filter((suspect) => suspect.proposed === 'Фиксики')
  assert.equal(missed.length, 15)
})

test('of permuted labels nothing is written', async () => {
  for (const seed of [1, 2, 3]) {
    const items = videos()
    const labels = items.map(({ gold }) => gold)
    const random = randomFrom(seed)
    for (let at = labels.length - 1; at > 0; at--) {
      const other = Math.floor(random() * (at + 1))
      ;[labels[at], labels[other]] = [labels[other], labels[at]]
    }
    const { files, without } = await induceRules(
      items.map((item, i) => ({ ...item, gold: labels[i] })),
    )
    assert.deepEqual(files, [])
    assert.deepEqual(without, ['Барбоскины', 'Фиксики'])
  }
})

test('a name is found in its forms, and a word of others near it is excepted', async () => {
  const near = Array.from({ length: 6 }, (_, i) => row(`Робот трансформер ${i}: сборка`, 'none'))
  const own = Array.from({ length: 12 }, (_, i) =>
    row(i % 2 === 0 ? `Битва трансформеров ${i}` : `Трансформерам ${i} не спится`, 'Трансформеры'),
  )
  const { files } = await induceRules([...videos(), ...near, ...own])
  const text = files.find(({ path }) => path === 'transformery.yaml')?.text ?? ''
  assert.match(text, /\{ keyword: Трансформеры, except: \[трансформер\] \}/u)
  const { ask } = askRules(await ruleSetOf(files), { fields })
  for (const item of own) assert.deepEqual(ask(item).projects, ['Трансформеры'], item.id)
  for (const item of near) assert.deepEqual(ask(item).projects, [], item.id)
})

/** 180 episodes of which 15 are labelled none, 60 songs that name them, another cartoon, others. */
function videos(): Item[] {
  const random = randomFrom(7)
  const episodes = Array.from({ length: 180 }, (_, i) =>
    video(random, { name: 'Фиксики', gold: i < 15 ? 'none' : 'Фиксики', first: '' }),
  )
  const songs = Array.from({ length: 60 }, (_, i) =>
    video(random, { name: 'Фиксики', gold: 'none', first: SONGS[i % 3] ?? '' }),
  )
  const others = Array.from({ length: 1500 }, (_, i) =>
    i < 60
      ? video(random, { name: 'Барбоскины', gold: 'Барбоскины', first: '' })
      : video(random, { name: 'Котёнок', gold: 'none', first: '' }),
  )
  return [...episodes, ...songs, ...others].map((item, i) => ({ ...item, id: `${i}` }))
}

interface Scene {
  readonly name: string
  readonly gold: string
  readonly first: string
}

function video(random: Random, { name, gold, first }: Scene): Item {
  const title = [name, ...words(random, 3)].toSorted(() => random() - 0.5).join(' ')
  const spoken = first.split(' ').filter(Boolean)
  const body = [...spoken, ...words(random, 6 - spoken.length)]
  return row(title, gold, { texts: { description: body.join(' ') } })
}

function words(random: Random, count: number): string[] {
  return Array.from({ length: count }, () => {
    const syllables = Array.from({ length: 2 }, () => SYLLABLES[Math.floor(random() * 20)])
    return syllables.join('')
  })
}

const SYLLABLES = 'ка та ми лу не со ди ша гра кон вел тир зо ян да рик нос эль ве жу'.split(' ')
