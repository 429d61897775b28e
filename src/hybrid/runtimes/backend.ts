import * as tf from '../files/tensorflow.js'
import { KaskadError } from '../../types/error.js'
import { findPackage, loadPackage, withoutCrashListeners } from '../files/adapter.js'
import { registerThreadedWasm, THREADED_WASM } from './threaded-wasm.js'

/** What can do the arithmetic, best first. */
export const BACKENDS = ['tfjs-node-gpu', 'tfjs-node', 'wasm', 'cpu'] as const

/** One of {@link BACKENDS}. */
export type BackendName = (typeof BACKENDS)[number]

/** Whether a backend is used, and why or why not, in words for a person. */
export interface BackendReport {
  readonly name: BackendName | 'onnxruntime-node'
  readonly job: 'training and inference' | 'inference on a cpu'
  readonly runs: boolean
  readonly reason: string
}

/** Where the native packages keep the library that their install script fetches. */
const BINDINGS = [8, 7, 6, 5].map((version) => `lib/napi-v${version}/tfjs_binding.node`)

/**
 * Starts the best backend there is, or the one asked for. A wasm backend that
 * already runs is kept as it is.
 *
 * @param threads - Of the wasm backend; results do not depend on them, to the bit.
 * @returns One report per backend tried, the running one last.
 * @throws KaskadError `missing-package` where the one asked for cannot run.
 */
export async function openBackend(
  wanted?: BackendName,
  threads = 1,
): Promise<readonly BackendReport[]> {
  tf.enableProdMode()
  const reports: BackendReport[] = []
  for (const name of wanted ? [wanted] : BACKENDS) {
    const refused = await start(name, threads)
    reports.push(report(name, refused))
    if (refused === undefined) return reports
  }
  const said = reports.map(({ name, reason }) => `${name}: ${reason}`).join('; ')
  throw new KaskadError('missing-package', `no TensorFlow backend runs: ${said}`)
}

/**
 * True if the running backend computes on a GPU. `tfjs-node`, and `tfjs-node-gpu` on a machine
 * without CUDA, are native backends that compute on the CPU.
 */
export function isOnGpu(): boolean {
  const backend = tf.engine().backend as { readonly isUsingGpuDevice?: boolean } | undefined
  return backend?.isUsingGpuDevice === true
}

/** Stops what {@link openBackend} started. Tensors on it are lost. */
export function closeBackend(): void {
  const running = tf.engine().backendName
  if (!isWasm(running)) return
  const factory = tf.findBackendFactory(running)
  tf.removeBackend(running)
  // Registered again so that a later openBackend can start it afresh.
  tf.registerBackend(running, factory, 3)
}

/** Says for every backend whether it would run here and why not; starts the one that would. */
export async function describeBackends(): Promise<readonly BackendReport[]> {
  const tried = await openBackend()
  const rest = BACKENDS.slice(tried.length).map((name): BackendReport => {
    return { name, job: 'training and inference', runs: false, reason: 'not needed' }
  })
  return [...tried, ...rest, describeRuntime()]
}

/** Whether onnxruntime-node is there for fast inference on a cpu. */
export function describeRuntime(): BackendReport {
  const there = findPackage('onnxruntime-node').kind === 'ready'
  return {
    name: 'onnxruntime-node',
    job: 'inference on a cpu',
    runs: there,
    reason: there
      ? 'installed'
      : 'not installed: the TensorFlow backend judges instead, several times slower; install it with: npm install onnxruntime-node --ignore-scripts',
  }
}

function report(name: BackendName, refused: string | undefined): BackendReport {
  return {
    name,
    job: 'training and inference',
    runs: refused === undefined,
    reason: refused ?? howItRuns(name),
  }
}

function howItRuns(name: BackendName): string {
  switch (name) {
    case 'tfjs-node-gpu':
    case 'tfjs-node':
      return isOnGpu()
        ? 'runs on the GPU'
        : 'runs on the CPU: TensorFlow finds no GPU that it can use, so encoders are not fine-tuned'
    case 'cpu':
      return 'runs, about fifty times slower than wasm: the last resort'
    case 'wasm':
      return 'runs'
    default:
      return name satisfies never
  }
}

/** Starts a backend; says why where it cannot. */
async function start(name: BackendName, threads: number): Promise<string | undefined> {
  try {
    switch (name) {
      case 'tfjs-node-gpu':
      case 'tfjs-node':
        return await startNative(name)
      case 'wasm':
        return (await startWasm(threads)) ? undefined : 'this processor has no WebAssembly SIMD'
      case 'cpu':
        await import('../files/tensorflow-cpu.js')
        return (await tf.setBackend('cpu')) ? undefined : 'did not start'
      default:
        return name satisfies never
    }
  } catch (cause) {
    return `did not start: ${cause instanceof Error ? firstLine(cause.message) : String(cause)}`
  }
}

async function startWasm(threads: number): Promise<boolean> {
  const running = tf.engine().backendName
  if (isWasm(running)) return true
  const wasm = await import('../files/tensorflow-wasm.js')
  if (threads > 1) registerThreadedWasm(wasm, threads)
  return withoutCrashListeners(() => tf.setBackend(threads > 1 ? THREADED_WASM : 'wasm'))
}

function isWasm(name: string | null): name is string {
  return name === 'wasm' || name === THREADED_WASM
}

async function startNative(name: 'tfjs-node-gpu' | 'tfjs-node'): Promise<string | undefined> {
  const found = findPackage(`@tensorflow/${name}`, BINDINGS)
  switch (found.kind) {
    case 'absent':
      return name === 'tfjs-node-gpu'
        ? 'not installed: its library could not be fetched when kaskad was installed, or optional packages were left out'
        : 'not installed'
    case 'incomplete':
      return `installed without its library (${found.missing}): install scripts were off; npm rebuild @tensorflow/${name} fetches it`
    case 'ready':
      loadPackage(`@tensorflow/${name}`)
      return (await tf.setBackend('tensorflow')) ? undefined : 'its library did not load'
    default:
      return found satisfies never
  }
}

function firstLine(text: string): string {
  return text.split('\n', 1)[0] ?? ''
}
