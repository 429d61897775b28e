import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { suite, test } from 'node:test'
import * as fc from 'fast-check'
import { randomFrom } from '../../../src/numbers/random.js'
import { readTalk } from '../../../src/read/subtitles/talk.js'
import { cpuSeconds } from '../../helpers/cpu-seconds.js'
import { fuzz } from '../../helpers/fuzz.js'
import { ROOT } from '../../helpers/run-command.js'
import { automaticCaptions, splicedVideo, srtOf } from '../../helpers/talk.js'

/** `0:01 words` for each cue. */
function spoken(raw: string): readonly string[] {
  const { text, cues } = readTalk(raw)
  const lines = text === '' ? [] : text.split('\n')
  return lines.map((line, at) => `${cues ? `${cues.starts[at]} ` : ''}${line}`)
}

const SRT =
  '1\n00:00:01,000 --> 00:00:04,000\nПривет, <i>Лунтик</i>!\n\n2\n00:00:05,500 --> 00:00:06,000\nПока'
const EXPECTED = ['1000 Привет, Лунтик!', '5500 Пока']

/** The same two cues in every format. */
const FORMATS: Readonly<Record<string, string>> = {
  SRT,
  'SRT with a mark and CRLF': `\uFEFF${SRT.replaceAll('\n', '\r\n')}\r\n`,
  'SRT without numbers and empty lines': SRT.replaceAll(/^\d\n/gm, '').replace('\n\n', '\n'),
  'SRT without empty lines': SRT.replaceAll('\n\n', '\n'),
  'SRT with points': SRT.replaceAll(/(\d\d),(\d{3})/g, '$1.$2'),
  'SRT out of order':
    '2\n00:00:05,500 --> 00:00:06,000\nПока\n\n1\n00:00:01,000 --> 00:00:04,000\nПривет, Лунтик!\n',
  WebVTT: `WEBVTT - some title
Kind: captions

STYLE
::cue { color: red }

NOTE a remark --
over two lines

REGION
id:a

intro
00:01.000 --> 00:04.000 align:start position:0%
<v Мила>Привет,&nbsp;<c.yellow>Лунтик</c>!

00:00:05.500 --> 00:00:06.000
Пока`,
  json3: JSON.stringify({
    wireMagic: 'pb3',
    events: [
      { tStartMs: 0, dDurationMs: 10_000, id: 1, wpWinPosId: 1 },
      {
        tStartMs: 1000,
        dDurationMs: 3000,
        segs: [{ utf8: 'Привет,' }, { utf8: ' Лунтик!', tOffsetMs: 400 }],
      },
      { tStartMs: 4000, aAppend: 1, segs: [{ utf8: '\n' }] },
      { tStartMs: 5500, dDurationMs: 500, segs: [{ utf8: 'Пока' }] },
    ],
  }),
  srv3: '<?xml version="1.0" encoding="utf-8" ?><timedtext format="3"><body><w t="0" id="1"/><p t="1000" d="3000"><s>Привет,</s><s t="400"> Лунтик!</s></p><p t="4000" d="10" a="1">\n</p><p t="5500" d="500">Пока</p></body></timedtext>',
  srv1: '<?xml version="1.0"?><transcript><text start="1" dur="3">Привет, Лунтик!</text><text start="5.5" dur=".5">Пока</text></transcript>',
  TTML: '<tt xmlns="http://www.w3.org/ns/ttml"><body><div><p begin="00:00:01.000" end="00:00:04.000">Привет,<br/><span>Лунтик!</span></p><p begin="5.5s" dur="500ms">Пока</p></div></body></tt>',
  ASS: '[Script Info]\nTitle: x\n\n[Events]\nFormat: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text\nDialogue: 0,0:00:01.00,0:00:04.00,Default,,0,0,0,,{\\an8}Привет,\\NЛунтик!\nComment: 0,0:00:02.00,0:00:04.00,D,,0,0,0,,нет\nDialogue: 0,0:00:05.50,0:00:06.00,Default,,0,0,0,,Пока\n',
}

