/**
 * Which letters are read as which. One row per pair or group, made to be
 * checked by eye; `fold-character.ts` says when each applies.
 */

/** Pairs `from → to`, written `'fromTo fromTo'`. */
function pairs(text: string): ReadonlyMap<string, string> {
  return new Map(
    text.split(' ').map((pair) => {
      const [from = '', ...to] = pair
      return [from, to.join('')] as const
    }),
  )
}

/**
 * Letters whose capitals look alike, to Latin. One way and by capitals, as
 * titles are shouted: МАША and MAША are one word, and so are Booba and Вooba.
 * Unicode's own skeleton (UTS #39) goes by small letters in some font and
 * makes `rn` of `m`, so that cocomelon would be found in nothing but itself.
 */
export const HOMOGLYPHS: ReadonlyMap<string, string> = pairs(
  'аa вb еe кk мm нh оo рp сc тt уy хx іi јj ѕs ԁd һh ѵv ԛq ԝw үy ӏi ' + // Cyrillic
    'αa βb εe ζz ηh ιi κk μm νn οo ρp τt υy χx ϲc ϳj ' + // Greek
    'ᴀa ʙb ᴄc ᴅd ᴇe ꜰf ɢg ʜh ɪi ᴊj ᴋk ʟl ᴍm ɴn ᴏo ᴘp ʀr ꜱs ᴛt ᴜu ᴠv ᴡw ʏy ᴢz', // small capitals
)

/** Letters with a stroke, and ligatures: Unicode does not take them apart. */
export const STROKES: ReadonlyMap<string, string> = pairs(
  'łl øo đd ħh ŧt ıi ßss ẞss æae œoe þth ðd ŀl ŉn ſs ґг ғг қк ңн ұү ҳх җж ҙз ҡк ҫс ҝк ҹч',
)

/** Forms of one Arabic letter that are written for each other. */
export const ARABIC_FORMS: ReadonlyMap<string, string> = pairs(
  'أا إا آا ٱا ىي ئي یي ےي ةه ۀه ەه ؤو کك گك',
)

/** Digits read as letters, in a token of Latin letters. */
export const LATIN_LEET: ReadonlyMap<string, string> = pairs('0o 1i 3e 4a 5s 7t 8b @a $s')

/** Digits read as letters, in a token of Cyrillic letters; between consonants 4 is read as @, 3 as e. */
export const CYRILLIC_LEET: ReadonlyMap<string, string> = pairs('0о 1и 3з 4ч 6б 8в @а $с eе')

/** Vowels, in small letters and as the fold writes those that look Latin. */
export const VOWELS: ReadonlySet<number> = new Set(
  Array.from('аеёиоуыэюяіїєaeoyi', (letter) => letter.charCodeAt(0)),
)

/** Signs that NFKC would expand to letters although they belong to no word. */
export const SIGNS: ReadonlySet<string> = new Set('™℠№©®℗')

/** Signs written for an apostrophe; the second row are letters or accents by Unicode's own account. */
export const APOSTROPHES: ReadonlySet<string> = new Set("'`’‘‛′＇ʼʹʻʽʾʿˈˊˋ´΄᾽᾿")

/** Characters that are not seen: zero width, soft hyphen, directions, variation selectors, fillers. */
export const INVISIBLE =
  /[\u{FE00}-\u{FE0F}]|[\u{034F}\u{17B4}\u{17B5}\u{180B}-\u{180F}\u{E0000}-\u{E0FFF}]|[\u{00AD}\u{061C}\u{115F}\u{1160}\u{200B}-\u{200F}\u{202A}-\u{202E}\u{2060}-\u{206F}\u{3164}\u{FEFF}\u{FFA0}]/u

/** Marks that `diacritics` takes off: those of Latin, Cyrillic, Greek and Hebrew, not vowels of Indic scripts. */
export const DIACRITICS =
  /[\u{0300}-\u{036F}\u{1AB0}-\u{1AFF}\u{1DC0}-\u{1DFF}\u{20D0}-\u{20FF}\u{FE20}-\u{FE2F}]|[\u{0483}-\u{0487}\u{0591}-\u{05BD}\u{05BF}\u{05C1}\u{05C2}\u{05C4}\u{05C5}\u{05C7}]/gu

/** Marks that `arabic` takes off: harakat, Koranic signs, and tatweel, which only stretches a word. */
export const HARAKAT =
  /[\u{0610}-\u{061A}\u{0640}\u{064B}-\u{065F}\u{0670}\u{06D6}-\u{06DC}\u{06DF}-\u{06E8}\u{06EA}-\u{06ED}]/gu

/**
 * Characters that may melt into the one before: combining marks, the voicing
 * marks of half-width kana, Hangul in single letters. A text that has one is
 * put together before it is folded.
 */
export const COMBINING =
  /[\u{0300}-\u{036F}\u{0653}-\u{0655}\u{093C}\u{1161}-\u{11FF}\u{3099}\u{309A}\u{FF9E}\u{FF9F}]/u
