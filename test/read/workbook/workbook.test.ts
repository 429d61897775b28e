import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { suite, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { crc32, deflateRawSync } from 'node:zlib'
import fc from 'fast-check'
import { readAll } from '../../helpers/read-all.js'
import { numberText, shownBy } from '../../../src/read/workbook/cell-text.js'
import { KaskadError } from '../../../src/types/error.js'

const folder = fileURLToPath(new URL('../../../../test/read/workbook/files/', import.meta.url))
const SAID = { keep: ['Дата'] }

/** An archive of one file, packed with deflate. */
function zipOf(name: string, content: Buffer, size = content.length): Buffer {
  const packed = deflateRawSync(content, { level: 9 })
  const sizes = Buffer.alloc(16)
  sizes.writeUInt32LE(crc32(content), 0)
  sizes.writeUInt32LE(packed.length, 4)
  sizes.writeUInt32LE(size, 8)
  sizes.writeUInt16LE(name.length, 12)
  const head = Buffer.from('14000000080000000000', 'hex')
  const local = Buffer.concat([Buffer.from('PK\x03\x04'), head, sizes, Buffer.from(name), packed])
  const list = Buffer.concat([
    Buffer.from('PK\x01\x02\x14\x00'),
    head,
    sizes,
    Buffer.alloc(14),
    Buffer.from(name),
  ])
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06')
  end.writeUInt16LE(1, 10)
  end.writeUInt32LE(list.length, 12)
  end.writeUInt32LE(local.length, 16)
  return Buffer.concat([local, list, end])
}

/** Reads bytes; fails where anything but a mistake of the input is thrown. */
async function readOrRefuse(bytes: Buffer): Promise<void> {
  try {
    await readAll({}, bytes)
  } catch (error) {
    assert.ok(error instanceof KaskadError, String(error))
  }
}

suite('workbooks and archives', () => {
  for (const [file, ids] of [
    ['libreoffice.xlsx', ['001', '002', '003']],
    ['openpyxl.xlsx', ['001', '002', '003']],
  ] as const)
    test(`${file}: a header of two rows below a title, Cyrillic, emoji, dates, line breaks`, async () => {
      const path = `${folder}${file}`
      const found = await readAll({ inputs: [path], wishes: SAID })
      assert.deepEqual(found.has?.header.slice(0, 1), ['ID'])
      assert.deepEqual(
        found.items.map(({ id }) => id),
        ids,
      )
      const [first] = found.items
      assert.equal(first?.texts['description'], 'Волк & Заяц <1>')
      assert.equal(first?.kept[0], '2024-03-01')
      assert.equal(first?.place.line, 4)
      const piped = await readAll({ wishes: SAID }, readFileSync(path))
      assert.deepEqual(
        piped.items.map(({ texts }) => texts),
        found.items.map(({ texts }) => texts),
      )
    })

  test('a sheet by its name; a name that no sheet has is refused with those there are', async () => {
    const inputs = [`${folder}openpyxl.xlsx`]
    const { items } = await readAll({ inputs, sheet: 'второй' })
    assert.deepEqual(items[0]?.texts, { title: 'Фиксики' })
    await assert.rejects(readAll({ inputs, sheet: 'Третий' }), /the sheets are "Отчёт", "Второй"/)
  })

  test('64-bit ids that are text stay whole; those that are numbers are warned of', async () => {
    const wishes = { keep: ['Id64'] }
    const { items, notes } = await readAll({ inputs: [`${folder}openpyxl.xlsx`], wishes })
    assert.equal(items[0]?.kept[0], '9007199254740993')
    assert.match(notes.map(({ message }) => message).join('\n'), /more than 15 digits/)
  })

  test('one table in an archive is read, what macOS adds is not', async () => {
    const { items } = await readAll({ inputs: [`${folder}one-table.zip`] })
    assert.deepEqual(
      items.map(({ texts }) => texts['title']),
      ['Ну погоди', 'Фиксики'],
    )
  })

  test('a bomb and a wrong size are refused by name', async () => {
    const rows = Buffer.alloc(80 << 20, 'id,title\n')
    await assert.rejects(readAll({}, zipOf('t.csv', rows)), /unpacks to far more than its size/)
    const small = Buffer.from('id,title\n1,a\n')
    await assert.rejects(readAll({}, zipOf('t.csv', small, 7)), /checksum or size is wrong/)
  })

  test('a torn or damaged workbook is a mistake of the input and nothing else', async () => {
    const whole = readFileSync(`${folder}libreoffice.xlsx`)
    await fc.assert(
      fc.asyncProperty(fc.nat(whole.length - 1), fc.nat(255), async (at, byte) => {
        await assert.rejects(readAll({}, whole.subarray(0, at)), KaskadError)
        const damaged = Buffer.from(whole)
        damaged[at] = byte
        await readOrRefuse(damaged)
      }),
      { numRuns: 60 },
    )
  })

  test('numbers are shown as their format says', () => {
    const shown = ['General', '0.00', 'dd/mm/yyyy', '[h]:mm:ss', '[Red]0', 'mmm', '"d"0', 'h:mm;@']
    assert.deepEqual(
      shown.map(shownBy),
      'number number date clock number date number clock'.split(' '),
    )
    assert.equal(numberText('1.2345678901234567E+18', 'number', 1900), '1234567890123456800')
    assert.equal(numberText('0.10000000000000001', 'number', 1900), '0.1')
    assert.equal(numberText('1', 'date', 1900), '1900-01-01')
    assert.equal(numberText('61', 'date', 1900), '1900-03-01')
    assert.equal(numberText('0', 'date', 1904), '1904-01-01')
    assert.equal(numberText('45352.520833333336', 'date', 1900), '2024-03-01T12:30:00')
    assert.equal(numberText('1.0430902777777777', 'clock', 1900), '25:02:03')
  })
})
