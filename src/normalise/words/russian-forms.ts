import { remembered } from './remembered.js'

/**
 * Case forms of Russian names. A word has paradigms of twelve slots (nominative,
 * genitive, dative, accusative, instrumental, locative, singular then plural),
 * and the words of a name go through the slots in step.
 */

/** A paradigm: what stands in each of the twelve slots. */
type Paradigm = readonly (readonly string[])[]

/** A class of words: what they end in, letters to cut, and the slots' endings. */
interface WordClass {
  readonly end: RegExp
  readonly cut: number
  readonly slots: Paradigm
}

const CONSONANT = '[бвгджзйклмнпрстфхцчшщ]'

/**
 * `/` parts alternatives; `0` is no ending, `~` the bare stem with its fleeting
 * vowel filled in, `=` the word itself.
 */
const NOUNS = classes([
  ['[бвдзлмнпрстф]', 0, '0 а у 0/а ом е ы ов ам ы/ов ами ах'],
  ['[гкх]', 0, '0 а у 0/а ом е и ов ам и/ов ами ах'],
  ['[жчшщ]', 0, '0 а у 0/а ом/ем е и ей/ов ам и/ей/ов ами ах'],
  ['ц', 0, '0 а у 0/а ом/ем е ы ов/ев ам ы/ов/ев ами ах'],
  ['й', 1, 'й я ю й/я ем е/и и ев ям и/ев ями ях'],
  ['ей', 2, 'ей ья ью ей/ья ьем ье ьи ьев ьям ьи/ьев ьями ьях'],
  ['ь', 1, 'ь я ю ь/я ем е и ей ям и/ей ями ях'],
  ['ь', 1, 'ь и и ь ью и и ей ям/ам и/ей ями/ами/ьми ях/ах'],
  ['[бвдзлмнпрстф]а', 1, 'а ы е у ой/ою е ы ~ ам ы/~ ами ах'],
  ['[гкх]а', 1, 'а и е у ой/ою е и ~ ам и/~ ами ах'],
  ['[жчшщ]а', 1, 'а и е у ей/ею/ой/ою е и ~/ей ам и/~/ей ами ах'],
  ['ца', 1, 'а ы е у ей/ею/ой/ою е ы ~ ам ы/~ ами ах'],
  [`${CONSONANT}я`, 1, 'я и е ю ей/ею е и ь/~/ей ям и/ь/~/ей ями ях'],
  ['ия', 1, 'я и и ю ей/ею и и й ям и/й ями ях'],
  ['[аеоуыэюя]я', 1, 'я и е ю ей/ею е и й ям и/й ями ях'],
  ['ья', 2, 'ья ьи ье ью ьей/ьею ье ьи ей/ий ьям ьи/ей/ий ьями ьях'],
  ['о', 1, 'о а у о ом е а ~/ов ам а/~ ами ах'],
  ['ко', 1, 'о а у о ом е и ~ ам и/~ ами ах'],
  ['ие', 1, 'е я ю е ем и я й ям я/й ями ях'],
  ['ье', 2, 'ье ья ью ье ьем ье/ьи ья ий/ей/ьев ьям ья ьями ьях'],
  ['[жчшщц]е', 1, 'е а у е ем е а ~ ам а/~ ами ах'],
  ['[лр]е', 1, 'е я ю е ем е я ей ям я/ей ями ях'],
  ['мя', 1, 'я ени ени я енем ени ена ен енам ена енами енах'],
  ['[аяеи]нин', 2, 'ин ина ину ина ином ине е 0 ам 0 ами ах'],
  ['енок', 4, 'енок енка енку енка енком енке ята ят ятам ят ятами ятах'],
  ['[жчшщ]онок', 4, 'онок онка онку онка онком онке ата ат атам ат атами атах'],
  ['(ин|ов|ев)', 0, '0 а у а ым е ы ых ым ых ыми ых'],
  ['(ин|ов|ев)а', 1, 'а ой ой у ой ой ы ых ым ых ыми ых'],
])
const ADJECTIVES = classes([
  ['(ый|ой)', 2, '= ого ому =/ого ым ом ые ых ым ые/ых ыми ых'],
  ['[гкхжчшщ](ий|ой)', 2, '= ого/его ому/ему =/ого/его им ом/ем ие их им ие/их ими их'],
  ['[нж]ий', 2, '= его ему =/его им ем ие их им ие/их ими их'],
  ['[чжлнтрв]ий', 2, '= ьего ьему =/ьего ьим ьем ьи ьих ьим ьи/ьих ьими ьих'],
  ['ая', 2, '= ой ой ую ой/ою ой ые/ие ых/их ым/им ые/ых/ие/их ыми/ими ых/их'],
  ['[жчшщ]ая', 2, '= ей ей ую ей/ею ей ие их им ие/их ими их'],
  ['яя', 2, '= ей ей юю ей/ею ей ие их им ие/их ими их'],
  ['ое', 2, '= ого ому = ым/им ом ые/ие ых/их ым/им ые/ие ыми/ими ых/их'],
  ['ее', 2, '= его ему = им ем ие их им ие ими их'],
  ['ые', 2, '= = = = = = ые ых ым ые/ых ыми ых'],
  ['ие', 2, '= = = = = = ие их им ие/их ими их'],
  ['ьи', 1, '= = = = = = и их им и/их ими их'],
  ['(мо|тво|сво)й', 1, '= его ему =/его им ем и их им и/их ими их'],
  ['(мо|тво|сво)я', 1, '= ей ей ю ей/ею ей и их им и/их ими их'],
])
const NUMERALS = classes([
  ['^два', 3, '= двух двум =/двух двумя двух = двух двум =/двух двумя двух'],
  ['^две', 3, '= двух двум =/двух двумя двух = двух двум =/двух двумя двух'],
  ['^три', 3, '= трех трем =/трех тремя трех = трех трем =/трех тремя трех'],
  [
    '^четыре',
    6,
    '= четырех четырем =/четырех четырьмя четырех = четырех четырем =/четырех четырьмя четырех',
  ],
  ['^пять', 4, '= пяти пяти = пятью пяти = пяти пяти = пятью пяти'],
])

