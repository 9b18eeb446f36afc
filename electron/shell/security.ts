/** Window security: our own scheme, a strict policy, no permissions, no navigation, no network. */
import { app, protocol, session, type Session } from 'electron'
import { windowFile } from './window-files'

export const appOrigin = 'app://kluis'

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
  const file = await windowFile(url.pathname)
  if (!file) return new Response(null, { status: 404 })
  const headers = {
    'Content-Type': file.type,
    'Content-Security-Policy': contentSecurityPolicy,
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
  }
  return new Response(new Uint8Array(file.bytes), { headers })
}

const secure = (one: Session): void => {
  one.setPermissionRequestHandler((_contents, _permission, decide) => decide(false))
  one.setPermissionCheckHandler(() => false)
  one.setDevicePermissionHandler(() => false)
  one.setSpellCheckerEnabled(false)
  one.webRequest.onBeforeRequest((details, decide) => {
    const { protocol: scheme } = new URL(details.url)
    const own = scheme === 'app:' || scheme === 'data:' || scheme === 'blob:'
    const devtools = scheme === 'devtools:' && !app.isPackaged
    decide({ cancel: !(own || devtools) })
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
