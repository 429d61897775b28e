import assert from 'node:assert/strict'
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { suite, test } from 'node:test'
import { readItems, type Reading } from '../../../src/read/read.js'
import type { Item } from '../../../src/types/item.js'
import { formatIssue } from '../../../src/types/parsed.js'
import { inFolder } from '../../helpers/run-command.js'

function vtt(text: string): string {
  return `WEBVTT\n\n00:01.000 --> 00:02.000\n${text}\n`
}

/** Subtitles of each row by its id, and what was said. */
async function talkIn(
  files: Readonly<Record<string, string | Uint8Array>>,
  { inputs = ['v'], subtitles, ...more }: Partial<Reading> = {},
): Promise<{
  readonly talk: Readonly<Record<string, string | undefined>>
  readonly notes: string
}> {
  return inFolder(async (folder) => {
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, name)), { recursive: true })
      writeFileSync(join(folder, name), text)
    }
    const items: Item[] = []
    const notes: string[] = []
    const reading = {
      inputs: inputs.map((name) => join(folder, name)),
      ...(subtitles !== undefined && { subtitles: join(folder, subtitles) }),
      ...more,
    }
    for await (const batch of readItems(reading)) {
      items.push(...batch.items)
      notes.push(...batch.notes.map((note) => formatIssue(note).replaceAll(`${folder}/`, '')))
    }
    const talk = Object.fromEntries(items.map(({ id, texts }) => [id, texts['subtitles']]))
    return { talk, notes: notes.join('\n') }
  })
}

const INFO = (id: string): string =>
  JSON.stringify({ id, title: id, webpage_url: `https://youtu.be/${id}` })
const ROWS = 'id,title\na,A\nb,B\n'

suite('files of subtitles', () => {
  test('are found beside .info.json files, one a language, the original first', async () => {
    const { talk } = await talkIn({
      'v/T. 1 [a].info.json': INFO('a'),
      'v/T. 1 [a].ru.vtt': vtt('по-русски'),
      'v/T. 1 [a].ru-orig.vtt': vtt('нет'),
      'v/T. 1 [a].a.ru.vtt': vtt('нет'),
      'v/T. 1 [a].en-GB.srt': vtt('English'),
      'v/b.info.json': INFO('b'),
      'v/b.srt': vtt('без языка'),
      'v/c.info.json': INFO('c'),
    })
    assert.deepEqual(talk, { a: 'по-русски\nEnglish', b: 'без языка', c: undefined })
  })

  test('are found in a folder by ids; those of no row are told of', async () => {
    const { talk, notes } = await talkIn(
      {
        'v.csv': ROWS,
        's/a.ru.vtt': vtt('раз'),
        's/deep/Имя [b].uk.srt': vtt('два'),
        's/x.ru.vtt': vtt('три'),
      },
      { inputs: ['v.csv'], subtitles: 's' },
    )
    assert.deepEqual(talk, { a: 'раз', b: 'два' })
    assert.match(notes, /s: one file belongs to no row, the first is s\/x\.ru\.vtt/)
  })

  test('in other encodings are read, said or sure', async () => {
    const koi8 = Buffer.from([0xd2, 0xc1, 0xda])
    const { talk, notes } = await talkIn(
      {
        'v.csv': ROWS,
        's/a.vtt': Buffer.from(`\uFEFF${vtt('раз')}`, 'utf16le'),
        's/b.txt': Buffer.concat([koi8, Buffer.from('\n')]),
      },
      { inputs: ['v.csv'], subtitles: 's', encoding: 'koi8-r' },
    )
    assert.deepEqual(talk, { a: 'раз', b: 'раз' })
    assert.doesNotMatch(notes, /subtitles/)
  })

  test('that are torn are told of with their place, and the rows stay', async () => {
    const { talk, notes } = await talkIn(
      {
        'v.csv': ROWS,
        's/a.vtt': `${vtt('раз')}\nодин --> два\n`,
        's/b.vtt': Buffer.from([0xff, 0xfe, 0xff]),
      },
      { inputs: ['v.csv'], subtitles: 's' },
    )
    assert.equal(talk['a'], 'раз')
    assert.match(notes, /s\/a\.vtt:6 subtitles: no times stand around "-->"/)
  })

  test('a folder that is not there is refused', async () => {
    await assert.rejects(
      talkIn({ 'v.csv': ROWS }, { inputs: ['v.csv'], subtitles: 's' }),
      /subtitles: .*s: no such folder/,
    )
  })

  test('a column of them is words or a whole file, with its times', async () => {
    const csv = 'id,title,subtitles\n1,a,Привет\n2,b,"1\n00:00:01,000 --> 00:00:02,000\nПока\n"\n'
    const { talk } = await talkIn({ 'v.csv': csv }, { inputs: ['v.csv'] })
    assert.deepEqual(talk, { 1: 'Привет', 2: 'Пока' })
  })
})
