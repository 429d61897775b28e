/** What the room offers outside: the original's steps, the stage, its folder and its weights. */
export { describeBackends, openBackend, closeBackend, BACKENDS } from './backend.js'
export type { BackendName, BackendReport } from './backend.js'
export { DataPreprocessor } from './data-preprocessor.js'
export type {
  DataPreprocessorOptions,
  DataRequest,
  NumericFeatures,
  Preprocessed,
  TextEncodings,
} from './data-preprocessor.js'
export { fetchModel, type FetchOptions } from './download.js'
export { DEFAULT_ENCODER, readEncoderFolder, resolveEncoder, SCRATCH } from './encoder-source.js'
export type { EncoderSource, PretrainedEncoder } from './encoder-source.js'
export { exportOnnx } from './export.js'
export { HybridModel, type HybridModelOptions } from './hybrid-model.js'
export { closeHybrid, judgeDeferred, judgeHybrid, openHybrid } from './judge.js'
export type { HybridStage } from './judge.js'
export type { HybridModel as TrainedHybrid } from './model.js'
export { loadHybrid, saveHybrid } from './model-folder.js'
export { openSentenceEncoder } from './sentence-encoder.js'
export type { SentenceEncoder, SentenceSource } from './sentence-encoder.js'
export { ModelService, type ModelServiceOptions } from './model-service.js'
export type { LabelledItem } from './prepare.js'
export { SMALL_HYBRID, type HybridSettings } from './settings.js'
export { settingsFor } from './settings-for.js'
export type { CheckpointPlan, TrainingWatch } from './run-training.js'
export { trainModel, type TrainingTask } from './train-model.js'
export { Trainer } from './trainer.js'
export type { EvaluateRequest, Evaluated, TrainerOptions, TrainRequest } from './trainer.js'
