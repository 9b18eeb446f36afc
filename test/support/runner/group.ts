import type { ChildProcess } from 'node:child_process'

/** Sends a signal to a program that leads its own process group, and to all it started. */
export function signalGroup({ pid }: ChildProcess, signal: NodeJS.Signals): void {
  if (pid === undefined) return
  try {
    process.kill(process.platform === 'win32' ? pid : -pid, signal)
  } catch {
    // It had ended already.
  }
}
