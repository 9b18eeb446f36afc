import { powerMonitor } from 'electron'
import type { OfficeProcess } from './office-process'

/** Locks when the person leaves: screen lock, sleep, another user, shutdown. */
export const lockWithTheMachine = (office: OfficeProcess): void => {
  powerMonitor.on('lock-screen', () => office.lock('screen'))
  powerMonitor.on('suspend', () => office.lock('suspend'))
  powerMonitor.on('user-did-resign-active', () => office.lock('screen'))
  powerMonitor.on('resume', () => office.resume())
  powerMonitor.on('shutdown', () => office.lock('quit'))
}
