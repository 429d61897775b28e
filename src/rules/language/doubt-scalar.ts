import type { ScalarNode } from '../../yaml/read-yaml.js'
import { shortened, type Report } from '../../yaml/source.js'

/** Warns of a scalar without quotes that YAML reads otherwise than it looks. */
export function doubtScalar(name: string, node: ScalarNode, report: Report): void {
  const { text, plain, place, comment, glued, joined } = node
  const shown = `"${shortened(text)}"`
  if (comment !== undefined) {
    // `# the hero` is a remark; `#1` and `# 1` are hardly one.
    const severity = /^\d/u.test(comment) || glued ? 'warning' : 'note'
    const message = `${name}: " #" starts a comment, so this is ${shown}: put the whole in quotes, or the comment on its own line`
    report({ severity, code: 'text-after-hash', place, message })
  }
  if (joined && plain) {
    const message = `${name}: these lines are one text, ${shown}: put a dash before each, or the whole in quotes on one line`
    report({ severity: 'warning', code: 'joined-lines', place, message })
  }
}
