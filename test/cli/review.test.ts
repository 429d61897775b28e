import assert from 'node:assert/strict'
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { join } from 'node:path'
import { suite, test } from 'node:test'
import { parseCorrections } from '../../src/read/corrections.js'
import type { Correction } from '../../src/types/correction.js'
import { inFolder, ROOT } from '../helpers/run-command.js'

const SCRIPT_IN_TITLE = '</script><script>window.hit=1</script> "лис" & <img src=x onerror=hit=1>'
const RULE =
  '# kept\nkaskad: 1\nproject: hare\nclaims:\n  - title:\n      any:\n        - заяц # here\n'

interface Page {
  readonly process: ChildProcess
  readonly origin: string
  readonly token: string
}

/** Starts the page over 300 rows, one of them with a script in its title. */
async function startReview(folder: string): Promise<Page> {
  const args = [
    'review',
    'd.csv',
    '--rules',
    'rules',
    '--stages',
    'rules',
    '--who',
    'Анна <i>',
    '--lang',
    'ru',
  ]
  const command = join(ROOT, 'dist/bin/kaskad.js')
  const child = spawn(process.execPath, [command, ...args], { cwd: folder })
  let said = ''
  for await (const chunk of child.stderr) {
    said += String(chunk)
    const found = /open (http:\/\/[^/]+)\/\?token=(\S+)/.exec(said)
    if (found) return { process: child, origin: found[1] ?? '', token: found[2] ?? '' }
  }
  throw new Error(said)
}

function prepare(folder: string): void {
  mkdirSync(join(folder, 'rules'))
  writeFileSync(join(folder, 'rules/hare.yaml'), RULE)
  const cell = `"${SCRIPT_IN_TITLE.replaceAll('"', '""')}"`
  const rows = Array.from(
    { length: 300 },
    (_, nth) => `r${nth},none,abstained,${nth === 0 ? cell : `лис ${nth}`}`,
  )
  writeFileSync(join(folder, 'd.csv'), `id,project,decision,title\n${rows.join('\n')}\n`)
}

async function end({ process: child }: Page, signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
  child.kill(signal)
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
}

function linesOf(folder: string): readonly Correction[] {
  const { lines, issues } = parseCorrections(
    readFileSync(join(folder, 'corrections.jsonl'), 'utf8'),
    'c',
  )
  assert.deepEqual(issues, [])
  return lines
}

