/** The WebAssembly backend of TensorFlow.js; registers itself, and its files lie beside it. */
import { fileURLToPath } from 'node:url'
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm'

export { BackendWasm, getThreadsCount, setThreadsCount } from '@tensorflow/tfjs-backend-wasm'

/** Where the build puts the compiled kernels. */
export const WASM_FOLDER: string = fileURLToPath(new URL('wasm/', import.meta.url))

setWasmPaths(WASM_FOLDER)
