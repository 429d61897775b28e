/** A server on this machine that answers as the YouTube Data API does, with its refusals. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** What the server does with a request: answers, refuses as the API does, cuts, or never answers. */
export type Mood = 'answer' | 'cut' | 'half' | 'hang' | readonly [status: number, reason: string]

/** Videos that the server has, by id. */
export type Videos = Readonly<Record<string, object>>

/** A server that runs. */
export interface FakeApi {
  readonly address: string
  /** The ids of every request, in order. */
  readonly asked: string[][]
  /** Addresses and keys of the requests. */
  readonly seen: { readonly url: string; readonly key: string | undefined }[]
  readonly close: () => Promise<void>
}

/** Starts the server. @param moods - What it does with the first requests; then it answers. */
export async function startApi(videos: Videos, moods: readonly Mood[] = []): Promise<FakeApi> {
  const asked: string[][] = []
  const seen: { url: string; key: string | undefined }[] = []
  const server = createServer((request, response) => {
    const { url = '', headers } = request
    const mood = moods[asked.length] ?? 'answer'
    const ids = (new URL(url, 'http://x').searchParams.get('id') ?? '').split(',')
    asked.push(ids)
    seen.push({ url, key: headers['x-goog-api-key'] as string | undefined })
    const items = ids.flatMap((id) =>
      videos[id] ? [{ kind: 'youtube#video', id, ...videos[id] }] : [],
    )
    const body = JSON.stringify({ kind: 'youtube#videoListResponse', items })
    if (mood === 'hang') return
    if (mood === 'cut') return void request.socket.destroy()
    if (mood === 'half') {
      response.writeHead(200, { 'content-length': String(Buffer.byteLength(body)) })
      response.write(body.slice(0, body.length / 2), () => request.socket.destroy())
      return
    }
    response.setHeader('content-type', 'application/json')
    if (mood === 'answer') return void response.end(body)
    const [code, reason] = mood
    const error = {
      code,
      message: `refused ${String(headers['x-goog-api-key'])}`,
      errors: [{ reason }],
    }
    response.statusCode = code
    response.end(JSON.stringify({ error }))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    address: `http://127.0.0.1:${port}/youtube/v3`,
    asked,
    seen,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
}

/** A video as `videos.list` tells of it. */
export function video(title: string, more: object = {}, duration = 'PT5M1S'): object {
  return {
    snippet: {
      publishedAt: '2024-05-01T10:00:00Z',
      channelId: 'UC1',
      title,
      description: 'Новая, "свежая"\nсерия',
      thumbnails: { default: { url: 'https://x' } },
      channelTitle: 'Канал',
      tags: ['раз', 'два'],
      categoryId: '1',
      liveBroadcastContent: 'none',
      ...more,
    },
    contentDetails: { duration, caption: 'false' },
    status: { privacyStatus: 'public', madeForKids: true },
  }
}
