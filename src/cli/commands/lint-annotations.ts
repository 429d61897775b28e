import { isAbsolute, relative, sep } from 'node:path'
import type { Issue } from '../../types/parsed.js'
import { PROGRAM_VERSION } from '../settings/version.js'

/**
 * Issues in SARIF 2.1.0, as code hosts take them.
 *
 * @param checks - What each code means.
 */
export function sarifOf(
  issues: readonly Issue[],
  checks: Readonly<Record<string, string>>,
): unknown {
  const codes = [...new Set([...Object.keys(checks), ...issues.map(({ code }) => code)])]
  const rules = codes.map((id) => ({ id, shortDescription: { text: checks[id] ?? id } }))
  const driver = { name: 'kaskad', version: PROGRAM_VERSION, rules }
  const results = issues.map(({ code, severity, message, place }) => ({
    ruleId: code,
    ruleIndex: codes.indexOf(code),
    level: severity,
    message: { text: message },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: encodeURI(pathOf(place.file)) },
          region: {
            startLine: Math.max(1, place.line),
            ...(place.column > 0 && { startColumn: place.column }),
          },
        },
      },
    ],
  }))
  const schema = 'https://json.schemastore.org/sarif-2.1.0.json'
  return {
    $schema: schema,
    version: '2.1.0',
    runs: [{ tool: { driver }, columnKind: 'utf16CodeUnits', results }],
  }
}

/** An issue as a workflow command of GitHub: an annotation of its line. */
export function githubLine({ code, severity, message, place }: Issue): string {
  const kind = severity === 'note' ? 'notice' : severity
  const line = Math.max(1, place.line)
  const column = place.column > 0 ? `,col=${place.column}` : ''
  const where = `file=${property(pathOf(place.file))},line=${line}${column},title=${property(code)}`
  return `::${kind} ${where}::${escaped(message)}`
}

/** A path as hosts know it: from the working directory, with slashes. */
function pathOf(file: string): string {
  const path = isAbsolute(file) ? relative(process.cwd(), file) : file
  return path.split(sep).join('/').replace(/^\.\//u, '')
}

function escaped(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')
}

function property(text: string): string {
  return escaped(text).replaceAll(':', '%3A').replaceAll(',', '%2C')
}
