/*
 * Stands in for Electron's own `default_app.asar`, which the packer of the npm route removed, so
 * that `electron [-r module] <folder> [arguments]` works there as it does with an official Electron.
 * It is awaited before Electron's `ready`, so the app can still register its schemes.
 */
import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { app } from 'electron'

const require = createRequire(import.meta.url)
const modules = []
let folder

const args = process.argv.slice(1)
for (let index = 0; index < args.length && folder === undefined; index++) {
  const arg = args[index]
  if (arg === '-r' || arg === '--require') modules.push(args[++index])
  else if (!arg.startsWith('-')) folder = resolve(arg)
}

for (const module of modules) require(module)

const description = folder === undefined ? undefined : resolve(folder, 'package.json')
if (folder === undefined || !existsSync(description)) {
  process.stderr.write(`usage: electron [options] FOLDER, where FOLDER has a package.json\n`)
  app.exit(1)
} else {
  Object.defineProperty(process, 'defaultApp', { enumerable: true, value: true })
  const { name, productName, version, main } = JSON.parse(readFileSync(description, 'utf8'))
  if (version) app.setVersion(version)
  if (productName ?? name) {
    app.setName(productName ?? name)
    app.setDesktopName(`${app.name}.desktop`)
    app.setPath('userData', resolve(app.getPath('appData'), app.name))
  }
  app.setAppPath(folder)
  await import(pathToFileURL(require.resolve(resolve(folder, main ?? 'index.js'))).href)
}
