/** What the room offers outside: the original's steps, the stage, its folder and its weights. */
export { describeBackends, openBackend, closeBackend, BACKENDS } from './runtimes/backend.js'
export type { BackendName, BackendReport } from './runtimes/backend.js'
export { DataPreprocessor } from './steps/data-preprocessor.js'
export type {
  DataPreprocessorOptions,
  DataOptions,
  NumericFeatures,
  Preprocessed,
  PreprocessOptions,
  TextEncodings,
  UnlabelledRow,
} from './steps/data-preprocessor.js'
export { fetchModel, type FetchOptions } from './files/download.js'
export {
  DEFAULT_ENCODER,
  readEncoderFolder,
  resolveEncoder,
  SCRATCH,
} from './encoders/encoder-source.js'
export type {
  EncoderSource,
  EncoderStart,
  PretrainedEncoder,
  ScratchEncoder,
} from './encoders/encoder-source.js'
export { HybridModel, type HybridModelOptions } from './steps/hybrid-model.js'
export { closeHybrid, judgeDeferred, judgeHybrid, openHybrid } from './stage/judge.js'
export type { HybridStage } from './stage/judge.js'
export type { TrainedHybrid } from './encoders/model.js'
export { openSentenceEncoder } from './encoders/sentence-encoder.js'
export type { SentenceEncoder, SentenceSource } from './encoders/sentence-encoder.js'
export { ModelService, type ModelServiceOptions } from './steps/model-service.js'
export type { LabelledItem } from './training/fingerprint.js'
export { SMALL_HYBRID, type HybridSettings } from './training/settings.js'
export { settingsFor } from './steps/settings-for.js'
export type { CheckpointPlan, TrainingWatch } from './training/run-training.js'
export { trainModel, type TrainingOptions } from './steps/train-model.js'
export { Trainer } from './steps/trainer.js'
export type { EvaluateOptions, Evaluated, TrainerOptions, TrainOptions } from './steps/trainer.js'
