import assert from 'node:assert/strict'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, suite, test } from 'node:test'
import { noServer, PASSWORD, startServer, type Server } from '../helpers/postgres.js'
import { inFolder, RULES, runCommand, type Ran } from '../helpers/run-command.js'

const home = process.cwd()

const VIDEOS = `CREATE TABLE videos AS SELECT * FROM (VALUES
  (9223372036854775807, 'Чебурашка "гость"', ARRAY['мульт', NULL, 'дети'], true, TIMESTAMPTZ '2024-05-31 18:20:00.5+03', 12345678901234567890.12),
  (9007199254740993, E'Обзор\\tигры\\nдня 😀', NULL, false, NULL, NULL),
  (-5, 'Смешарики', '{}', NULL, TIMESTAMPTZ '2024-01-01 00:00:00Z', 0)
) v(id, title, tags, is_shorts, published_at, price)`

const here = (work: (folder: string) => Promise<void>): Promise<void> =>
  inFolder(async (folder) => {
    process.chdir(folder)
    await work(folder).finally(() => process.chdir(home))
  })

/** Runs a command with variables of the environment, which the driver reads by itself. */
async function run(
  args: readonly string[],
  env: Readonly<Record<string, string>> = { PGPASSWORD: PASSWORD },
): Promise<Ran> {
  Object.assign(process.env, env)
  try {
    return await runCommand(args)
  } finally {
    for (const name of Object.keys(env)) delete process.env[name]
  }
}

function classify(...args: readonly string[]): Promise<Ran> {
  return run(['classify', '--rules', RULES, '--quiet', ...args])
}

