import assert from 'node:assert/strict'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { suite, test } from 'node:test'
import * as fc from 'fast-check'
import { chosenRows, rowChoiceOf } from '../../src/cli/settings/row-choice.js'
import { readItems } from '../../src/read/read.js'
import { inFolder, runCommand, RULES, type Ran } from '../helpers/run-command.js'

const HEAD = 'id,title,description,is_shorts'
const WORDS = ['Лунтик', 'Смешарики', 'Лунтик и Барбоскины', 'Каша', '"Фиксики, ""новая"" серия"']

function table(titles: readonly string[]): string {
  return [HEAD, ...titles.map((title, nth) => `v${nth},${title},,0`), ''].join('\n')
}

/** Classifies a table in a folder; the output is `out.csv`. */
async function classify(folder: string, rows: string, more: readonly string[]): Promise<Ran> {
  writeFileSync(join(folder, 'in.csv'), rows)
  const given = more.map((word) => word.replace('@', `${folder}/`))
  const output = more.includes('-o') ? [] : ['-o', `${folder}/out.csv`]
  const ran = await runCommand([
    'classify',
    `${folder}/in.csv`,
    '--rules',
    RULES,
    ...output,
    ...given,
  ])
  assert.ok(ran.code === 0 || ran.code === 3 || more.includes('--dry-run'), ran.stderr)
  return ran
}

suite('--known', () => {
  test('ends with the bytes of a run that decides everything', async () => {
    const titles = fc.array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 8 })
    const output = fc.constantFrom('out.csv', 'out.jsonl', 'out.tsv')
    await fc.assert(
      fc.asyncProperty(titles, titles, output, (before, after, name) =>
        inFolder(async (folder) => {
          const written = ['-o', `@${name}`]
          await classify(folder, table(before), ['-o', '@old.csv', '--fingerprint'])
          await classify(folder, table(after), ['--known', '@old.csv', ...written])
          const carried = readFileSync(join(folder, name), 'utf8')
          await classify(folder, table(after), ['--fingerprint', ...written])
          assert.equal(carried, readFileSync(join(folder, name), 'utf8'))
        }),
      ),
      { numRuns: 15 },
    )
  })

  test('decides new and changed rows alone; --new-only writes no others', () =>
    inFolder(async (folder) => {
      await classify(folder, table(['Лунтик', 'Каша', 'Каша']), ['-o', '@old.csv', '--fingerprint'])
      const rows = table(['Лунтик', 'Фиксики', 'Каша', 'Лунтик'])
      const { stderr } = await classify(folder, rows, ['--known', '@old.csv', '--new-only'])
      assert.match(stderr, /known +2 rows unchanged; to decide 1 new, 1 changed, 0 because/)
      assert.match(stderr, /4 rows: 2 decisions, 0 rejects; 2 known rows left out/)
      const lines = readFileSync(join(folder, 'out.csv'), 'utf8').trim().split('\n')
      assert.deepEqual(
        lines.slice(1).map((line) => line.split(',').slice(0, 3)),
        [
          ['v1', 'Фиксики', 'assigned'],
          ['v3', 'Лунтик', 'assigned'],
        ],
      )
    }))

  test('decides again what other settings or rules decided, and columns that no one reads change nothing', () =>
    inFolder(async (folder) => {
      const rows = table(['Лунтик', 'Каша'])
      await classify(folder, rows, ['-o', '@old.csv', '--fingerprint'])
      const off = await classify(folder, rows, ['--known', '@old.csv', '--typos', 'off'])
      assert.match(off.stderr, /0 rows unchanged; to decide 0 new, 0 changed, 2 because rules/)
      const wider = rows.replace(HEAD, `${HEAD},views`).replaceAll(/,0$/gm, ',0,77')
      const same = await classify(folder, wider, ['--known', '@old.csv', '--workers', '2'])
      assert.match(same.stderr, /2 rows unchanged; to decide 0 new/)
    }))

  test('takes decisions without fingerprints by their ids alone, and says so', () =>
    inFolder(async (folder) => {
      await classify(folder, table(['Лунтик', 'Каша']), ['-o', '@old.csv'])
      const { stderr } = await classify(folder, table(['Каша', 'Каша', 'Фиксики']), [
        '--known',
        '@old.csv',
      ])
      assert.match(stderr, /2 rows unchanged; to decide 1 new/)
      assert.match(stderr, /2 known decisions without a fingerprint/)
      assert.match(readFileSync(join(folder, 'out.csv'), 'utf8'), /^v0,Лунтик.*,$/m)
    }))

  test('refuses what another program decided, its own output, and --new-only without it', () =>
    inFolder(async (folder) => {
      writeFileSync(join(folder, 'in.csv'), table(['Каша']))
      writeFileSync(join(folder, 'foreign.csv'), 'id,project\nv0,Лунтик\n')
      const refused = async (more: readonly string[]): Promise<string> => {
        const words = more.map((word) => word.replace('@', `${folder}/`))
        const args = ['classify', `${folder}/in.csv`, '--rules', RULES, ...words]
        const { code, stderr } = await runCommand(args)
        assert.equal(code, 2)
        return stderr
      }
      assert.match(await refused(['--known', '@foreign.csv']), /expected decisions of kaskad/)
      assert.match(await refused(['--known', '@foreign.csv', '-o', '@foreign.csv']), /same file/)
      assert.match(await refused(['--new-only']), /expected --known/)
      assert.match(await refused(['--fingerprint', '--keep', 'fingerprint']), /--keep fingerprint/)
      assert.match(await refused(['--sample', '2x']), /--sample/)
      assert.match(await refused(['--limit', '0']), /--limit/)
    }))
})

