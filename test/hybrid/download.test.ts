import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { createServer, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, afterEach, beforeEach, describe, test } from 'node:test'
import { closeBackend } from '../../src/hybrid/backend.js'
import { fetchModel } from '../../src/hybrid/download.js'
import { resolveEncoder, SCRATCH } from '../../src/hybrid/encoder-source.js'
import { parseEncoderConfig, writeEncoderConfig } from '../../src/hybrid/encoder-config.js'
import { freshEncoderWeights } from '../../src/hybrid/encoder-weights.js'
import { createRandom } from '../../src/hybrid/random.js'
import { writeSafetensors } from '../../src/hybrid/safetensors.js'

const config = parseEncoderConfig({
  model_type: 'distilbert',
  vocab_size: 40,
  max_position_embeddings: 16,
  n_layers: 1,
  n_heads: 2,
  dim: 16,
  hidden_dim: 32,
})
const weights = freshEncoderWeights(config, createRandom(1))
const commit = 'a'.repeat(40)
const name = 'someone/small'

/** The files of the model on the hub. */
const files = new Map<string, Buffer>([
  ['config.json', Buffer.from(JSON.stringify(writeEncoderConfig(config)))],
  ['vocab.txt', Buffer.from(['[PAD]', '[UNK]', '[CLS]', '[SEP]', '[MASK]', 'hare'].join('\n'))],
  ['model.safetensors', Buffer.from(writeSafetensors(weights))],
  ['pytorch_model.bin', Buffer.from('never fetched')],
])

const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex')
const gitHash = (bytes: Buffer): string =>
  createHash('sha1').update(`blob ${bytes.length}\0`).update(bytes).digest('hex')

/** How the hub behaves in a test. */
interface Mood {
  /** Bytes after which a connection is cut; it is not where absent. */
  readonly cutAfter?: number
  readonly ranges?: boolean
  /** Where the client keeps its files: a cut waits until what was sent has arrived there. */
  readonly home?: string
  /** A file that is not what the listing says. */
  readonly damaged?: string
}

function blobsIn(home: string): string {
  return `${home}/hub/models--someone--small/blobs`
}

/** Cuts the connection once so many bytes have reached the file. */
function cutOnceThere(response: ServerResponse, path: string, bytes: number): void {
  const timer = setInterval(() => {
    if (!existsSync(path) || statSync(path).size < bytes) return
    clearInterval(timer)
    response.destroy()
  }, 5)
}

function hub(mood: Mood, asked: string[]): Server {
  return createServer((request, response) => {
    const path = request.url ?? ''
    asked.push(`${path.split('/').at(-1)} ${request.headers.range ?? ''}`.trim())
    if (path.startsWith(`/api/models/${name}/revision/main`)) {
      const siblings = [...files].map(([rfilename, bytes]) => ({
        rfilename,
        size: bytes.length,
        blobId: gitHash(bytes),
        ...(rfilename.endsWith('.safetensors') && {
          lfs: { sha256: sha256(bytes), size: bytes.length },
        }),
      }))
      response.end(JSON.stringify({ sha: commit, siblings }))
      return
    }
    const file = path.split(`/${name}/resolve/${commit}/`)[1] ?? ''
    const bytes = files.get(file)
    if (!bytes) {
      response.writeHead(404).end()
      return
    }
    const from =
      mood.ranges === false ? 0 : Number(/\d+/.exec(request.headers.range ?? '')?.[0] ?? 0)
    const rest = Buffer.from(bytes.subarray(from))
    if (file === mood.damaged && rest.length > 0) rest[rest.length - 1] = 1 ^ (rest.at(-1) ?? 0)
    response.writeHead(from > 0 ? 206 : 200, { 'content-length': rest.length })
    if (mood.cutAfter === undefined || rest.length <= mood.cutAfter) response.end(rest)
    else {
      response.write(rest.subarray(0, mood.cutAfter))
      const partial = join(blobsIn(mood.home ?? ''), `${sha256(bytes)}.incomplete`)
      cutOnceThere(response, partial, from + mood.cutAfter)
    }
  })
}

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
    const server = hub(mood, asked)
    servers.push(server)
    await new Promise<void>((done) => void server.listen(0, '127.0.0.1', done))
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
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