suite('a PostgreSQL database', { skip: noServer() ?? false }, () => {
  let server: Server
  let open = ''

  before(async () => {
    server = await startServer()
    open = server.address.replace(/:[^:@]*@/, '@')
    server.sql(VIDEOS)
  })
  after(() => server.stop())

  const told = ({ code, stderr }: Ran): string =>
    `${code} ${stderr.replaceAll(String(server.port), 'PORT')}`

  test('is read by a query, with 64-bit ids, lists, dates and decimals', async () => {
    const asked = [
      '--query',
      'SELECT * FROM videos ORDER BY id DESC;',
      '--keep',
      'tags,is_shorts,published_at,price,title',
    ]
    const { stdout, stderr, code } = await classify('--from', open, '--format', 'jsonl', ...asked)
    assert.deepEqual([code, stderr], [0, ''])
    const found = stdout.split('\n').slice(0, -1)
    assert.deepEqual(
      found.map((line) => {
        const {
          id,
          project,
          tags,
          is_shorts: shorts,
          published_at: at,
          price,
          title,
        } = JSON.parse(line)
        return [id, project, tags, shorts, at, price, title]
      }),
      [
        [
          '9223372036854775807',
          'Чебурашка',
          'мульт, дети',
          'true',
          '2024-05-31T15:20:00.5+00:00',
          '12345678901234567890.12',
          'Чебурашка "гость"',
        ],
        ['9007199254740993', 'none', null, 'false', null, null, 'Обзор\tигры\nдня 😀'],
        ['-5', 'Смешарики', null, null, '2024-01-01T00:00:00+00:00', '0', 'Смешарики'],
      ],
    )
  })

  test('takes decisions by their ids: new rows beside those that are there, changed ones in place', async () => {
    await here(async () => {
      const rows = [
        'id,title',
        '1,Чебурашка',
        '2,пусто',
        '2,Смешарики',
        "3,'; DROP TABLE videos",
        '',
      ]
      writeFileSync('rows.csv', rows.join('\n'))
      const table = `${open}/public.decided"now`
      assert.equal(told(await classify('rows.csv', '--to', table, '--keep', 'title')), '0 ')
      const all =
        'SELECT id, project, decision, probability, why, title FROM "decided""now" ORDER BY id'
      assert.deepEqual(
        server.sql(all).map((line) => line.replace(/[^|]*\.yaml[^|]*/, 'why')),
        [
          '1|Чебурашка|assigned|0.9|why|Чебурашка',
          '2|Смешарики|assigned|0.9|why|Смешарики',
          "3|none|none|0.9||'; DROP TABLE videos",
        ],
      )
      writeFileSync('rows.csv', 'id,title\n3,Чебурашка\n4,пусто\n')
      assert.equal(
        told(await classify('rows.csv', '--to', table, '--keep', 'title', '--workers', '2')),
        '0 ',
      )
      assert.deepEqual(server.sql('SELECT id, project FROM "decided""now" ORDER BY id'), [
        '1|Чебурашка',
        '2|Смешарики',
        '3|Чебурашка',
        '4|none',
      ])
    })
  })

  test('is as it was where the run does not end', async () => {
    await here(async () => {
      server.sql(
        'CREATE TABLE kept (id int8 PRIMARY KEY, project text, decision text, stage text, probability float8, why text, runner_up text)',
      )
      server.sql("INSERT INTO kept (id, project) VALUES (1, 'было')")
      server.sql(`CREATE FUNCTION cut() RETURNS trigger LANGUAGE plpgsql AS
        'BEGIN PERFORM pg_terminate_backend(pg_backend_pid()); RETURN NEW; END'`)
      writeFileSync('rows.csv', 'id,title\n1,Чебурашка\n2,Чебурашка\n')
      writeFileSync('torn.csv', 'id,title\n1,Чебурашка\n2,"Чебурашка\n')
      writeFileSync('text.csv', 'id,title\n1,Чебурашка\nдва,Чебурашка\n')
      const table = `${open}/kept`
      const was = ['1|было']
      const now = (): readonly string[] => server.sql('SELECT id, project FROM kept ORDER BY id')
      assert.match(told(await classify('torn.csv', '--strict', '--to', table)), /^2 torn\.csv:3/)
      assert.deepEqual(now(), was)
      assert.match(
        told(await classify('text.csv', '--to', table)),
        /^2 kaskad: .*table kept: invalid input syntax for type bigint: "два"/,
      )
      assert.deepEqual(now(), was)
      server.sql('CREATE TRIGGER cut BEFORE INSERT ON kept FOR EACH ROW EXECUTE FUNCTION cut()')
      assert.match(
        told(await classify('rows.csv', '--to', table)),
        /^2 kaskad: .*table kept: terminating connection/,
      )
      assert.deepEqual(now(), was)
    })
  })

  test('that is lost while it is read leaves the output as it was', async () => {
    await here(async () => {
      writeFileSync('out.csv', 'как было')
      const query = `SELECT i AS id, CASE WHEN i = 9000 THEN pg_terminate_backend(pg_backend_pid())::text
        ELSE 'x' END AS title FROM generate_series(1, 100000) i`
      const lost = await classify(open, '--query', query, '-o', 'out.csv')
      assert.match(
        told(lost),
        /^2 kaskad: postgres:\/\/analyst@127\.0\.0\.1:PORT\/postgres: terminating connection/,
      )
      assert.equal(readFileSync('out.csv', 'utf8'), 'как было')
    })
  })

  test('is not changed by a query', async () => {
    const query = "SELECT id, nextval('s')::text AS title FROM videos"
    server.sql('CREATE SEQUENCE s')
    assert.match(
      told(await classify(open, '--query', query)),
      /cannot execute nextval\(\) in a read-only transaction/,
    )
  })

  test('takes a run with a journal, and gives none', async () => {
    await here(async (folder) => {
      writeFileSync('rows.csv', 'id,title\n1,Чебурашка\n')
      const journal = ['--run', join(folder, 'run')]
      assert.equal(told(await classify('rows.csv', '--to', `${open}/run`, ...journal)), '0 ')
      assert.deepEqual(server.sql('SELECT id, project FROM run'), ['1|Чебурашка'])
      assert.match(
        told(await classify(open, '--query', 'SELECT 1', ...journal)),
        /^2 kaskad: --run: the rows of postgres/,
      )
    })
  })

  test('says what is missing, in words', async () => {
    const cases: readonly (readonly [args: readonly string[], words: RegExp])[] = [
      [[open], /say what is read: --query/],
      [[open, '--query', 'SELECT * FROM nope'], /relation "nope" does not exist/],
      [[open, '--query', 'SELECT 1 AS id, 2 AS id -- twice'], /two columns "id"/],
      [
        [open, '--query', 'SELECT 1 AS id', '--to', open],
        /expected postgres:\/\/USER@HOST:PORT\/DATABASE\/TABLE/,
      ],
      [
        [open, '--query', "SELECT 1 AS id, 'x' AS title", '--to', `${open}/videos`],
        /has no column "project"/,
      ],
      [
        [open, '--query', "SELECT 1 AS id, 'x' AS title", '--to', `${open}/nokey`],
        /has no unique key on "id": ALTER TABLE/,
      ],
      [['--from', 'rows.csv'], /--from: expected an address/],
      [
        [open, '--query', 'SELECT 1', '--to', `${open}/t`, '-o', 'x.csv'],
        /expected no --output beside it/,
      ],
    ]
    server.sql(
      'CREATE TABLE nokey AS SELECT 1 AS id, 1 AS project, 1 AS decision, 1 AS stage, 1 AS probability, 1 AS why, 1 AS runner_up',
    )
    for (const [args, words] of cases) {
      const ran = await classify(...args)
      assert.match(told(ran), words)
      assert.match(told(ran), /^2 kaskad: /)
    }
  })

  test('takes the password from the address, PGPASSWORD or .pgpass, and never shows it', async () => {
    await here(async (folder) => {
      const file = join(folder, 'passwords')
      writeFileSync(file, `127.0.0.1:*:*:analyst:${PASSWORD}\n`, { mode: 0o600 })
      const asked = ['classify', '--rules', RULES, '--query', 'SELECT id, title FROM videos']
      const wrong = server.address.replace('s3cret', 's4cret')
      for (const [address, env, code] of [
        [server.address, {}, 0],
        [open, { PGPASSWORD: PASSWORD }, 0],
        [open, { PGPASSFILE: file }, 0],
        [open, { PGPASSWORD: 'nope' }, 2],
        [wrong, {}, 2],
        [server.address.replace('@127', ':@:@127'), {}, 2],
      ] as const) {
        const ran = await run([...asked, '--from', address, '--summary', 'summary.json'], env)
        assert.equal(ran.code, code, ran.stderr)
        const shown =
          ran.stdout + ran.stderr + (code === 0 ? readFileSync('summary.json', 'utf8') : '')
        assert.doesNotMatch(shown, /s[34]cret/)
      }
    })
  })
})
