import assert from 'node:assert/strict'
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { suite, test } from 'node:test'
import { pathToFileURL } from 'node:url'
import { CHROMIUM, withPage, type Page, type View } from '../helpers/browser.js'
import { inFolder, ROOT, runCommand } from '../helpers/run-command.js'

const AXE = join(ROOT, 'node_modules/axe-core/axe.min.js')

const VIEWS: readonly View[] = [
  { width: 1280, scheme: 'light' },
  { width: 1280, scheme: 'dark' },
  { width: 380, scheme: 'light' },
  { width: 380, scheme: 'dark' },
]

/** Serious faults that axe finds, and a page wider than its window, in every view. */
async function assertAccessible(page: Page, name: string): Promise<void> {
  await page.value(`${readFileSync(AXE, 'utf8')};undefined`)
  for (const view of VIEWS) {
    await page.look(view)
    const found = await page.value(
      `axe.run(document, { resultTypes: ['violations'] }).then(({ violations }) => violations.filter(({ impact }) => impact === 'serious' || impact === 'critical').map(({ id, nodes }) => id + ': ' + nodes.slice(0, 3).map(({ target }) => target.join(' ')).join(', ')))`,
    )
    assert.deepEqual(found, [], `${name}, ${view.width} ${view.scheme}`)
    const over = await page.value('document.documentElement.scrollWidth - innerWidth')
    assert.ok(Number(over) <= 0, `${name}, ${view.width}: ${String(over)} pixels too wide`)
    await page.picture(`${name}-${view.width}-${view.scheme}`)
  }
}

const skip = CHROMIUM === undefined ? 'no Chromium is installed here' : false

/** Rows of three projects over months: right, wrong, unsure, of none; one with a script in its title. */
function writeRows(folder: string): void {
  const rows = Array.from({ length: 240 }, (_, nth) => {
    const project = ['hare', 'wolf', 'none'][nth % 3] ?? 'none'
    const decision = project === 'none' ? 'none' : 'assigned'
    const stage = nth % 2 === 0 ? 'rules' : 'heads'
    const title = nth === 7 ? '<script>window.hit=1</script>' : `видео ${project} номер ${nth}`
    const month = String(1 + (nth % 12)).padStart(2, '0')
    return `r${nth},${project},${decision},${stage},${(0.5 + (nth % 50) / 100).toFixed(2)},why ${nth},wolf,${title},2024-${month}-05,${nth * 10}`
  })
  const head = 'id,project,decision,stage,probability,why,runner_up,title,published,views'
  writeFileSync(join(folder, 'd.csv'), `${head}\n${rows.join('\n')}\n`)
  const gold = rows.map(
    (row, nth) => `r${nth},x,${nth % 11 === 0 ? 'hare' : (row.split(',')[1] ?? '')}`,
  )
  writeFileSync(join(folder, 'gold.csv'), `id,title,project\n${gold.join('\n')}\n`)
}

suite('in Chromium', { skip }, () => {
  test('a report sorts, filters, finds and pages, and axe finds no serious fault', () =>
    inFolder(async (folder) => {
      writeRows(folder)
      const [decisions, gold, out] = ['d.csv', 'gold.csv', 'report.html'].map((name) =>
        join(folder, name),
      ) as [string, string, string]
      const args = ['report', decisions, '--gold', gold, '--sum', 'views', '-o', out]
      const { code, stderr } = await runCommand(args)
      assert.equal(code, 0, stderr)
      await withPage(CHROMIUM ?? '', async (page) => {
        await page.look({ width: 1280, scheme: 'light' })
        await page.open(pathToFileURL(out).href)
        const shown = 'document.querySelectorAll("#list > li").length'
        const count = 'parseInt(document.getElementById("count").textContent)'
        assert.equal(await page.value(shown), 50)
        const all = Number(await page.value(count))
        await page.click('#more')
        assert.equal(await page.value(shown), 100)
        await page.click('#search')
        await page.type('номер 23')
        await page.until(`${count} < ${all} && document.querySelector('#list mark')`)
        assert.ok(
          await page.value(
            '[...document.querySelectorAll("#list > li")].every(row => row.textContent.includes("номер 23"))',
          ),
        )
        await page.value(
          'search.value = ""; worth.value = "error"; worth.dispatchEvent(new Event("change"))',
        )
        await page.until(`document.querySelectorAll('#list b.bad').length === ${shown}`)
        const head = 'table.sortable th:nth-child(2)'
        await page.click(`${head} button, ${head}`)
        assert.equal(
          await page.value(`document.querySelector('${head}').getAttribute('aria-sort')`),
          'descending',
        )
        assert.equal(await page.value('window.hit'), undefined)
        assert.deepEqual(page.errors, [])
        await assertAccessible(page, 'report')
      })
    }))

  test('the review page is answered by keys, and axe finds no serious fault', () =>
    inFolder(async (folder) => {
      writeRows(folder)
      mkdirSync(join(folder, 'rules'))
      const rule = 'kaskad: 1\nproject: hare\nclaims:\n  - title:\n      any: [заяц]\n'
      writeFileSync(join(folder, 'rules/hare.yaml'), rule)
      const { child, address } = await startReview(folder)
      try {
        await withPage(CHROMIUM ?? '', async (page) => {
          await page.look({ width: 1280, scheme: 'light' })
          await page.open(address)
          await page.until('document.querySelector("#choices button")')
          const first = await page.value('document.getElementById("title").textContent')
          await page.press('0')
          await page.until(
            `document.getElementById('title').textContent !== ${JSON.stringify(first)}`,
          )
          await page.press('Backspace')
          await page.until(
            `document.getElementById('title').textContent === ${JSON.stringify(first)}`,
          )
          await page.press('1')
          await page.until('/\\b1\\b/.test(document.getElementById("progress").textContent)')
          assert.equal(await page.value('window.hit'), undefined)
          assert.deepEqual(page.errors, [])
          await assertAccessible(page, 'review')
        })
        const lines = readFileSync(join(folder, 'corrections.jsonl'), 'utf8').trim().split('\n')
        assert.equal(lines.length, 3)
      } finally {
        child.kill()
        if (child.exitCode === null) await once(child, 'exit')
      }
    }))
})

async function startReview(
  cwd: string,
): Promise<{ readonly child: ChildProcess; readonly address: string }> {
  const command = join(ROOT, 'dist/bin/kaskad.js')
  const args = ['review', 'd.csv', '--rules', 'rules', '--stages', 'rules', '--who', 'anna']
  const child = spawn(process.execPath, [command, ...args], { cwd })
  let said = ''
  for await (const chunk of child.stderr) {
    said += String(chunk)
    const found = /open (http:\S+)/u.exec(said)
    if (found?.[1] !== undefined) return { child, address: found[1] }
  }
  throw new Error(said)
}
