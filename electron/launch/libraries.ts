import { execFileSync } from 'node:child_process'
import { LIBRARY_PACKAGES, plainName } from './debian'

const packageOf = new Map<string, string>(Object.entries(LIBRARY_PACKAGES))

/**
 * The shared libraries the linker cannot find for this executable, each with the Debian package
 * that brings it (null for one not listed). Empty on other systems than Linux.
 */
export function missingLibraries(
  executable: string,
): { library: string; package: string | null }[] {
  if (process.platform !== 'linux') return []
  return [...linkage(executable).matchAll(/^\s*(\S+) => not found$/gm)].map(([, library = '']) => ({
    library,
    package: packageOf.get(library) ?? null,
  }))
}

function linkage(executable: string): string {
  try {
    return execFileSync('ldd', [executable], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    })
  } catch {
    // Without ldd nothing can be foretold; the loader then says itself what it misses.
    return ''
  }
}

/** Throws an Error that names what is missing and how to get it. */
export function requireLibraries(executable: string): void {
  const missing = missingLibraries(executable)
  if (missing.length === 0) return
  const names = missing.map(({ library }) => library).join(', ')
  const packages = new Set(missing.flatMap((one) => (one.package ? [plainName(one.package)] : [])))
  throw new Error(
    `Electron needs shared libraries that this machine does not have: ${names}.\n` +
      `On Debian or Ubuntu: sudo apt-get install -y --no-install-recommends ${[...packages].join(' ')}`,
  )
}
