import { readDictionary, type Entry } from './hunspell.js'

/** The nouns and adjectives of a language, and every word of its dictionary. */
export interface Words {
  /** Lemma → its forms, itself left out, in small letters. */
  readonly nouns: ReadonlyMap<string, readonly string[]>
  /** Every tenth one, under each of its nominatives. */
  readonly adjectives: ReadonlyMap<string, readonly string[]>
  /** Folded word → the lemmas of which it is a form. */
  readonly owners: ReadonlyMap<string, readonly string[]>
}

/** How a dictionary's entries are told apart: by what their forms end in. */
interface Reading {
  readonly file: string
  readonly isNoun: (entry: Entry, forms: readonly string[]) => boolean
  readonly isAdjective?: (forms: readonly string[]) => boolean
  /** Forms that inflect the word and do not make another of it (a gender, a diminutive). */
  readonly keeps?: (change: string, form: string, lemma: string) => boolean
  /** Ends the nominatives of an adjective in other genders and in the plural. */
  readonly nominative?: RegExp
}

const some = (forms: readonly string[], ...ends: readonly RegExp[]): boolean =>
  ends.every((end) => forms.some((form) => end.test(form)))

const cyrillicNoun: Reading['isNoun'] = (_, forms) => some(forms, /[ая]м$/u, /[ая]х$/u)

const READINGS: Readonly<Record<string, Reading>> = {
  ru: {
    file: 'ru_RU',
    isNoun: cyrillicNoun,
    isAdjective: (forms) => some(forms, /[ео]го$/u, /[иы]х$/u),
    nominative: /(ая|яя|ое|ее|ые|ие)$/u,
  },
  uk: {
    file: 'uk_UA',
    isNoun: cyrillicNoun,
    isAdjective: (forms) => some(forms, /ого$/u),
    nominative: /[аяеєії]$/u,
  },
  be: {
    file: 'be_BY',
    isNoun: cyrillicNoun,
    isAdjective: (forms) => some(forms, /[аяо]га$/u),
    nominative: /(ая|яя|ае|яе|ыя|ія)$/u,
  },
  bg: {
    file: 'bg_BG',
    isNoun: (_, forms) => some(forms, /(та|то|ът|ят|те)$/u) && !some(forms, /(ш|ме|хте|ият)$/u),
    isAdjective: (forms) => some(forms, /ият$/u) && !some(forms, /(ш|хте)$/u),
    nominative: /[аои]$/u,
  },
  pl: {
    file: 'pl_PL',
    isNoun: (_, forms) => some(forms, /om$/u, /ach$/u) && !some(forms, /(ł|li)by$/u),
    isAdjective: (forms) => some(forms, /ego$/u, /[yi]ch$/u),
    keeps: (_, form) => /([yiaeą]|ego|emu|[yi]m|ej|[yi]ch|[yi]mi)$/u.test(form),
    nominative: /[ae]$/u,
  },
  cs: {
    file: 'cs_CZ',
    isNoun: (_, forms) => some(forms, /(ům|ám|ím)$/u, /(ech|ách|ích)$/u),
    isAdjective: (forms) => some(forms, /[éí]ho$/u),
    keeps: (_, form) => /([ýáéí]|[éí]ho|[éí]mu|[éýí]m|ou|[ýí]ch|[ýí]mi)$/u.test(form),
    nominative: /[áéí]$/u,
  },
  de: {
    file: 'de_DE',
    isNoun: ({ lemma }, forms) => /^\p{Lu}\p{Ll}+$/u.test(lemma) && forms.length > 1,
    keeps: (change, form) =>
      !/(in|innen|chen|chens)$/u.test(change) && !/(\p{Ll}\p{Lu}|-$)/u.test(form),
  },
  en: {
    file: 'en_US',
    isNoun: ({ lemma, flags }) =>
      flags.length > 0 && flags.every((flag) => 'SM'.includes(flag)) && /^[a-z]+$/u.test(lemma),
  },
  es: {
    file: 'es_ES',
    isNoun: ({ flags }) => flags.includes('S') && !flags.some((flag) => 'RED'.includes(flag)),
    keeps: (change) => /^(0s|0es|1ces|2ones|2anes|2enes|2ines|2unes)$/u.test(change),
  },
  fr: {
    file: 'fr',
    isNoun: ({ remarks }) => remarks.includes('po:nom') && !remarks.includes('po:adj'),
    keeps: (change) => /^(0s|0x|\dux)$/u.test(change),
  },
  it: {
    file: 'it_IT',
    isNoun: ({ lemma, flags }) => flags.length > 0 && !/(are|ere|ire|rsi)$/u.test(lemma),
    keeps: (change, form, lemma) =>
      /^[12]h?[ie]$/u.test(change) && !(lemma.endsWith('o') && form.endsWith('e')),
  },
  pt: {
    file: 'pt_PT',
    isNoun: ({ remarks }) => /CAT=(nc|a_nc)/u.test(remarks),
    keeps: (change, form) =>
      /^\d(s|es|is|ões|ães|ns|eis|óis)$/u.test(change) && change !== '1as' && !/inh/u.test(form),
  },
  nl: {
    file: 'nl',
    isNoun: ({ lemma, flags }) =>
      /^[a-z]+$/u.test(lemma) && !flags.some((flag) => /^(V3|P.|A[a-z])$/u.test(flag)),
    keeps: (change, form) => /(en|s|ën)$/u.test(form) && !/(jes|-|den)$/u.test(change),
  },
  sv: {
    file: 'sv_SE',
    isNoun: ({ flags }) =>
      flags.includes('A') && flags.includes('D') && !flags.some((flag) => 'BOENP'.includes(flag)),
    keeps: (_, form) => !form.endsWith('-'),
  },
  no: {
    file: 'nb_NO',
    isNoun: (_, forms) => some(forms, /(en|et)$/u, /ene$/u),
    keeps: (_, form) => !/(is|este?|lige?|het.*|ere)$/u.test(form),
  },
  tr: {
    file: 'tr_TR',
    isNoun: (_, forms) => some(forms, /l[ae]r$/u, /d[ae]n$/u),
    keeps: (change) =>
      /^\d([yn]?[ıiuü]n?|[ğbcdy]?[ıiuü]n?|[ynğbcd]?[ae]|[dt][ae]n?|l[ae]r([ıi]n?|[ae]|d[ae]n?)?|y?l[ae])$/u.test(
        change,
      ),
  },
}

