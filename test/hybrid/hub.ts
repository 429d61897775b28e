/** A hub of one small model on this machine: lists its files, sends them, and cuts connections. */
import { createHash } from 'node:crypto'
import { existsSync, statSync } from 'node:fs'
import { createServer, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { parseEncoderConfig, writeEncoderConfig } from '../../src/hybrid/network/encoder-config.js'
import { freshEncoderWeights } from '../../src/hybrid/network/encoder-weights.js'
import { createRandom } from '../../src/numbers/random-source.js'
import { writeSafetensors } from '../../src/hybrid/files/safetensors.js'

export const config = parseEncoderConfig({
  model_type: 'distilbert',
  vocab_size: 40,
  max_position_embeddings: 16,
  n_layers: 1,
  n_heads: 2,
  dim: 16,
  hidden_dim: 32,
})
export const weights = freshEncoderWeights(config, createRandom(1))
export const commit = 'a'.repeat(40)
export const name = 'someone/small'

/** The files of the model on the hub. */
export const files = new Map<string, Buffer>([
  ['config.json', Buffer.from(JSON.stringify(writeEncoderConfig(config)))],
  ['vocab.txt', Buffer.from(['[PAD]', '[UNK]', '[CLS]', '[SEP]', '[MASK]', 'hare'].join('\n'))],
  ['model.safetensors', Buffer.from(writeSafetensors(weights))],
  ['pytorch_model.bin', Buffer.from('never fetched')],
])

export const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex')
const gitHash = (bytes: Buffer): string =>
  createHash('sha1').update(`blob ${bytes.length}\0`).update(bytes).digest('hex')

/** How the hub behaves in a test. */
export interface Mood {
  /** Bytes after which a connection is cut; it is not where absent. */
  readonly cutAfter?: number
  readonly ranges?: boolean
  /** Where the client keeps its files: a cut waits until what was sent has arrived there. */
  readonly home?: string
  /** A file that is not what the listing says. */
  readonly damaged?: string
}

export function blobsIn(home: string): string {
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

/** Starts listening; what is asked for is noted. */
export async function startHub(
  asked: string[],
  mood: Mood = {},
): Promise<{ readonly server: Server; readonly endpoint: string }> {
  const server = hub(mood, asked)
  await new Promise<void>((done) => void server.listen(0, '127.0.0.1', done))
  return { server, endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}` }
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
