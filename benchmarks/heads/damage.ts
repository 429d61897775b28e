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

/** A kind of damage, how often it is met in the matcher's corpus, and the letters of the names it is met in. */
interface Kind {
  readonly name: string
  readonly times: number
  readonly from?: number
  readonly phrases?: true
  readonly damage: Damage
}

/** The kinds in the matcher's corpus; whole names are left out. */
const KINDS: readonly Kind[] = [
  // The corpus tells substitutions, swaps, deletions and insertions apart; a slip is one of the four.
  { name: 'slip', times: 581 + 396 + 393 + 390, from: 5, damage: slip },
  {
    name: 'two slips',
    times: 296,
    from: 8,
    damage: (random, name) => slip(random, slip(random, name)),
  },
  { name: 'homoglyph', times: 522, damage: mixAlphabets },
  { name: 'case', times: 435, damage: (_, name) => name.toUpperCase() },
  { name: 'stretched', times: 269, damage: stretch },
  { name: 'glued', times: 237, phrases: true, damage: (_, name) => `#${glue(name)}` },
  {
    name: 'glued with a slip',
    times: 138,
    phrases: true,
    damage: (random, name) => `#${glue(slip(random, name))}`,
  },
  {
    name: 'glued to another word',
    times: 107,
    phrases: true,
    damage: (_, name) => `#новый${glue(name)}`,
  },
  {
    name: 'split',
    times: 224,
    from: 6,
    damage: (random, name) => inside(random, name, pick(random, SPLITS)),
  },
  { name: 'leet', times: 222, damage: leet },
  { name: 'layout', times: 163, damage: (_, name) => otherLayout(name) },
  {
    name: 'zero width',
    times: 131,
    damage: (random, name) => inside(random, name, pick(random, UNSEEN)),
  },
  { name: 'yo', times: 51, damage: (_, name) => name.replace('е', 'ё') },
  {
    name: 'spaced',
    times: 48,
    damage: (_, name) => Array.from(name.replaceAll(' ', '')).join(' '),
  },
  { name: 'full width', times: 46, damage: (_, name) => name.replaceAll(/[!-~]/g, wide) },
  {
    name: 'diacritic',
    times: 35,
    damage: (_, name) => name.replace(/[aeiouаеоиу]/iu, (letter) => `${letter}\u0301`),
  },
]

const SPLITS = ['-', '_', '.'] as const
const UNSEEN = ['\u00AD', '\uFEFF', '\u200B'] as const

/** A name as it was damaged, and how. */
export interface Damaged {
  readonly kind: string
  readonly text: string
}

/** Damages a name in one way, or by chance; a way that does not fit gives way to another. */
export function damaged(random: Random, name: string, wanted?: string): Damaged {
  const fitting = KINDS.filter((kind) => fits(kind, name))
  const known = fitting.find((kind) => kind.name === wanted)
  for (let tries = 0; tries < 20; tries++) {
    const kind =
      tries === 0 && known
        ? known
        : weighted(
            random,
            fitting.map((one) => [one, one.times] as const),
          )
    const text = kind.damage(random, name)
    if (text !== name) return { kind: kind.name, text }
  }
  return { kind: 'none fits', text: name }
}

function fits({ from = 0, phrases }: Kind, name: string): boolean {
  return name.length >= from && (phrases === undefined || name.includes(' '))
}

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
