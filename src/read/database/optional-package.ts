import { KaskadError } from '../../types/error.js'

/**
 * A package that is installed only where it is needed.
 *
 * @param what - What is to be done where it is missing, in words.
 * @throws KaskadError `missing-package`
 */
export async function optionalPackage<Package>(
  load: () => Promise<unknown>,
  what: string,
): Promise<Package> {
  try {
    const loaded = (await load()) as { readonly default?: unknown }
    return (loaded.default ?? loaded) as Package
  } catch (cause) {
    throw new KaskadError('missing-package', what, { cause })
  }
}