suite('subtitles are read as their programs write them', () => {
  for (const [name, raw] of Object.entries(FORMATS))
    test(name, () => {
      assert.deepEqual(spoken(raw), EXPECTED)
      assert.deepEqual(readTalk(raw).faults, [])
    })

  for (const ending of ['srt', 'vtt', 'ass', 'ttml'])
    test(`a file that ffmpeg made, ${ending}`, () => {
      const path = join(ROOT, 'test/read/subtitles/files', `ffmpeg.${ending}`)
      assert.deepEqual(spoken(readFileSync(path, 'utf8')), [
        '1000 Привет, Лунтик!',
        '5500 — Пока & до завтра — Ёж 😀',
      ])
    })

  test('a transcript without times is its words', () => {
    assert.deepEqual(spoken('Привет, Лунтик!\n\n[Музыка]\n>> Пока\n'), ['Привет, Лунтик!', 'Пока'])
  })

  test('what is no speech is left out', () => {
    const cues = ['[Музыка]', '♪ ля-ля ♪', '>> да', '[&nbsp;__&nbsp;] нет', '&gt;&gt; кто']
    const raw = cues.map((text, at) => `00:0${at}.000 --> 00:0${at}.500\n${text}\n`).join('\n')
    assert.deepEqual(spoken(`WEBVTT\n\n${raw}`), ['1000 ля-ля', '2000 да', '3000 нет', '4000 кто'])
  })

  test('an empty line inside a cue of SRT loses nothing, and hours may be more than 99', () => {
    const raw =
      '1\n100:00:01,000 --> 100:00:04,000\nраз\n\nдва\n\n2\n100:00:05,000 --> 100:00:06,000\n1984\n'
    assert.deepEqual(spoken(raw), ['360001000 раз два', '360005000 1984'])
  })

  test('a bad time is a fault with its line, and its words stay', () => {
    const { text, faults } = readTalk(
      '1\n00:00:01,000 --> 00:00:02,000\nраз\n\n2\nодин --> два\nдва\n',
    )
    assert.deepEqual(faults, [{ line: 6, reason: 'no times stand around "-->"' }])
    assert.match(text, /раз .*два/)
  })

  for (const [name, raw] of [
    ['only a header', 'WEBVTT\n'],
    ['an empty json3', '{"wireMagic":"pb3","events":[]}'],
    ['only a section', '[Script Info]\n'],
  ] as const)
    test(`${name} holds nothing`, () => {
      assert.deepEqual(spoken(raw), [])
    })

  for (const [name, raw] of [
    ['json3', FORMATS['json3']],
    ['srv3', FORMATS['srv3']],
  ] as const)
    test(`a file of ${name} that is cut short is told of`, () => {
      const { faults } = readTalk(raw?.slice(0, -20) ?? '')
      assert.equal(faults.length, 1)
    })
})

function said(raw: string): string {
  return readTalk(raw).text
}

suite('automatic captions that roll', () => {
  const words = ['мама', 'папа', 'раз', 'два', 'идём']
  const made = (seed: number) =>
    splicedVideo(['a'], { names: new Map(), words, random: randomFrom(seed), minutes: 1 }).cues

  test('say each line once, true repetitions too, as the same words without rolling', () => {
    for (let seed = 1; seed < 20; seed++) {
      const cues = made(seed)
      assert.equal(said(automaticCaptions(cues)), cues.map(({ text }) => text).join('\n'))
    }
  })

  test('the same after a conversion to SRT, where the times inside are gone', () => {
    const converted = automaticCaptions(made(3))
      .replaceAll(/<[^>]*>/g, '')
      .replaceAll(/(\d\d)\.(\d{3})/g, '$1,$2')
      .replace(/^WEBVTT[^]*?\n\n/, '')
    assert.equal(
      said(converted),
      made(3)
        .map(({ text }) => text)
        .join('\n'),
    )
  })

  test('«раз, раз» stays where nothing rolls', () => {
    const cues = [0, 1, 2].map((at) => ({ start: at * 1000, end: at * 1000 + 900, text: 'раз' }))
    assert.equal(said(srtOf(cues)), 'раз\nраз\nраз')
  })
})

suite('whatever subtitles hold is read or told of, soon', () => {
  const piece = fc.constantFrom(
    ...'<,>,-->,00:00:01,000,{,},[,],&amp;,&,\n,\r\n, ,Dialogue:,<c>,"segs":,WEBVTT,NOTE'.split(
      ',',
    ),
    '<!DOCTYPE x>',
    '\u0000',
  )
  for (const [name, raw] of Object.entries(FORMATS))
    test(name, () =>
      fuzz([fc.nat(2000), fc.nat(30), piece, fc.constantFrom(1, 1, 2, 20_000)], {
        runs: 60,
        answer: async (at, cut, put, times) => {
          const from = at % (raw.length + 1)
          const { text, cues } = readTalk(
            raw.slice(0, from) + put.repeat(times) + raw.slice(from + cut),
          )
          if (cues) {
            assert.equal(cues.offsets.length, cues.starts.length)
            assert.ok(cues.offsets.every((offset) => offset <= text.length))
            assert.ok(cues.starts.every((start, nth) => start <= (cues.ends[nth] ?? 0)))
          }
          await Promise.resolve()
        },
      }),
    )

  test('50,000 cues take time in proportion', async () => {
    const cues = Array.from({ length: 50_000 }, (_, at) => ({
      start: at * 1000,
      end: at * 1000 + 900,
      text: 'да',
    }))
    const seconds = await cpuSeconds(() =>
      assert.equal(readTalk(srtOf(cues)).cues?.starts.length, 50_000),
    )
    assert.ok(seconds < 5)
  })
})
