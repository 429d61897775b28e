import { isMap, type YAMLMap, type YAMLSeq } from 'yaml'
import type { Parsed } from '../../types/parsed.js'
import { composeYaml } from '../../yaml/compose.js'
import type { Source } from '../../yaml/source.js'
import { endOf, lineEnd, lineStart, startOf } from './node-span.js'
import { applySplices, type Splice } from './splice.js'

/** A YAML text that can be added to without touching what is there. */
export interface OpenText {
  readonly map: YAMLMap
  /** What to splice in to append members to a list, as the list is written. */
  readonly appendTo: (list: YAMLSeq, members: readonly string[]) => Splice[]
  /**
   * The text of a list's member, its own comment lines before it, brought to
   * the left edge; without the members of inner lists that are `dropped`.
   */
  readonly textOf: (node: unknown, dropped?: readonly unknown[]) => string
  /** The comment right over a list's member, without its sign. */
  readonly commentOver: (node: unknown) => Comment | undefined
}

/** A comment and where it stands. */
export interface Comment extends Splice {
  readonly text: string
}

/** Opens a text whose root is a map. */
export function openText(source: Source): Parsed<OpenText> {
  const { text } = source
  const composed = composeYaml(source)
  if (!composed.ok) return composed
  const map = composed.value.contents
  if (!isMap(map)) {
    const place = { file: source.path, line: 0, column: 0 }
    const message = 'expected a map of keys'
    return { ok: false, issues: [{ severity: 'error', code: 'wrong-type', place, message }] }
  }
  return {
    ok: true,
    value: {
      map,
      appendTo: (list, members) => appendTo(text, list, members),
      textOf: (node, dropped = []) => textOf(text, node, dropped),
      commentOver: (node) => commentOver(text, node),
    },
  }
}

function appendTo(text: string, list: YAMLSeq, members: readonly string[]): Splice[] {
  const last = list.items.at(-1)
  const end = last === undefined ? startOf(list) + 1 : endOf(last)
  if (list.flow === true) {
    const joined = members.map((member) => inFlow(member)).join(', ')
    return [{ from: end, to: end, text: last === undefined ? joined : `, ${joined}` }]
  }
  const dash = text.lastIndexOf('-', startOf(list.items[0]) - 1)
  const indent = ' '.repeat(dash - lineStart(text, dash))
  const lineBreak = text.includes('\r\n') ? '\r\n' : '\n'
  const at = lineEnd(text, end)
  const lines = members.flatMap((member) => asMember(member).map((line) => `${indent}${line}`))
  return [{ from: at, to: at, text: lineBreak + lines.join(lineBreak) }]
}

/** A member's lines behind its dash; comment lines stand over the dash. */
function asMember(member: string): string[] {
  const lines = member.split('\n')
  const first = lines.findIndex((line) => !line.startsWith('#'))
  return lines.map((line, i) =>
    i < first || line === '' ? line : `${i === first ? '- ' : '  '}${line}`,
  )
}

/** Between brackets there is no room for a comment. */
function inFlow(member: string): string {
  return member
    .split('\n')
    .filter((line) => !line.startsWith('#'))
    .join(' ')
}

function textOf(text: string, node: unknown, dropped: readonly unknown[]): string {
  const from = startOf(node)
  const to = endOf(node)
  const column = from - lineStart(text, from)
  const cuts = dropped.map((member) => lineOf(text, member))
  const end = cuts.length === 0 ? to : Math.min(text.length, lineEnd(text, to) + 1)
  const kept = applySplices(text.slice(0, end), cuts).slice(from)
  const comment = commentOver(text, node)
  const lines = kept
    .trimEnd()
    .split(/\r?\n/u)
    .map((line, i) => (i === 0 ? line : line.slice(Math.min(column, leadOf(line)))))
  return [...(comment ? [`# ${comment.text}`] : []), ...lines].join('\n')
}

function commentOver(text: string, node: unknown): Comment | undefined {
  const start = lineStart(text, startOf(node))
  if (start === 0) return undefined
  const above = lineStart(text, start - 1)
  const line = text.slice(above, start).trimEnd()
  const found = /^(\s*#\s*)(.*)$/u.exec(line)
  if (!found) return undefined
  const from = above + (found[1]?.length ?? 0)
  return { from, to: above + line.length, text: found[2] ?? '' }
}

/** The whole line of a block list's member, its line break included. */
function lineOf(text: string, node: unknown): Splice {
  const end = lineEnd(text, endOf(node))
  return { from: lineStart(text, startOf(node)), to: Math.min(text.length, end + 1), text: '' }
}

function leadOf(line: string): number {
  return line.length - line.trimStart().length
}
