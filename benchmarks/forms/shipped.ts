/** The shipped rules on case forms of their projects, on traps, and on real Russian titles. */
import { existsSync } from 'node:fs'
import { readItems } from '../../src/read/read.js'
import { askRules, type AskRules } from '../../src/cascade/ask-rules.js'
import type { Item } from '../../src/types/item.js'
import { CASE_FORMS, TRAPS } from '../../test/rules/shipped/case-forms.js'
import { data } from '../matcher/corpus.js'
import { shippedRules } from '../parity.js'

/** Labelled rows whose projects are none of the shipped ones: every claim on them is false. */
const STRANGERS = ['rutube', 'yt']

/** Prints case forms found, traps and real titles claimed, with forms and without. */
export async function printShipped(): Promise<void> {
  const rules = await shippedRules()
  const titles = await russianTitles()
  console.log('\nthe shipped rules: case forms of their projects, traps, real Russian titles')
  for (const [name, settings] of [
    ['with forms and typos', {}],
    ['without forms', { forms: 'off' }],
    ['without forms and typos', { forms: 'off', typos: 'off' }],
  ] as const) {
    const { ask } = askRules(rules, settings)
    const found = Object.entries(CASE_FORMS).flatMap(([file, forms]) =>
      forms.split(', ').map((form) => claimsOn(ask, `Новая серия ${form} 12`, true).includes(file)),
    )
    const share = found.filter(Boolean).length / found.length
    const trapped = TRAPS.filter((trap) => claimsOn(ask, trap).length > 0)
    const claimed = titles.filter((title) => claimsOn(ask, title).length > 0)
    console.log(
      `  ${name.padEnd(24)} ${share.toFixed(3)} of ${found.length} forms, ${trapped.length} of ${TRAPS.length} traps, ${claimed.length} of ${titles.length} titles`,
    )
    for (const each of [...trapped, ...claimed]) console.log(`    ${each}`)
  }
}

/** The rule files that claim a title of a video that is no short; @param possible - or may. */
function claimsOn(ask: AskRules, title: string, possible = false): readonly string[] {
  const { claims } = ask(itemOf(title))
  return claims
    .filter(({ absent }) => possible || absent.length === 0)
    .map(({ place }) => place.file.replaceAll(/^.*\/|\.yaml$/gu, ''))
}

function itemOf(title: string): Item {
  const place = { file: '', line: 0, column: 0 }
  const texts = { title }
  return {
    id: '',
    texts,
    numbers: { is_shorts: 0 },
    categories: {},
    gold: undefined,
    kept: [],
    place,
  }
}

async function russianTitles(): Promise<readonly string[]> {
  const titles: string[] = []
  for (const name of STRANGERS) {
    const file = `${data}/${name}/train.csv`
    if (!existsSync(file)) continue
    for await (const { items } of readItems({ inputs: [file] }))
      for (const { texts } of items)
        if (isRussian(texts['title'])) titles.push(texts['title'] ?? '')
  }
  return titles
}

/** Whether more letters are Cyrillic than Latin. */
function isRussian(title = ''): boolean {
  const cyrillic = title.match(/\p{Script=Cyrillic}/gu)?.length ?? 0
  return cyrillic > (title.match(/\p{Script=Latin}/gu)?.length ?? 0)
}
