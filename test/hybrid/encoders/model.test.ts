import * as tf from '../../../src/hybrid/files/tensorflow.js'
import assert from 'node:assert/strict'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { closeBackend, openBackend } from '../../../src/hybrid/runtimes/backend.js'
import { gradientsOf } from '../../../src/hybrid/training/gradients.js'
import { inputOf } from '../../../src/hybrid/encoders/fit-rows.js'
import {
  closeHybrid,
  judgeDeferred,
  judgeHybrid,
  openHybrid,
} from '../../../src/hybrid/stage/judge.js'
import type { TrainedHybrid } from '../../../src/hybrid/encoders/model.js'
import { decodeModel, encodeModel } from '../../../src/model/hybrid-files.js'
import { ADAMW, freshOptimiser, updateParameters } from '../../../src/hybrid/training/optimiser.js'
import { release } from '../../../src/hybrid/network/parameters.js'
import { DataPreprocessor } from '../../../src/hybrid/steps/data-preprocessor.js'
import { HybridModel } from '../../../src/hybrid/steps/hybrid-model.js'
import { ModelService } from '../../../src/hybrid/steps/model-service.js'
import { bestLabels } from '../../../src/hybrid/training/metrics.js'
import { hasRuntime } from '../../../src/hybrid/runtimes/runtime.js'
import { trainModel } from '../../../src/hybrid/steps/train-model.js'
import type { HybridSettings } from '../../../src/hybrid/training/settings.js'
import type { Scored } from '../../../src/types/verdict.js'
import { itemOf, madeUpRows, normalOf, tinySettings } from '../rows.js'

const rows = madeUpRows(160)
const noRuntime = hasRuntime() ? false : 'onnxruntime-node is not installed'
const none = { none: 'none' }
const decode = (files: ReadonlyMap<string, Uint8Array>): Promise<TrainedHybrid> =>
  decodeModel(async (name) => files.get(name) ?? new Uint8Array())

function scoredAs(project: string): Scored {
  return { project, probability: undefined, why: 'heads' }
}

/** Dies once so many steps are done. */
function dieAt(last: number): (steps: number) => void {
  return (steps) => {
    if (steps === last) throw new Error('killed')
  }
}

