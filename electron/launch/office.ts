/*
 * `npm run office -- DIR`: the office without a window, JSON lines on standard input and output
 * (`electron/launch/lines.ts`). Nothing but those lines goes to standard output from here.
 */
import { join } from 'node:path'
import { buildWhenNeeded } from './build'
import { runChild } from './child'
import { command, root } from './project'

await command(async () => {
  await buildWhenNeeded()
  return runChild(process.execPath, [join(root, 'out/main/lines.js'), ...process.argv.slice(2)])
})
