import type { Source } from '../../src/yaml/source.js'

/** A rule file's text around some claims. */
export function ruleText(body: string, project = 'Заяц'): string {
  return `kaskad: 1\nproject: ${project}\n${body}`
}

/** A rule file that claims by keywords in the title. */
export function titleRule(project: string, keywords: readonly string[], extra = ''): Source {
  const any = JSON.stringify(keywords)
  return {
    path: `${project}.yaml`,
    text: `kaskad: 1\nproject: ${project}\n${extra}claims:\n  - title:\n      any: ${any}\n`,
  }
}
