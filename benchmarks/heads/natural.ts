import { createRequire } from 'node:module'
import type { Evidence } from '../../src/heads/features/features.js'
import { foldedWords, goldOf, type PeerAnswer, type Split } from './peers.js'

interface NaturalClassifier {
  addDocument(words: string[], label: string): void
  train(): void
  classify(words: string[]): string
}

type Make = new () => NaturalClassifier

const require = createRequire(import.meta.url)

/**
 * natural's classifiers, by sub-path: its front door loads databases. Cost grows with rows ×
 * words seen; with more rows than these a run takes hours.
 */
export const NATURAL = [
  { file: 'bayes_classifier', mostRows: 1000 },
  { file: 'logistic_regression_classifier', mostRows: 300 },
] as const

/** One of natural's classifiers on one split. */
export function runNatural(
  rows: readonly Evidence[],
  { train, test }: Split,
  file: (typeof NATURAL)[number]['file'],
): PeerAnswer {
  const Classifier = require(`natural/lib/natural/classifiers/${file}.js`) as Make
  const classifier = new Classifier()
  const before = process.cpuUsage()
  for (const row of train) {
    const evidence = rows[row] as Evidence
    classifier.addDocument(foldedWords(evidence), goldOf(evidence))
  }
  classifier.train()
  const fitted = process.cpuUsage(before)
  const labels = [...test].map((row) => classifier.classify(foldedWords(rows[row] as Evidence)))
  const all = process.cpuUsage(before)
  return {
    labels,
    fitSeconds: (fitted.user + fitted.system) / 1e6,
    predictSeconds: (all.user + all.system - fitted.user - fitted.system) / 1e6,
  }
}
