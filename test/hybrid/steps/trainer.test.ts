import * as tf from '../../../src/hybrid/files/tensorflow.js'
import assert from 'node:assert/strict'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { closeBackend, openBackend } from '../../../src/hybrid/runtimes/backend.js'
import { DataPreprocessor, type Preprocessed } from '../../../src/hybrid/steps/data-preprocessor.js'
import { HybridModel, type HybridModelOptions } from '../../../src/hybrid/steps/hybrid-model.js'
import { ModelService, type ModelServiceOptions } from '../../../src/hybrid/steps/model-service.js'
import { toWeights } from '../../../src/hybrid/network/parameters.js'
import { Trainer, type TrainerOptions } from '../../../src/hybrid/steps/trainer.js'
import type { Weights } from '../../../src/hybrid/files/weights.js'
import { inFolder } from '../../helpers/run-command.js'
import { madeUpRows } from '../rows.js'

const transformerModelName = 'scratch'
const rows = madeUpRows(96)

/** What a test may change of a training, and what it sees of it. */
interface Trained {
  readonly losses: readonly number[]
  readonly said: readonly string[]
  readonly before: Weights
  readonly after: Weights
}

/** The parameters that a training changed. */
function moved({ before, after }: Trained): string[] {
  return [...before.keys()].filter((name) => {
    const [old, now] = [before.get(name)?.data, after.get(name)?.data]
    return old?.some((value, i) => value !== now?.[i])
  })
}

describe('the original’s trainer', () => {
  let prepared: Preprocessed
  before(async () => {
    await openBackend('wasm')
    const processor = await DataPreprocessor({ transformerModelName, maxSeqLength: 12 })
    prepared = processor.preprocessData(rows, { isTrain: true })
  })
  after(closeBackend)

  async function train(
    options: Partial<TrainerOptions>,
    service: Partial<ModelServiceOptions> = {},
    shape: Partial<HybridModelOptions> = {},
  ): Promise<Trained> {
    const source = { transformerModelName, numLabels: 4, device: 'wasm' } as const
    const model = await HybridModel({ ...source, ...shape })
    const { textEncodings, numericFeatures } = prepared
    const { parameters } = model.networkFor(textEncodings, numericFeatures)
    const { optimizer, criterion, encodedLabels } = ModelService({ df: rows, ...service })
    const said: string[] = []
    const say = (words: string): void => void said.push(words)
    const trainer = Trainer({ model, optimizer, criterion, say, ...options })
    const before = await toWeights(parameters)
    const epochs = await trainer.train({
      trainTextEncodings: textEncodings,
      trainNumericFeatures: numericFeatures,
      trainLabels: encodedLabels,
      batchSize: 16,
      numEpochs: 6,
    })
    return {
      losses: epochs.map(({ loss }) => loss),
      said,
      before,
      after: await toWeights(parameters),
    }
  }

  test('stops where the rows held out make no progress, and keeps the best epoch', async () => {
    const { losses, said } = await train({ heldOut: 0.25, patience: 1 }, { learningRate: 5e-2 })
    assert.ok(losses.length < 6, said.join('\n'))
    const scores = said.map((line) => Number(/held out ([\d.]+)$/.exec(line)?.[1]))
    assert.ok(scores.every((score) => score >= 0 && score <= 1))
    assert.ok((scores.at(-1) ?? 1) <= Math.max(...scores.slice(0, -1)))
  })

  test('killed and begun again it ends with the same weights', async () => {
    await inFolder(async (folder) => {
      const checkpoint = { folder: join(folder, 'run'), everySeconds: 0 }
      const whole = await train({ heldOut: 0.25 })
      let epochs = 0
      const dies = (): void => {
        if (++epochs === 3) throw new Error('killed')
      }
      await assert.rejects(train({ heldOut: 0.25, checkpoint, say: dies }), { message: 'killed' })
      const resumed = await train({ heldOut: 0.25, checkpoint })
      assert.ok(resumed.said.length < whole.said.length)
      assert.deepEqual(resumed.after, whole.after)
      assert.deepEqual(resumed.losses, whole.losses)
    })
  })

  test('a layer that is frozen stays as it is, the embeddings with it; the others move', async () => {
    const names = moved(await train({ frozen: 1 }))
    const still = names.filter((name) => /embeddings|layer\.0\./.test(name))
    assert.deepEqual(still, [])
    assert.ok(names.some((name) => name.includes('layer.1.')))
    assert.ok(names.includes('classifier.weight'))
  })

  test('only the table of words stays where it is frozen', async () => {
    const names = moved(await train({ frozen: 'words' }))
    const { after } = await train({ frozen: 'words' })
    const all = [...after.keys()].filter((name) => !names.includes(name))
    assert.deepEqual(all, ['encoder.embeddings.word_embeddings.weight'])
  })

  test('encoder and head have their own learning rates', async () => {
    const service = { learningRate: 1e-2, encoderLearningRate: 0 }
    const names = moved(await train({}, service))
    assert.ok(names.length > 0)
    assert.deepEqual(
      names.filter((name) => name.startsWith('encoder.')),
      [],
    )
  })

  for (const pooling of ['mean', 'cls', 'max'] as const) {
    test(`learns with momentum: ${pooling}`, async () => {
      const service = { optimizerType: 'sgd', learningRate: 3e-2 } as const
      const { losses } = await train({}, service, { pooling })
      assert.ok((losses.at(-1) ?? 9) < 0.95 * (losses[0] ?? 0), losses.join())
    })
  }

  test('dropout changes the way, the same for the same seed', async () => {
    const [none, much, again, other] = [
      await train({}, {}, { dropout: 0 }),
      await train({}, {}, { dropout: 0.5 }),
      await train({}, {}, { dropout: 0.5 }),
      await train({ seed: 2 }, {}, { dropout: 0.5 }),
    ]
    assert.deepEqual(much.after, again.after)
    assert.notDeepEqual(much.losses, none.losses)
    assert.notDeepEqual(much.losses, other.losses)
  })

  test('gives its memory back', async () => {
    const { numTensors } = tf.memory()
    const own = await train({})
    assert.equal(tf.memory().numTensors, numTensors + own.after.size)
  })
})
