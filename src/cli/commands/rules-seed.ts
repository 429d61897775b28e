import { existsSync } from 'node:fs'
import { basename, join } from 'node:path'
import { TEXT_FIELDS } from '../../cascade/plain-item.js'
import { seedRule } from '../../induce/files/seed.js'
import { loadRules } from '../../rules/language/folder.js'
import { KaskadError } from '../../types/error.js'
import { writeFolder } from '../../model/atomic-files.js'
import { guardOutputs } from '../settings/guard-outputs.js'
import { dataOut, EXIT, say, type Edge, type ExitCode } from '../terminal/edge.js'
import type { OptionsOf } from '../terminal/shell.js'
import type { declareSeed } from './rules.js'

type Options = OptionsOf<typeof declareSeed>

/** Writes a rule file from names alone: prints it, or puts it into a folder that has none for the project. */
export async function seedProject(
  edge: Edge,
  project: string,
  { aliases: given = '', output }: Options,
): Promise<ExitCode> {
  const aliases = given
    .split(',')
    .map((alias) => alias.trim())
    .filter((alias) => alias !== '')
  const { path, text } = seedRule({ project, aliases, fields: TEXT_FIELDS })
  if (output === undefined) {
    dataOut(edge).write(text)
    return EXIT.done
  }
  await guardOutputs(edge, { folder: { option: '--output', path: output } })
  const there = await loadRules(output)
  const rule = there.ok ? there.value.rules.find((other) => other.project === project) : undefined
  if (rule) throw new KaskadError('output', `${project} has a rule already: ${rule.place.file}`)
  const file = join(output, basename(path))
  if (existsSync(file))
    throw new KaskadError('output', `${file} is there already: nothing was written`)
  await writeFolder(output, new Map([[basename(path), text]]))
  say(edge, `wrote ${file}`)
  return EXIT.done
}
