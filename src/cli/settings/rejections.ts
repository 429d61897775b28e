import { existsSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import {
  parseRejections,
  REJECTIONS_FILE,
  type Rejections,
} from '../../induce/search/rejections.js'
import { KaskadError } from '../../types/error.js'
import type { Parsed } from '../../types/parsed.js'
import { readTextFile } from '../../yaml/text-file.js'

/** The folder in which what stands beside rules is kept: the rule folder, or that of a single file. */
export function besideRules(rules: string): string {
  return statSync(rules, { throwIfNoEntry: false })?.isFile() ? dirname(rules) : rules
}

/** What people refused of the rules in a folder. @throws KaskadError `rules` where the file is broken. */
export function rejectionsIn(folder: string): Rejections {
  const path = join(folder, REJECTIONS_FILE)
  if (!existsSync(path)) return new Map()
  return given(parseRejections(given(readTextFile(path)), path))
}

function given<T>(parsed: Parsed<T>): T {
  if (parsed.ok) return parsed.value
  throw new KaskadError('rules', parsed.issues[0].message, { issues: parsed.issues })
}
