import { sha256 } from '../numbers/sha256.js'
import { escapeHtml, escapeJson, shownText } from './html.js'
import { STYLE } from './page-parts.js'
import type { ReviewRow } from './review-row.js'
import { REVIEW_SCRIPT } from './review-script.js'
import { REVIEW_WORDS } from './review-words.js'
import type { ReportLanguage } from './words.js'

/** What the review page shows. */
export interface ReviewContent {
  /** The rows in the order in which they are asked. */
  readonly rows: readonly ReviewRow[]
  readonly projects: readonly string[]
  /** The word for no project. */
  readonly none: string
  /** Who reviews, until another name is written. */
  readonly who: string
  readonly language: ReportLanguage
}

const OWN_STYLE = `
main{display:grid;gap:.75rem}h2{font-size:1.5rem;margin:0;overflow-wrap:anywhere}
header{display:flex;flex-wrap:wrap;gap:.5rem 2rem;align-items:end;justify-content:space-between}
header h1{margin:0}.soft{color:var(--soft)}p{margin:0}
.choices,.tools,.chips{display:flex;flex-wrap:wrap;gap:.5rem;list-style:none;margin:0;padding:0}
.choices button,.tools button,dialog button,.chips button{font:inherit;color:inherit;background:var(--paper);border:1px solid var(--soft);border-radius:6px;padding:.6rem .9rem;min-height:2.75rem;cursor:pointer;text-align:start;overflow-wrap:anywhere}
button:disabled{opacity:.5;cursor:default}
.choices button:hover,.choices button.on{background:var(--bar)}kbd{font:inherit;font-weight:700;margin-inline-end:.5rem}
.found{list-style:none;margin:.25rem 0 0;padding:0;border:1px solid var(--soft);border-radius:6px;max-width:30rem}
.found:empty{display:none}.found li{padding:.5rem .75rem;cursor:pointer;overflow-wrap:anywhere}.found li[aria-selected=true]{background:var(--bar)}
.word[data-on]{background:var(--bar);outline:2px solid var(--link)}
dialog{color:inherit;background:var(--paper);border:1px solid var(--soft);border-radius:8px;max-width:min(50rem,95vw)}
dialog form{display:grid;gap:.75rem;align-items:stretch}pre{white-space:pre-wrap;overflow-wrap:anywhere;margin:0;max-height:40vh;overflow:auto}
dl{margin:0;display:grid;gap:.25rem}dt{color:var(--soft);font-size:.9rem}dd{margin:0;overflow-wrap:anywhere}
@media(max-width:40rem){body{padding:.5rem}h2{font-size:1.2rem}.choices,.choices li,.choices button{width:100%}}
`

/** The review page, and the policy that it runs under: its one script, and requests to its own server. */
export function reviewPage(content: ReviewContent): {
  readonly html: string
  readonly policy: string
} {
  const words = REVIEW_WORDS[content.language]
  const script = sha256(REVIEW_SCRIPT, 'base64')
  const policy = `default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-${script}'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`
  const html = [
    `<!doctype html><html lang="${content.language}"><head><meta charset="utf-8">`,
    '<meta name="viewport" content="width=device-width,initial-scale=1">',
    `<title>${words.title}</title><style>${STYLE}${OWN_STYLE}</style></head><body>`,
    `<header><h1>${words.title}</h1><p id="progress"></p><label>${words.who}<input id="who" autocomplete="name" maxlength="200" value="${escapeHtml(content.who)}"></label></header>`,
    `<main id="card">${cardHtml(words)}</main>`,
    dialogHtml(words),
    `<details><summary>${words.keys}</summary><p>${words.keys_text}</p></details>`,
    `<script type="application/json" id="data">${escapeJson(dataOf(content))}</script>`,
    `<script>${REVIEW_SCRIPT}</script></body></html>\n`,
  ].join('\n')
  return { html, policy }
}

type Words = (typeof REVIEW_WORDS)[ReportLanguage]

function cardHtml(words: Words): string {
  const tools = (['back', 'skip', 'undo', 'word'] as const).map(
    (name) => `<button type="button" id="${name}">${words[name]}</button>`,
  )
  return [
    '<p id="reasons" class="soft"></p><h2 id="title" tabindex="-1"></h2><dl id="beside"></dl>',
    '<p id="said"></p><p id="why" class="soft"></p><p id="before"></p>',
    '<ol class="choices" id="choices"></ol>',
    `<div id="several" hidden><p>${words.several}</p><ul class="chips" id="chips"></ul><div class="tools"><button type="button" id="save">${words.several_done}</button></div></div>`,
    `<div><label>${words.other}<input id="other" role="combobox" aria-expanded="false" aria-controls="found" aria-autocomplete="list" autocomplete="off" maxlength="200"></label><ul class="found" id="found" role="listbox" aria-label="${words.other}"></ul></div>`,
    `<div class="tools">${tools.join('')}</div>`,
    '<p id="status" role="status"></p><p id="random" class="soft"></p>',
  ].join('')
}

function dialogHtml(words: Words): string {
  return `<dialog id="dialog" aria-labelledby="dialog-title"><form method="dialog"><h2 id="dialog-title">${words.word}</h2><label>${words.keyword}<input id="word-text" maxlength="200"></label><label>${words.word_for}<select id="word-project"></select></label><p id="impact" role="status"></p><pre id="diff" tabindex="0" hidden></pre><div class="tools"><button type="button" id="look">${words.look}</button><button type="button" id="yes" disabled>${words.yes}</button><button type="button" id="no">${words.no}</button></div></form></dialog>`
}

/** What the script is given; what is shown has unseen signs by their number. */
function dataOf({ rows, projects, none, language }: ReviewContent): unknown {
  const shown = rows.map((row) => ({
    ...row,
    title: shownText(row.title),
    why: shownText(row.why),
    beside: row.beside.map(({ name, text }) => ({ name, text: shownText(text) })),
  }))
  return { rows: shown, projects, none, words: REVIEW_WORDS[language] }
}