const ADJECTIVAL = /(ый|ий|ой|ая|яя|ое|ее|ые|ие)$|^(мо|тво|сво)я$/
/** Behind these nothing is declined: «Ёжик в тумане». */
const PREPOSITIONS = new Set(
  'в во на из про за от до с со у для без под над по о об к ко при'.split(' '),
)
/** Numerals behind which a noun is in the genitive singular. */
const FEW = /^(два|две|три|четыре)$/u
const LINKS = new Set(['и', 'да', 'или'])
/** A name whose slot has more forms than this does not go through that slot. */
const MOST_IN_A_SLOT = 400

function classes(rows: readonly (readonly [string, number, string])[]): readonly WordClass[] {
  return rows.map(([end, cut, slots]) => ({
    end: new RegExp(`${end}$`, 'u'),
    cut,
    slots: slots.split(' ').map((slot) => slot.split('/')),
  }))
}

/** A noun of which a word may be the plural, and its plural forms. */
export interface RussianPlural {
  readonly singular: string
  readonly forms: readonly string[]
}

/** The nouns of which a lone word may be the plural: Царевны → царевна. */
export function russianPlurals(word: string): readonly RussianPlural[] {
  if (!/^[а-я]+$/u.test(word)) return []
  return plural(word).map((slots) => ({
    singular: slots[0]?.[0] ?? '',
    forms: slots.slice(6).flat(),
  }))
}

