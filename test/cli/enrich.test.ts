import assert from 'node:assert/strict'
import { appendFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { suite, test } from 'node:test'
import { askVideos } from '../../src/cli/enrich/youtube-api.js'
import { KaskadError } from '../../src/types/error.js'
import { inFolder, runCommand, type Ran } from '../helpers/run-command.js'
import { start, until } from '../helpers/spawn-command.js'
import { startApi, video, type FakeApi, type Mood, type Videos } from './youtube.js'

const KEY = 'AIzaSecretSecretSecretSecretSecretSecre'

function idOf(number: number): string {
  return `video-${String(number).padStart(5, '0')}`
}

const MANY: Videos = Object.fromEntries(
  Array.from({ length: 120 }, (_, nth) => [idOf(nth), video(`Серия ${nth}`)]),
)

function listOf(count: number): string {
  return `id\n${Array.from({ length: count }, (_, nth) => `${idOf(nth)}\n`).join('')}`
}

interface Scene {
  readonly api: FakeApi
  readonly folder: string
  readonly enrich: (...more: string[]) => Promise<Ran>
  readonly output: () => string
}

/** A server, and a folder with `in.csv`; the key is in no output, whatever happens. */
async function withApi(
  { videos, moods = [], table }: { videos: Videos; moods?: readonly Mood[]; table: string },
  work: (scene: Scene) => Promise<void>,
): Promise<void> {
  const api = await startApi(videos, moods)
  try {
    await inFolder(async (folder) => {
      const path = (name: string): string => join(folder, name)
      writeFileSync(path('in.csv'), table)
      const enrich: Scene['enrich'] = async (...more) => {
        const output = more.includes('-o') ? [] : ['-o', path('out.csv')]
        const args = ['enrich', path('in.csv'), '--cache', path('cache'), '--api', api.address]
        const env = { YOUTUBE_API_KEY: KEY }
        const ran = await runCommand([...args, ...output, ...more], { env })
        const files = ['out.csv', 'cache/videos.jsonl', 'cache/quota.json'].filter((name) =>
          existsSync(path(name)),
        )
        const said = [
          ran.stdout,
          ran.stderr,
          ...files.map((name) => readFileSync(path(name), 'utf8')),
        ]
        assert.ok(!said.join('').includes(KEY), 'the key is told')
        return ran
      }
      await work({ api, folder, enrich, output: () => readFileSync(path('out.csv'), 'utf8') })
    })
  } finally {
    await api.close()
  }
}

function spentIn(folder: string): number {
  return (JSON.parse(readFileSync(join(folder, 'cache/quota.json'), 'utf8')) as { spent: number })
    .spent
}

suite('kaskad enrich', () => {
  test('fills blank cells, keeps what is known, marks what is gone, live or to come', () =>
    withApi(
      {
        videos: {
          aaaaaaaaaaa: video('Лунтик'),
          bbbbbbbbbbb: video('Эфир', { liveBroadcastContent: 'live' }, 'P0D'),
          ccccccccccc: video('Скоро', { liveBroadcastContent: 'upcoming' }, 'P0D'),
        },
        table: [
          'reel_id,reel_name,views,availability',
          'aaaaaaaaaaa,,5,',
          'bbbbbbbbbbb,Мой эфир,,public',
          'ccccccccccc,,,',
          'ddddddddddd,Private video,,public',
          'eeeeeeeeeee,Старое имя,7,',
          'short,Не видео,,',
          '',
        ].join('\n'),
      },
      async ({ api, enrich, output, folder }) => {
        const ran = await enrich('-o', join(folder, 'out.jsonl'))
        assert.equal(ran.code, 0, ran.stderr)
        assert.match(ran.stderr, /6 rows: 3 filled, 2 private or deleted, 0 rejects/)
        assert.match(ran.stderr, /1 row whose id is none of YouTube/)
        const rows = readFileSync(join(folder, 'out.jsonl'), 'utf8').trim().split('\n')
        const parsed = rows.map((row) => JSON.parse(row) as Record<string, string | null>)
        assert.deepEqual(parsed[0], {
          reel_id: 'aaaaaaaaaaa',
          reel_name: 'Лунтик',
          views: '5',
          availability: 'public',
          description: 'Новая, "свежая"\nсерия',
          channel: 'Канал',
          tags: 'раз, два',
          date: '2024-05-01T10:00:00Z',
          seconds: '301',
          is_shorts: '0',
          made_for_kids: '1',
          yt_channel_id: 'UC1',
          language: null,
          category: '1',
          broadcast: 'none',
        })
        assert.deepEqual(
          parsed.map((row) => [
            row['reel_name'],
            row['seconds'],
            row['broadcast'],
            row['availability'],
          ]),
          [
            ['Лунтик', '301', 'none', 'public'],
            ['Мой эфир', null, 'live', 'public'],
            ['Скоро', null, 'upcoming', 'public'],
            ['Private video', null, null, 'private'],
            ['Старое имя', null, null, 'unavailable'],
            ['Не видео', null, null, null],
          ],
        )
        assert.deepEqual(api.asked.length, 1)
        assert.equal(api.seen[0]?.key, KEY)
        assert.ok(!api.seen[0].url.includes(KEY))

        await enrich()
        assert.equal(api.asked.length, 1, 'the cache knows them all')
        const rules = join(folder, 'rule.yaml')
        writeFileSync(
          rules,
          'kaskad: 1\nproject: Gone\nclaims:\n  - title: { any: [имя] }\n    where: { availability: unavailable }\n',
        )
        const decided = await runCommand(['classify', join(folder, 'out.csv'), '--rules', rules])
        assert.match(decided.stdout, /^eeeeeeeeeee,Gone,assigned/m)
        assert.match(output(), /^reel_id,reel_name,views,availability,description/)
      },
    ))

  test('asks for 50 at once and each id once; the quota is kept, and the next run goes on', () =>
    withApi({ videos: MANY, table: `${listOf(120)}${idOf(0)}\n` }, async (scene) => {
      const { api, enrich, output, folder } = scene
      const dry = await enrich('--dry-run')
      assert.match(dry.stdout, /to ask +120, in 3 requests\nquota +3 units needed, 0 of 10,000/)
      assert.deepEqual([api.asked.length, existsSync(join(folder, 'out.csv'))], [0, false])

      const first = await enrich('--quota', '2')
      assert.equal(first.code, 3)
      assert.match(first.stderr, /20 ids not asked for, the quota of the day is spent/)
      assert.match(output(), /Серия 99/)
      assert.doesNotMatch(output(), /Серия 100/)
      assert.equal(spentIn(folder), 2)

      const second = await enrich('--quota', '3')
      assert.equal(second.code, 0, second.stderr)
      assert.deepEqual(
        api.asked.map((ids) => ids.length),
        [50, 50, 20],
      )
      assert.equal(output().match(/Серия \d+/g)?.length, 121)
    }))

  test('stops where the API says that the quota is spent, and asks no more that day', () =>
    withApi(
      { videos: MANY, moods: ['answer', [403, 'quotaExceeded']], table: listOf(120) },
      async ({ api, enrich, output }) => {
        const ran = await enrich()
        assert.equal(ran.code, 3)
        assert.match(ran.stderr, /70 ids not asked for/)
        assert.match(output(), /Серия 49/)
        assert.equal((await enrich()).code, 3)
        assert.equal(api.asked.length, 2)
      },
    ))

  test('refuses a key that the API refuses, without telling it, and one that is not there', () =>
    withApi(
      {
        videos: MANY,
        moods: [
          [400, 'keyInvalid'],
          [403, KEY],
        ],
        table: listOf(1),
      },
      async ({ enrich, folder, api }) => {
        const ran = await enrich()
        assert.equal(ran.code, 2)
        assert.match(
          ran.stderr,
          /refuses the key in YOUTUBE_API_KEY or the request: 400 keyInvalid/,
        )
        assert.match((await enrich()).stderr, /: 403\n/)
        assert.equal(existsSync(join(folder, 'out.csv')), false)
        const args = [
          'enrich',
          join(folder, 'in.csv'),
          '-o',
          join(folder, 'o.csv'),
          '--cache',
          join(folder, 'cache'),
        ]
        const none = await runCommand([...args, '--api', api.address])
        assert.match(none.stderr, /YOUTUBE_API_KEY is not set/)
        const plain = await runCommand([...args, '--api', 'http://example.com'])
        assert.match(plain.stderr, /--api: expected an https address/)
      },
    ))

  test('says that it tries again, and ends as if nothing had been', () =>
    withApi(
      { videos: MANY, moods: [[503, 'backendError']], table: listOf(2) },
      async ({ enrich, output }) => {
        const ran = await enrich()
        assert.equal(ran.code, 0, ran.stderr)
        assert.match(ran.stderr, /busy \(503 backendError\), asked again in 1 s/)
        assert.match(output(), /Серия 1/)
      },
    ))

  test('goes on after kill -9 without asking again for what it knows', () =>
    withApi({ videos: MANY, moods: ['answer', 'hang'], table: listOf(120) }, async (scene) => {
      const { api, enrich, folder, output } = scene
      process.env['YOUTUBE_API_KEY'] = KEY
      try {
        const args = ['in.csv', '-o', 'out.csv', '--cache', 'cache', '--api', api.address]
        const { child, ended } = start(folder, ['enrich', ...args])
        await until(() => api.asked.length === 2)
        child.kill('SIGKILL')
        await ended
      } finally {
        delete process.env['YOUTUBE_API_KEY']
      }
      assert.equal(existsSync(join(folder, 'out.csv')), false)
      assert.equal(spentIn(folder), 2)
      appendFileSync(join(folder, 'cache/videos.jsonl'), '{"id":"video-00050","asked":"20')
      const ran = await enrich()
      assert.equal(ran.code, 0, ran.stderr)
      assert.deepEqual(
        api.asked.map(([first, ...rest]) => [first, rest.length + 1]),
        [
          [idOf(0), 50],
          [idOf(50), 50],
          [idOf(50), 50],
          [idOf(100), 20],
        ],
      )
      assert.equal(output().match(/Серия \d+/g)?.length, 120)
      await enrich('--max-age', '0')
      assert.equal(api.asked.length, 7, 'old answers are asked for again')
    }))
})

test('a busy API, cut connections and torn answers are tried again, up to six times', async () => {
  const moods: Mood[] = [[403, 'rateLimitExceeded'], 'cut', 'half', [500, ''], [429, 'x']]
  const api = await startApi(MANY, [
    ...moods,
    'answer',
    ...Array.from({ length: 6 }, () => 'cut' as const),
  ])
  try {
    let requests = 0
    const told: string[] = []
    const options = {
      address: api.address,
      key: KEY,
      interrupted: new AbortController().signal,
      firstWaitMs: 1,
      onRetry: (why: string, ms: number) => void told.push(`${why} ${ms}`),
      onRequest: async () => void (requests += 1),
    }
    const answer = await askVideos([idOf(1), idOf(2)], options)
    assert.equal(answer.kind === 'videos' && answer.videos.length, 2)
    assert.equal(requests, 6)
    assert.deepEqual(told, [
      '403 rateLimitExceeded 1',
      'the connection broke 2',
      'the connection broke 4',
      '500 8',
      '429 x 16',
    ])
    await assert.rejects(askVideos([idOf(1)], options), (error) => {
      return error instanceof KaskadError && /does not answer.*tried 6 times/.test(error.message)
    })
  } finally {
    await api.close()
  }
})
