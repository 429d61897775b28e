import type { MapNode } from '../../yaml/read-yaml.js'
import type { Report } from '../../yaml/source.js'
import { expected, readKey, readNumber, readWhole, type NamedNode } from './read-node.js'
import type { Frequency } from './rule.js'

/** Reads `at_least`, `within` and `density` of a text field. */
export function readFrequency(map: MapNode, report: Report): Frequency {
  const atLeast = readKey(map, 'at_least', { read: readTimes, report })
  const withinMs = readKey(map, 'within', { read: readDuration, report })
  const density = readKey(map, 'density', { read: readDensity, report })
  return {
    ...(atLeast === undefined ? {} : { atLeast }),
    ...(withinMs === undefined ? {} : { withinMs }),
    ...(density === undefined ? {} : { density }),
  }
}

function readTimes(named: NamedNode, report: Report): number | undefined {
  const times = readWhole(named, report)
  if (times === undefined || times >= 1) return times
  return expected('a number of places in the text, 1 or more', named, report)
}

const CLOCK = /^(?:(\d{1,4}):)?(\d{1,2}):([0-5]?\d)$/

/** `00:10:00`, `10:00`, or a number of seconds, in milliseconds. */
function readDuration(named: NamedNode, report: Report): number | undefined {
  const { node } = named
  const text = node.kind === 'scalar' ? node.text.trim() : ''
  const [, hours = '0', minutes, seconds] = CLOCK.exec(text) ?? []
  const length =
    minutes === undefined
      ? Number(/^\d+(?:\.\d+)?$/.exec(text)?.[0] ?? 0)
      : Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds)
  if (length > 0) return Math.round(length * 1000)
  return expected('a length of time such as 00:10:00', named, report)
}

function readDensity(named: NamedNode, report: Report): number | undefined {
  const density = readNumber(named, report)
  if (density === undefined || density > 0) return density
  return expected('hits for every 1,000 words, more than 0', named, report)
}
