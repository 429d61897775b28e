import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, test } from 'node:test'
import { createTokenizer, padTokens, tokenise } from '../../../src/hybrid/text/tokenizer.js'
import { byteLevelJson, wordPieceJson } from '../../../src/hybrid/text/tokenizer-json.js'
import { foldForWordPiece, trainWordPiece } from '../../../src/hybrid/text/wordpiece.js'
import { golden, goldenSkip, readJson } from '../golden.js'

interface WordPieceGolden {
  readonly do_lower_case: boolean
  readonly rows: readonly {
    readonly text: string
    readonly ids: readonly number[]
    readonly max16: { readonly input_ids: number[]; readonly attention_mask: number[] }
  }[]
}

describe('WordPiece', () => {
  for (const kind of ['cased', 'uncased']) {
    test(`gives the reference's numbers for every row: ${kind}`, { skip: goldenSkip }, () => {
      const folder = join(golden, 'wordpiece')
      const { rows, do_lower_case: lower } = readJson(
        join(folder, `${kind}.json`),
      ) as WordPieceGolden
      const lines = readFileSync(join(folder, `vocab_${kind}.txt`), 'utf8')
        .trimEnd()
        .split('\n')
      const tokenizer = createTokenizer(wordPieceJson(lines, lower))
      for (const row of rows) {
        assert.deepEqual(tokenizer.encode(row.text), row.ids, row.text)
        const batch = padTokens(
          tokenise([row.text], { tokenizer, length: 16 }),
          tokenizer.padId,
          16,
        )
        assert.deepEqual([...batch.ids], row.max16.input_ids)
        assert.deepEqual([...batch.mask], row.max16.attention_mask)
      }
      assert.equal(rows.length, 36)
    })
  }

  const marks = ['[PAD]', '[UNK]', '[CLS]', '[SEP]', '[MASK]']
  const small = createTokenizer(wordPieceJson([...marks, 'ма', '##ша', 'и', 'мед', '##ведь'], true))

  test('takes the longest piece first and marks both ends', () => {
    assert.deepEqual(small.encode('Маша и Медведь'), [2, 5, 6, 7, 8, 9, 3])
    assert.deepEqual(small.encode('медведица'), [2, 1, 3])
    assert.deepEqual(small.encode(''), [2, 3])
  })

  test('a text that is cut keeps its closing mark', () => {
    const rows = tokenise(['маша и медведь', 'и'], { tokenizer: small, length: 4 })
    const { ids, mask, length } = padTokens(rows, small.padId)
    assert.equal(length, 4)
    assert.deepEqual([...ids], [2, 5, 6, 3, 2, 7, 3, 0])
    assert.deepEqual([...mask], [1, 1, 1, 1, 1, 1, 1, 0])
  })

  test('a vocabulary without padding is refused', () => {
    assert.throws(() => createTokenizer(wordPieceJson(['a'], true)), { code: 'model' })
  })
})

test('byte-level BPE merges bytes and takes the blank into the word', () => {
  const vocab = {
    '<s>': 0,
    '<pad>': 1,
    '</s>': 2,
    '<unk>': 3,
    h: 4,
    i: 5,
    Ġ: 6,
    hi: 7,
    Ġhi: 8,
    '<mask>': 9,
    Ð: 10,
    '¯': 11,
  }
  const tokenizer = createTokenizer(byteLevelJson(vocab, ['#version: 0.2', 'h i', 'Ġ hi']))
  assert.deepEqual(tokenizer.encode('hi hi'), [0, 7, 8, 2])
  assert.deepEqual(tokenizer.encode('Я'), [0, 10, 11, 2])
  assert.equal(tokenizer.padId, 1)
  assert.equal(tokenizer.maskId, 9)
})

describe('a trained WordPiece vocabulary', () => {
  const texts = ['Маша и Медведь', 'маша и каша', 'Медведь, медведь!', '東京 Машины'].map(
    foldForWordPiece,
  )

  test('holds the marks, every character and the most frequent pieces', () => {
    const vocabulary = trainWordPiece(texts, { size: 60, atLeast: 2, characters: 100 })
    assert.equal(new Set(vocabulary).size, vocabulary.length)
    assert.deepEqual(vocabulary.slice(0, 5), ['[PAD]', '[UNK]', '[CLS]', '[SEP]', '[MASK]'])
    for (const piece of ['м', '##ш', '東', '!', 'маш', 'медведь']) {
      assert.ok(vocabulary.includes(piece), piece)
    }
    const tokenizer = createTokenizer(wordPieceJson(vocabulary, true))
    assert.ok(!texts.some((text) => tokenizer.encode(text).includes(1)))
    assert.equal(tokenizer.encode('МЕДВЕДЬ').length, 3)
  })

  test('is the same for the same texts, and no larger than asked for', () => {
    const settings = { size: 50, atLeast: 1, characters: 20 }
    assert.deepEqual(trainWordPiece(texts, settings), trainWordPiece([...texts], settings))
    assert.ok(trainWordPiece(texts, settings).length <= 50)
  })
})
