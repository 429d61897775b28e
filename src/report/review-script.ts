/** What the review page does: rows one by one, answers by one key. Text is only ever set as text. */
export const REVIEW_SCRIPT = `'use strict'
const { rows, projects, none, words } = JSON.parse(document.getElementById('data').textContent)
const by = id => document.getElementById(id)
const who = by('who'), other = by('other'), found = by('found'), dialog = by('dialog'), titleBox = by('title')
who.value = localStorage.getItem('kaskad-who') || who.value
who.addEventListener('change', () => localStorage.setItem('kaskad-who', who.value))
let at = -1, answers = {}, several = [], pick = 0, options = [], marked, busy = false
const make = (name, className, ...parts) => { const made = document.createElement(name); if (className) made.className = className; made.append(...parts); return made }
const name = text => make('bdi', '', text === none || text === 'none' ? words.none : text)
const status = text => { by('status').textContent = text }
const send = async (path, body) => {
  const answer = await fetch('/api/' + path, body && { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })
  const given = await answer.json()
  if (!answer.ok) throw new Error(given.error || answer.status)
  return given
}
const work = async task => {
  if (busy) return
  busy = true
  try { await task() } catch (error) { status(words.failed + ': ' + error.message) } finally { busy = false }
}
const refresh = async () => {
  const state = await send('answers')
  answers = state.answers
  const done = rows.filter(row => Object.hasOwn(answers, row.id)).length
  by('progress').textContent = words.answered + ' ' + done + ' ' + words.of + ' ' + rows.length
  const { answered, right } = state.random
  by('random').textContent = answered === 0 ? '' : words.random + ': ' + right + ' / ' + answered
}
const draw = () => {
  const row = rows[at]
  several = []; endMark(); closeFound()
  by('reasons').textContent = row ? row.reasons.map(reason => words.reasons[reason]).join(' \\u00b7 ') : ''
  drawTitle(row ? row.title : words.all_done)
  by('beside').replaceChildren(...(row ? row.beside : []).flatMap(({ name, text }) => [make('dt', '', name), make('dd', '', make('bdi', '', text))]))
  drawSaid(row); drawChoices(row); drawSeveral()
  titleBox.focus({ preventScroll: true })
}
const drawTitle = text => {
  const parts = []
  let from = 0
  for (const match of text.matchAll(/[\\p{L}\\p{N}][\\p{L}\\p{N}\\p{M}'\\u2019-]*/gu)) {
    const word = make('span', 'word', match[0])
    word.dataset.from = match.index; word.dataset.to = match.index + match[0].length
    parts.push(text.slice(from, match.index), word)
    from = match.index + match[0].length
  }
  titleBox.replaceChildren(make('bdi', '', ...parts, text.slice(from)))
}
const drawSaid = row => {
  const said = by('said')
  said.replaceChildren()
  by('why').textContent = row && row.why ? words.why + ': ' + row.why : ''
  by('before').replaceChildren()
  if (!row) return
  said.append(words.decided + ': ', make('b', '', name(row.project)))
  if (row.probability !== undefined) said.append(' \\u00b7 ' + words.chance + ' ' + row.probability.toFixed(2))
  if (row.stage) said.append(' \\u00b7 ' + words.stage + ' ' + row.stage)
  if (row.runnerUp) said.append(' \\u00b7 ' + words.second + ': ', name(row.runnerUp))
  if (row.gold !== undefined) said.append(' \\u00b7 ' + words.label + ': ', make('b', row.gold === row.project ? 'good' : 'bad', name(row.gold)))
  const before = Object.hasOwn(answers, row.id) ? answers[row.id] : undefined
  if (before) by('before').append(words.before + ': ', ...before.labels.flatMap((label, nth) => nth ? [', ', name(label)] : [name(label)]), ' (', make('bdi', '', before.who), ', ' + new Date(before.when).toLocaleString() + ')')
}
const drawChoices = row => {
  const list = row ? [...row.choices.map((choice, nth) => [String(nth + 1), choice]), ['0', none]] : []
  by('choices').replaceChildren(...list.map(([key, choice]) => {
    const button = make('button', '', make('kbd', '', key), name(choice))
    button.type = 'button'
    button.addEventListener('click', event => choose(choice, event.shiftKey))
    return make('li', '', button)
  }))
}
const drawSeveral = () => {
  by('several').hidden = several.length === 0
  by('chips').replaceChildren(...several.map(project => {
    const chip = make('button', '', name(project), ' \\u00d7')
    chip.type = 'button'
    chip.addEventListener('click', () => toggle(project))
    return make('li', '', chip)
  }))
}
const toggle = project => { several = several.includes(project) ? several.filter(one => one !== project) : [...several, project]; drawSeveral() }
const choose = (project, isOneOfSeveral) => {
  if (isOneOfSeveral && project !== none) return toggle(project)
  answer(project === none ? ['none'] : [...new Set([...several, project])])
}
const answer = labels => work(async () => {
  const row = rows[at]
  if (!row) return
  if (who.value.trim() === '') { who.focus(); return }
  await send('answer', { id: row.id, labels, who: who.value })
  await refresh()
  move(1)
  status(words.saved + ': ' + labels.map(label => label === 'none' ? words.none : label).join(', '))
})
const move = (step, all) => {
  for (let n = 1; n <= rows.length; n++) {
    const next = (at + step * n + rows.length * n) % rows.length
    if (all || !Object.hasOwn(answers, rows[next].id)) { at = next; return draw() }
  }
  at = -1; draw()
}
const undo = () => work(async () => {
  const { id } = await send('undo', { who: who.value })
  await refresh()
  const place = rows.findIndex(row => row.id === id)
  if (place >= 0) { at = place; draw() }
  status(id === null ? words.nothing : words.undone)
})
const search = () => {
  const query = other.value.trim().toLowerCase()
  const names = query === '' ? [] : projects.filter(project => project.toLowerCase().includes(query))
  names.sort((a, b) => Number(!a.toLowerCase().startsWith(query)) - Number(!b.toLowerCase().startsWith(query)))
  options = names.slice(0, 8)
  if (query !== '' && !projects.some(project => project.toLowerCase() === query)) options.push(other.value.trim())
  pick = Math.max(0, Math.min(pick, options.length - 1))
  found.replaceChildren(...options.map((project, nth) => {
    const item = make('li', '', name(project), projects.includes(project) ? '' : ' (' + words.new + ')')
    item.id = 'found-' + nth
    item.setAttribute('role', 'option'); item.setAttribute('aria-selected', String(nth === pick))
    item.addEventListener('click', event => take(project, event.shiftKey))
    return item
  }))
  other.setAttribute('aria-expanded', String(options.length > 0))
  if (options.length > 0) other.setAttribute('aria-activedescendant', 'found-' + pick); else other.removeAttribute('aria-activedescendant')
}
const closeFound = () => { other.value = ''; pick = 0; search() }
const take = (project, isOneOfSeveral) => { closeFound(); choose(project, isOneOfSeveral) }
other.addEventListener('input', () => { pick = 0; search() })
const spans = () => [...titleBox.querySelectorAll('.word')]
const endMark = () => { marked = undefined; for (const span of spans()) delete span.dataset.on; }
const showMark = () => spans().forEach((span, nth) => { if (nth >= marked[0] && nth <= marked[1]) span.dataset.on = ''; else delete span.dataset.on })
const beginMark = () => { if (spans().length === 0 || at < 0) return; marked = [0, 0]; showMark(); status(words.word_help) }
const markedText = () => { const all = spans(); return rows[at].title.slice(Number(all[marked[0]].dataset.from), Number(all[marked[1]].dataset.to)) }
const keyInMark = event => {
  const last = spans().length - 1, [from, to] = marked
  const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0
  if (step !== 0) {
    const end = Math.max(0, Math.min(last, to + step))
    marked = event.shiftKey ? [Math.min(from, end), end] : [end, end]
    showMark(); status(markedText())
  } else if (event.key === 'Enter') { const text = markedText(); endMark(); openDialog(text) }
  else if (event.key === 'Escape') { endMark(); status('') }
  else return
  event.preventDefault()
}
const openDialog = text => {
  const row = rows[at]
  by('word-text').value = text
  const names = [...new Set([...several, ...row.choices, ...projects])]
  by('word-project').replaceChildren(...names.map(project => { const option = make('option', '', project); option.value = project; return option }))
  forget(); dialog.showModal()
}
let base = ''
const forget = () => { base = ''; by('yes').disabled = true; by('diff').hidden = true; by('impact').textContent = '' }
const wish = () => ({ word: by('word-text').value, project: by('word-project').value })
const inDialog = async task => { try { await task() } catch (error) { by('impact').textContent = error.message } }
by('look').addEventListener('click', () => inDialog(async () => {
  by('impact').textContent = '\u2026'
  const { diff, impact, base: own } = await send('keyword/propose', wish())
  const lines = impact.projects.flatMap(one => [one.project + ': ' + one.before + ' \\u2192 ' + one.after, ...one.examples.map(each => '  ' + each.before + ' \\u2192 ' + each.after + ': ' + each.title)])
  by('impact').textContent = impact.changed === 0 ? words.no_impact : words.impact + ': ' + impact.changed + ' / ' + impact.rows
  by('diff').textContent = [...lines, '', diff].join('\\n'); by('diff').hidden = false
  base = own; by('yes').disabled = false; by('yes').focus()
}))
by('yes').addEventListener('click', () => inDialog(async () => {
  const { file } = await send('keyword/apply', { ...wish(), base })
  dialog.close(); status(words.added + ' ' + file)
}))
by('no').addEventListener('click', () => dialog.close())
by('dialog').querySelector('form').addEventListener('submit', event => event.preventDefault())
for (const field of ['word-text', 'word-project']) by(field).addEventListener('input', forget)
by('word').addEventListener('click', () => {
  const selection = getSelection(), text = selection.toString().trim()
  if (text !== '' && titleBox.contains(selection.anchorNode)) openDialog(text); else { beginMark(); titleBox.focus() }
})
titleBox.addEventListener('click', event => { if (marked && event.target.classList.contains('word')) { const nth = spans().indexOf(event.target); endMark(); marked = [nth, nth]; const text = markedText(); endMark(); openDialog(text) } })
by('skip').addEventListener('click', () => move(1))
by('back').addEventListener('click', () => move(-1, true))
by('undo').addEventListener('click', undo)
by('save').addEventListener('click', () => answer(several))
const keyInOther = event => {
  if (event.key === 'ArrowDown') pick++
  else if (event.key === 'ArrowUp') pick--
  else if (event.key === 'Enter' && options[pick] !== undefined) { event.preventDefault(); return take(options[pick], event.shiftKey) }
  else if (event.key === 'Escape') { closeFound(); titleBox.focus(); return }
  else return
  event.preventDefault(); search()
}
document.addEventListener('keydown', event => {
  if (dialog.open || event.isComposing || event.target === who || event.target.tagName === 'SUMMARY') return
  if (marked) return keyInMark(event)
  const inOther = event.target === other
  if (inOther && other.value !== '') return keyInOther(event)
  const isUndo = event.key === 'Backspace' || ((event.ctrlKey || event.metaKey) && event.code === 'KeyZ')
  if (isUndo) { event.preventDefault(); return undo() }
  if (event.ctrlKey || event.metaKey || event.altKey) return
  const digit = /^(?:Digit|Numpad)(\\d)$/.exec(event.code)
  if (digit && rows[at]) {
    event.preventDefault()
    const choice = digit[1] === '0' ? none : rows[at].choices[Number(digit[1]) - 1]
    if (choice !== undefined) choose(choice, event.shiftKey)
  } else if (event.key === 'ArrowRight') { event.preventDefault(); move(1) }
  else if (event.key === 'ArrowLeft') { event.preventDefault(); move(-1, true) }
  else if (event.key === 'Enter' && several.length > 0 && event.target.tagName !== 'BUTTON') { event.preventDefault(); answer(several) }
  else if (event.key === '/') { event.preventDefault(); beginMark() }
  else if (event.key === '?') { document.querySelector('details').open = true }
  else if (!inOther && event.key.length === 1 && event.key !== ' ') other.focus()
})
work(async () => { await refresh(); move(1) })
`
