import { glue, mixAlphabets, slip } from '../studio/damage.js'
import { pick, weighted, whole, type Random } from '../studio/random.js'

/** Damages a name; the same where this kind finds nothing to do in it. */
type Damage = (random: Random, name: string) => string

const QWERTY = "qwertyuiop[]asdfghjkl;'zxcvbnm,."
const RUSSIAN = 'йцукенгшщзхъфывапролджэячсмитьбю'
const LEET: Readonly<Record<string, string>> = {
  a: '@',
  o: '0',
  e: '3',
  i: '1',
  t: '7',
  s: '5',
  а: '@',
  о: '0',
  з: '3',
}

/** The kinds of damage in the matcher's corpus, each with how often it is met there. */
const KINDS: readonly (readonly [kind: string, times: number, damage: Damage])[] = [
  // The corpus has substitutions, deletions, insertions and swaps apart; a slip is one of the four.
  ['slip', 581 + 396 + 393 + 390, slip],
  ['two slips', 296, (random, name) => slip(random, slip(random, name))],
  ['homoglyph', 522, mixAlphabets],
  ['case', 435, (_, name) => name.toUpperCase()],
  ['stretched', 269, stretch],
  ['glued', 237, (_, name) => `#${glue(name)}`],
  ['glued with a slip', 138, (random, name) => `#${glue(slip(random, name))}`],
  ['glued to another word', 107, (_, name) => `#новый${glue(name)}`],
  ['split', 224, (random, name) => inside(random, name, pick(random, ['-', '_', '.']))],
  ['leet', 222, leet],
  ['layout', 163, (_, name) => otherLayout(name)],
  [
    'zero width',
    131,
    (random, name) => inside(random, name, pick(random, ['\u00AD', '\uFEFF', '\u200B'])),
  ],
  ['yo', 51, (_, name) => name.replace('е', 'ё')],
  ['spaced', 48, (_, name) => Array.from(name.replaceAll(' ', '')).join(' ')],
  ['full width', 46, (_, name) => name.replaceAll(/[!-~]/g, wide)],
  ['diacritic', 35, (_, name) => name.replace(/[aeiouаеоиу]/iu, (letter) => `${letter}\u0301`)],
]

/** A name as it was damaged, and how. */
export interface Damaged {
  readonly kind: string
  readonly text: string
}

/** Damages a name in one way, or by chance; a way that changes nothing gives way to another. */
export function damaged(random: Random, name: string, wanted?: string): Damaged {
  const known = KINDS.find(([kind]) => kind === wanted)
  for (let tries = 0; tries < 20; tries++) {
    const [kind, , damage] = tries === 0 && known ? known : weighted(random, WEIGHTED)
    const text = damage(random, name)
    if (text !== name) return { kind, text }
  }
  return { kind: 'none fits', text: name }
}

const WEIGHTED = KINDS.map((entry) => [entry, entry[1]] as const)

function letterAt(random: Random, name: string): number {
  const places = Array.from(name).flatMap((sign, at) => (/\p{L}/u.test(sign) ? [at] : []))
  return places[1 + whole(random, Math.max(1, places.length - 1))] ?? 0
}

function stretch(random: Random, name: string): string {
  const signs = Array.from(name)
  const at = letterAt(random, name)
  signs[at] = (signs[at] ?? '').repeat(2 + whole(random, 3))
  return signs.join('')
}

function inside(random: Random, name: string, sign: string): string {
  const signs = Array.from(name)
  signs.splice(letterAt(random, name), 0, sign)
  return signs.join('')
}

function leet(random: Random, name: string): string {
  const most = 1 + whole(random, 2)
  let done = 0
  return name.replaceAll(/\p{L}/gu, (letter) => {
    const digit = LEET[letter.toLowerCase()]
    if (digit === undefined || done === most) return letter
    done += 1
    return digit
  })
}

function otherLayout(name: string): string {
  return Array.from(name.toLowerCase(), (sign) => {
    const [latin, russian] = [QWERTY.indexOf(sign), RUSSIAN.indexOf(sign)]
    return RUSSIAN[latin] ?? QWERTY[russian] ?? sign
  }).join('')
}

function wide(sign: string): string {
  return String.fromCharCode(sign.charCodeAt(0) + 0xfee0)
}
