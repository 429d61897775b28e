import { sha256 } from '../../numbers/sha256.js'
import { INDUCED } from '../../rules/editing/merge.js'
import { scalarText } from '../../rules/editing/scalar-text.js'
import { inLatin } from '../../normalise/fold/transliteration.js'
import type { InducedCondition } from '../candidates/condition.js'
import type { InducedClaim, InducedExample, InducedKeyword, InducedRule } from './induced-rule.js'
import { wilson95 } from '../candidates/score.js'

/** Where a rule stands among several fields. */
export interface FieldNames {
  /** How many text fields there are: a claim on all of them says so in two words. */
  readonly count: number
}

/**
 * The rule as a YAML file, the same text for the same rule.
 *
 *     claims:
 *       # induced, support 41, precision 0.98 [0.91, 1.00]
 *       - title:
 *           any:
 *             - Губка Боб
 *             - SpongeBob
 */
export function writeRule(rule: InducedRule, fields: FieldNames): string {
  const lines = [
    '# yaml-language-server: $schema=./rule.schema.json',
    'kaskad: 1',
    `project: ${scalarText(rule.project)}`,
    `level: ${rule.level}`,
    ...(rule.precision === undefined ? [] : [`precision: ${rule.precision.toFixed(2)}`]),
    'claims:',
    ...rule.claims.flatMap((claim) => writeClaim(claim, fields)),
  ]
  const examples = [...writeExamples('match', rule.match), ...writeExamples('miss', rule.miss)]
  if (examples.length > 0) lines.push('examples:', ...examples)
  return `${lines.join('\n')}\n`
}

/** Most characters of a project's name in the name of its file; a longer one ends in a hash. */
const LONGEST_NAME = 80

/** Names that Windows keeps for devices. */
const RESERVED = /^(?:con|prn|aux|nul|com\d|lpt\d|conin|conout|clock)$/u

/**
 * A file name for a project that every file system takes: its name in Latin letters, joined by
 * hyphens, shortened with a hash where it is long or reserved.
 */
export function fileNameOf(project: string): string {
  const latin = inLatin(project.toLowerCase())[0] ?? project.toLowerCase()
  const name = latin
    .normalize('NFKD')
    .replaceAll(/[^\p{L}\p{N}]+/gu, '-')
    .replaceAll(/^-|-$/gu, '')
  const bytes = Buffer.byteLength(name)
  if (bytes <= LONGEST_NAME && !RESERVED.test(name)) return `${name === '' ? 'rule' : name}.yaml`
  const hash = sha256(project).slice(0, 8)
  return `${startOf(name, LONGEST_NAME)}-${hash}.yaml`
}

/** As many whole characters as fit into so many bytes of UTF-8. */
function startOf(text: string, bytes: number): string {
  let start = ''
  let taken = 0
  for (const character of text) {
    taken += Buffer.byteLength(character)
    if (taken > bytes) break
    start += character
  }
  return start.replace(/-$/u, '')
}

/** The figures of a claim in the words of its comment. */
export function describeFigures({ figures, seeded }: InducedClaim): string {
  if (seeded) return `${INDUCED}from the name alone, no rows yet`
  const { right, claimed } = figures
  const [low, high] = wilson95(right, claimed)
  const share = claimed === 0 ? 0 : right / claimed
  return `${INDUCED}support ${right}, precision ${share.toFixed(2)} [${low.toFixed(2)}, ${high.toFixed(2)}]`
}

/** The field of a claim, as a rule file names it. */
export function fieldKey(fields: readonly string[], { count }: FieldNames): string {
  return fields.length > 1 && fields.length === count ? 'any field' : fields.join(' or ')
}

