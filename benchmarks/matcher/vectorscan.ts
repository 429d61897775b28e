/** Vectorscan's (or Hyperscan's) edit distance, through a small C++ program. */
import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { NormalText } from '../../src/normalise/fold/normal-text.js'
import type { Pattern } from '../../src/matcher/pattern.js'

const source = fileURLToPath(new URL('../../../benchmarks/matcher/vectorscan.cc', import.meta.url))

export interface Scanned {
  readonly seconds: number
  /** `text pattern`, once each. */
  readonly pairs: ReadonlySet<string>
}

/** Why vectorscan cannot be asked here, or undefined. */
export function vectorscanMissing(): string | undefined {
  if (!['/usr/include/hs/hs.h', '/usr/local/include/hs/hs.h'].some((file) => existsSync(file)))
    return 'libhyperscan-dev or libvectorscan-dev is not installed'
  return spawnSync('g++', ['--version']).status === 0 ? undefined : 'g++ is not installed'
}

/** Scans the texts for the patterns, each a string of bytes by {@link createAlphabet}. */
export function scan(patterns: readonly Pattern[], texts: readonly NormalText[]): Scanned {
  const folder = mkdtempSync(join(tmpdir(), 'kaskad-vectorscan-'))
  try {
    const program = join(folder, 'scan')
    execFileSync('g++', ['-O2', '-o', program, source, '-lhs'])
    const code = createAlphabet(patterns)
    const hex = (units: Uint16Array): string => Buffer.from(units.map(code)).toString('hex')
    const input = [
      patterns.length,
      ...patterns.map(({ typos, units }) => `${typos} ${hex(units)}`),
      texts.length,
      ...texts.map(({ units, from, to }) => hex(units.subarray(from, to)) || '00'),
    ].join('\n')
    const output = execFileSync(program, { input, encoding: 'utf8', maxBuffer: 2 ** 28 })
    const [seconds = '', ...pairs] = output.trim().split('\n')
    return { seconds: Number(seconds), pairs: new Set(pairs) }
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** Unit → byte: one of its own for each unit the patterns have, the same for all others. */
function createAlphabet(patterns: readonly Pattern[]): (unit: number) => number {
  const units = new Set(patterns.flatMap(({ units }) => [...units]))
  if (units.size > 254) throw new Error(`${units.size} letters do not fit into bytes`)
  const bytes = new Map([...units].map((unit, i) => [unit, i + 1]))
  return (unit) => bytes.get(unit) ?? 255
}
