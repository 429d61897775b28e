/** Inflected forms of nouns, by language: how many are found, and which other words. */
import { dictionaryOf, isOther, plain, wordsOf } from './forms/dictionaries.js'
import { heldOut } from './forms/held-out.js'
import { hasDictionary } from './forms/hunspell.js'
import { printShipped } from './forms/shipped.js'
import { listOption } from './options.js'
import { GRAMMARS, type FormLanguage } from '../src/normalise/words/grammars.js'
import { properFormsOf } from '../src/normalise/words/forms.js'

/** Forms with fewer letters are not looked for alone, so none is counted. */
const SHORTEST = 4

const HOW_TO_GET =
  'apt-get install hunspell-ru hunspell-uk hunspell-be hunspell-bg hunspell-pl hunspell-cs hunspell-de-de hunspell-en-us hunspell-es hunspell-fr hunspell-it hunspell-pt-pt hunspell-nl hunspell-sv hunspell-no hunspell-tr'

/** Prints recall and false dictionary words of nouns that the tables were not made from. */
export async function run(): Promise<void> {
  console.log('nouns kept out of the tables, forms by hunspell (Debian)')
  console.log('      nouns  recall  false words/keyword  forms/keyword')
  const asked = listOption('sets')
  for (const language of Object.keys(GRAMMARS) as FormLanguage[]) {
    if (asked && !asked.includes(language)) continue
    if (hasDictionary(dictionaryOf(language))) console.log(measure(language))
    else console.log(`  ${language}  skipped: no ${dictionaryOf(language)}, ${HOW_TO_GET}`)
  }
  if (!asked || asked.includes('shipped')) await printShipped()
}

function measure(language: FormLanguage): string {
  const words = wordsOf(language)
  let wanted = 0
  let found = 0
  let wrong = 0
  let made = 0
  const held = heldOut(words.nouns)
  for (const lemma of held) {
    const asName = properFormsOf(lemma, language, () => false)
    const forms = new Set(asName.map((form) => plain(form)).filter((form) => isLong(form)))
    const own = (words.nouns.get(lemma) ?? [])
      .map((form) => plain(form))
      .filter((form) => isLong(form) && form !== plain(lemma))
    made += forms.size
    wanted += own.length
    found += own.filter((form) => forms.has(form)).length
    wrong += [...forms].filter((form) => isOther(form, lemma, words)).length
  }
  const each = (count: number): string => (count / held.size).toFixed(2).padStart(6)
  const share = (found / wanted).toFixed(3)
  const size = String(held.size).padStart(6)
  return `  ${language}  ${size}   ${share}               ${each(wrong)}         ${each(made)}`
}

function isLong(form: string): boolean {
  return form.length >= SHORTEST
}
