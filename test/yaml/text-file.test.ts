import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { test } from 'node:test'
import { readTextFile } from '../../src/yaml/text-file.js'
import { inFolder } from '../helpers/run-command.js'

async function refusal(path: string): Promise<string> {
  const read = readTextFile(path)
  return read.ok ? read.value : read.issues[0].message
}

test('a file is read, and whatever is no file of text is refused without waiting', async () => {
  await inFolder(async (folder) => {
    const at = (name: string): string => join(folder, name)
    writeFileSync(at('a.yaml'), 'a: ж\n')
    symlinkSync(at('a.yaml'), at('link.yaml'))
    symlinkSync(at('circle.yaml'), at('circle.yaml'))
    symlinkSync('/dev/zero', at('zero.yaml'))
    mkdirSync(at('folder.yaml'))
    writeFileSync(at('big.yaml'), Buffer.alloc((1 << 20) + 1, 'a'))
    writeFileSync(at('old.yaml'), Buffer.from([0xcf, 0xf0]))
    execFileSync('mkfifo', [at('pipe.yaml')])
    const server = createServer().listen(at('socket.yaml'))
    const table: Readonly<Record<string, RegExp>> = {
      'a.yaml': /^a: ж\n$/,
      'link.yaml': /^a: ж\n$/,
      'gone.yaml': /^cannot be read: no such file$/,
      'circle.yaml': /^cannot be read: its link leads in a circle$/,
      'zero.yaml': /^is a device, expected a file of text$/,
      'folder.yaml': /^is a folder, expected a file of text$/,
      'pipe.yaml': /^is a pipe, expected a file of text$/,
      'socket.yaml': /socket/,
      'big.yaml': /^the file is over 1 MiB/,
      'old.yaml': /^the file is not UTF-8/,
    }
    for (const [name, message] of Object.entries(table))
      assert.match(await refusal(at(name)), message)
    server.close()
  })
})
