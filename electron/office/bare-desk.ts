import type { Desk } from '../../shared/desk'
import { readWitness, writeWitness } from './credentials/witness'

/** The desk of an office without a window: nobody to ask, nothing to show. */
export const bareDesk: Desk = {
  chooseOpen: () => Promise.resolve(null),
  chooseSave: () => Promise.resolve(null),
  chooseFolder: () => Promise.resolve(null),
  openFile: () => Promise.resolve(false),
  showFile: () => Promise.resolve(),
  writeClipboard: () => Promise.resolve(),
  clearClipboard: () => Promise.resolve(),
  notify: () => Promise.resolve(),
  protectWindow: () => Promise.resolve(),
  openBrowser: () => Promise.resolve(false),
  idleSeconds: () => Promise.resolve(0),
  readWitness,
  writeWitness,
  installSweep: () => Promise.resolve(false),
  sweepInstalled: () => Promise.resolve(false),
}
