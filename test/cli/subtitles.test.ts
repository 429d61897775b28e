import assert from 'node:assert/strict'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { randomFrom } from '../../src/numbers/random.js'
import { inFolder, RULES, runCommand } from '../helpers/run-command.js'
import { automaticCaptions, splicedVideo } from '../helpers/talk.js'

const NAMES = new Map([
  ['Лунтик', ['Лунтик', 'Лунтика']],
  ['Барбоскины', ['Барбоскины']],
])
const WORDS = 'мы идём гулять по лесу и поём песню про дождь'.split(' ')

test('a folder of videos with subtitles is decided alike by any number of workers, with minutes', () =>
  inFolder(async (folder) => {
    mkdirSync(join(folder, 'v'))
    for (let at = 0; at < 6; at++) {
      const random = randomFrom(at + 1)
      const { cues } = splicedVideo([...NAMES.keys()], { names: NAMES, words: WORDS, random })
      const info = { id: `v${at}`, title: 'Мультики', webpage_url: 'https://youtu.be/x' }
      writeFileSync(join(folder, `v/T [v${at}].info.json`), JSON.stringify(info))
      writeFileSync(join(folder, `v/T [v${at}].ru.vtt`), automaticCaptions(cues))
    }
    const written: string[] = []
    for (const workers of ['1', '2']) {
      const paths = ['out.jsonl', 'segments.csv'].map((name) => join(folder, workers + name))
      const [output = '', segments = ''] = paths
      const out = ['-o', output, '--segments', segments, '--workers', workers]
      const args = ['classify', join(folder, 'v'), '--rules', RULES, ...out]
      const { code, stderr } = await runCommand(args)
      assert.equal(code, 0, stderr)
      written.push(paths.map((path) => readFileSync(path, 'utf8')).join('\n'))
    }
    assert.equal(written[0], written[1])
    const [first = ''] = written[0]?.split('\n') ?? []
    const decision = JSON.parse(first) as Record<string, unknown>
    assert.equal(decision['project'], 'сборник')
    assert.deepEqual(decision['projects'], ['Лунтик', 'Барбоскины'])
    assert.match(String(decision['why']), /subtitles 00:00:\d\d «.*Лунтик.*»/)
    assert.match(written[0] ?? '', /^v0,Лунтик,00:00:\d\d,00:0\d:\d\d,\d+,\d+$/m)
  }))
