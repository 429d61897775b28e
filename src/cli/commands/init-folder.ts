import { existsSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { writeFolder } from '../../model/atomic-files.js'
import { KaskadError } from '../../types/error.js'
import { EXIT, say, type Edge, type ExitCode } from '../terminal/edge.js'
import { packageFile } from '../settings/package-file.js'

/** Writes settings and example rules; what is there already is left as it is. */
export async function initFolder(edge: Edge, folder: string, _options: object): Promise<ExitCode> {
  const rules = join(folder, 'rules')
  const there = await readdir(rules).catch(() => [])
  if (there.some((name) => /\.ya?ml$/.test(name))) {
    throw new KaskadError('output', `${rules} holds rule files already: nothing was written`)
  }
  const files = new Map<string, string>(FILES)
  for (const name of COPIED)
    files.set(join('rules', name), await readFile(packageFile('rules', name), 'utf8'))
  for (const name of files.keys()) {
    if (!existsSync(join(folder, name))) continue
    files.delete(name)
    say(edge, `${join(folder, name)} is there already: left as it is`)
  }
  await writeFolder(folder, files)
  for (const name of files.keys()) say(edge, `wrote ${join(folder, name)}`)
  say(edge, `next: kaskad rules test ${rules}, then kaskad classify FILE --rules ${rules}`)
  return EXIT.done
}

/** What goes into the folder of rules as it is in the package. */
const COPIED = ['rule.schema.json', 'config.schema.json', 'ordinary.txt'] as const

const FILES: readonly (readonly [name: string, text: string])[] = [
  [
    'kaskad.yaml',
    `# yaml-language-server: $schema=./rules/config.schema.json
kaskad: 1

# Which column holds what. Without this, the usual names are recognised and said.
# columns:
#   id: video_id
#   text: { title: name, description: text, channel: channel_title }
#   numeric: [seconds]

rules: rules
none: none # the word for "no project"
`,
  ],
  [
    'rules/cheburashka.yaml',
    `# yaml-language-server: $schema=./rule.schema.json
kaskad: 1
project: Чебурашка
level: 0 # lower levels are asked first; what they claim stays claimed

claims: # any one of them is enough
  - title or channel:
      any: [Чебурашка, Крокодил Гена]
  - title:
      any: [{ keyword: Гена, match: word, typos: off }]
    description:
      any: [чебурашк]
      stop: [распаковка]

examples:
  match:
    - Чебурашка идёт в школу
    - 'cheburashka: all episodes'
    - { title: Гена и его друг, description: Чебурашка и другие }
  miss:
    - Гена рассказывает о рыбалке
`,
  ],
  [
    'rules/tri-kota.yaml',
    `# yaml-language-server: $schema=./rule.schema.json
kaskad: 1
project: Три кота

claims:
  - title:
      any: [Три кота, Kid-E-Cats]
      stop: [обзор игрушек]

examples:
  match:
    - 'Три Кота | новая серия'
    - '#трикота'
  miss:
    - 'Три кота: обзор игрушек'
    - Тридцать три коровы
`,
  ],
]
