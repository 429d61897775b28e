/**
 * The names a project's name holds: what stands in brackets or behind a slash
 * is another one, an underscore is a space.
 *
 *     Enchantimals (Эншантималс) → Enchantimals · Эншантималс
 */
export function namesOf(project: string): string[] {
  const parts = project
    .split(/[()[\]/|;]/u)
    .map((part) => part.replaceAll(/[_\s]+/gu, ' ').trim())
    .filter((part) => /[\p{L}\p{N}]/u.test(part))
  return [...new Set(parts)]
}
