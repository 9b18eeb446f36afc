import { setImmediate as turn } from 'node:timers/promises'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

type Collect = (options?: { type: 'minor' | 'major' }) => void

const every = 32
const majorEvery = 8
let since = 0
let rounds = 0
let collect: Collect | null = null

const collector = (): Collect => {
  setFlagsFromString('--expose-gc')
  return runInNewContext('gc') as Collect
}

/**
 * To be awaited after each use of a keychain entry. On Linux an entry holds a D-Bus connection until
 * it is garbage, and a bus serves 256 of them per user: a sweep of a thousand logins would use them up
 * before the engine thinks of collecting. So every 32 entries the garbage is taken out.
 */
export const letGo = async (): Promise<void> => {
  since += 1
  if (process.platform !== 'linux' || since < every) return
  since = 0
  rounds += 1
  collect ??= collector()
  collect({ type: rounds % majorEvery === 0 ? 'major' : 'minor' })
  // What was collected is closed in the next turn.
  await turn()
}
