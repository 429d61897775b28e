import { createHash } from 'node:crypto'
import { sha256 } from '../../numbers/sha256.js'
import type { Item } from '../../types/item.js'

/** The column of decisions that says what each was made of. */
export const FINGERPRINT = 'fingerprint'

/** What a decision was made of. */
export interface Fingerprint {
  /** Hash of the id and of all fields and columns that are read of the row. */
  readonly row: string
  /** Hash of the rules, the model and the settings that decide. */
  readonly setup: string
}

/** Hash of what decides beside the row. */
export function setupHash(parts: unknown): string {
  return sha256(Buffer.from(JSON.stringify(parts))).slice(0, 8)
}

/** The fingerprint of a row's decision. */
export function fingerprintOf(item: Item, setup: string): Fingerprint {
  const { id, texts, cues, numbers, categories, when } = item
  const values = [sorted(texts), sorted(numbers), sorted(categories), when]
  const read = JSON.stringify([id, ...values, ...(cues ? [cues] : [])])
  return { row: createHash('sha256').update(read).digest('hex').slice(0, 12), setup }
}

function sorted(values: Readonly<Record<string, unknown>>): unknown[] {
  return Object.keys(values)
    .toSorted()
    .map((name) => [name, values[name]])
}

/** As the column has it; the letter keeps spreadsheets from reading it as a number. */
export function formatFingerprint({ row, setup }: Fingerprint): string {
  return `k${row}-${setup}`
}

/** What a cell of the column says; undefined for anything else. */
export function parseFingerprint(cell: string): Fingerprint | undefined {
  const [, row, setup] = /^k([\da-f]{12})-([\da-f]{8})$/.exec(cell) ?? []
  return row === undefined || setup === undefined ? undefined : { row, setup }
}
