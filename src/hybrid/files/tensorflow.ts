/**
 * TensorFlow.js, as far as it is used here. The build bundles this file and the two beside it, so
 * that an installed package needs no `@tensorflow` package; the engine and its kernels are global,
 * so that a native backend of another copy joins in.
 */
export * from '@tensorflow/tfjs-core'
export { loadGraphModel, type GraphModel } from '@tensorflow/tfjs-converter'
