import { BE, BG, RU, UK } from './endings/east.js'
import { CS } from './endings/czech.js'
import { DE, EN, NL } from './endings/germanic.js'
import { NO } from './endings/norwegian.js'
import { PL } from './endings/polish.js'
import { ES, FR, IT, PT } from './endings/romance.js'
import { SV } from './endings/swedish.js'
import { TR } from './endings/turkish.js'
import type { Endings } from './endings/endings.js'

/** Inflection rules of a language besides its endings. */
export interface Grammar extends Endings {
  /** Words that are never inflected: conjunctions, articles. */
  readonly still: ReadonlySet<string>
  /** Prepositions: nothing behind them is inflected. */
  readonly stops: ReadonlySet<string>
  /** Ends a noun that may be in the nominative plural. */
  readonly plural?: RegExp
  /** An adjective is never a name's last word. */
  readonly adjectivesLead?: boolean
  /** Adjectives, plurals and longer names go by the paradigms of `russian-forms.ts`. */
  readonly isRussian?: boolean
  /** Words whose forms are listed. */
  readonly fixed: ReadonlyMap<string, readonly string[]>
}

const NOTHING: ReadonlySet<string> = new Set()
const NONE: ReadonlyMap<string, readonly string[]> = new Map()

function setOf(words: string): ReadonlySet<string> {
  return new Set(words.split(' '))
}

/** Irregular: і and е alternate in few Ukrainian words; this one is frequent in names. */
const BEAR = 'ведмедя ведмедю ведмедеві ведмедем ведмеді ведмедів ведмедям ведмедями ведмедях'

/** German articles by their forms. */
const ARTICLES = new Map([
  ['der', ['den', 'dem', 'des', 'die']],
  ['die', ['der', 'den']],
  ['das', ['dem', 'des', 'die']],
  ['ein', ['einen', 'einem', 'eines']],
  ['eine', ['einer']],
])

/** The languages whose names are inflected. */
export const GRAMMARS = {
  ru: { ...RU, still: setOf('и да или'), stops: NOTHING, fixed: NONE, isRussian: true },
  uk: {
    ...UK,
    still: setOf('і й та або'),
    stops: setOf('в у на з із зі за від до для без під над по о об при про'),
    plural: /[иії]$/u,
    fixed: new Map([['ведмідь', BEAR.split(' ')]]),
  },
  be: {
    ...BE,
    still: setOf('і й ды або'),
    stops: setOf('в у ў на з са за ад да для без пад над па аб пра пры'),
    plural: /[ыі]$/u,
    fixed: NONE,
  },
  bg: {
    ...BG,
    still: setOf('и или'),
    stops: setOf('в във на с със за от до без по при през под над'),
    plural: /и$/u,
    fixed: NONE,
  },
  pl: {
    ...PL,
    still: setOf('i a oraz lub'),
    stops: setOf('w we na z ze za od do dla bez pod nad po o przy u'),
    plural: /[yi]$/u,
    fixed: NONE,
  },
  cs: {
    ...CS,
    still: setOf('a i nebo'),
    stops: setOf('v ve na z ze za od do pro bez pod nad po o u při s se k ke'),
    plural: /[yi]$/u,
    fixed: NONE,
  },
  de: {
    ...DE,
    still: setOf('und oder'),
    stops: setOf('im in am an auf von vom zu zum zur mit bei für aus ohne'),
    fixed: ARTICLES,
    adjectivesLead: true,
  },
  en: {
    ...EN,
    still: setOf('a an and or the'),
    stops: setOf('in on at of from to with for by'),
    fixed: NONE,
  },
  es: {
    ...ES,
    still: setOf('y e o el la los las un una unos unas'),
    stops: setOf('de del en con por para sin a al'),
    fixed: NONE,
  },
  fr: {
    ...FR,
    still: setOf('et ou le la les l un une des'),
    stops: setOf('de du d en au aux à avec pour sans dans'),
    fixed: NONE,
  },
  it: {
    ...IT,
    still: setOf('e o il lo la i gli le l un uno una'),
    stops: setOf('di del dello della dei degli delle in nel nella con per da a al'),
    fixed: NONE,
  },
  pt: {
    ...PT,
    still: setOf('e ou o a os as um uma'),
    stops: setOf('de do da dos das em no na com por para sem'),
    fixed: NONE,
  },
  nl: {
    ...NL,
    still: setOf('en of de het een'),
    stops: setOf('van in op met uit voor bij naar aan'),
    fixed: NONE,
  },
  sv: {
    ...SV,
    still: setOf('och eller en ett den det de'),
    stops: setOf('i på av med från till för'),
    fixed: NONE,
  },
  no: {
    ...NO,
    still: setOf('og eller en et den det de'),
    stops: setOf('i på av med fra til for'),
    fixed: NONE,
  },
  tr: { ...TR, still: setOf('ve ile bir'), stops: setOf('için'), fixed: NONE },
} as const satisfies Readonly<Record<string, Grammar>>

/** A language whose names are inflected. */
export type FormLanguage = keyof typeof GRAMMARS
