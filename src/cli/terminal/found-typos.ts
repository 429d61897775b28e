import { isNotable, type FoundTypo } from '../../rules/checks/found-typos.js'
import { group, many } from './tally.js'

/** Spellings told of at the end of a run. */
const TOLD = 5

/** Frequent spellings that keywords were found in by a typo: rows, and a title to look at. */
export function typoLines(typos: readonly FoundTypo[]): readonly string[] {
  const told = typos.filter((typo) => typo.isWord || isNotable(typo))
  if (told.length === 0) return []
  return [
    'spellings found as typos:  rows  of its keyword',
    ...told.map(
      (typo) =>
        `${group(typo.rows).padStart(31)}${group(typo.keywordRows).padStart(16)}  ${nameOf(typo)}${typo.isWord ? ', a word of its own' : ''}: ${typo.titles[0] ?? ''}`,
    ),
  ]
}

/** What a run says of spellings that are rather words of their own, the most frequent first. */
export function typoNotes(typos: readonly FoundTypo[]): readonly string[] {
  const words = typos.filter((typo) => typo.isWord && isNotable(typo))
  if (words.length === 0) return []
  const more = words.length - TOLD
  return [
    ...words
      .slice(0, TOLD)
      .map(
        (typo) =>
          `note: ${nameOf(typo)} claims ${many(typo.rows, 'row')} as a typo, the keyword itself stands in ${group(typo.keywordRows)}: another name? (${typo.titles[0] ?? ''})`,
      ),
    ...(more > 0 ? [`note: and ${many(more, 'spelling')} more`] : []),
    'note: kaskad rules learn-ordinary FILE keeps such words apart from keywords, rules coverage lists them',
  ]
}

function nameOf({ project, keyword, written }: FoundTypo): string {
  return `${project}: «${written}» for ${keyword}`
}
