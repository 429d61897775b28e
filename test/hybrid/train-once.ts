/**
 * A training in a process of its own, to be killed: says every step, and at the
 * end the hash of all files of the model.
 */
import { closeBackend, openBackend } from '../../src/hybrid/runtimes/backend.js'
import { sha256Of } from '../../src/numbers/sha256.js'
import { encodeModel } from '../../src/model/hybrid-files.js'
import { trainModel } from '../../src/hybrid/steps/train-model.js'
import { madeUpRows, tinySettings } from './rows.js'

const [, , path = ''] = process.argv
const encoder = { ...tinySettings.encoder, pretraining: 1 }
await openBackend('wasm')
const model = await trainModel(
  madeUpRows(160),
  { ...tinySettings, encoder, heldOut: 0.2 },
  {
    none: 'none',
    watch: {
      checkpoint: { folder: path, everySeconds: 0 },
      onStep: (steps) => void process.stdout.write(`step ${steps}\n`),
    },
  },
)
process.stdout.write(`model ${sha256Of(encodeModel(model).values())}\n`)
closeBackend()
