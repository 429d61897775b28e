/** How a report looks: light and dark, wide and narrow. */
export const STYLE = `
:root{color-scheme:light dark;--ink:#1b1f24;--soft:#57606a;--paper:#fff;--line:#d0d7de;--bar:#cfe3fb;--link:#0550ae;--bad:#a40e26;--good:#116329}
@media(prefers-color-scheme:dark){:root{--ink:#e6edf3;--soft:#a5b0bb;--paper:#0d1117;--line:#3d444d;--bar:#17375e;--link:#79c0ff;--bad:#ff9b95;--good:#7ee787}}
*{box-sizing:border-box}
body{margin:0 auto;max-width:76rem;padding:1rem;font:16px/1.5 system-ui,sans-serif;color:var(--ink);background:var(--paper)}
a{color:var(--link)}h1{font-size:1.6rem}h2{font-size:1.2rem;margin:2rem 0 .5rem}
.skip{position:absolute;left:-99rem}.skip:focus{left:1rem;top:0;background:var(--paper);padding:.5rem}
.wide{overflow-x:auto;margin:1rem 0}:focus-visible{outline:3px solid var(--link);outline-offset:2px}
table{border-collapse:collapse;font-variant-numeric:tabular-nums}
caption{text-align:start;color:var(--soft);padding:.25rem 0}
th,td{text-align:start;padding:.25rem .75rem;border-bottom:1px solid var(--line);font-weight:400;vertical-align:top}
thead th{font-weight:600;position:sticky;top:0;background:var(--paper)}
td.number{text-align:end;white-space:nowrap}td.bar{background:linear-gradient(to right,var(--bar) var(--share),transparent 0)}
th button{font:inherit;font-weight:600;color:inherit;background:none;border:0;padding:0;cursor:pointer;text-align:start}
th[aria-sort=ascending] button::after{content:" \\2191"}th[aria-sort=descending] button::after{content:" \\2193"}
form{display:flex;flex-wrap:wrap;gap:1rem;align-items:end}label{display:flex;flex-direction:column}
input,select,.more{font:inherit;color:inherit;background:var(--paper);border:1px solid var(--soft);border-radius:4px;padding:.4rem .6rem;max-width:100%}
.row{border-bottom:1px solid var(--line);padding:.6rem 0}.row p{margin:.1rem 0;overflow-wrap:anywhere}
.row .small{color:var(--soft);font-size:.9rem}.bad{color:var(--bad)}.good{color:var(--good)}mark{background:var(--bar);color:inherit}
`

/** What a report does: tables that sort, and a list of rows with filters and search. Text is only ever set as text. */
export const SCRIPT = `'use strict'
for (const table of document.querySelectorAll('table.sortable')) {
  const heads = [...table.tHead.rows[0].cells]
  heads.forEach((head, at) => head.firstChild.addEventListener('click', () => {
    const up = head.getAttribute('aria-sort') === 'descending'
    for (const other of heads) other.removeAttribute('aria-sort')
    head.setAttribute('aria-sort', up ? 'ascending' : 'descending')
    const key = row => { const cell = row.cells[at]; return cell.dataset.value === undefined ? (cell.classList.contains('number') ? -Infinity : cell.textContent) : Number(cell.dataset.value) }
    const order = (a, b) => typeof a === 'string' ? a.localeCompare(b) : a - b
    const rows = [...table.tBodies[0].rows].sort((a, b) => order(key(a), key(b)) * (up ? 1 : -1))
    table.tBodies[0].append(...rows)
  }))
}
const { rows, words, none } = JSON.parse(document.getElementById('rows').textContent)
const list = document.getElementById('list'), count = document.getElementById('count'), more = document.getElementById('more')
const search = document.getElementById('search'), worth = document.getElementById('worth'), project = document.getElementById('project'), stage = document.getElementById('stage')
const isSuspect = row => row.worth === 'error' && row.probability >= 0.9
const text = row => [row.id, row.title, row.gold, row.project, row.why, row.runnerUp].join(' ').toLowerCase()
const element = (name, className, ...parts) => { const made = document.createElement(name); if (className) made.className = className; made.append(...parts); return made }
const lit = (value, query) => {
  const made = document.createElement('bdi'), small = value.toLowerCase()
  if (!query || small.length !== value.length) { made.append(value); return made }
  let from = 0
  for (let at = small.indexOf(query); at >= 0; at = small.indexOf(query, from)) { made.append(value.slice(from, at), element('mark', '', value.slice(at, at + query.length))); from = at + query.length }
  made.append(value.slice(from)); return made
}
const show = (row, query) => {
  const said = element('p', '', element('b', row.gold === undefined ? '' : row.gold === row.project ? 'good' : 'bad', lit(row.project, query)))
  if (row.gold !== undefined && row.gold !== row.project) said.append(' \\u00b7 ' + words.gold + ': ', lit(row.gold, query))
  if (row.probability !== undefined) said.append(' \\u00b7 ' + words.probability + ' ' + row.probability.toFixed(2))
  if (row.stage) said.append(' \\u00b7 ' + row.stage)
  if (row.runnerUp) said.append(' \\u00b7 ' + words.runnerUp + ': ', lit(row.runnerUp, query))
  return element('li', 'row', element('p', '', lit(row.title || row.id, query)), said, element('p', 'small', lit(row.why, query)), element('p', 'small', words.id + ' ', lit(row.id, query)))
}
let most = 50
const draw = () => {
  const query = search.value.trim().toLowerCase()
  const found = rows.filter(row => (worth.value === '' || (worth.value === 'suspect' ? isSuspect(row) : row.worth === worth.value)) && (project.value === '' || row.project === project.value || row.gold === project.value) && (stage.value === '' || row.stage === stage.value) && (query === '' || text(row).includes(query)))
  count.textContent = found.length + ' ' + words.found
  list.replaceChildren(...found.slice(0, most).map(row => show(row, query)))
  more.hidden = found.length <= most
}
const again = () => { most = 50; draw() }
search.addEventListener('input', again)
for (const choice of [worth, project, stage]) choice.addEventListener('change', again)
more.addEventListener('click', () => { const at = list.children.length; most += 50; draw(); const next = list.children[at]; if (next) { next.tabIndex = -1; next.focus() } })
document.querySelector('form').addEventListener('submit', event => event.preventDefault())
draw()
`
