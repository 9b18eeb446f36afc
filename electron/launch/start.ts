/* `npm start [-- --data DIR]`: builds when needed and opens Kluis in a real Electron. */
import { command } from './project'
import { openWindow, requireDisplay } from './window'

await command(() => {
  requireDisplay('npm start')
  return openWindow(process.argv.slice(2))
})
