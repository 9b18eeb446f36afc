/** Window security: our own scheme, a strict policy, no permissions, no navigation, no network. */
import { app, net, protocol, session, type Session } from 'electron'
import { join, normalize, sep } from 'node:path'
import { pathToFileURL } from 'node:url'

export const appOrigin = 'app://kluis'
const rendererFolder = join(import.meta.dirname, '../renderer')

const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  // Mantine writes its theme into a style element; scripts stay strict.
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
  "object-src 'none'",
].join('; ')

/** Must run before the app is ready. */
export const registerScheme = (): void => {
  protocol.registerSchemesAsPrivileged([
    { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: false } },
  ])
  // Belt and braces: Chromium itself never resolves a name or dials out.
  app.commandLine.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND')
  app.commandLine.appendSwitch('disable-background-networking')
  app.commandLine.appendSwitch('disable-component-update')
  app.commandLine.appendSwitch('no-pings')
}

const serve = async (request: Request): Promise<Response> => {
  const url = new URL(request.url)
  if (url.origin !== appOrigin && url.host !== 'kluis') return new Response(null, { status: 403 })
  const path = normalize(join(rendererFolder, decodeURIComponent(url.pathname)))
  if (!path.startsWith(rendererFolder + sep)) return new Response(null, { status: 403 })
  const file = await net.fetch(pathToFileURL(path).toString())
  const headers = new Headers(file.headers)
  headers.set('Content-Security-Policy', contentSecurityPolicy)
  headers.set('X-Content-Type-Options', 'nosniff')
  headers.set('Referrer-Policy', 'no-referrer')
  return new Response(file.body, { status: file.status, headers })
}

const secure = (one: Session): void => {
  one.setPermissionRequestHandler((_contents, _permission, decide) => decide(false))
  one.setPermissionCheckHandler(() => false)
  one.setDevicePermissionHandler(() => false)
  one.setSpellCheckerEnabled(false)
  one.webRequest.onBeforeRequest((details, decide) => {
    const { protocol: scheme } = new URL(details.url)
    // `file:` is only what our own handler reads from the renderer folder, never a page's request.
    const own = scheme === 'app:' || scheme === 'data:' || scheme === 'blob:'
    const handlers = scheme === 'file:' && details.webContentsId === undefined
    const devtools = scheme === 'devtools:' && !app.isPackaged
    decide({ cancel: !(own || handlers || devtools) })
  })
  void one.setProxy({ mode: 'fixed_servers', proxyRules: 'http://127.0.0.1:1' })
}

/** Applies to the default session and to any other that might ever be made. */
export const secureSessions = (): void => {
  protocol.handle('app', serve)
  secure(session.defaultSession)
  app.on('session-created', secure)
  app.on('web-contents-created', (_event, contents) => {
    contents.setWindowOpenHandler(() => ({ action: 'deny' }))
    contents.on('will-navigate', (event) => event.preventDefault())
    contents.on('will-frame-navigate', (event) => event.preventDefault())
    contents.on('will-attach-webview', (event) => event.preventDefault())
  })
}
