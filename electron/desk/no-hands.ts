import type { Hands } from '../../shared/desk'

/** A desk without a window: nobody to ask, nothing to show. */
export const noHands: Hands = {
  chooseOpen: () => Promise.resolve(null),
  chooseSeveral: () => Promise.resolve([]),
  takeDropped: () => Promise.resolve([]),
  chooseSave: () => Promise.resolve(null),
  chooseFolder: () => Promise.resolve(null),
  openFile: () => Promise.resolve(false),
  writeClipboard: () => Promise.resolve(),
  clearClipboard: () => Promise.resolve(),
  notify: () => Promise.resolve(),
  protectWindow: () => Promise.resolve(),
  openBrowser: () => Promise.resolve(false),
  idle: () => Promise.resolve({ seconds: 0, of: 'machine' }),
  installSweep: () => Promise.resolve(false),
  sweepInstalled: () => Promise.resolve(false),
}
