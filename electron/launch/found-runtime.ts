/**
 * An Electron that can be started: its executable, the folder it was unpacked to (what
 * ELECTRON_OVERRIDE_DIST_PATH takes), its version, and in words where it came from.
 */
export interface Runtime {
  path: string
  folder: string
  version: string
  how: string
}