function post(page: Page, path: string, body: unknown, headers = {}): Promise<Response> {
  return fetch(`${page.origin}/api/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-kaskad-token': page.token, ...headers },
    body: JSON.stringify(body),
  })
}

suite('review', () => {
  test('loses no answer that it confirmed, killed in the middle, from two people at once', async () => {
    await inFolder(async (folder) => {
      prepare(folder)
      const confirmed = new Set<string>()
      let page = await startReview(folder)
      const send = async (who: string, from: number): Promise<void> => {
        for (let nth = from; nth < 200; nth += 2) {
          const id = `r${nth}`
          const answer = await post(page, 'answer', { id, labels: [`p${nth}`], who }).catch(
            () => undefined,
          )
          if (answer?.status !== 200) return
          confirmed.add(id)
          if (confirmed.size === 90) page.process.kill('SIGKILL')
        }
      }
      await Promise.all([send('anna', 0), send('boris', 1)])
      await end(page, 'SIGKILL')
      assert.ok(confirmed.size >= 90 && confirmed.size < 200)
      const before = new Set(confirmed)
      page = await startReview(folder)
      for (let nth = 0; nth < 200; nth++) {
        if (before.has(`r${nth}`)) continue
        const answer = await post(page, 'answer', {
          id: `r${nth}`,
          labels: [`p${nth}`],
          who: 'anna',
        })
        assert.equal(answer.status, 200)
      }
      await end(page, 'SIGTERM')
      const ids = new Set(
        linesOf(folder).flatMap((line) =>
          'labels' in line ? [`${line.id} ${line.labels.join()}`] : [],
        ),
      )
      assert.deepEqual(ids, new Set(Array.from({ length: 200 }, (_, nth) => `r${nth} p${nth}`)))
    })
  })

  test('answers its own page alone, shows markup as text, and keeps rules as they were written', async () => {
    await inFolder(async (folder) => {
      prepare(folder)
      const page = await startReview(folder)
      try {
        await refuses(page)
        await showsText(page)
        await undoes(page, folder)
        await addsKeyword(page, folder)
      } finally {
        await end(page, 'SIGTERM')
      }
    })
  })
})

async function refuses(page: Page): Promise<void> {
  const answer = { id: 'r1', labels: ['x'], who: 'eve' }
  const statuses = [
    await post(page, 'answer', answer, { origin: 'https://evil.example' }),
    await post(page, 'answer', answer, { origin: 'null' }),
    await post(page, 'answer', answer, { 'sec-fetch-site': 'cross-site' }),
    await post(page, 'answer', answer, { 'x-kaskad-token': '' }),
    await post(page, 'answer', answer, { 'x-kaskad-token': `${page.token}x` }),
    await post(page, 'answer', answer, { 'content-type': 'text/plain' }),
    await post(page, 'answer', { ...answer, id: 'not there' }),
    await post(page, 'answer', { ...answer, labels: [] }),
    await fetch(`${page.origin}/`),
    await fetch(`${page.origin}/?token=wrong`),
  ].map(({ status }) => status)
  assert.deepEqual(statuses, [403, 403, 403, 403, 403, 415, 404, 400, 403, 403])
  for (const path of ['/../../etc/passwd', '/%2e%2e/rules/hare.yaml', '/rules/hare.yaml', '/api'])
    assert.equal(await statusOf(page, { path }), 404)
  assert.equal(await statusOf(page, { headers: { host: 'evil.example' } }), 403)
}

async function statusOf(
  { origin, token }: Page,
  {
    path = '/',
    headers = {},
  }: { readonly path?: string; readonly headers?: Record<string, string> },
): Promise<number | undefined> {
  const { hostname, port } = new URL(origin)
  const asked = request({ hostname, port, path, headers: { 'x-kaskad-token': token, ...headers } })
  asked.end()
  const [answer] = (await once(asked, 'response')) as [{ statusCode?: number; resume: () => void }]
  answer.resume()
  return answer.statusCode
}

async function showsText({ origin, token }: Page): Promise<void> {
  const first = await fetch(`${origin}/?token=${token}`, { redirect: 'manual' })
  assert.equal(first.status, 303)
  assert.match(first.headers.get('set-cookie') ?? '', /HttpOnly; SameSite=Strict/)
  const cookie = (first.headers.get('set-cookie') ?? '').split(';', 1)[0] ?? ''
  const answer = await fetch(origin, { headers: { cookie } })
  assert.match(answer.headers.get('content-security-policy') ?? '', /default-src 'none'/)
  const html = await answer.text()
  assert.equal(html.split('<script').length, 3)
  assert.ok(!html.includes('<img') && !html.includes('<i>'))
  assert.ok(html.includes('<html lang="ru">') && html.includes('value="Анна &lt;i&gt;"'))
  const [, data = ''] =
    /<script type="application\/json" id="data">(.*?)<\/script>/s.exec(html) ?? []
  const { rows } = JSON.parse(data) as { readonly rows: readonly { readonly title: string }[] }
  assert.ok(rows.some(({ title }) => title === SCRIPT_IN_TITLE))
}

async function undoes(page: Page, folder: string): Promise<void> {
  await post(page, 'answer', { id: 'r5', labels: ['hare', 'fox'], who: 'anna' })
  await post(page, 'answer', { id: 'r5', labels: ['None'], who: 'boris' })
  assert.deepEqual(await (await post(page, 'undo', { who: 'boris' })).json(), { id: 'r5' })
  assert.deepEqual(await (await post(page, 'undo', { who: 'carl' })).json(), { id: null })
  const state = (await (
    await fetch(`${page.origin}/api/answers`, { headers: { 'x-kaskad-token': page.token } })
  ).json()) as {
    readonly answers: Record<string, { readonly labels: readonly string[] }>
  }
  assert.deepEqual(state.answers['r5']?.labels, ['hare', 'fox'])
  assert.equal(linesOf(folder).length, 3)
}

async function addsKeyword(page: Page, folder: string): Promise<void> {
  const file = join(folder, 'rules/hare.yaml')
  const wish = { word: 'лис', project: 'hare' }
  const proposed = (await (await post(page, 'keyword/propose', wish)).json()) as {
    readonly impact: { readonly changed: number }
    readonly base: string
  }
  assert.equal(proposed.impact.changed, 300)
  assert.equal(readFileSync(file, 'utf8'), RULE)
  const apply = (base: string): Promise<Response> => post(page, 'keyword/apply', { ...wish, base })
  assert.equal((await apply('stale')).status, 409)
  assert.equal((await apply(proposed.base)).status, 200)
  assert.equal(readFileSync(file, 'utf8'), RULE.replace('# here\n', '# here\n        - лис\n'))
  assert.equal((await post(page, 'keyword/propose', wish)).status, 409)
  await post(page, 'keyword/propose', { word: '<b>', project: '../x' })
}
