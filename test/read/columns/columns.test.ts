import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { wishesOfOptions } from '../../../src/read/columns/column-options.js'
import type { ColumnOptions } from '../../../src/read/columns/column-options.js'
import type { ColumnWishes } from '../../../src/read/columns/columns.js'
import { describeColumns, mergeWishes, resolveColumns } from '../../../src/read/columns/columns.js'
import { planItems, plannedItem } from '../../../src/read/columns/item-plan.js'
import { KaskadError } from '../../../src/types/error.js'
import { formatIssue } from '../../../src/types/parsed.js'

/** What is said of a header: the columns chosen, or every mistake. */
function saidOf(header: string, wishes: ColumnWishes = {}): string {
  const found = resolveColumns(header.split(','), wishes, 'in.csv')
  return found.ok ? describeColumns(found.value) : found.issues.map(formatIssue).join('\n')
}

/** The title of a row of a file with this header. */
function titleOf(header: readonly string[], fields: readonly string[]): string | undefined {
  const found = resolveColumns(header, {}, 'in.csv')
  assert.ok(found.ok)
  const plan = planItems(found.value, header, 'in.csv')
  return plannedItem(fields, plan, { line: 2, row: 1 })?.texts['title']
}

test('a blank title stands in brackets before the description of a column called text', () => {
  const studio = ['reel_name', 'text']
  for (const [fields, title] of [
    [['', '[Фиксики] Новая серия'], 'Фиксики'],
    [[' ', ' [Фиксики [HD] 4] серия'], 'Фиксики [HD] 4'],
    [['Лунтик', '[Фиксики] серия'], 'Лунтик'],
    [['', '[Фиксики [HD] серия'], 'Фиксики [HD'],
    [['', 'серия [Фиксики]'], undefined],
    [['', '[] серия'], undefined],
  ] as const)
    assert.equal(titleOf(studio, fields), title, fields[1])
  assert.equal(titleOf(['title', 'description'], ['', '[Фиксики] серия']), undefined)
})

suite('resolveColumns', () => {
  test('knows the names of the studio and of its public stand-ins', () => {
    const table = {
      'date,reel_name,yt_reel_id,cartoon,url,text,seconds,is_shorts,broadcast,yt_channel_id,yt_channel_name,yt_ch_url,yt_channel_type,flag_closed,international,language':
        'id yt_reel_id; label cartoon; when date; text title = reel_name, description = text, channel = yt_channel_name; numeric seconds, is_shorts, flag_closed, international; categorical broadcast, yt_channel_type, yt_channel_id, language',
      'id,title,description,seconds,category,channel,lang,start,project':
        'id id; label project; when start; text title, description, channel; numeric seconds; categorical language = lang, category',
      'video_id,title,description,project': 'id video_id; label project; text title, description',
      'ID,Video Title,Snippet,Duration':
        'id ID; no label; text title = Video Title, description = Snippet; numeric seconds = Duration',
      'id,title,text,description': 'id id; no label; text title, description = text',
    }
    for (const [header, said] of Object.entries(table)) assert.equal(saidOf(header), said)
  })

  test('a wish goes before what would be recognised, and its column is in no other part', () => {
    assert.equal(
      saidOf('id,title,text,channel', { texts: [{ name: 'title', column: 'text' }], id: 'title' }),
      'id title; no label; text title = text',
    )
    assert.equal(
      saidOf('id,title,language', { texts: [{ name: 'title', column: 'language' }] }),
      'id id; no label; text title = language',
    )
  })

  test('what a model was trained on comes before what is known by name', () => {
    const learned = { texts: ['title'], numeric: ['seconds'], categorical: ['channel', 'lang'] }
    assert.equal(
      saidOf('id,Title,name,Channel,duration,text,lang', { learned }),
      'id id; no label; text title = Title, description = text; numeric seconds = duration; categorical channel = Channel, lang',
    )
    assert.equal(
      saidOf('id,reel_name', { learned }),
      'id id; no label; text title = reel_name; the model knows also seconds, channel, lang, not in this file',
    )
    assert.equal(
      saidOf('id,title,channel', { learned, categorical: [] }),
      'id id; no label; text title, channel; the model knows also seconds, lang, not in this file',
    )
  })

  test('a column that is needed and not there is an error that lists those there are', () => {
    const there = 'the columns are a, b, "", titel'
    const said = saidOf('a,b,,titel', {
      texts: [{ name: 'title', column: 'title' }],
      numeric: [{ name: 'c', column: 'c' }],
      needLabel: true,
    })
    assert.deepEqual(said.split('\n'), [
      `in.csv:1 no label column is recognised: say --label COLUMN; ${there}`,
      `in.csv:1 no column "title" (did you mean "titel"?); ${there}`,
      `in.csv:1 no column "c"; ${there}`,
    ])
  })

  test('without an id column rows are named by number; one that is wished for must be there', () => {
    assert.equal(saidOf('nr,title'), 'id = row number; no label; text title')
    assert.equal(
      saidOf('nr,title', { id: 'video' }),
      'in.csv:1 no column "video"; the columns are nr, title',
    )
  })

  test('a label that is wished for is needed in training only', () => {
    assert.equal(saidOf('id,title', { label: 'cartoon' }), 'id id; no label; text title')
    assert.equal(
      saidOf('id,title', { label: 'cartoon', needLabel: true }),
      'in.csv:1 no column "cartoon"; the columns are id, title',
    )
  })

  test('a name that stands twice in the header matters where its column is wanted', () => {
    assert.equal(saidOf('id,title,x,x'), 'id id; no label; text title')
    assert.equal(
      saidOf('id,title,title'),
      'in.csv:1 column "title" stands more than once in the header, as number 2 and 3: give each its own name',
    )
  })
})

