import { randomFrom } from '../../src/numbers/random.js'
import { editRule, type RuleEdit } from '../../src/rules/editing/rule-edit.js'
import { outlineRule } from '../../src/rules/editing/rule-outline.js'
import { scalarText } from '../../src/rules/editing/scalar-text.js'
import { LIST_NAMES, type Rule } from '../../src/rules/language/rule.js'
import type { Item } from '../../src/types/item.js'
import type { Source } from '../../src/yaml/source.js'

/** A rule file as somebody spoilt it. */
export interface Sabotage {
  readonly kind: string
  readonly project: string
  readonly source: Source
}

/** What is spoilt, and where words come from. */
export interface Victim {
  readonly rule: Rule
  readonly source: Source
  readonly rows: readonly Item[]
}

/** One kind of sabotage of a rule by chance; undefined where the rule has nothing of the kind. */
export function sabotage({ rule, source, rows }: Victim, seed: number): Sabotage | undefined {
  const draw = randomFrom(seed)
  const pick = <T>(list: readonly T[]): T | undefined => list[Math.floor(draw() * list.length)]
  const kinds = Object.keys(KINDS) as (keyof typeof KINDS)[]
  const kind = pick(kinds) ?? 'keyword taken away'
  const edit = pick(KINDS[kind]({ rule, source, rows }, pick))
  const edited = edit && editRule(source, edit)
  if (!edited?.ok || edited.value === undefined || edited.value === source.text) return undefined
  return { kind, project: rule.project, source: { path: source.path, text: edited.value } }
}

type Pick = <T>(list: readonly T[]) => T | undefined

const KINDS = {
  'keyword taken away': ({ rule, source }: Victim) => placesIn(rule, source, ['any']),
  'stop word taken away': ({ rule, source }: Victim) => placesIn(rule, source, ['stop']),
  'word asked for taken away': ({ rule, source }: Victim) => placesIn(rule, source, ['all']),
  'bad keyword': (victim: Victim, pick: Pick) => badWords(victim, 'any', pick),
  'bad stop word': (victim: Victim, pick: Pick) => badWords(victim, 'stop', pick),
  'condition taken away': ({ source }: Victim) => conditionsOf(source),
  'bad condition': ({ source }: Victim): RuleEdit[] =>
    outlineRule(source).flatMap(({ claim, parts }) => [
      { kind: 'where', claim, column: 'is_shorts', text: '1' },
      ...parts.map(({ part }) => {
        return { kind: 'length', claim, part, key: 'shorter_than', text: '30' } as const
      }),
    ]),
  'wrong level': ({ rule }: Victim): RuleEdit[] =>
    [-2, -1, 0, 1, 2, 3]
      .filter((level) => level !== rule.level)
      .map((level) => ({ kind: 'level', level })),
  'typos forgiven': ({ rule, source }: Victim): RuleEdit[] =>
    rule.claims.flatMap(({ parts }) =>
      parts.flatMap(({ any = [] }) =>
        any
          .filter(({ typos, place }) => typos === 0 && place.file === source.path)
          .map(({ place: at }) => ({ kind: 'manner', at, key: 'typos', text: '2' }) as const),
      ),
    ),
  'typos switched off': ({ rule, source }: Victim): RuleEdit[] =>
    rule.claims.flatMap(({ parts }) =>
      parts.flatMap(({ any = [] }) =>
        any
          .filter(({ typos, place }) => typos !== 0 && place.file === source.path)
          .map(({ place: at }) => ({ kind: 'manner', at, key: 'typos', text: 'off' }) as const),
      ),
    ),
}

function placesIn(
  rule: Rule,
  source: Source,
  lists: readonly (typeof LIST_NAMES)[number][],
): RuleEdit[] {
  return rule.claims.flatMap(({ parts }) =>
    parts.flatMap((part) =>
      lists
        .flatMap((name) => part[name] ?? [])
        .filter(({ place }) => place.file === source.path)
        .map(({ place: at }) => ({ kind: 'remove', at }) as const),
    ),
  )
}

/** A word of some row as a keyword or stop word where it does not belong. */
function badWords({ source, rows }: Victim, list: 'any' | 'stop', pick: Pick): RuleEdit[] {
  const title = pick(rows)?.texts['title'] ?? ''
  const words = title.match(/\p{L}{5,}/gu) ?? []
  return outlineRule(source).flatMap(({ claim, parts }) =>
    parts.flatMap(({ part }) =>
      words.map((word) => ({ kind: 'add', claim, part, list, text: scalarText(word) }) as const),
    ),
  )
}

function conditionsOf(source: Source): RuleEdit[] {
  return outlineRule(source).flatMap(({ claim, where, parts }) => [
    ...where.map((column) => ({ kind: 'where', claim, column, text: undefined }) as const),
    ...parts.flatMap(({ part, keys }) =>
      (['longer_than', 'shorter_than'] as const)
        .filter((key) => keys.includes(key))
        .map((key) => ({ kind: 'length', claim, part, key, text: undefined }) as const),
    ),
  ])
}
