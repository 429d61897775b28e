/** The plain JavaScript backend of TensorFlow.js; registers itself. */
export { MathBackendCPU } from '@tensorflow/tfjs-backend-cpu'
