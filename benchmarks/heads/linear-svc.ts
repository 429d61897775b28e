import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Evidence } from '../../src/heads/features/features.js'
import { goldOf, type Split } from './peers.js'

/** Balanced LinearSVC on words 1–2 and characters 2–5 within words, tf-idf, and columns one-hot. */
const SCRIPT = `
import json, sys
from scipy.sparse import hstack
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.feature_extraction import DictVectorizer
from sklearn.svm import LinearSVC
rows, jobs = json.load(open(sys.argv[1]))
texts = [row['text'] for row in rows]
columns = [row['columns'] for row in rows]
answers = []
for job in jobs:
    train, test = job['train'], job['test']
    parts = [TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True), TfidfVectorizer(analyzer='char_wb', ngram_range=(2, 5), sublinear_tf=True)]
    fitted = [part.fit_transform([texts[at] for at in train]) for part in parts]
    asked = [part.transform([texts[at] for at in test]) for part in parts]
    if any(columns):
        values = DictVectorizer()
        fitted.append(values.fit_transform([columns[at] for at in train]))
        asked.append(values.transform([columns[at] for at in test]))
    peer = LinearSVC(C=job.get('cost', 1), class_weight='balanced', random_state=1)
    peer.fit(hstack(fitted).tocsr(), [job['labels'][at] if 'labels' in job else rows[at]['label'] for at in train])
    answers.append(list(peer.predict(hstack(asked).tocsr())))
json.dump(answers, open(sys.argv[2], 'w'))
`

const PYTHONS = ['python3', '/usr/bin/python3']

/** The Python that has scikit-learn; undefined where none has. */
export function pythonWithSklearn(): string | undefined {
  return PYTHONS.find((python) => spawnSync(python, ['-c', 'import sklearn']).status === 0)
}

/** The labels that scikit-learn's LinearSVC gives the test rows of each split, all in one process. */
export function runLinearSvc(
  python: string,
  rows: readonly Evidence[],
  splits: readonly (Split & { readonly labels?: readonly string[] })[],
): readonly (readonly string[])[] {
  const folder = mkdtempSync(join(tmpdir(), 'kaskad-svc-'))
  try {
    const jobs = splits.map(({ train, test, labels }) => ({
      train: [...train],
      test: [...test],
      labels,
    }))
    writeFileSync(join(folder, 'in'), JSON.stringify([rows.map(plainOf), jobs]))
    const run = spawnSync(python, ['-c', SCRIPT, join(folder, 'in'), join(folder, 'out')])
    if (run.status !== 0) throw new Error(String(run.stderr))
    return JSON.parse(readFileSync(join(folder, 'out'), 'utf8')) as string[][]
  } finally {
    rmSync(folder, { recursive: true })
  }
}

function plainOf(evidence: Evidence) {
  const { texts, categories } = evidence.item.item
  const text = Object.values(texts).join(' ').toLowerCase()
  return { text, columns: categories, label: goldOf(evidence) }
}
