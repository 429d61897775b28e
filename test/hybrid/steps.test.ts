import * as tf from '../../src/hybrid/files/tensorflow.js'
import assert from 'node:assert/strict'
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, describe, test } from 'node:test'
import { closeBackend, openBackend } from '../../src/hybrid/runtimes/backend.js'
import { parseEncoderConfig, writeEncoderConfig } from '../../src/hybrid/network/encoder-config.js'
import { freshEncoderWeights } from '../../src/hybrid/network/encoder-weights.js'
import { createRandom } from '../../src/numbers/random-source.js'
import { writeSafetensors } from '../../src/hybrid/files/safetensors.js'
import { settingsFor } from '../../src/hybrid/steps/settings-for.js'
import { trainModel } from '../../src/hybrid/steps/train-model.js'
import { trainWordPiece } from '../../src/hybrid/text/wordpiece.js'
import { DataPreprocessor } from '../../src/hybrid/steps/data-preprocessor.js'
import { HybridModel } from '../../src/hybrid/steps/hybrid-model.js'
import type { LabelledItem } from '../../src/hybrid/training/fingerprint.js'
import { ModelService } from '../../src/hybrid/steps/model-service.js'
import { Trainer } from '../../src/hybrid/steps/trainer.js'
import { snippetOf } from '../../src/hybrid/steps/snippet.js'
import { itemOf, madeUpRows } from './rows.js'

const transformerModelName = 'scratch'

describe('the original’s steps', () => {
  after(closeBackend)

  test('run from rows to figures', async () => {
    const [dtr, dts] = [madeUpRows(120), madeUpRows(60, 2)]
    const processor = await DataPreprocessor({ transformerModelName, maxSeqLength: 12 })
    const sample = processor.getData({
      df: dtr,
      useSnippet: true,
      fields: ['kind', 'seconds'],
      noneObjCount: 2,
      rareObjCount: 2,
    })
    const model = await HybridModel({
      transformerModelName,
      width: 16,
      device: 'wasm',
    })
    const service = ModelService({ df: sample, optimizerType: 'adam', learningRate: 5e-3 })
    assert.throws(() => service.encode([labelled('x', 'a', 'toad')]), {
      code: 'usage',
      message: /^label "toad" has no row in training: /,
    })
    const train = processor.preprocessData(sample, { isTrain: true })
    const held = processor.preprocessData(dts, { isTrain: false })
    const said: string[] = []
    const trainer = Trainer({
      model,
      optimizer: service.optimizer,
      criterion: service.criterion,
      device: service.device,
      gradientAccumulationSteps: 2,
      say: (words) => void said.push(words),
    })
    const epochs = await trainer.train({
      trainTextEncodings: train.textEncodings,
      trainNumericFeatures: train.numericFeatures,
      trainLabels: service.encodedLabels,
      batchSize: 8,
      numEpochs: 3,
    })
    const losses = epochs.map(({ loss }) => loss)
    assert.ok((losses.at(-1) ?? 9) < (losses[0] ?? 0), losses.join())

    const before = tf.memory().numTensors
    const { textEncodings, numericFeatures } = held
    const known = await trainer.evaluate({
      textEncodings,
      numericFeatures,
      labels: service.encode(dts),
      batchSize: 16,
    })
    assert.ok((known.figures?.macroF1 ?? 0) > 0.5, JSON.stringify(known.figures))
    assert.match(
      said.at(-1) ?? '',
      /^accuracy [01]\.\d{4}, macro F1 [01]\.\d{4}, weighted F1 [01]\.\d{4}$/,
    )
    const unknown = await trainer.evaluate({ textEncodings, numericFeatures })
    assert.deepEqual(unknown, { predictions: known.predictions, figures: undefined })
    assert.equal(service.decode(unknown.predictions).length, 60)
    assert.equal(service.device, 'wasm')
    assert.equal(tf.memory().numTensors, before)
  })

  test('a frozen encoder runs once; its vectors are kept on disk', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'kaskad-vectors-'))
    const rows = madeUpRows(40)
    const processor = await DataPreprocessor({ transformerModelName, maxSeqLength: 12 })
    const { textEncodings, numericFeatures } = processor.preprocessData(rows, { isTrain: true })
    const service = ModelService({ df: rows })
    const run = async (): Promise<Int32Array> => {
      const model = await HybridModel({ transformerModelName, numLabels: 4, device: 'wasm' })
      const { optimizer, criterion } = service
      const trainer = Trainer({ model, optimizer, criterion, frozen: 'all', vectorFolder: folder })
      await trainer.train({
        trainTextEncodings: textEncodings,
        trainNumericFeatures: numericFeatures,
        trainLabels: service.encodedLabels,
      })
      return (await trainer.evaluate({ textEncodings, numericFeatures })).predictions
    }
    const first = await run()
    assert.equal(readdirSync(folder).length, 1)
    assert.deepEqual(await run(), first)
    assert.equal(readdirSync(folder).length, 1)
    rmSync(folder, { recursive: true })
  })

  test('rows to judge before rows to train on are refused', async () => {
    const processor = await DataPreprocessor({ transformerModelName, maxSeqLength: 12 })
    assert.throws(
      () => processor.preprocessData([], { isTrain: false }),
      /rows to train on come first/,
    )
  })
})

