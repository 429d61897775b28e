import * as tf from '../../src/hybrid/files/tensorflow.js'
import fc from 'fast-check'
import assert from 'node:assert/strict'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { closeBackend, openBackend } from '../../src/hybrid/runtimes/backend.js'
import { encode } from '../../src/hybrid/network/encoder.js'
import { readEncoderFolder } from '../../src/hybrid/encoders/encoder-source.js'
import { release, toParameters } from '../../src/hybrid/network/parameters.js'
import { DataPreprocessor } from '../../src/hybrid/steps/data-preprocessor.js'
import { HybridModel } from '../../src/hybrid/steps/hybrid-model.js'
import { createRandom } from '../../src/numbers/random-source.js'
import { writeSafetensors } from '../../src/hybrid/files/safetensors.js'
import { createTokenizer, padTokens, tokenise } from '../../src/hybrid/text/tokenizer.js'
import { byteLevelJson } from '../../src/hybrid/text/tokenizer-json.js'
import type { Weight } from '../../src/hybrid/files/weights.js'
import { inFolder } from '../helpers/run-command.js'
import { encodeBytePairs, trainBytePairs } from './byte-pairs.js'
import { worst } from './golden.js'
import { referenceEncode } from './reference.js'
import { madeUpRows } from './rows.js'

const texts = [
  "Masha and the Bear's new film, isn't it?",
  'Маша и Медведь: 26 серия  🐻 подряд',
  'Ёжик в тумане\tи лошадь',
  'きつねの森 — 第3話!!',
  ' a  b   c ',
]
const pairs = trainBytePairs(texts, 120)
const lines = ['#version: 0.2', ...pairs.merges.map((pair) => pair.join(' ')), '']

function mark(id: number, content: string): object {
  return {
    id,
    content,
    special: true,
    normalized: content !== '<mask>',
    lstrip: content === '<mask>',
    rstrip: false,
    single_word: false,
  }
}

/** As the hub's `tokenizer.json` of roberta-base has it. */
function published(merges: unknown): Record<string, unknown> {
  const marks = ['<s>', '<pad>', '</s>', '<unk>', '<mask>']
  const bytes = { type: 'ByteLevel', add_prefix_space: false, trim_offsets: true }
  return {
    version: '1.0',
    truncation: null,
    padding: null,
    added_tokens: marks.map((content) => mark(pairs.vocab[content] ?? 0, content)),
    normalizer: null,
    pre_tokenizer: bytes,
    post_processor: {
      type: 'RobertaProcessing',
      sep: ['</s>', 2],
      cls: ['<s>', 0],
      trim_offsets: true,
      add_prefix_space: false,
    },
    decoder: { ...bytes, add_prefix_space: true },
    model: {
      dropout: null,
      unk_token: null,
      continuing_subword_prefix: '',
      end_of_word_suffix: '',
      fuse_unk: false,
      type: 'BPE',
      vocab: pairs.vocab,
      merges,
    },
  }
}

describe('byte-level BPE gives the numbers of its definition', () => {
  for (const [what, json] of [
    ['vocab.json and merges.txt', byteLevelJson(pairs.vocab, lines)],
    ['tokenizer.json', published(lines.slice(1, -1))],
    ['tokenizer.json, merges as pairs', published(pairs.merges)],
  ] as const) {
    test(what, () => {
      const tokenizer = createTokenizer(json)
      const piece = fc.oneof(
        fc.constantFrom(' ', '  ', "'s", 'Маша', 'медв', 'the', '26', '!', '🐻', '\n'),
        fc.string({ unit: 'binary', maxLength: 4 }),
      )
      const marked = /<s>|<pad>|<\/s>|<unk>|<mask>/
      const text = fc.array(piece, { maxLength: 12 }).map((parts) => parts.join(''))
      fc.assert(
        fc.property(fc.oneof(fc.constantFrom(...texts), text), (one) => {
          fc.pre(!marked.test(one))
          assert.deepEqual(tokenizer.encode(one), encodeBytePairs(one, pairs))
        }),
      )
    })
  }
})

test('a Unigram tokenizer.json, as XLM-R has it, takes the likeliest pieces', () => {
  const pieces: [string, number][] = [
    ['<s>', 0],
    ['<pad>', 0],
    ['</s>', 0],
    ['<unk>', 0],
    ['▁', -4],
    ['▁ма', -3],
    ['▁маша', -5],
    ['ша', -3.5],
    ['м', -6],
    ['а', -6],
    ['ш', -6],
    ['<mask>', 0],
  ]
  const tokenizer = createTokenizer({
    version: '1.0',
    added_tokens: [0, 1, 2, 3, 11].map((id) => ({ id, content: pieces[id]?.[0], special: true })),
    normalizer: null,
    pre_tokenizer: { type: 'Metaspace', replacement: '▁', add_prefix_space: true },
    post_processor: {
      type: 'TemplateProcessing',
      single: [
        { SpecialToken: { id: '<s>', type_id: 0 } },
        { Sequence: { id: 'A', type_id: 0 } },
        { SpecialToken: { id: '</s>', type_id: 0 } },
      ],
      pair: [],
      special_tokens: {
        '<s>': { id: '<s>', ids: [0], tokens: ['<s>'] },
        '</s>': { id: '</s>', ids: [2], tokens: ['</s>'] },
      },
    },
    decoder: { type: 'Metaspace', replacement: '▁', add_prefix_space: true },
    model: { type: 'Unigram', unk_id: 3, vocab: pieces },
  })
  assert.deepEqual(tokenizer.encode('маша'), [0, 6, 2])
  assert.deepEqual(tokenizer.encode('маша ша'), [0, 6, 4, 7, 2])
  assert.equal(tokenizer.padId, 1)
})

