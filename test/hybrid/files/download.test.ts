import assert from 'node:assert/strict'
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, afterEach, beforeEach, describe, test } from 'node:test'
import { KaskadError } from '../../../src/types/error.js'
import { closeBackend } from '../../../src/hybrid/runtimes/backend.js'
import { fetchModel } from '../../../src/hybrid/files/download.js'
import { resolveEncoder } from '../../../src/hybrid/encoders/encoder-source.js'
import {
  blobsIn,
  commit,
  config,
  files,
  name,
  sha256,
  startHub,
  weights,
  type Mood,
} from '../hub.js'

describe('fetching a model', () => {
  let home = ''
  let asked: string[] = []
  const servers: Server[] = []
  beforeEach(() => {
    home = mkdtempSync(join(tmpdir(), 'kaskad-hub-'))
    asked = []
  })
  afterEach(() => {
    for (const server of servers.splice(0)) {
      server.closeAllConnections()
      server.close()
    }
    rmSync(home, { recursive: true })
  })
  after(closeBackend)

  async function start(mood: Mood = {}): Promise<string> {
    const { server, endpoint } = await startHub(asked, mood)
    servers.push(server)
    return endpoint
  }

  test('brings config, tokenizer and weights into the layout of the hub, and no code', async () => {
    const folder = await fetchModel(name, { endpoint: await start(), home })
    assert.equal(folder, `${home}/hub/models--someone--small/snapshots/${commit}`)
    for (const file of ['config.json', 'vocab.txt', 'model.safetensors']) {
      assert.deepEqual(readFileSync(join(folder, file)), files.get(file))
    }
    assert.ok(!existsSync(join(folder, 'pytorch_model.bin')))
    assert.equal(readFileSync(`${home}/hub/models--someone--small/refs/main`, 'utf8'), commit)
  })

  for (const ranges of [true, false]) {
    test(`goes on where a connection was cut; ranges ${ranges ? 'known' : 'unknown'} to the server`, async () => {
      const whole = files.get('model.safetensors')?.length ?? 0
      const cutAfter = ranges ? Math.ceil(whole / 4) : undefined
      const endpoint = await start({ home, ranges, ...(cutAfter !== undefined && { cutAfter }) })
      const folder = await fetchModel(name, { endpoint, home })
      assert.deepEqual(
        readFileSync(join(folder, 'model.safetensors')),
        files.get('model.safetensors'),
      )
      const pieces = asked.filter((one) => one.startsWith('model.safetensors bytes='))
      assert.equal(pieces.length > 0, ranges)
    })
  }

  test('what a killed run had is not fetched again', async () => {
    const bytes = files.get('model.safetensors') ?? Buffer.of()
    const had = Math.floor(bytes.length / 2)
    mkdirSync(blobsIn(home), { recursive: true })
    writeFileSync(join(blobsIn(home), `${sha256(bytes)}.incomplete`), bytes.subarray(0, had))
    const folder = await fetchModel(name, { endpoint: await start(), home })
    assert.deepEqual(readFileSync(join(folder, 'model.safetensors')), bytes)
    assert.ok(asked.includes(`model.safetensors bytes=${had}-`), asked.join())
  })

  test('a file that is not what the hub lists is thrown away, by name', async () => {
    const endpoint = await start({ damaged: 'model.safetensors' })
    await assert.rejects(fetchModel(name, { endpoint, home }), {
      code: 'model',
      message:
        /^model\.safetensors: its hash is [\da-f]{64}, the hub lists [\da-f]{64}; thrown away$/,
    })
    assert.ok(
      !existsSync(`${blobsIn(home)}/${sha256(files.get('model.safetensors') ?? Buffer.of())}`),
    )
  })

  test('offline takes what is here and asks nobody', async () => {
    await assert.rejects(fetchModel(name, { home, offline: true }), {
      code: 'model',
      message: /not on this machine .* without --offline/,
    })
    const folder = await fetchModel(name, { endpoint: await start(), home })
    asked.length = 0
    assert.equal(await fetchModel(name, { home, offline: true }), folder)
    assert.deepEqual(asked, [])
  })

  test('what was fetched once is not fetched again', async () => {
    const endpoint = await start()
    await fetchModel(name, { endpoint, home })
    asked.length = 0
    await fetchModel(name, { endpoint, home })
    assert.deepEqual(asked, ['main?blobs=true'])
  })

  test('a server that is not there is told with its address', async () => {
    await assert.rejects(fetchModel(name, { endpoint: 'http://127.0.0.1:1', home }), {
      code: 'model',
      message: /http:\/\/127\.0\.0\.1:1\/api.* cannot be reached/,
    })
  })

  test('the encoder of a folder is read whole', async () => {
    const folder = await fetchModel(name, { endpoint: await start(), home })
    const encoder = await resolveEncoder({ transformerModelName: folder })
    assert.ok(encoder.kind === 'pretrained')
    assert.deepEqual(encoder.weights, weights)
    assert.deepEqual(encoder.config, config)
  })
})

