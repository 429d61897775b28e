import { createInterface, type Interface } from 'node:readline/promises'
import type { ReviewAnswer, Proposal } from '../../induce/files/review.js'
import { KaskadError } from '../../types/error.js'
import { say, type Edge } from './edge.js'

/** Questions to a person on the terminal, answered a line each. */
export interface Questions {
  /** The answer; undefined where the input ended. */
  readonly ask: (question: string) => Promise<string | undefined>
  readonly close: () => void
  readonly lines: Interface
}

/** Opens the terminal for questions; the caller closes it. */
export function openQuestions(edge: Edge): Questions {
  const lines = createInterface({ input: edge.stdin, output: edge.stderr })
  const answers = lines[Symbol.asyncIterator]()
  const ask = async (question: string): Promise<string | undefined> => {
    edge.stderr.write(question)
    const { value, done } = await answers.next()
    return done ? undefined : value.trim()
  }
  return {
    ask,
    close: () => {
      lines.close()
    },
    lines,
  }
}

/**
 * Asks a person about each claim on the terminal: accept, reject, edit its keywords, take the last
 * answer back, accept all that is left, or stop.
 */
export function askPerson(edge: Edge): (proposal: Proposal) => Promise<ReviewAnswer> {
  const { ask, lines } = openQuestions(edge)
  return async (proposal) => {
    const { number, total, keywords } = proposal
    show(edge, proposal)
    for (;;) {
      const letter = await ask('[a]ccept, [r]eject, [e]dit, [u]ndo, accept a[l]l, [q]uit? ')
      const answer = ANSWERS.get(letter ?? 'q')
      const isLast = number === total && (answer?.kind === 'accept' || answer?.kind === 'reject')
      if (isLast || answer?.kind === 'stop' || answer?.kind === 'accept all') lines.close()
      if (answer) return answer
      if (letter === 'e') {
        const edited = await ask(startEdit(lines, keywords))
        if (edited === undefined) throw new KaskadError('usage', 'the input ended within an answer')
        if (number === total) lines.close()
        return { kind: 'edit', keywords: editedKeywords(edited, keywords) }
      }
      say(edge, `expected a, r, e, u, l or q, not "${letter ?? ''}"`)
    }
  }
}

const ANSWERS = new Map<string, Exclude<ReviewAnswer, { readonly kind: 'edit' }>>([
  ['a', { kind: 'accept' }],
  ['r', { kind: 'reject' }],
  ['u', { kind: 'undo' }],
  ['l', { kind: 'accept all' }],
  ['q', { kind: 'stop' }],
])

function show(edge: Edge, { number, total, project, text, rows }: Proposal): void {
  say(edge, '')
  say(edge, `${number} of ${total}: ${project}`)
  for (const line of text.split('\n')) say(edge, line)
  for (const { title, label } of rows)
    say(edge, `  ${label === project ? 'matches' : `also matches a row of ${label}:`} ${title}`)
}

/** The question for an edit; on a terminal the keywords stand in the line, ready to be changed. */
function startEdit(lines: Interface, keywords: readonly string[]): string {
  const written = keywords.join(', ')
  if (!lines.terminal) return `keywords, by comma, or +more and -fewer of ${written}: `
  lines.setPrompt('keywords, by comma: ')
  lines.prompt()
  lines.write(written)
  return ''
}

/** The keywords of a line; one of nothing but +more and -fewer changes those there are. */
function editedKeywords(line: string, present: readonly string[]): string[] {
  const words = line
    .split(',')
    .map((word) => word.trim())
    .filter(Boolean)
  if (!words.every((word) => /^[+-]./u.test(word))) return words
  const without = new Set(
    words.flatMap((word) => (word.startsWith('-') ? [word.slice(1).trim()] : [])),
  )
  const more = words.flatMap((word) => (word.startsWith('+') ? [word.slice(1).trim()] : []))
  return [...new Set([...present, ...more])].filter((word) => !without.has(word))
}
