/* `npm run docs`: prints what the documentation takes from the program itself. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { command, root, say } from './project'
import { rolesDocument } from './roles'

await command(() => {
  const folder = join(root, 'resources/docs')
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'roles.md'), rolesDocument())
  say('resources/docs/roles.md')
  return Promise.resolve(0)
})