describe('a hybrid trained from scratch', () => {
  let model: TrainedHybrid
  const folder = mkdtempSync(join(tmpdir(), 'kaskad-hybrid-'))
  before(async () => {
    await openBackend('wasm')
    model = await trainModel(rows, tinySettings, none)
  })
  after(() => {
    closeBackend()
    rmSync(folder, { recursive: true })
  })

  test('learns projects by their words and by a number', async () => {
    const stage = await openHybrid(model)
    const held = madeUpRows(100, 2)
    const verdicts = await judgeHybrid(
      stage,
      held.map(({ item }) => normalOf(item)),
    )
    const right = verdicts.filter((verdict, i) => {
      const gold = held[i]?.gold
      return gold === 'none'
        ? verdict.kind === 'rejected'
        : verdict.kind === 'settled' && verdict.labels[0].project === gold
    })
    assert.ok(right.length >= 85, `${right.length} of 100`)
    await closeHybrid(stage)
  })

  test('is the same to the byte for the same seed, another for another', async () => {
    const again = encodeModel(await trainModel(rows, tinySettings, none))
    assert.deepEqual(again, encodeModel(model))
    const other = await trainModel(rows, { ...tinySettings, seed: 2 }, none)
    assert.notDeepEqual(other.weights, model.weights)
  })

  for (const saved of [17, 12]) {
    test(`killed at step 17 and resumed from step ${saved} ends with the same weights`, async () => {
      const settings = { ...tinySettings, heldOut: 0.2 }
      const whole = await trainModel(rows, settings, none)
      const checkpoint = { folder: join(folder, `run-${saved}`), everySeconds: 0 }
      const early = `${checkpoint.folder}-early`
      const die = dieAt(17)
      const onStep = (steps: number): void => {
        if (steps === saved) cpSync(checkpoint.folder, early, { recursive: true })
        die(steps)
      }
      const killed = trainModel(rows, settings, { ...none, watch: { checkpoint, onStep } })
      await assert.rejects(killed, { message: 'killed' })
      const watch = { checkpoint: { ...checkpoint, folder: early } }
      const resumed = await trainModel(rows, settings, { ...none, watch })
      assert.deepEqual(encodeModel(resumed), encodeModel(whole))
      assert.ok(whole.history.epochs.every(({ heldOut }) => heldOut !== undefined))
    })
  }

  test('may be pre-trained on all texts first, rows of none that are not trained on included', async () => {
    const encoder = { ...tinySettings.encoder, kind: 'scratch', pretraining: 2 } as const
    const settings: HybridSettings = {
      ...tinySettings,
      encoder: { ...encoder, layers: 1, heads: 2, dim: 16, inner: 32, vocabulary: 200 },
      nonePerProject: 0.1,
      epochs: 1,
    }
    const before = tf.memory().numTensors
    const pretrained = await trainModel(rows, settings, none)
    assert.equal(tf.memory().numTensors, before)
    assert.deepEqual(await trainModel(rows, settings, none), pretrained)
    const all = new Set(rows.map(({ gold }) => gold))
    assert.ok(pretrained.history.rows < rows.length && all.has('none'))
    assert.match(JSON.stringify(pretrained.tokenizer), /weather/)
  })

  test('a checkpoint of other settings is refused', async () => {
    const checkpoint = { folder: join(folder, 'other'), everySeconds: 0 }
    const onStep = dieAt(3)
    await assert.rejects(trainModel(rows, tinySettings, { ...none, watch: { checkpoint, onStep } }))
    const other = { ...tinySettings, epochs: 9 }
    await assert.rejects(trainModel(rows, other, { ...none, watch: { checkpoint } }), {
      code: 'model',
      message: /a checkpoint of other rows or settings/,
    })
  })

  test('gives a row the same numbers alone and among others', async () => {
    const stage = await openHybrid(model)
    const items = rows.slice(0, 40).map(({ item }) => item)
    const together = await stage.scorer.logits(items)
    const alone = await stage.scorer.logits(items.slice(7, 8))
    const width = model.labels.length
    assert.deepEqual(alone, together.slice(7 * width, 8 * width))
    await closeHybrid(stage)
  })

  test('in 8 bits judges nearly as in 32', { skip: noRuntime }, async () => {
    const items = madeUpRows(60, 3).map(({ item }) => item)
    const [whole, small] = [await openHybrid(model), await openHybrid(model, 'int8')]
    const [fine, coarse] = [await whole.scorer.logits(items), await small.scorer.logits(items)]
    const off = fine.map((value, i) => Math.abs(value - (coarse[i] ?? Number.NaN)))
    assert.ok(Math.max(...off) < 0.5 && Math.max(...off) > 0, String(Math.max(...off)))
    const same = bestLabels(fine, 4).filter((label, i) => label === bestLabels(coarse, 4)[i])
    assert.ok(same.length >= 57, String(same.length))
    await closeHybrid(whole)
    await closeHybrid(small)
  })

  test('chooses only among the projects that are still open, and none', async () => {
    const stage = await openHybrid(model)
    const items = rows.slice(0, 30).map(({ item }) => normalOf(item))
    const open = items.map(() => new Set(['bear']))
    for (const verdict of await judgeHybrid(stage, items, open)) {
      const named =
        verdict.kind === 'settled'
          ? verdict.labels.map(({ project }) => project)
          : verdict.kind === 'deferred' && verdict.deferral.why === 'unsure'
            ? [verdict.deferral.best.project]
            : []
      assert.deepEqual(
        named.filter((project) => project !== 'bear'),
        [],
      )
    }
    await closeHybrid(stage)
  })

  test('has no say where a project is open that it never saw', async () => {
    const stage = await openHybrid(model)
    const items = [normalOf(itemOf('x', { title: 'news weather' }))]
    const verdicts = await judgeHybrid(stage, items, [new Set(['unheard of'])])
    assert.deepEqual(verdicts, [{ kind: 'deferred', deferral: { why: 'silent' } }])
    await closeHybrid(stage)
  })

  test('given deferrals, chooses among the projects they name', async () => {
    const stage = await openHybrid(model)
    const normal = normalOf(itemOf('x', { title: 'hare carrot meadow' }, { seconds: 300 }))
    const unsure = { why: 'unsure', best: scoredAs('bear') } as const
    const conflict = { why: 'conflict', between: [scoredAs('bear'), scoredAs('hare')] } as const
    const deferrals = [unsure, conflict, { why: 'silent' } as const, undefined]
    const verdicts = await judgeDeferred(
      stage,
      deferrals.map((deferral) => ({ normal, deferral })),
    )
    const named = verdicts.map((verdict) =>
      verdict.kind === 'settled' ? verdict.labels[0].project : verdict.kind,
    )
    assert.notEqual(named[0], 'hare')
    assert.deepEqual(named.slice(1), ['hare', 'hare', 'hare'])
    await closeHybrid(stage)
  })

  test('abstains below its cutoffs', async () => {
    const stage = await openHybrid({ ...model, cutoffs: { accept: 1.01, reject: 1.01 } })
    const items = [normalOf(itemOf('x', { title: 'hare carrot' })), normalOf(itemOf('y', {}))]
    const kinds = (await judgeHybrid(stage, items)).map(({ kind }) => kind)
    assert.deepEqual(kinds, ['deferred', 'deferred'])
    await closeHybrid(stage)
  })

  test('its files are read back whole', async () => {
    const back = await decode(encodeModel(model))
    assert.deepEqual(
      back,
      JSON.parse(JSON.stringify({ ...model, weights: null })) && {
        ...(JSON.parse(JSON.stringify({ ...model, weights: null })) as TrainedHybrid),
        weights: model.weights,
      },
    )
  })

  test('a folder with a changed file, another schema or a missing tensor is refused', async () => {
    const files = encodeModel(model)
    const changed = new Map(files).set('tokenizer.json', new TextEncoder().encode('{}'))
    await assert.rejects(decode(changed), {
      code: 'model',
      message: /tokenizer\.json: differs from its hash/,
    })
    const cut = (files.get('model.safetensors') ?? new Uint8Array()).subarray(0, -4)
    await assert.rejects(decode(new Map(files).set('model.safetensors', cut)), {
      message: /model\.safetensors: differs from its hash/,
    })
    const manifest = new TextDecoder().decode(files.get('manifest.json'))
    const newer = new TextEncoder().encode(manifest.replace('"schema": 1', '"schema": 9'))
    await assert.rejects(decode(new Map(files).set('manifest.json', newer)), {
      message: /schema 9, this version reads 1/,
    })
    const weights = new Map(model.weights)
    weights.delete('classifier.bias')
    await assert.rejects(decode(encodeModel({ ...model, weights })), {
      message: 'model.safetensors: no tensor classifier.bias',
    })
  })

  test('its card names the rows, the figures and the limits', () => {
    const card = new TextDecoder().decode(encodeModel(model).get('README.md'))
    for (const part of ['160 rows', 'epoch 4: loss', '## Limits', 'bear, hare, long']) {
      assert.ok(card.includes(part), part)
    }
  })
})