function labelled(id: string, kind: string, gold: string): LabelledItem {
  return { item: { ...itemOf(id, { title: id }), categories: { kind } }, gold }
}

test('a snippet holds so many rows per label and value of each field', () => {
  const rows = [
    labelled('1', 'a', 'hare'),
    labelled('2', 'a', 'hare'),
    labelled('3', 'b', 'hare'),
    labelled('4', 'a', 'none'),
    labelled('5', 'a', 'none'),
    labelled('6', 'a', 'none'),
  ]
  const plan = { fields: ['kind'], noneObjCount: 2, rareObjCount: 1, none: 'none' }
  assert.deepEqual(
    snippetOf(rows, plan).map(({ item }) => item.id),
    ['1', '3', '4', '5'],
  )
})

describe('a pretrained encoder in a folder', () => {
  const folder = mkdtempSync(join(tmpdir(), 'kaskad-encoder-'))
  after(() => {
    rmSync(folder, { recursive: true })
    closeBackend()
  })

  test('stays frozen on a cpu: the branches learn, its weights do not change', async () => {
    const config = parseEncoderConfig({
      model_type: 'bert',
      vocab_size: 300,
      max_position_embeddings: 16,
      hidden_size: 16,
      num_hidden_layers: 1,
      num_attention_heads: 2,
      intermediate_size: 24,
    })
    const weights = freshEncoderWeights(config, createRandom(2), 0.5)
    const vocabulary = trainWordPiece(
      madeUpRows(60).map(({ item }) => item.texts['title'] ?? ''),
      { size: 300, atLeast: 1, characters: 60 },
    )
    const padded = [
      ...vocabulary,
      ...Array.from({ length: 300 - vocabulary.length }, (_, i) => `[unused${i}]`),
    ]
    writeFileSync(join(folder, 'config.json'), JSON.stringify(writeEncoderConfig(config)))
    writeFileSync(join(folder, 'vocab.txt'), `${padded.join('\n')}\n`)
    writeFileSync(join(folder, 'model.safetensors'), writeSafetensors(weights))

    await openBackend('wasm')
    const settings = await settingsFor(
      { transformerModelName: folder },
      { length: 12, width: 16, headRate: 1e-2 },
    )
    assert.equal(settings.frozen, 'all')
    const vectorFolder = join(folder, 'vectors')
    const rows = madeUpRows(120)
    const model = await trainModel(rows, settings, { none: 'none', watch: { vectorFolder } })
    for (const [name, { data }] of weights) {
      assert.deepEqual(model.weights.get(`encoder.${name}`)?.data, data, name)
    }
    assert.equal(readdirSync(vectorFolder).length, 1)
    const losses = model.history.epochs.map(({ loss }) => loss)
    assert.ok((losses.at(-1) ?? 9) < 0.6 * (losses[0] ?? 0), losses.join())
  })
})
