import { Composer, Lexer, Parser, type Document } from 'yaml'
import { isNonEmpty, type Issue, type Parsed } from '../types/parsed.js'
import { LIMITS, TOO_BIG } from './limits.js'
import { placesOf, type Source } from './source.js'

/** Message for a tag. */
export const NO_TAGS = 'tags ("!…") are not read: write the value without one'

/** Takes a mistake at an offset of the text. */
export type ReportAt = (offset: number, code: string, message: string) => void

/** Parses one YAML document within the {@link LIMITS}; every mistake of syntax has its place. */
export function composeYaml(source: Source): Parsed<Document.Parsed> {
  const places = placesOf(source)
  const issues: Issue[] = []
  const report: ReportAt = (offset, code, message) => {
    if (issues.length < LIMITS.issues)
      issues.push({ severity: 'error', code, place: places(offset), message })
  }
  const document = compose(source.text, report)
  if (isNonEmpty(issues)) return { ok: false, issues }
  if (document) return { ok: true, value: document }
  throw new Error(`${source.path}: neither a document nor an issue`)
}

function compose(text: string, report: ReportAt): Document.Parsed | undefined {
  if (Buffer.byteLength(text) > LIMITS.bytes) {
    report(0, 'file-too-big', TOO_BIG)
    return undefined
  }
  const composer = new Composer({
    schema: 'failsafe',
    uniqueKeys: false,
    prettyErrors: false,
    logLevel: 'silent',
  })
  const documents = composeAll(text, composer, report)
  if (!documents) return undefined
  for (const { errors, warnings } of documents)
    for (const { pos, message, code } of [errors, warnings].flat().slice(0, LIMITS.issues))
      report(pos[0], 'yaml-syntax', wordsOf(code, message))
  const [first, second] = documents
  if (second) report(second.range[0], 'several-documents', 'expected one document per file')
  return first
}

/** The documents of a text, at most two; undefined where it was given up, and reported. */
function composeAll(
  text: string,
  composer: Composer,
  report: ReportAt,
): Document.Parsed[] | undefined {
  const documents: Document.Parsed[] = []
  const parser = new Parser()
  let tokens = 0
  let faults = 0
  let behindComma = false
  for (const lexeme of new Lexer().lex(text)) {
    tokens += 1
    for (const token of parser.next(lexeme)) {
      if (token.type === 'error') faults += 1
      for (const document of composer.next(token)) documents.push(document)
    }
    if (tokens > LIMITS.tokens) return refused(report, parser.offset, TOO_MANY)
    if (parser.stack.length > LIMITS.depth * 2) return refused(report, parser.offset, TOO_DEEP)
    if (behindComma && lexeme === ',') return refused(report, parser.offset - 1, TWO_COMMAS)
    behindComma = lexeme === ',' || (behindComma && lexeme.trim() === '')
    if (faults > LIMITS.issues || documents.length > 1) break
  }
  for (const token of parser.end())
    for (const document of composer.next(token)) documents.push(document)
  for (const document of composer.end(true, text.length)) documents.push(document)
  return documents
}

const TOO_MANY = [
  'too-many-tokens',
  `more than ${LIMITS.tokens} words, dashes, colons and line breaks in the file: split it`,
] as const

const TOO_DEEP = ['too-deep', `nested deeper than ${LIMITS.depth} levels`] as const

const TWO_COMMAS = ['yaml-syntax', 'yaml: nothing stands between two commas'] as const

function refused(
  report: ReportAt,
  offset: number,
  [code, message]: readonly [string, string],
): undefined {
  report(offset, code, message)
}

/** Rewords a message of the parser. */
function wordsOf(code: string, message: string): string {
  if (code === 'TAG_RESOLVE_FAILED') return NO_TAGS
  return `yaml: ${message.charAt(0).toLowerCase()}${message.slice(1)}`
}
