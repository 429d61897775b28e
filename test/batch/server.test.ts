import assert from 'node:assert/strict'
import { once } from 'node:events'
import { renameSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { join } from 'node:path'
import { suite, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { createRequestQueue } from '../../src/batch/server/request-queue.js'
import type { BodyAnswer } from '../../src/batch/server/questions.js'
import { spawnCommand, start, until, withFiles } from '../helpers/spawn-command.js'

/** A server that runs in a folder whose rule gives titles with alpha project A. */
interface Served {
  readonly folder: string
  readonly address: string
  readonly ask: (path: string, body?: string, headers?: Record<string, string>) => Promise<Response>
  readonly said: () => string
  /** Asks it to end. */
  readonly end: () => Promise<number | null>
}

async function serving(work: (served: Served) => Promise<void>): Promise<void> {
  await withFiles({}, async (folder) => {
    const { child, ended } = start(folder, ['serve', '--port', '0', '--max-body', '100000'])
    let said = ''
    child.stderr.on('data', (text: Buffer) => (said += text.toString()))
    await until(() => /listening at \S+/.test(said))
    const address = /listening at (\S+)/.exec(said)?.[1] ?? ''
    const end = async (): Promise<number | null> => {
      child.kill('SIGTERM')
      return (await ended).code
    }
    const ask: Served['ask'] = (path, body, headers = {}) =>
      fetch(`${address}${path}`, body === undefined ? {} : { method: 'POST', body, headers })
    try {
      await work({ folder, address, ask, said: () => said, end })
    } finally {
      await end()
    }
  })
}

const ruleFor = (project: string): string =>
  `kaskad: 1\nproject: ${project}\nclaims:\n  - title: { any: [alpha] }\n`

/** Replaces the rule as a whole. */
function putRule(folder: string, text: string): void {
  writeFileSync(join(folder, 'next.txt'), text)
  renameSync(join(folder, 'next.txt'), join(folder, 'rules/a.yaml'))
}

suite('kaskad serve', () => {
  test('answers with the bytes that classify writes, for one, a list and lines', async () => {
    await serving(async ({ folder, ask }) => {
      const items = ['alpha', 'beta', 'об alpha'].map((title, at) => ({ id: `v${at}`, title }))
      const lines = items.map((item) => JSON.stringify(item)).join('\n')
      const args = ['classify', '-', '--format', 'jsonl']
      const wanted = (await spawnCommand(folder, args, lines)).stdout.toString()
      const type = { 'content-type': 'application/x-ndjson' }
      assert.equal(await (await ask('/classify', lines, type)).text(), wanted)
      const list = await (await ask('/classify', JSON.stringify(items))).text()
      assert.equal(list, `[${wanted.trimEnd().replaceAll('\n', ',')}]`)
      const one = await (await ask('/classify', JSON.stringify(items[0]))).text()
      assert.equal(one, wanted.split('\n')[0])
      const why = await (await ask('/explain?project=A', '{"title":"beta"}')).json()
      assert.match(JSON.stringify(why), /"kind":"none".*"project":"A"/)
    })
  })

  test('refuses what it cannot read, request by request', async () => {
    await serving(async ({ ask }) => {
      const status = async (...args: Parameters<typeof ask>): Promise<number> =>
        (await ask(...args)).status
      const [bad, good] = await Promise.all([
        ask('/classify', '{"title":'),
        ask('/classify', '{"title":"alpha"}'),
      ])
      assert.match(await bad.text(), /^{"error":{"code":"input","message":"no JSON: /)
      assert.match(await good.text(), /"project":"A"/)
      assert.equal(await status('/classify', '7'), 400)
      assert.equal(await status('/classify', '['.repeat(50_000)), 400)
      assert.equal(await status('/classify', `{"title":"${'x'.repeat(200_000)}"}`), 413)
      assert.equal(await status('/classify'), 405)
      assert.equal(await status('/nothing'), 404)
      assert.match(await (await ask('/metrics')).text(), /kaskad_requests_total.*status="413"} 1/)
    })
  })

  test('takes new rules between two answers, and keeps the old ones where those are broken', async () => {
    await serving(async ({ folder, ask, said }) => {
      const body = JSON.stringify(Array.from({ length: 30 }, () => ({ title: 'alpha' })))
      const seen = new Set<string>()
      const end = performance.now() + 30_000
      const isOver = (): boolean => seen.size === 2 || performance.now() > end
      const client = async (): Promise<void> => {
        while (!isOver()) {
          const answer = await ask('/classify', body)
          assert.equal(answer.status, 200)
          const decisions = (await answer.json()) as { readonly project: string }[]
          const projects = new Set(decisions.map(({ project }) => project))
          assert.equal(projects.size, 1)
          for (const project of projects) seen.add(project)
        }
      }
      const swapper = async (): Promise<void> => {
        for (let at = 0; !isOver(); at++) {
          putRule(folder, ruleFor(at % 2 === 0 ? 'B' : 'A'))
          await sleep(900)
        }
      }
      await Promise.all([swapper(), ...Array.from({ length: 8 }, client)])
      assert.deepEqual([...seen].toSorted(), ['A', 'B'])
      putRule(folder, 'kaskad: 1\nproject: [\n')
      await until(() => /rules\/a\.yaml:\d+:\d+ .*\nthis state/.test(said()))
      assert.equal((await ask('/classify', body)).status, 200)
      assert.match(await (await ask('/health')).text(), /"refused":"rules\/a\.yaml:/)
    })
  })

  test('goes on beside slow and cut connections, and answers what is under way when it ends', async () => {
    await serving(async ({ address, ask, said, end }) => {
      const { port } = new URL(address)
      const sockets = Array.from({ length: 20 }, () => connect(Number(port), '127.0.0.1'))
      for (const [at, socket] of sockets.entries()) {
        await once(socket, 'connect')
        socket.on('error', () => undefined)
        socket.write('POST /classify HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n{"tit')
        if (at % 2 === 0) socket.destroy()
      }
      const body = JSON.stringify(Array.from({ length: 300 }, () => ({ title: 'alpha' })))
      assert.equal((await ask('/classify', body)).status, 200)
      for (const socket of sockets) socket.destroy()

      const begun = await Promise.all(
        Array.from({ length: 10 }, async () => {
          const socket = connect(Number(port), '127.0.0.1')
          await once(socket, 'connect')
          socket.write(
            `POST /classify HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: ${body.length}\r\n\r\n`,
          )
          socket.write(body.slice(0, -1))
          return socket
        }),
      )
      await sleep(300)
      const ended = end()
      await until(() => said().includes('ending'))
      const answers = begun.map(async (socket) => {
        socket.write(body.slice(-1))
        let answer = ''
        for await (const text of socket.setEncoding('utf8')) answer += String(text)
        assert.match(answer, /^HTTP\/1\.1 200 /)
        assert.ok(answer.endsWith(']'))
      })
      await Promise.all(answers)
      assert.equal(await ended, 0)
    })
  })

  test('ends with an error where rules are broken or the port is not a port', async () => {
    await withFiles({ 'rules/b.yaml': 'kaskad: 1\nproject: [\n' }, async (folder) => {
      const broken = await spawnCommand(folder, ['serve', '--port', '0'])
      assert.deepEqual([broken.code, /b\.yaml:\d+:\d+/.test(broken.stderr)], [2, true])
      const port = await spawnCommand(folder, ['serve', '--port', '70000'])
      assert.deepEqual([port.code, port.stderr], [2, 'kaskad: --port: expected 0 to 65535\n'])
    })
  })
})

test('each request of a batch gets its own answer; one that waits for nobody is not asked', async () => {
  const asked: string[] = []
  const scorer = {
    opened: { state: '', said: '', isBroken: false },
    most: 2,
    classify: async ({ bodies }: { bodies: readonly { text: string }[] }) => {
      asked.push(...bodies.map(({ text }) => text))
      await sleep(1)
      const answers = bodies.map(({ text }): BodyAnswer => ({ status: 200, body: `${text}!` }))
      if (bodies.some(({ text }) => text === '13'))
        throw Object.assign(new Error('ended'), { name: 'WorkerDeath' })
      return { answers, counts: [] }
    },
    explain: async () => ({ status: 400, body: '' }) as const,
    retire: async () => {},
  }
  const queue = createRequestQueue(
    () => scorer,
    () => undefined,
  )
  const gone = AbortSignal.abort(new Error('gone'))
  const here = new AbortController().signal
  const answers = await Promise.all(
    Array.from({ length: 600 }, async (_, at) => {
      const answer = queue.classify({ text: `${at}`, isLines: false }, at === 500 ? gone : here)
      return answer?.then(
        ({ body }) => body,
        (error: Error) => error.message,
      )
    }),
  )
  const wanted = answers.map((_, at) => (at === 13 ? 'ended' : at === 500 ? 'gone' : `${at}!`))
  assert.deepEqual(answers, wanted)
  assert.ok(!asked.includes('500'))
  assert.equal(queue.open(), 0)
})
