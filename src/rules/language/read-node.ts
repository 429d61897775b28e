import type { Place } from '../../types/item.js'
import { projectName } from '../../types/project-name.js'
import type { Entry, MapNode, Node } from '../../yaml/read-yaml.js'
import { shortened, type Report } from '../../yaml/source.js'
import { doubtScalar } from './doubt-scalar.js'
import { didYouMean } from '../../yaml/suggest.js'

/** Reads a node as a value, or reports why it is none; `name` is how messages call it. */
export type Read<T> = (named: NamedNode, report: Report) => T | undefined

/** A node with the name its messages begin with. */
export interface NamedNode {
  readonly name: string
  readonly node: Node
}

/** Reports an error at a node's or key's place. */
export function reportError(
  report: Report,
  place: Place,
  [code, message]: readonly [string, string],
): void {
  report({ severity: 'error', code, place, message })
}

/** Reports that a node is not what was expected. */
export function expected(what: string, { name, node }: NamedNode, report: Report): undefined {
  const found =
    node.kind === 'scalar' && node.text !== ''
      ? `, found "${shortened(node.text)}"`
      : foundKind(node)
  reportError(report, node.place, ['wrong-type', `${name}: expected ${what}${found}`])
  return undefined
}

function foundKind(node: Node): string {
  if (node.kind === 'scalar') return ', found nothing'
  return `, found a ${node.kind}`
}

/** A map, or a report. */
export function readMap(named: NamedNode, report: Report): MapNode | undefined {
  return named.node.kind === 'map' ? named.node : expected('a map of keys', named, report)
}

/** Some text that is more than spaces. */
export function readText(named: NamedNode, report: Report): string | undefined {
  const { node } = named
  if (node.kind !== 'scalar' || node.text.trim() === '') return expected('some text', named, report)
  return node.text
}

/** A name: text in Unicode's composed form (NFC), without outer spaces. */
export function readName(named: NamedNode, report: Report): string | undefined {
  const text = readText(named, report)
  if (text === undefined) return undefined
  if (text.length > LONGEST_NAME)
    return expected(`a name of at most ${LONGEST_NAME} characters`, named, report)
  if (named.node.kind === 'scalar') doubtScalar(named.name, named.node, report)
  return projectName(text)
}

const LONGEST_NAME = 500

/** `true` or `false`, without quotes. */
export function readFlag(named: NamedNode, report: Report): boolean | undefined {
  const { node } = named
  const flag = node.kind === 'scalar' && node.plain ? FLAGS.get(node.text) : undefined
  return flag ?? expected('true or false', named, report)
}

/** `on` or `off` (or true, false), without quotes. */
export function readSwitch(named: NamedNode, report: Report): boolean | undefined {
  const { node } = named
  const flag = node.kind === 'scalar' && node.plain ? SWITCHES.get(node.text) : undefined
  return flag ?? expected('on or off', named, report)
}

const FLAGS: ReadonlyMap<string, boolean> = new Map([
  ['true', true],
  ['false', false],
])
const SWITCHES: ReadonlyMap<string, boolean> = new Map([...FLAGS, ['on', true], ['off', false]])

/** A finite number, without quotes. */
export function readNumber(named: NamedNode, report: Report): number | undefined {
  return numberIn(named.node) ?? expected('a number', named, report)
}

/** A whole number, without quotes. */
export function readWhole(named: NamedNode, report: Report): number | undefined {
  const number = numberIn(named.node)
  return number !== undefined && Number.isSafeInteger(number)
    ? number
    : expected('a whole number', named, report)
}

/** The number a plain scalar stands for, if it does. */
export function numberIn(node: Node): number | undefined {
  if (node.kind !== 'scalar' || !node.plain || !/^[-+]?\.?\d/.test(node.text)) return undefined
  const number = Number(node.text)
  return Number.isFinite(number) ? number : undefined
}

/** One of a few words; a slip of the keyboard gets the nearest one as a hint. */
export function readChoice<T extends string>(choices: readonly T[], code: string): Read<T> {
  return (named, report) => {
    const { name, node } = named
    const written = node.kind === 'scalar' ? node.text : ''
    const choice = choices.find((each) => each === written)
    if (choice !== undefined) return choice
    if (written === '') return expected(`one of ${choices.join(', ')}`, named, report)
    const message = `${name}: unknown "${shortened(written)}", expected one of ${choices.join(', ')}`
    reportError(report, node.place, [code, message + didYouMean(written, choices)])
    return undefined
  }
}

/** Reports the keys of a map that are not among the known ones. */
export function onlyKeys(map: MapNode, known: readonly string[], report: Report): void {
  for (const entry of map.entries) if (!known.includes(entry.key)) unknownKey(entry, known, report)
}

/** Reports one key as unknown. */
export function unknownKey(entry: Entry, known: readonly string[], report: Report): void {
  const hint = didYouMean(entry.key, known) || `, expected one of ${known.join(', ')}`
  reportError(report, entry.place, ['unknown-key', `unknown key "${shortened(entry.key)}"${hint}`])
}

/** Reads a key's value if the map has it; undefined too where it was reported as wrong. */
export function readKey<T>(map: MapNode, key: string, { read, report }: Reader<T>): T | undefined {
  const entry = map.entries.find((each) => each.key === key)
  return entry && read({ name: key, node: entry.value }, report)
}

/** How to read a value and where to say what is wrong with it. */
export interface Reader<T> {
  readonly read: Read<T>
  readonly report: Report
}
