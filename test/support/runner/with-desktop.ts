/* `tsx test/support/runner/with-desktop.ts COMMAND…`: runs a command on a desktop of its own. */
import { startDesktop } from '../desktop/desktop'
import { run } from './processes'

const [command, ...args] = process.argv.slice(2)
if (!command) throw new Error('usage: with-desktop COMMAND [ARGUMENTS]')
const desktop = await startDesktop()
try {
  process.exitCode = await run(command, args, desktop.env)
} finally {
  await desktop.stop()
}