/** Ids and refused lines that are left of a file. */
async function chosen(path: string, options: Parameters<typeof rowChoiceOf>[0]) {
  const found: string[] = []
  for await (const { items, rejects } of chosenRows(
    readItems({ inputs: [path] }),
    rowChoiceOf(options),
  )) {
    const rows = [...items, ...rejects].toSorted((a, b) => a.place.line - b.place.line)
    found.push(...rows.map((row) => ('id' in row ? row.id : `bad ${row.place.line}`)))
  }
  return found
}

suite('--limit and --sample', () => {
  test('keep order, count refused rows, and a sample is the same rows wherever they stand', () =>
    inFolder(async (folder) => {
      const path = join(folder, 'in.csv')
      const ids = Array.from({ length: 3000 }, (_, nth) => `v${nth}`)
      const write = (order: readonly string[]): void => {
        writeFileSync(path, `id,title\n${order.map((id) => `${id},Каша ${id}`).join('\n')}\n`)
      }
      write(ids)
      const rows = await chosen(path, { sample: '100', seed: '1' })
      const share = await chosen(path, { sample: '10%', seed: '1' })
      assert.equal(rows.length, 100)
      assert.ok(share.length > 200 && share.length < 400, String(share.length))
      assert.deepEqual(
        rows,
        ids.filter((id) => rows.includes(id)),
      )
      assert.ok(rows.every((id) => share.includes(id)))
      assert.notDeepEqual(await chosen(path, { sample: '100', seed: '2' }), rows)
      write(ids.toReversed())
      assert.deepEqual(await chosen(path, { sample: '100', seed: '1' }), rows.toReversed())
      assert.deepEqual(await chosen(path, { sample: '0.1', seed: '1' }), share.toReversed())
      write(['a', 'b,torn', 'c', 'd'])
      assert.deepEqual(await chosen(path, { limit: '3', seed: '1' }), ['a', 'bad 3', 'c'])
      assert.deepEqual(await chosen(path, { limit: '3', sample: '99', seed: '1' }), [
        'a',
        'bad 3',
        'c',
      ])
    }))
})

