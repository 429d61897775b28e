import * as tf from '../files/tensorflow.js'
import type * as Wasm from '../files/tensorflow-wasm.js'
import { cores, loadPackage, withCores } from '../files/adapter.js'
import type { EncoderConfig } from '../network/encoder-config.js'

/** What the engine calls the wasm backend with several threads. */
export const THREADED_WASM = 'wasm-threads'

const MODULE = 'tfjs-backend-wasm-threaded-simd'

/** As many threads as the library keeps ready. */
const MOST = 4

/** Below this size an encoder's products are too small to be shared out. */
const LEAST_DIM = 256

/** How many threads an encoder is worth: every core for a large one, one for a small one. */
export function threadsFor({ dim }: Pick<EncoderConfig, 'dim'>): number {
  return dim < LEAST_DIM ? 1 : Math.min(MOST, cores())
}

/**
 * Registers the wasm backend with several threads, which TensorFlow.js starts
 * in browsers only.
 *
 * The kernels are those of the plain backend and hold one module at a time:
 * only one of the two may run.
 */
export function registerThreadedWasm(wasm: typeof Wasm, threads: number): void {
  if (tf.getKernelsForBackend(THREADED_WASM).length === 0) {
    tf.copyRegisteredKernels('wasm', THREADED_WASM)
  }
  if (tf.findBackendFactory(THREADED_WASM)) tf.removeBackend(THREADED_WASM)
  wasm.setThreadsCount(Math.min(MOST, threads))
  // The library takes half of the cores at most, and asks for them when its module starts.
  tf.registerBackend(THREADED_WASM, () => withCores(2 * threads, () => createBackend(wasm)))
}

type Module = ConstructorParameters<typeof Wasm.BackendWasm>[0]
type Factory = (config: object) => Promise<Module & EmscriptenModule>

interface EmscriptenModule {
  readonly cwrap: (name: string, gives: string | null, takes: readonly string[]) => never
}

async function createBackend(wasm: typeof Wasm): Promise<Wasm.BackendWasm> {
  const main = `${wasm.WASM_FOLDER}${MODULE}.cjs`
  const module = await (loadPackage(main) as Factory)({
    mainScriptUrlOrBlob: main,
    locateFile: (name: string) =>
      name.endsWith('.worker.js') ? workerScript(main) : wasm.WASM_FOLDER + name,
  })
  module.tfjs = {
    init: module.cwrap('init', null, []),
    initWithThreadsCount: module.cwrap('init_with_threads_count', null, ['number']),
    getThreadsCount: module.cwrap('get_threads_count', 'number', []),
    registerTensor: module.cwrap('register_tensor', null, ['number', 'number', 'number']),
    disposeData: module.cwrap('dispose_data', null, ['number']),
    dispose: module.cwrap('dispose', null, []),
  }
  return new wasm.BackendWasm(module)
}

/** The library's worker, which it ships as a text, with what a module must say to be a script. */
function workerScript(main: string): URL {
  const { wasmWorkerContents } = loadPackage(main.replace('.cjs', '.worker.cjs')) as {
    readonly wasmWorkerContents: string
  }
  const script = [
    `import { createRequire } from 'node:module'`,
    `const __filename = ${JSON.stringify(main)}`,
    `const require = createRequire(__filename)`,
    // A line break within quotes, as the text has it, is no script.
    wasmWorkerContents.replaceAll('\n', String.raw`\n`),
  ]
  return new URL(`data:text/javascript,${encodeURIComponent(script.join('\n'))}`)
}
