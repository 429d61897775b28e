import assert from 'node:assert/strict'
import { once } from 'node:events'
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { dirname, join } from 'node:path'
import { Readable, Writable } from 'node:stream'
import { suite, test } from 'node:test'
import { pathToFileURL } from 'node:url'
import type { Command } from '@commander-js/extra-typings'
import { askRules } from '../src/cascade/ask-rules.js'
import { buildProgram } from '../src/cli/commands/program.js'
import { OPTIONS } from '../benchmarks/options.js'
import { FOLD_TABLE, type FoldRow } from './normalise/fold/fold-table.js'
import { lintRules, LINT_CHECKS } from '../src/rules/checks/lint.js'
import { rulesFrom } from '../src/rules/language/rule-set.js'
import { formatIssue } from '../src/types/parsed.js'
import { ROOT, RULES } from './helpers/run-command.js'

const README = textOf('README.md')
const RULE_PAGES = ['rules/README.md', 'rules/README.ru.md']
const PAGES = [
  'README.md',
  ...RULE_PAGES,
  'src/README.md',
  'src/cli/README.md',
  'src/learn/README.md',
  'src/hybrid/README.md',
  'test/README.md',
  'benchmarks/README.md',
].filter((page) => existsSync(join(ROOT, page)))

function textOf(page: string): string {
  return readFileSync(join(ROOT, page), 'utf8')
}

type AnyCommand = Command<unknown[]>

const program = buildProgram(
  {
    stdin: Readable.from([]),
    stdout: new Writable(),
    stderr: new Writable(),
    env: {},
    isTerminal: false,
    now: () => 0,
    interrupted: new AbortController().signal,
  },
  () => undefined,
)