test('--dry-run says rows, columns, what is to decide and its cost, and writes nothing', () =>
  inFolder(async (folder) => {
    await classify(folder, table(['Лунтик', 'Каша']), ['-o', '@old.csv', '--fingerprint'])
    const before = readFileSync(join(folder, 'old.csv'), 'utf8')
    const more = ['--known', '@old.csv', '--dry-run', '-o', '@new.csv', '--rejects', '@bad.csv']
    const ran = await classify(folder, `${table(['Лунтик', 'Фиксики'])}torn\n`, more)
    assert.equal(ran.code, 0)
    assert.match(ran.stderr, /id id; no label; text title, description; numeric is_shorts/)
    assert.match(ran.stdout, /^rows +3, 1 reject\n/)
    assert.match(ran.stdout, /known +1 row unchanged; to decide 0 new, 1 changed/)
    assert.match(ran.stdout, /to decide +1 row\nstages +rules 100 %.*\ncost +about a second/)
    assert.match(ran.stdout, /nothing was written\n$/)
    assert.deepEqual(readFileSync(join(folder, 'old.csv'), 'utf8'), before)
    assert.throws(() => readFileSync(join(folder, 'new.csv')), /ENOENT/)
    assert.throws(() => readFileSync(join(folder, 'bad.csv')), /ENOENT/)
  }))

suite('columns that rules do not ask for', () => {
  const rule = `kaskad: 1
project: Лунтик
claims:
  - title: { any: [Лунтик] }
    where: { yt_channel_type: studio, is_shorts: 0 }
`
  const names = ['title', 'date', 'cartoon', 'yt_channel_type', 'language', 'is_shorts', 'seconds']
  const cell = fc.constantFrom('', 'Лунтик', 'studio', 'fan', '0', '1', 'x', '2026-01-02', '"a,b"')

  test('change neither decisions nor rejects nor notes, wherever they stand and whatever is kept', () =>
    fc.assert(
      fc.asyncProperty(
        fc.shuffledSubarray([...names, 'yt_channel_type'], { minLength: 1 }),
        fc.array(fc.array(cell, { minLength: 6, maxLength: 8 }), { minLength: 1, maxLength: 6 }),
        fc.subarray(['date', 'language', 'cartoon']),
        (header, rows, keep) =>
          inFolder(async (folder) => {
            writeFileSync(join(folder, 'luntik.yaml'), rule)
            const head = ['id', 'name', ...header].join(',')
            const lines = rows.map((row, nth) => [`v${nth}`, 'Лунтик', ...row].join(','))
            const kept = keep.filter((name) => header.includes(name))
            const more = ['--rules', '@luntik.yaml', '--rejects', '@bad.jsonl']
            if (kept.length > 0) more.push('--keep', kept.join())
            writeFileSync(join(folder, 'in.csv'), [head, ...lines, ''].join('\n'))
            const run = async (...extra: readonly string[]): Promise<readonly string[]> => {
              const words = [...more, ...extra].map((word) => word.replace('@', `${folder}/`))
              const { stdout, stderr } = await runCommand([
                'classify',
                `${folder}/in.csv`,
                ...words,
              ])
              const bad = stdout && readFileSync(join(folder, 'bad.jsonl'), 'utf8')
              return [
                stdout.replaceAll(/,(?:fingerprint|k[\da-f]{12}-[\da-f]{8})$/gm, ''),
                stderr,
                bad,
              ]
            }
            assert.deepEqual(await run(), await run('--fingerprint'))
          }),
      ),
      { numRuns: 60 },
    ))

  test('are told apart by fingerprints all the same', () =>
    inFolder(async (folder) => {
      const rows = 'id,title,language\n1,Лунтик,ru\n'
      await classify(folder, rows, ['-o', '@old.csv', '--fingerprint'])
      const { stderr } = await classify(folder, rows.replace('ru', 'en'), ['--known', '@old.csv'])
      assert.match(stderr, /to decide 0 new, 1 changed/)
    }))
})