const sha = 'b'.repeat(40)
const listed = (rfilename: unknown, size: unknown = 21): object => ({
  rfilename,
  size,
  blobId: 'c'.repeat(40),
})
const good = [listed('config.json'), listed('model.safetensors')]

/** Asks a hub that answers so, and says how that ends and what lies on the disk. */
async function ending(
  answer: RequestListener,
): Promise<{ readonly words: string; readonly bytes: number }> {
  const home = mkdtempSync(join(tmpdir(), 'kaskad-hub-'))
  const server = createServer(answer)
  await new Promise<void>((done) => void server.listen(0, '127.0.0.1', done))
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  try {
    const limits = { idleMs: 300, wholeMs: 1500 }
    const words = await fetchModel(name, { endpoint, home, limits }).then(
      () => 'done',
      (error: unknown) =>
        error instanceof KaskadError ? error.message : `a bug: ${String(error)}`,
    )
    const kept = readdirSync(home, { recursive: true, encoding: 'utf8' })
      .map((path) => statSync(join(home, path)))
      .filter((each) => each.isFile())
    return { words, bytes: kept.reduce((sum, { size }) => sum + size, 0) }
  } finally {
    server.closeAllConnections()
    server.close()
    rmSync(home, { recursive: true })
  }
}

const isListing = (url = ''): boolean => url.startsWith('/api/')
const listing = JSON.stringify({ sha, siblings: good })

describe('a hub that misbehaves', () => {
  for (const [text, expected] of [
    ['<html>', /expected a list of files in JSON$/],
    ['[]', /expected a JSON object$/],
    ['{"sha": 1}', /sha: expected a commit/],
    [JSON.stringify({ sha, siblings: {} }), /siblings: expected a list/],
    [JSON.stringify({ sha, siblings: [] }), /no config\.json among the files$/],
    [JSON.stringify({ sha, siblings: [good[0]] }), /no model\.safetensors among the files$/],
    [JSON.stringify({ sha, siblings: [null] }), /siblings\[0\]: expected an object$/],
    [JSON.stringify({ sha, siblings: [listed(7)] }), /rfilename: expected the name/],
    [JSON.stringify({ sha, siblings: [listed('config.json', '21')] }), /size: expected a whole/],
    [JSON.stringify({ sha, siblings: [listed('config.json', -1)] }), /size: expected a whole/],
    [JSON.stringify({ sha, siblings: [listed('../config.json')] }), /leads out of/],
    [JSON.stringify({ sha, siblings: [listed('/etc/config.json')] }), /leads out of/],
    [JSON.stringify({ sha, siblings: [listed('config.json\0')] }), /leads out of/],
    [JSON.stringify({ sha, siblings: [...good, good[0]] }), /config\.json is listed twice$/],
  ] as const) {
    test(`is named where its listing is ${text.slice(0, 90)}`, async () => {
      const { words, bytes } = await ending((_, response) => void response.end(text))
      assert.match(words, expected)
      assert.equal(bytes, 0)
    })
  }

  test('puts no more on the disk than it lists', async () => {
    const { words, bytes } = await ending((request, response) => {
      if (isListing(request.url)) return void response.end(listing)
      const piece = Buffer.alloc(1 << 16)
      const more = (): void => {
        while (!response.destroyed && response.write(piece));
      }
      response.on('drain', more)
      more()
    })
    assert.match(words, /sent more than the 21 bytes expected$/)
    assert.equal(bytes, 0)
  })

  for (const [what, answer, expected] of [
    ['never answers', () => undefined, /no answer for 0\.3 s$/],
    [
      'stops in the middle',
      (request, response) => {
        if (isListing(request.url)) response.end(listing)
        else response.write('a')
      },
      /no answer for 0\.3 s$/,
    ],
    [
      'drips',
      (_, response) => {
        const timer = setInterval(() => response.write(' '), 50)
        response.on('close', () => clearInterval(timer))
      },
      /not done after 1\.5 s$/,
    ],
    [
      'redirects for ever',
      (_, response) => void response.writeHead(302, { location: '/again' }).end(),
      /more than 5 redirects$/,
    ],
    [
      'redirects to a file',
      (_, response) => void response.writeHead(302, { location: 'file:///etc/passwd' }).end(),
      /expected an http or https address, not "file:/,
    ],
  ] as const satisfies readonly (readonly [string, RequestListener, RegExp])[]) {
    test(`is given up where it ${what}`, async () => {
      assert.match((await ending(answer)).words, expected)
    })
  }
})