suite('wishesOfOptions', () => {
  test('reads names with and without their columns', () => {
    assert.deepEqual(
      wishesOfOptions({
        id: 'video',
        label: 'show',
        text: 'title=reel_name, description=text',
        numeric: 'seconds',
        categorical: '"a, b",c',
        keep: 'url,date',
      }),
      {
        id: 'video',
        label: 'show',
        texts: [
          { name: 'title', column: 'reel_name' },
          { name: 'description', column: 'text' },
        ],
        numeric: [{ name: 'seconds', column: 'seconds' }],
        categorical: [
          { name: 'a, b', column: 'a, b' },
          { name: 'c', column: 'c' },
        ],
        keep: ['url', 'date'],
      },
    )
    assert.deepEqual(wishesOfOptions({}), {})
  })

  test('says which option is wrong and what it expects', () => {
    const table: readonly (readonly [ColumnOptions, string])[] = [
      [{ id: ' ' }, '--id: a name is empty: expected a column'],
      [{ text: '' }, '--text: a name is empty in "": expected names with commas between them'],
      [
        { text: 'a,,b' },
        '--text: a name is empty in "a,,b": expected names with commas between them',
      ],
      [{ text: 'title=' }, '--text: a name is empty in "title=": expected NAME=COLUMN or COLUMN'],
      [{ text: '=a' }, '--text: a name is empty in "=a": expected NAME=COLUMN or COLUMN'],
      [{ text: 'title=a,title=b' }, '--text: "title" is given twice'],
      [
        { numeric: '__proto__' },
        '--numeric: "__proto__" cannot name a column in "__proto__": expected NAME=COLUMN or COLUMN',
      ],
      [{ keep: 'a,a' }, '--keep: "a" is given twice'],
    ]
    for (const [options, message] of table)
      assert.throws(() => wishesOfOptions(options), new KaskadError('usage', message))
  })

  test('options go over kaskad.yaml part by part', () => {
    assert.deepEqual(mergeWishes({ id: 'a' }, { id: 'b', label: 'c' }), { id: 'a', label: 'c' })
  })
})