suite('every page', () => {
  for (const page of PAGES)
    test(`${page} names only commands, options and files that are there`, () => {
      const text = textOf(page)
      const wrong = commandLines(text).flatMap((line) => {
        const { path, command, rest } = commandOf(line)
        if (path === '' && /^[a-z]/.test(rest)) return [`${line}: no such command`]
        const known = optionsOf(command)
        return optionsIn(rest)
          .filter((option) => !known.includes(option))
          .map((option) => `${line}: ${path} has no ${option}`)
      })
      const missing = [...text.matchAll(/\]\((?!https?:|#)([^)#\s]+)[^)]*\)/g)]
        .map(([, link = '']) => join(dirname(page), link))
        .filter((link) => !existsSync(join(ROOT, link)))
      assert.deepEqual([...wrong, ...missing], [])
    })
})

suite('README', () => {
  test('names no option in its text that no command has', () => {
    const known = [
      ...everyCommand(program).flatMap((command) => optionsOf(command)),
      ...Object.keys(OPTIONS).map((name) => `--${name}`),
    ]
    const named = inlineCode(README).flatMap(optionsIn)
    assert.ok(named.length > 0)
    assert.deepEqual(
      named.filter((option) => !known.includes(option)),
      [],
    )
  })

  test('shows a server that answers', async () => {
    const [, code = ''] = /^```ts\n([\s\S]*?classifyOne[\s\S]*?)^```/m.exec(README) ?? []
    const path = join(ROOT, 'dist/test/readme-server.mjs')
    const own = code.replace("'rules'", JSON.stringify(RULES)).replace('8080', "0, '127.0.0.1'")
    writeFileSync(path, `${own}\nexport { server }\n`)
    try {
      const { server } = (await import(pathToFileURL(path).href)) as { readonly server: Server }
      if (!server.listening) await once(server, 'listening')
      const { port } = server.address() as AddressInfo
      const answer = await fetch(`http://127.0.0.1:${port}/?title=${encodeURIComponent('Лунтик')}`)
      assert.match(await answer.text(), /"project":"Лунтик"/)
      server.close()
      server.closeAllConnections()
    } finally {
      rmSync(path)
    }
  })

  test('has at most 150 lines', () => {
    assert.ok(README.split('\n').length <= 151)
  })
})

for (const page of RULE_PAGES)
  suite(page, () => {
    const text = textOf(page)
    const code = inlineCode(text).join('\n')

    test('names every key, match mode, fold step and lint check', () => {
      const schema: unknown = JSON.parse(textOf('rules/rule.schema.json'))
      const words = [...wordsOfSchema(schema), ...Object.keys(LINT_CHECKS)]
      assert.ok(words.includes('shorter_than') && words.includes('regex') && words.includes('yo'))
      const unnamed = words.filter(
        (word) => !new RegExp(`(?<![\\w-])${word}(?![\\w-])`, 'u').test(code),
      )
      assert.deepEqual(unnamed, [])
    })

    test('shows each step of the fold by the first example of its table', () => {
      const steps = [...new Set(FOLD_TABLE.map(({ step }) => step))]
      const expected = steps.map((step) => cellsOf(FOLD_TABLE.find((row) => row.step === step)))
      const shown = tableAfter(text, /^\| (?:step|шаг) /mu)
      const isEnglish = page === 'rules/README.md'
      assert.deepEqual(
        shown.map((cells) => cells.slice(0, isEnglish ? 4 : 3)),
        expected.map((cells) => cells.slice(0, isEnglish ? 4 : 3)),
      )
    })

    test('its rule files are read without a warning and their examples pass', async () => {
      const blocks = [...text.matchAll(/^```yaml\n([\s\S]*?)^```/gm)].map(([, yaml = '']) => yaml)
      assert.ok(blocks.length > 8)
      const files = blocks.map((yaml, at) => ({ path: `${page} block ${at + 1}`, text: yaml }))
      const lists = files.filter((file) => /^list:/mu.test(file.text))
      for (const file of files.filter((each) => !lists.includes(each))) {
        const set = await rulesFrom({ files: [file, ...lists] })
        assert.ok(set.ok, set.ok ? '' : set.issues.map(formatIssue).join('\n'))
        const { compiled, ask } = askRules(set.value)
        const { fields } = compiled
        const issues = lintRules(set.value, {
          fields,
          compiled,
          projectsOf: (item) => ask(item).projects,
        })
        assert.deepEqual(issues.filter(({ severity }) => severity !== 'note').map(formatIssue), [])
      }
    })
  })

suite('src/README.md', { skip: !PAGES.includes('src/README.md') }, () => {
  const code = PAGES.includes('src/README.md') ? inlineCode(textOf('src/README.md')) : []

  test('names every room, every export and every error code', () => {
    const rooms = readdirSync(join(ROOT, 'src'), { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => `${name}/`)
    const exported = ['src/index.ts', 'src/hybrid/door.ts'].flatMap((file) =>
      [...textOf(file).matchAll(/\{([^}]*)\}/g)].flatMap(([, names = '']) =>
        names.split(',').map((name) => name.replace(/^.* as |^\s*type /u, '').trim()),
      ),
    )
    const [, codes = ''] = /type ErrorCode =\s*([^\n]*)\n/u.exec(textOf('src/types/error.ts')) ?? []
    const errors = [...codes.matchAll(/'([^']+)'/g)].map(([, each = '']) => each)
    assert.ok(rooms.length > 10 && exported.length > 60 && errors.length > 5)
    assert.deepEqual(
      [...rooms, ...exported, ...errors].filter((name) => name !== '' && !code.includes(name)),
      [],
    )
  })

  test('names every folder of a room in the row of the room', () => {
    const rows = textOf('src/README.md').split('\n')
    const rooms = readdirSync(join(ROOT, 'src'), { withFileTypes: true })
    const folders = rooms
      .filter((room) => room.isDirectory())
      .flatMap(({ name: room }) =>
        readdirSync(join(ROOT, 'src', room), { withFileTypes: true })
          .filter((each) => each.isDirectory())
          .map(({ name }) => [room, name] as const),
      )
    const unnamed = folders.filter(([room, folder]) => {
      const row = rows.find((line) => line.startsWith(`| \`${room}/\``)) ?? ''
      return !new RegExp(`\\b${folder}\\b`, 'u').test(row)
    })
    assert.ok(folders.length > 20)
    assert.deepEqual(unnamed, [])
  })

  test('names only files that are there', () => {
    const named = code.filter((each) => /^[\w./-]+\.(?:ts|json|txt)$/u.test(each))
    const missing = named.filter(
      (path) => ![join(ROOT, 'src', path), join(ROOT, path)].some((each) => existsSync(each)),
    )
    assert.ok(named.length > 30)
    assert.deepEqual(missing, [])
  })
})

test('src/cli/README.md names every setting', () => {
  const code = inlineCode(textOf('src/cli/README.md'))
  const keys = wordsOfSchema(JSON.parse(textOf('rules/config.schema.json')))
  assert.deepEqual(
    keys.filter((key) => !code.includes(key)),
    [],
  )
})

suite('help', () => {
  test('describes every command and every option', () => {
    const silent = everyCommand(program).flatMap((command) => [
      ...(command.description() || command.summary() ? [] : [command.name()]),
      ...command.options
        .filter(({ description }) => description === '')
        .map(({ flags }) => `${command.name()} ${flags}`),
    ])
    assert.deepEqual(silent, [])
  })
})

/** What follows `kaskad` on the lines of code blocks and in inline code, comments left out. */
function commandLines(markdown: string): string[] {
  const blocks = [...markdown.matchAll(/^```\w*\n([\s\S]*?)^```/gm)].map(([, code = '']) => code)
  return [...blocks.flatMap((code) => code.split('\n')), ...inlineCode(markdown)]
    .map((line) => line.replace(/\s+#.*$/, ''))
    .flatMap((line) => line.split(/&&|\|/))
    .flatMap((part) => /^\s*(?:\$ )?(?:npx )?kaskad ([a-zA-Z-].*)$/.exec(part)?.[1] ?? [])
}

function inlineCode(markdown: string): string[] {
  const text = markdown.replace(/^```[\s\S]*?^```/gm, '')
  return [...text.matchAll(/`([^`\n]+)`/g)].map(([, code = '']) => code)
}

function optionsIn(line: string): string[] {
  return [...line.matchAll(/(?<=^|\s)--?[a-z][a-z-]*/g)].map(([option]) => option)
}

/** The command a line begins with, and what comes after its name. */
function commandOf(line: string): {
  readonly path: string
  readonly command: AnyCommand
  readonly rest: string
} {
  let command: AnyCommand = program
  const words = line.split(' ')
  const path: string[] = []
  for (const word of words) {
    const sub = command.commands.find((each) => each.name() === word)
    if (!sub) break
    command = sub
    path.push(word)
  }
  return { path: path.join(' '), command, rest: words.slice(path.length).join(' ') }
}

function optionsOf(command: AnyCommand): string[] {
  const own = command.options.flatMap(({ short, long }) => [short, long])
  return ['-h', '--help', ...own.filter((name) => name !== undefined)]
}

function everyCommand(command: AnyCommand): AnyCommand[] {
  return [command, ...command.commands.flatMap(everyCommand)]
}

/** A row as the pages have it; what cannot be seen is written by its number. */
function cellsOf(row: FoldRow | undefined): string[] {
  if (!row) return []
  const shown = row.example.replace(/\p{Cf}/gu, (unseen) => {
    return `⟨U+${unseen.codePointAt(0)?.toString(16).toUpperCase()}⟩`
  })
  const escaped = shown.replaceAll('&', '&amp;')
  return [`\`${row.step}\``, escaped, row.becomes, row.why]
}

/** The words that a rule file may use: keys and choices, wherever the schema has them. */
function wordsOfSchema(node: unknown): string[] {
  if (typeof node !== 'object' || node === null) return []
  return Object.entries(node).flatMap(([key, value]: [string, unknown]) => {
    if (key === 'enum' && Array.isArray(value))
      return value.filter((one) => typeof one === 'string')
    const own = key === 'properties' ? Object.keys(value as object) : []
    return [...own, ...wordsOfSchema(value)]
  })
}

/** The cells of the table whose header matches, without header and rule. */
function tableAfter(page: string, header: RegExp): string[][] {
  const lines = page.slice(page.search(header)).split('\n')
  const end = lines.findIndex((line) => !line.startsWith('|'))
  return lines.slice(2, end).map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  )
}
