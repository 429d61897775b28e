import { createRequire } from 'node:module'
import type { Evidence } from '../../src/heads/features.js'
import { foldedWords, goldOf, type PeerAnswer, type Split } from './peers.js'

interface NaturalClassifier {
  addDocument(words: string[], label: string): void
  train(): void
  classify(words: string[]): string
}

type Make = new () => NaturalClassifier

const require = createRequire(import.meta.url)

/** natural's classifiers, by sub-path: its front door loads databases. */
export const NATURAL = ['bayes_classifier', 'logistic_regression_classifier'] as const

/** Its cost grows with rows × words seen; beyond this many rows a fold takes hours. */
export const MOST_NATURAL_ROWS = 1000

/** One of natural's classifiers on one split. */
export function runNatural(
  rows: readonly Evidence[],
  { train, test }: Split,
  file: (typeof NATURAL)[number],
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
