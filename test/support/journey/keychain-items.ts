/** What the keychain of a journey's desktop holds, as another program of the same person sees it. */
import { spawnSync } from 'node:child_process'

/** Everything Kluis keeps there, secrets and all, as text. */
export const keychainText = (): string =>
  spawnSync('secret-tool', ['search', '--all', '--unlock', 'service', 'Kluis login'], {
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  }).stdout

/** How often a text stands in it. */
export const timesInKeychain = (text: string): number => keychainText().split(text).length - 1

/** Deletes Kluis's items behind its back, as a person may in the desktop's own keychain program. */
export const clearKeychain = (): void => {
  spawnSync('secret-tool', ['clear', 'service', 'Kluis login'])
}
