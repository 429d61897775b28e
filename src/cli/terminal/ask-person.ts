import { createInterface } from 'node:readline/promises'
import type { ReviewAnswer, Proposal } from '../../induce/files/review.js'
import { KaskadError } from '../../types/error.js'
import { say, type Edge } from './edge.js'

/** Asks a person about each claim on the terminal: accept, reject, edit its keywords, or stop. */
export function askPerson(edge: Edge): (proposal: Proposal) => Promise<ReviewAnswer> {
  const lines = createInterface({ input: edge.stdin, output: edge.stderr })
  const answers = lines[Symbol.asyncIterator]()
  const ask = async (question: string): Promise<string | undefined> => {
    edge.stderr.write(question)
    const { value, done } = await answers.next()
    return done ? undefined : value.trim()
  }
  return async ({ number, total, project, text }) => {
    say(edge, '')
    say(edge, `${number} of ${total}: ${project}`)
    for (const line of text.split('\n')) say(edge, line)
    for (;;) {
      const answer = await ask('[a]ccept, [r]eject, [e]dit, [q]uit? ')
      if (answer === undefined || answer === 'q') {
        lines.close()
        return { kind: 'stop' }
      }
      if (number === total && 'ar'.includes(answer) && answer !== '') lines.close()
      if (answer === 'a') return { kind: 'accept' }
      if (answer === 'r') return { kind: 'reject' }
      if (answer === 'e') {
        const keywords = await ask('keywords, by comma: ')
        if (keywords === undefined)
          throw new KaskadError('usage', 'the input ended within an answer')
        if (number === total) lines.close()
        return {
          kind: 'edit',
          keywords: keywords
            .split(',')
            .map((word) => word.trim())
            .filter(Boolean),
        }
      }
      say(edge, `expected a, r, e or q, not "${answer}"`)
    }
  }
}