test('a thousand training steps leave no tensor behind', async () => {
  await openBackend('wasm')
  const encoder = { ...tinySettings.encoder, layers: 1, heads: 1, dim: 4, inner: 4 } as const
  const source = { transformerModelName: { ...encoder, vocabulary: 60 }, maxSeqLength: 12 }
  const df = madeUpRows(8)
  const processor = await DataPreprocessor(source)
  const { textEncodings, numericFeatures } = processor.preprocessData(df, { isTrain: true })
  const { labels, encodedLabels, criterion } = ModelService({ df })
  const model = await HybridModel({ ...source, numLabels: labels.length })
  const network = model.networkFor(textEncodings, numericFeatures)
  const { parameters } = network
  const fitRows = {
    texts: { kind: 'tokens', rows: textEncodings.rows },
    features: numericFeatures.values,
    labels: encodedLabels,
  } as const
  const state = freshOptimiser()
  const chosen = Int32Array.of(0, 1, 2, 3)
  const answers = { labels: fitRows.labels.slice(0, 4), weights: criterion }
  const one = async (): Promise<void> => {
    const micro = [{ input: inputOf(fitRows, chosen, textEncodings), answers }]
    const { gradients } = await gradientsOf(
      { network, trains: () => true, random: undefined },
      micro,
    )
    updateParameters({ parameters, state }, gradients, {
      optimiser: ADAMW,
      rate: () => 1e-3,
      decays: () => true,
      scale: 1,
    })
    release(gradients)
  }
  await one()
  const before = tf.memory().numTensors
  for (let i = 0; i < 1000; i++) await one()
  assert.equal(tf.memory().numTensors, before)
  closeBackend()
})
