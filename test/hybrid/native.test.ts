import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { test } from 'node:test'
import { findPackage } from '../../src/hybrid/files/adapter.js'
import { inFolder, ROOT } from '../helpers/run-command.js'
import { MAIN } from '../helpers/spawn-command.js'

interface Finding {
  readonly name: string
  readonly state: string
  readonly note: string
}

/** What `doctor` says where a package of that name lies beside ours; files by their paths in it. */
async function doctor(name: string, files: Readonly<Record<string, string>>): Promise<Finding[]> {
  return inFolder(async (folder) => {
    const all = { 'package.json': JSON.stringify({ name, version: '4.22.0' }), ...files }
    for (const [path, text] of Object.entries(all)) {
      const file = join(folder, 'node_modules', name, path)
      mkdirSync(dirname(file), { recursive: true })
      writeFileSync(file, text)
    }
    const NODE_PATH = [join(folder, 'node_modules'), join(ROOT, 'node_modules')].join(':')
    const env = { ...process.env, NODE_PATH }
    const { stdout, status } = spawnSync(process.execPath, [MAIN, 'doctor', '--json'], { env })
    assert.equal(status, 0)
    return JSON.parse(stdout.toString()) as Finding[]
  })
}

function found(findings: readonly Finding[], name: string): Pick<Finding, 'state' | 'note'> {
  const { state, note } = findings.find((one) => one.name === name) ?? { state: '', note: '' }
  return { state, note }
}

const GPU = '@tensorflow/tfjs-node-gpu'
const skip = findPackage(GPU).kind !== 'absent' && 'a real one is installed'
const LIBRARY = 'lib/napi-v8/tfjs_binding.node'

/** As the package does: asks for a function that Node 23 took away, registers its backend. */
function nativePackage(isOnGpu: boolean): string {
  return `
    const tf = require('@tensorflow/tfjs-core')
    const { MathBackendCPU } = require('@tensorflow/tfjs-backend-cpu')
    if (require('util').isNullOrUndefined(1)) throw new Error('unlikely')
    class Native extends MathBackendCPU { isUsingGpuDevice = ${isOnGpu} }
    tf.registerBackend('tensorflow', () => new Native(), 3)`
}

test('a GPU package without its library is told so, and wasm runs', { skip }, async () => {
  const findings = await doctor(GPU, { 'index.js': 'throw new Error("must not be loaded")' })
  const { state, note } = found(findings, 'tfjs-node-gpu')
  assert.equal(state, 'missing')
  assert.match(note, /installed without its library .* npm rebuild @tensorflow\/tfjs-node-gpu/)
  assert.equal(found(findings, 'wasm').state, 'ok')
})

test(
  'a GPU package that does not load is told with the reason, and wasm runs',
  { skip },
  async () => {
    const text = 'throw new Error("libcudart.so.11.0: cannot open\\nmore")'
    const findings = await doctor(GPU, { [LIBRARY]: '', 'index.js': text })
    const { state, note } = found(findings, 'tfjs-node-gpu')
    assert.equal(state, 'missing')
    assert.match(note, /: did not start: libcudart\.so\.11\.0: cannot open$/)
    assert.equal(found(findings, 'wasm').state, 'ok')
  },
)

test(
  'a GPU package that loads comes before all others, on newer versions of node too',
  { skip },
  async () => {
    const findings = await doctor(GPU, { [LIBRARY]: '', 'index.js': nativePackage(true) })
    assert.deepEqual(found(findings, 'tfjs-node-gpu'), {
      state: 'ok',
      note: 'training and inference: runs on the GPU',
    })
    const without = await doctor(GPU, { [LIBRARY]: '', 'index.js': nativePackage(false) })
    assert.match(found(without, 'tfjs-node-gpu').note, /runs on the CPU: .* not fine-tuned$/)
    assert.deepEqual(found(findings, 'wasm'), {
      state: 'missing',
      note: 'training and inference: not needed',
    })
  },
)
