import { fileURLToPath } from 'node:url'

/** A file of the installed package, by its path from the package's root. */
export function packageFile(...path: readonly string[]): string {
  return fileURLToPath(new URL(`../../../../${path.join('/')}`, import.meta.url))
}