/** The forms of a lone word that is no noun in the singular: of an adjective, a plural, a numeral. */
export function russianWordForms(word: string): readonly string[] {
  if (word.length < 3 || !/^[а-я]+$/u.test(word)) return []
  const paradigms = [
    ...singular(word, NUMERALS),
    ...(isAdjectival(word) ? singular(word, ADJECTIVES) : []),
    ...plural(word),
  ]
  return paradigms.flat(2)
}

/**
 * Every form of a name in small letters, word by word, the name itself among them.
 *
 * @param hyphened - Whether a hyphen follows the word: its first part may stand still.
 */
export function russianForms(
  name: readonly string[],
  hyphened: readonly boolean[],
): readonly (readonly string[])[] {
  const words = name.map((word) => word.replaceAll('ё', 'е'))
  const slots = words.map((_, i) => slotsOf(words, hyphened, i))
  return declinedLengths(words).flatMap((declined) =>
    Array.from({ length: 12 }, (_, slot) => {
      const choices = words.map((word, i) => (i < declined ? (slots[i]?.[slot] ?? []) : [word]))
      return product(choices)
    }).flat(),
  )
}

function slotsOf(words: readonly string[], hyphened: readonly boolean[], at: number): Paradigm {
  const word = words[at] ?? ''
  const isCounted = at > 0 && FEW.test(words[at - 1] ?? '')
  const all = isCounted ? counted(word) : paradigmsOf(word, at === words.length - 1)
  return slotsIn(word, all, hyphened[at] ?? false)
}

/** All that the word at a place of a name of several words may be in the forms of the name. */
export function russianChoices(
  name: readonly string[],
  hyphened: readonly boolean[],
  at: number,
): readonly string[] {
  const words = name.map((word) => word.replaceAll('ё', 'е'))
  return [...new Set([words[at] ?? '', ...slotsOf(words, hyphened, at).flat()])]
}

/** How many of a name's first words are declined: all before a preposition, or its head alone. */
function declinedLengths(words: readonly string[]): readonly number[] {
  const stop = words.findIndex((word, i) => i > 0 && PREPOSITIONS.has(word))
  const lengths = [stop < 0 ? words.length : stop]
  const head = words.findIndex((word) => !ADJECTIVAL.test(word))
  if (head >= 0 && head + 1 < (lengths[0] ?? 0) && !LINKS.has(words[head + 1] ?? ''))
    lengths.push(head + 1)
  return lengths
}

/** What a word may be in each slot of a longer name; «Лео» and «Винни» may stand still. */
function slotsIn(word: string, all: readonly Paradigm[], mayStand: boolean): Paradigm {
  const stands = mayStand || all.length === 0 || /([^ио]е|[иоуюэ])$/u.test(word)
  const still = stands ? [word] : []
  return Array.from({ length: 12 }, (_, slot) => [
    ...new Set([...all.flatMap((paradigm) => paradigm[slot] ?? []), ...still]),
  ])
}

function product(choices: readonly (readonly string[])[]): readonly (readonly string[])[] {
  if (choices.reduce((size, { length }) => size * length, 1) > MOST_IN_A_SLOT) return []
  return choices.reduce<string[][]>(
    (left, right) => left.flatMap((words) => right.map((word) => [...words, word])),
    [[]],
  )
}

/** All paradigms of a word; a last word may be a noun however it ends. */
function paradigmsOf(word: string, isLast: boolean): readonly Paradigm[] {
  if (word.length < 3 || LINKS.has(word) || !/^[а-я]+$/u.test(word)) return []
  const number = singular(word, NUMERALS)
  if (number.length > 0) return number
  const adjectives = isAdjectival(word) ? singular(word, ADJECTIVES) : []
  if (ADJECTIVAL.test(word) && !isLast) return adjectives
  return [...adjectives, ...nouns(word), ...plural(word)]
}

function isAdjectival(word: string): boolean {
  return ADJECTIVAL.test(word) || word.endsWith('ьи')
}

