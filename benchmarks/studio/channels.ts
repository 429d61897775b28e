import type { Tongue } from './project-words.js'
import { hashOf, pick, type Random } from './random.js'

/** A channel; the same in every sample, whatever the seed. */
export interface Channel {
  readonly id: string
  readonly name: string
  readonly type: ChannelType
  /** Its videos' details are often not to be had. */
  readonly closed: boolean
  readonly international: boolean
}

/** The studio's kinds of channel. */
export type ChannelType = 'Блогеры' | 'Мультфильмы' | 'Детские' | 'Shorts'

/** The studio's own channel and others that show many projects, and much that is none. */
export const SHARED = ['Союз сказок', 'Теремок для малышей', 'Мультики подряд', 'Карусель историй']

/** The same abroad. */
export const SHARED_ABROAD = ['Kids Toons Network', 'Cartoon Carousel']

const FIRST: Partial<Record<Tongue, readonly string[]>> = {
  ru: 'Весёлая Супер Наша Мисс Дом Детки Игро Капитан Мир Мама Папа Чудо Мульти Солнечная Большая Дядя'.split(
    ' ',
  ),
  en: 'Happy Super Funny Little Miss Mister Toy Tiny Rainbow Monster Captain Magic'.split(' '),
}
const SECOND: Partial<Record<Tongue, readonly string[]>> = {
  ru: 'семейка ТВ студия играет Катя канал Рома малыш шоу Тима Влог поляна крафт команда'.split(
    ' ',
  ),
  en: 'Family TV Toons Kids Studio World Play Show Songs Channel Roma Club'.split(' '),
}

/** The channel of this name. Its nature follows from the name alone. */
export function channelOf(name: string, type: ChannelType, international = false): Channel {
  return {
    id: `UC${code(hashOf(name), 22)}`,
    name,
    type,
    closed: hashOf(`${name} closed`) % 100 < 8 && type !== 'Мультфильмы',
    international,
  }
}

/** A channel that shows no project's videos; few have many videos, many have few. */
export function ordinaryChannel(random: Random, tongue: Tongue): Channel {
  const spoken: Tongue = FIRST[tongue] ? tongue : tongue === 'bg' || tongue === 'uk' ? 'ru' : 'en'
  const first = skewed(random, FIRST[spoken] ?? [])
  const second = skewed(random, SECOND[spoken] ?? [])
  const abroad = spoken !== 'ru'
  const name = spoken === tongue ? `${first} ${second}` : `${first} ${second} ${tongue}`
  const kind = hashOf(name) % 100
  const type = kind < 50 ? 'Блогеры' : kind < 78 ? 'Мультфильмы' : kind < 94 ? 'Детские' : 'Shorts'
  return channelOf(name, type, abroad && kind % 3 !== 0)
}

/** A channel that shows projects and other videos alike. */
export function sharedChannel(random: Random, tongue: Tongue): Channel {
  const abroad = tongue !== 'ru' && tongue !== 'bg' && tongue !== 'uk'
  if (abroad) return channelOf(pick(random, SHARED_ABROAD), 'Мультфильмы', true)
  return channelOf(pick(random, SHARED.slice(1)), 'Мультфильмы')
}

/** The studio's own channel, whose descriptions list what else it shows. */
export function studioChannel(): Channel {
  return channelOf('Союз сказок', 'Мультфильмы')
}

/** A code as YouTube's: `length` signs out of 64, from one number. */
export function code(seed: number, length: number): string {
  const signs = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
  let state = seed
  let made = ''
  for (let at = 0; at < length; at++) {
    state = Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + at + 1
    made += signs[(state >>> 24) & 63] ?? ''
  }
  return made
}

function skewed(random: Random, list: readonly string[]): string {
  return list[Math.floor(random() ** 1.7 * list.length)] ?? ''
}