describe('a RoBERTa folder as the hub has it', () => {
  const vocabulary = Object.keys(pairs.vocab).length
  const config = {
    architectures: ['RobertaForMaskedLM'],
    attention_probs_dropout_prob: 0.1,
    bos_token_id: 0,
    eos_token_id: 2,
    hidden_act: 'gelu',
    hidden_dropout_prob: 0.1,
    hidden_size: 16,
    initializer_range: 0.02,
    intermediate_size: 24,
    layer_norm_eps: 1e-5,
    max_position_embeddings: 34,
    model_type: 'roberta',
    num_attention_heads: 2,
    num_hidden_layers: 2,
    pad_token_id: 1,
    type_vocab_size: 1,
    vocab_size: vocabulary,
  }
  /** The tensors of the published checkpoint, bare names. */
  const shapes: Record<string, number[]> = {
    'embeddings.word_embeddings.weight': [vocabulary, 16],
    'embeddings.position_embeddings.weight': [34, 16],
    'embeddings.token_type_embeddings.weight': [1, 16],
    'embeddings.LayerNorm.weight': [16],
    'embeddings.LayerNorm.bias': [16],
  }
  for (const layer of [0, 1]) {
    const at = `encoder.layer.${layer}.`
    const linear = (name: string, from: number, to: number): void => {
      shapes[`${at}${name}.weight`] = [to, from]
      shapes[`${at}${name}.bias`] = [to]
    }
    for (const name of ['query', 'key', 'value']) linear(`attention.self.${name}`, 16, 16)
    linear('attention.output.dense', 16, 16)
    linear('intermediate.dense', 16, 24)
    linear('output.dense', 24, 16)
    for (const name of ['attention.output.LayerNorm', 'output.LayerNorm']) {
      shapes[`${at}${name}.weight`] = [16]
      shapes[`${at}${name}.bias`] = [16]
    }
  }
  const random = createRandom(11)
  const weights = new Map<string, Weight>(
    Object.entries(shapes).map(([name, shape]) => {
      const size = shape.reduce((product, side) => product * side, 1)
      return [name, { shape, data: Float32Array.from({ length: size }, () => random.normal() / 2) }]
    }),
  )

  before(() => openBackend('wasm'))
  after(closeBackend)

  /** Writes the folder: shards, the family's prefix, a head that is not ours. */
  function write(folder: string): void {
    writeFileSync(join(folder, 'config.json'), JSON.stringify(config))
    writeFileSync(join(folder, 'tokenizer.json'), JSON.stringify(published(pairs.merges)))
    const named = [...weights].map(([name, weight]) => [`roberta.${name}`, weight] as const)
    const head = ['lm_head.bias', { shape: [1], data: Float32Array.of(1) }] as const
    const shards = [named.slice(0, 9), [...named.slice(9), head]]
    for (const [i, shard] of shards.entries()) {
      const name = `model-0000${i + 1}-of-00002.safetensors`
      writeFileSync(join(folder, name), writeSafetensors(new Map(shard)))
    }
  }

  test('is read from shards and agrees with plain loops, texts and padding included', async () => {
    await inFolder(async (folder) => {
      write(folder)
      const read = await readEncoderFolder(folder)
      const tokenizer = createTokenizer(read.tokenizer)
      const rows = tokenise(texts, { tokenizer, length: 32 })
      assert.deepEqual([...(rows[0] ?? [])], encodeBytePairs(texts[0] ?? '', pairs).slice(0, 32))
      const batch = padTokens(rows, tokenizer.padId)
      assert.ok(batch.mask.includes(0))
      const parameters = toParameters(read.weights)
      const encoder = { config: read.config, parameters, prefix: '' }
      const got = tf.tidy(() => encode(encoder, batch).dataSync())
      const wanted = referenceEncode(read.config, weights, batch).flat()
      const off = worst(got, wanted, { mask: batch.mask, width: 16 })
      assert.ok(off <= 2e-6, String(off))
      release(parameters)
    })
  })

  test('its room for tokens is what the padding number leaves', async () => {
    await inFolder(async (folder) => {
      write(folder)
      const encoder = await readEncoderFolder(folder)
      const made = async (maxSeqLength: number): Promise<void> => {
        const source = { transformerModelName: encoder, maxSeqLength }
        const rows = madeUpRows(8)
        const prepared = (await DataPreprocessor(source)).preprocessData(rows, { isTrain: true })
        const model = await HybridModel({ ...source, numLabels: 4 })
        release(model.networkFor(prepared.textEncodings, prepared.numericFeatures).parameters)
      }
      await made(32)
      await assert.rejects(made(33), {
        code: 'model',
        message: 'texts of 33 tokens: the encoder has room for 32',
      })
    })
  })
})