/** Paradigms of a word taken for a nominative singular. */
function singular(word: string, table: readonly WordClass[]): Paradigm[] {
  return table
    .filter(({ end, cut }) => end.test(word) && (word.length - cut >= 2 || table === NUMERALS))
    .map(({ cut, slots }) => fill(slots, word.slice(0, word.length - cut), word))
}

/** Paradigms of a word taken for a noun in the nominative singular. */
const nouns = remembered((word) => [...singular(word, NOUNS), ...withoutVowel(word)])

/** котенок → котенка, боец → бойца, осел → осла, пень → пня. */
function withoutVowel(word: string): Paradigm[] {
  const [, head, , last] = /^(.*[^ыэюя])([ое])([кц]|[лнрс]ь?)$/u.exec(word) ?? []
  if (head === undefined || last === undefined) return []
  if (!/[кц]/u.test(last) && word.length >= 7) return []
  const soft = /[аеиоу]$/u.test(head)
    ? 'й'
    : head.endsWith('л') || /[^шжчщ]нек$/u.test(word)
      ? 'ь'
      : ''
  const cut = word.endsWith('ь') ? 1 : 0
  const like = NOUNS.find((each) => each.cut === cut && each.end.test(word))
  if (!like) return []
  const [, genitive = [], dative = [], , ...rest] = fill(
    like.slots,
    head + soft + last.replace('ь', ''),
    word,
  )
  return [[[word], genitive, dative, [word, ...genitive], ...rest]]
}

/** Paradigms of a word taken for a nominative plural. */
function plural(word: string): Paradigm[] {
  if (!/([ыие]|ята|ата)$/u.test(word) || word.length < 4) return []
  return lemmasOf(word).filter((slots) => slots[6]?.includes(word) === true)
}

/** Paradigms of a word behind two, three or four, where it is a genitive singular: три котёнка. */
function counted(word: string): Paradigm[] {
  return lemmasOf(word)
    .filter((slots) => slots[1]?.includes(word) === true)
    .map((slots) => slots.map((slot, i) => (i === 0 || i === 6 ? [word] : i > 6 ? slot : [])))
    .map((slots) => slots.with(9, [word, ...(slots[9] ?? [])]))
}

/** Paradigms of the nouns of which a word may be a plural or a genitive. */
const lemmasOf = remembered((word): Paradigm[] => {
  const stem = word.slice(0, -1)
  const soft = /[гкхцжшчщ]$/u.test(stem) ? [] : /[аеиоуэю]$/u.test(stem) ? ['й', 'я'] : ['ь', 'я']
  const heads = ['', 'а', ...soft, 'о', 'е', 'ин'].map((end) => stem + end)
  if (/(ята|ата)$/u.test(word))
    heads.push(word.slice(0, -3) + (word.endsWith('ята') ? 'енок' : 'онок'))
  if (/[ео]нка$/u.test(word)) heads.push(`${word.slice(0, -2)}ок`)
  if (/[кцлнр]$/u.test(stem)) heads.push(...bareStems(stem).slice(1))
  return heads.flatMap((head) => nouns(head))
})

function fill(slots: Paradigm, stem: string, word: string): Paradigm {
  const spell = (ending: string): readonly string[] => {
    if (ending === '0') return [stem]
    if (ending === '=') return [word]
    return ending === '~' ? bareStems(stem) : [stem + ending]
  }
  return slots.map((slot) => [...new Set(slot.flatMap((ending) => spell(ending)))])
}

const TWO_CONSONANTS = new RegExp(`^(.*(?:${CONSONANT}|ь))(${CONSONANT})$`, 'u')

/** What a stem without an ending may look like: кошк → кошк, кошок, кошек. */
function bareStems(stem: string): readonly string[] {
  const [, before, last] = TWO_CONSONANTS.exec(stem) ?? []
  if (before === undefined) return [stem]
  const head = before.replace(/[ьй]$/u, '')
  return [stem, `${head}о${last}`, `${head}е${last}`]
}
