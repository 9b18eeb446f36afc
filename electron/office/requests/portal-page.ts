/** The page of a portal file as the program carries it: plain files, sent to the client as they are. */
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export interface PortalPage {
  html: string
  style: string
  script: string
}

/** In this order they make one script. */
const scripts = [
  'sealing',
  'words',
  'elements',
  'format',
  'state',
  'overview',
  'forms',
  'request',
  'start',
]

/** Read anew each time: a portal file is made now and then, and the page is small. */
export function loadPortalPage(): PortalPage {
  const folder = portalFolder()
  const read = (name: string) => readFileSync(join(folder, name), 'utf8').replace(/\r\n/g, '\n')
  const parts = scripts.map((name) => read(`${name}.js`))
  return {
    html: read('page.html'),
    style: read('page.css'),
    script: `;(() => {\n'use strict'\n${parts.join('\n')}})()\n`,
  }
}

/** Beside `electron/` or `out/`, however deep the built program puts this file. */
function portalFolder(): string {
  let folder = dirname(fileURLToPath(import.meta.url))
  for (let level = 0; level < 5; level++) {
    const found = join(folder, 'portal')
    if (existsSync(join(found, 'page.html'))) return found
    folder = dirname(folder)
  }
  throw new Error('the portal page is missing from the program')
}
