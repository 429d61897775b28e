import { existsSync, readFileSync } from 'node:fs'

/** An entry of a dictionary: a word and the rules by which it is inflected. */
export interface Entry {
  readonly lemma: string
  readonly flags: readonly string[]
  /** What else the line says: part of speech, gender. */
  readonly remarks: string
}

/** A dictionary as hunspell reads it, suffixes only. */
export interface Dictionary {
  readonly entries: readonly Entry[]
  /** Every form of an entry, its lemma among them. */
  readonly expand: (entry: Entry) => readonly string[]
}

interface Suffix {
  readonly cut: string
  readonly add: string
  readonly when: RegExp | undefined
}

const FOLDER = '/usr/share/hunspell/'

/** Whether the dictionary is installed: Debian's hunspell-ru, hunspell-uk … */
export function hasDictionary(name: string): boolean {
  return existsSync(`${FOLDER}${name}.aff`)
}

/** Reads a dictionary by its file's name: ru_RU. */
export function readDictionary(name: string): Dictionary {
  const rules = readFileSync(`${FOLDER}${name}.aff`)
  const encoding = /^SET\s+(\S+)/mu.exec(rules.toString('latin1'))?.[1] ?? 'ISO8859-1'
  const decoder = new TextDecoder(encoding.replace('ISO8859', 'iso-8859'))
  const affixes = decoder.decode(rules)
  const split = flagSplitter(/^FLAG\s+(\S+)/mu.exec(affixes)?.[1] ?? 'char')
  const suffixes = suffixesOf(affixes)
  const lines = decoder.decode(readFileSync(`${FOLDER}${name}.dic`)).split(/\r?\n/u)
  const entries = lines.slice(1).flatMap((line) => {
    const [word = ''] = line.split(/\t| (?=[a-z]{2}:)/u)
    const [lemma = '', flags = ''] = word.trim().split('/')
    if (!/^[\p{L}\p{M}'’-]+$/u.test(lemma)) return []
    return [{ lemma, flags: split(flags), remarks: line.slice(word.length) }]
  })
  const expand = ({ lemma, flags }: Entry): readonly string[] => {
    const forms = flags
      .flatMap((flag) => suffixes.get(flag) ?? [])
      .filter(({ cut, when }) => lemma.endsWith(cut) && (when?.test(lemma) ?? true))
      .map(({ cut, add }) => lemma.slice(0, lemma.length - cut.length) + add)
    return [...new Set([lemma, ...forms])]
  }
  return { entries, expand }
}

function flagSplitter(mode: string): (flags: string) => readonly string[] {
  if (mode === 'long') return (flags) => flags.match(/../gsu) ?? []
  return mode === 'num' ? (flags) => flags.split(',') : (flags) => Array.from(flags)
}

function suffixesOf(affixes: string): ReadonlyMap<string, readonly Suffix[]> {
  const found = new Map<string, Suffix[]>()
  const line = /^SFX[ \t]+(\S+)[ \t]+(\S+)[ \t]+(\S+)[ \t]+(\S+)/gmu
  for (const [, flag = '', cut = '', added = '', condition = ''] of affixes.matchAll(line)) {
    const [add = ''] = added.split('/')
    const list = found.get(flag) ?? []
    found.set(flag, list)
    list.push({
      cut: cut === '0' ? '' : cut,
      add: add === '0' ? '' : add,
      when: condition === '.' ? undefined : new RegExp(`${condition}$`),
    })
  }
  return found
}