/** The file of a language's dictionary. */
export function dictionaryOf(language: string): string {
  return READINGS[language]?.file ?? language
}

/** What turns a word into another one: `1ами`, a letter cut and ами put there. */
export function changeBetween(lemma: string, form: string): string {
  let same = 0
  while (same < lemma.length && lemma[same] === form[same]) same++
  return `${lemma.length - same}${form.slice(same)}`
}

/** Adjectives are regular: every tenth is enough. */
const EVERY = 10

/** Reads the words of a language. */
export function wordsOf(language: string): Words {
  const reading = READINGS[language]
  if (!reading) throw new Error(`${language}: no dictionary is read`)
  const { entries, expand } = readDictionary(reading.file)
  const nouns = new Map<string, string[]>()
  const adjectives = new Map<string, string[]>()
  const owners = new Map<string, string[]>()
  let adjectivesSeen = 0
  for (const entry of entries) {
    const raw = expand(entry)
    const lemma = small(entry.lemma, language)
    for (const form of raw) push(owners, plain(small(form, language)), [lemma])
    if (lemma.length < 3 || /['’-]/u.test(lemma)) continue
    const isAdjective = reading.isAdjective?.(raw) ?? false
    if (!isAdjective && !reading.isNoun(entry, raw)) continue
    const isKept = isAdjective || !reading.isAdjective ? reading.keeps : undefined
    const forms = raw
      .filter((form) => form !== entry.lemma)
      .filter((form) => isKept?.(changeBetween(entry.lemma, form), form, entry.lemma) ?? true)
      .map((form) => small(form, language))
    if (forms.length === 0) continue
    if (!isAdjective) {
      push(nouns, lemma, forms)
      continue
    }
    if (adjectivesSeen++ % EVERY !== 0) continue
    push(adjectives, lemma, forms)
    for (const form of forms)
      if (reading.nominative?.test(form)) push(adjectives, form, [lemma, ...forms])
  }
  return { nouns, adjectives, owners }
}

/** A word as texts are searched: without the marks on Latin letters. */
export function plain(word: string): string {
  if (!/[\u00c0-\u024f]/u.test(word)) return word
  return word
    .normalize('NFD')
    .replaceAll(/(?<=[a-z])\p{M}/gu, '')
    .replaceAll('ł', 'l')
    .replaceAll('ø', 'o')
}

/** Whether a word, folded, is in the dictionary, and no form of the lemma. */
export function isOther(word: string, lemma: string, { owners }: Words): boolean {
  const lemmas = owners.get(word)
  return lemmas !== undefined && !lemmas.includes(lemma)
}

function push(map: Map<string, string[]>, key: string, values: readonly string[]): void {
  const known = map.get(key) ?? []
  map.set(key, known)
  for (const value of values) if (value !== key && !known.includes(value)) known.push(value)
  if (known.length === 0) known.push(...values)
}

function small(word: string, language: string): string {
  const lower = word.toLowerCase()
  return language === 'ru' ? lower.replaceAll('ё', 'е') : lower
}