/** A claim as lines of a rule file, its comment first. */
export function writeClaim(claim: InducedClaim, fields: FieldNames): string[] {
  const main = fieldKey(claim.fields, fields)
  const parts = new Map<string, string[]>([
    [main, ['any:', ...claim.keywords.map((keyword) => `  - ${writeKeyword(keyword)}`)]],
  ])
  const where: string[] = []
  for (const condition of claim.conditions) {
    if ('column' in condition) where.push(writeColumn(condition))
    else parts.set(condition.field, parts.get(condition.field) ?? [])
  }
  for (const [field, lines] of parts) lines.push(...writeParts(claim.conditions, { field, main }))
  if (where.length > 0) parts.set('where', where)
  const lines = [...parts].flatMap(([key, inner]) => [
    `${key}:`,
    ...inner.map((line) => `  ${line}`),
  ])
  return [
    `  # ${describeFigures(claim)}`,
    ...lines.map((line, i) => (i === 0 ? `  - ${line}` : `    ${line}`)),
  ]
}

/** A keyword as a member of a list. */
export function writeKeyword({
  text,
  match,
  typos,
  except,
  variants,
  between,
}: InducedKeyword): string {
  const manner = [
    ...(match === 'anywhere' ? [] : [`match: ${match}`]),
    ...(typos === 'auto' ? [] : [`typos: ${typos}`]),
    ...(except.length === 0
      ? []
      : [`except: [${except.map((word) => scalarText(word)).join(', ')}]`]),
    ...(between === undefined ? [] : [`between: ${between}`]),
    ...(variants ? [] : ['fold: { translit: off, layout: off }']),
  ]
  return manner.length === 0
    ? scalarText(text)
    : `{ keyword: ${scalarText(text)}, ${manner.join(', ')} }`
}

type ColumnCondition = Extract<InducedCondition, { readonly column: string }>
type PartCondition = Exclude<InducedCondition, ColumnCondition>

function writeColumn(condition: ColumnCondition): string {
  const column = scalarText(condition.column)
  switch (condition.kind) {
    case 'is':
      return `${column}: ${valueText(condition.value)}`
    case 'not':
      return `${column}: { not: ${valueText(condition.value)} }`
    case 'above':
    case 'below':
      return `${column}: { ${condition.kind}: ${condition.bound} }`
    default:
      return condition satisfies never
  }
}

interface PartNames {
  readonly field: string
  readonly main: string
}

/** What a claim asks of a field beside its keywords: words of one kind are one list. */
function writeParts(conditions: readonly InducedCondition[], { field, main }: PartNames): string[] {
  const own = conditions.filter(
    (condition): condition is PartCondition => 'field' in condition && condition.field === field,
  )
  const wordsOf = (kind: 'with' | 'stop'): string =>
    own.flatMap((each) => (each.kind === kind ? [scalarText(each.word)] : [])).join(', ')
  const kinds = new Map(own.map((condition) => [condition.kind, condition]))
  const several = own.filter(({ kind }) => kind === 'with').length > 1
  return [...kinds.values()].map((condition) => {
    switch (condition.kind) {
      case 'longer':
        return `longer_than: ${condition.length}`
      case 'shorter':
        return `shorter_than: ${condition.length}`
      case 'stop':
        return `stop: [${wordsOf('stop')}]`
      case 'with':
        return `${several || field === main ? 'all' : 'any'}: [${wordsOf('with')}]`
      default:
        return condition satisfies never
    }
  })
}

function writeExamples(kind: 'match' | 'miss', examples: readonly InducedExample[]): string[] {
  if (examples.length === 0) return []
  return [`  ${kind}:`, ...examples.map((example) => `    - ${writeExample(example)}`)]
}

/** An example as a member of a list, on one line. */
export function writeExample(example: InducedExample): string {
  const entries = Object.entries(example)
  const [only] = entries
  if (entries.length === 1 && only?.[0] === 'title') return valueText(only[1])
  const pairs = entries.map(([key, value]) => `${scalarText(key)}: ${valueText(value)}`)
  return `{ ${pairs.join(', ')} }`
}

/** A value of a column as YAML. */
export function valueText(value: string | number): string {
  return typeof value === 'number' ? String(value) : scalarText(value)
}
