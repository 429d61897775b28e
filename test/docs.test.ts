import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Readable, Writable } from 'node:stream'
import { suite, test } from 'node:test'
import type { Command } from '@commander-js/extra-typings'
import { buildProgram } from '../src/cli/commands/program.js'
import { FOLD_TABLE, type FoldRow } from '../src/normalise/fold/fold-table.js'
import { ROOT } from './helpers/run-command.js'

const README = readFileSync(join(ROOT, 'README.md'), 'utf8')

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

suite('README', () => {
  test('names only commands and options that are there', () => {
    const wrong = commandLines(README).flatMap((line) => {
      const { path, command, rest } = commandOf(line)
      if (path === '' && /^[a-z]/.test(rest)) return [`${line}: no such command`]
      const known = optionsOf(command)
      return optionsIn(rest)
        .filter((option) => !known.includes(option))
        .map((option) => `${line}: ${path} has no ${option}`)
    })
    assert.deepEqual(wrong, [])
  })

  test('names no option in its text that no command has', () => {
    const known = everyCommand(program).flatMap((command) => optionsOf(command))
    const named = inlineCode(README).flatMap(optionsIn)
    assert.ok(named.length > 5)
    assert.deepEqual(
      named.filter((option) => !known.includes(option)),
      [],
    )
  })

  test('shows each step of the fold by the first example of its table', () => {
    const steps = [...new Set(FOLD_TABLE.map(({ step }) => step))]
    const expected = steps.map((step) => cellsOf(FOLD_TABLE.find((row) => row.step === step)))
    assert.deepEqual(tableAfter('| step '), expected)
  })
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

/** A row as README has it; what cannot be seen is written by its number. */
function cellsOf(row: FoldRow | undefined): string[] {
  if (!row) return []
  const shown = row.example.replace(/\p{Cf}/gu, (unseen) => {
    return `⟨U+${unseen.codePointAt(0)?.toString(16).toUpperCase()}⟩`
  })
  const escaped = shown.replaceAll('&', '&amp;')
  return [`\`${row.step}\``, escaped, row.becomes, row.why]
}

/** The cells of the table whose header begins so, without header and rule. */
function tableAfter(header: string): string[][] {
  const lines = README.slice(README.indexOf(`\n${header}`) + 1).split('\n')
  const end = lines.findIndex((line) => !line.startsWith('|'))
  return lines.slice(2, end).map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  )
}
