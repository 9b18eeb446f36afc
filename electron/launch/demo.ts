/* `npm run demo`: Kluis on a generated demo office in a temporary folder, gone when it is closed. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openDesk } from '../desk/desk'
import { noHands } from '../desk/no-hands'
import { makeDemoOffice } from '../office/demo/demo-office'
import { command, say } from './project'
import { openWindow, requireDisplay } from './window'

await command(async () => {
  requireDisplay('npm run demo')
  const folder = await mkdtemp(join(tmpdir(), 'kluis-demo-'))
  try {
    say('Making a demo office …')
    const own = openDesk({ dir: join(folder, 'desk'), hands: noHands })
    const { email, password } = await makeDemoOffice(folder, own.desk)
    own.close()
    say(`Sign in as ${email} with the password ${password}`)
    return await openWindow(['--data', folder, ...process.argv.slice(2)])
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
})
