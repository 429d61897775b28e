import assert from 'node:assert/strict'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { suite, test } from 'node:test'
import { readItems } from '../../../src/read/read.js'
import { randomFrom } from '../../../src/numbers/random.js'
import type { Item } from '../../../src/types/item.js'
import { inFolder } from '../../helpers/run-command.js'

const MANY = 1000
const random = randomFrom(16)
const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T
const TITLES = [
  'Три кота & «друзья»',
  'Маша и Медведь 😀',
  'Don\'t "go"',
  '[Private video]',
  'Ёлка\nдома',
  '漢字',
]
const ids = Array.from(
  { length: MANY },
  (_, at) => `${(at * 7919).toString(36).padStart(9, 'v')}_-`,
)

/** A video as yt-dlp dumps it: null is usual, a flat playlist has few keys. */
function ytDlp(id: string): Record<string, unknown> {
  const flat = {
    _type: pick(['url', 'video']),
    id,
    url: `https://www.youtube.com/${pick(['watch?v=', 'shorts/'])}${id}`,
    title: pick(TITLES),
    description: pick([null, 'Новая серия\nhttps://example.org', '']),
    duration: pick([null, 59, 3600.5]),
    channel: pick([null, 'Канал']),
    channel_id: pick([null, 'UC1']),
    live_status: pick([null, 'not_live', 'is_live', 'is_upcoming', 'was_live', 'post_live']),
    availability: pick([null, 'public', 'unlisted', 'needs_auth', 'subscriber_only']),
    playlist_index: pick([null, 3]),
  }
  if (random() < 0.3) return flat
  return {
    ...flat,
    tags: pick([null, [], ['дети', 'мультики, песни']]),
    categories: pick([null, ['Film & Animation']]),
    upload_date: pick([null, '20240229']),
    timestamp: pick([null, 1709164800]),
    width: pick([null, 1080]),
    height: pick([null, 1920]),
    subtitles: pick([{}, { ru: [{ ext: 'vtt', url: 'https://example.org' }] }]),
    automatic_captions: { en: [{ ext: 'json3', url: 'x' }] },
    formats: [{ format_id: '18', fragments: null }],
    chapters: pick([null, [{ start_time: 0, title: 'a' }]]),
    heatmap: null,
    _version: { version: '2026.01.01' },
  }
}

const ESCAPED = TITLES.map((title) =>
  title.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll("'", '&#39;'),
)

/** An item of an answer of the YouTube Data API. */
const API: Readonly<Record<string, (id: string) => Record<string, unknown>>> = {
  video: (id) => ({
    kind: 'youtube#video',
    etag: 'x',
    id,
    snippet: {
      title: pick(TITLES),
      description: '',
      channelId: 'UC1',
      channelTitle: 'Канал',
      publishedAt: '2024-02-29T10:00:00Z',
      tags: pick([undefined, ['a', 'b']]),
      categoryId: '1',
      liveBroadcastContent: pick(['none', 'live', 'upcoming']),
      thumbnails: { default: { url: 'x', width: 120 } },
      localized: { title: 'x', description: '' },
    },
    contentDetails: { duration: pick(['PT53M53S', 'P0D', 'PT1H']), caption: 'false' },
    status: { privacyStatus: pick(['public', 'unlisted']), madeForKids: true },
  }),
  search: (id) => ({
    kind: 'youtube#searchResult',
    id: { kind: 'youtube#video', videoId: id },
    snippet: { title: pick(ESCAPED), description: 'a…', channelTitle: 'A &amp; B' },
  }),
  playlistItem: (id) => ({
    kind: 'youtube#playlistItem',
    id: `PLx${id}`,
    snippet: {
      title: pick([...TITLES, 'Private video', 'Deleted video']),
      position: 0,
      playlistId: 'PL1',
      resourceId: { kind: 'youtube#video', videoId: id },
    },
    contentDetails: { videoId: id },
  }),
}

async function read(texts: ReadonlyMap<string, string>): Promise<Item[]> {
  return inFolder(async (folder) => {
    for (const [name, text] of texts) writeFileSync(join(folder, name), text)
    const items: Item[] = []
    for await (const batch of readItems({ inputs: [folder] })) {
      assert.deepEqual(batch.rejects, [])
      items.push(...batch.items)
    }
    return items
  })
}

function page(kind: string, items: readonly unknown[]): string {
  return JSON.stringify({ kind, etag: 'x', pageInfo: { totalResults: MANY }, items }, undefined, 2)
}

suite('of 1,000 made-up videos none is rejected', () => {
  const videos = ids.map((id) => ytDlp(id))
  const lines = videos.map((video) => JSON.stringify(video))
  for (const [what, files] of [
    ['a folder of .info.json', new Map(lines.map((line, at) => [`T [${at}].info.json`, line]))],
    ['--dump-json lines', new Map([['all.jsonl', lines.join('\n')]])],
    [
      'a playlist',
      new Map([['all.json', JSON.stringify({ _type: 'playlist', id: 'PL', entries: videos })]]),
    ],
  ] as const)
    test(`yt-dlp, ${what}`, async () => {
      const items = await read(files)
      assert.deepEqual(items.map(({ id }) => id).toSorted(), ids.toSorted())
    })

  for (const [what, make] of Object.entries(API))
    for (const isPaged of [true, false])
      test(`the API, ${what}, ${isPaged ? 'pages' : 'items as lines'}`, async () => {
        const made = ids.map((id) => make(id))
        const files = new Map<string, string>()
        for (let at = 0; at < (isPaged ? MANY : 0); at += 50)
          files.set(`${at}.json`, page(`youtube#${what}ListResponse`, made.slice(at, at + 50)))
        if (!isPaged) files.set('all.jsonl', made.map((item) => JSON.stringify(item)).join('\n'))
        const items = await read(files)
        assert.deepEqual(items.map(({ id }) => id).toSorted(), ids.toSorted())
        const titles = new Set(items.map(({ texts }) => texts['title']))
        assert.ok([...titles].every((title) => !title?.includes('&quot;')))
        for (const { texts, categories } of items)
          if (/^(private|deleted) video$/i.test(texts['title'] ?? ''))
            assert.equal(categories['availability'], texts['title']?.split(' ')[0]?.toLowerCase())
      })
})
