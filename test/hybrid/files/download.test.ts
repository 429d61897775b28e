import assert from 'node:assert/strict'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import type { Server } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, afterEach, beforeEach, describe, test } from 'node:test'
import { closeBackend } from '../../../src/hybrid/runtimes/backend.js'
import { fetchModel } from '../../../src/hybrid/files/download.js'
import { resolveEncoder, SCRATCH } from '../../../src/hybrid/encoders/encoder-source.js'
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
    assert.ok(encoder !== SCRATCH)
    assert.deepEqual(encoder.weights, weights)
    assert.deepEqual(encoder.config, config)
  })
})
