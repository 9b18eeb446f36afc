/*
 * What a bare Debian or Ubuntu lacks. `a|b` names a package and its older name: Debian 13 and
 * Ubuntu 24.04 renamed libraries for the 64-bit time type (t64).
 */

/** Shared libraries Electron is linked with, and the package that brings each. */
export const LIBRARY_PACKAGES = {
  'libnss3.so': 'libnss3',
  'libnssutil3.so': 'libnss3',
  'libsmime3.so': 'libnss3',
  'libnspr4.so': 'libnspr4',
  'libatk-1.0.so.0': 'libatk1.0-0t64|libatk1.0-0',
  'libatk-bridge-2.0.so.0': 'libatk-bridge2.0-0t64|libatk-bridge2.0-0',
  'libatspi.so.0': 'libatspi2.0-0t64|libatspi2.0-0',
  'libcups.so.2': 'libcups2t64|libcups2',
  'libdbus-1.so.3': 'libdbus-1-3',
  'libdrm.so.2': 'libdrm2',
  'libexpat.so.1': 'libexpat1',
  'libgbm.so.1': 'libgbm1',
  'libgio-2.0.so.0': 'libglib2.0-0t64|libglib2.0-0',
  'libglib-2.0.so.0': 'libglib2.0-0t64|libglib2.0-0',
  'libgobject-2.0.so.0': 'libglib2.0-0t64|libglib2.0-0',
  'libgtk-3.so.0': 'libgtk-3-0t64|libgtk-3-0',
  'libgdk-3.so.0': 'libgtk-3-0t64|libgtk-3-0',
  'libpango-1.0.so.0': 'libpango-1.0-0',
  'libcairo.so.2': 'libcairo2',
  'libasound.so.2': 'libasound2t64|libasound2',
  'libudev.so.1': 'libudev1',
  'libX11.so.6': 'libx11-6',
  'libxcb.so.1': 'libxcb1',
  'libXcomposite.so.1': 'libxcomposite1',
  'libXdamage.so.1': 'libxdamage1',
  'libXext.so.6': 'libxext6',
  'libXfixes.so.3': 'libxfixes3',
  'libXrandr.so.2': 'libxrandr2',
  'libxkbcommon.so.0': 'libxkbcommon0',
} satisfies Record<string, string>

/** Loaded by Chromium while it runs, so the linker does not miss them beforehand. */
const LOADED_LATER = ['libx11-xcb1', 'libxss1', 'libxtst6', 'fonts-dejavu-core']

/** A display, a session bus and a Secret Service of the tests' own. */
const DESKTOP = ['xvfb', 'xauth', 'dbus', 'gnome-keyring', 'libsecret-tools', 'util-linux']

/** What builds the library by which tests kill a program at a step of its work. */
const COMPILER = ['gcc', 'libc6-dev']

/** What tests read the product's files with: pdftotext and xmllint. */
const READERS = ['poppler-utils', 'libxml2-utils']

/** A client's own browser, for the portal file. */
const BROWSER = ['chromium']

/** Everything `npm test`, `npm run e2e` and `npm run bench` need beside Node. */
export const TEST_PACKAGES = [
  ...new Set(Object.values(LIBRARY_PACKAGES)),
  ...LOADED_LATER,
  ...DESKTOP,
  ...READERS,
  ...BROWSER,
  ...COMPILER,
]

/** The command each of these packages is there for, to find out what is missing without dpkg. */
export const COMMAND_PACKAGES = {
  Xvfb: 'xvfb',
  xauth: 'xauth',
  'dbus-daemon': 'dbus',
  'dbus-send': 'dbus',
  'gnome-keyring-daemon': 'gnome-keyring',
  'secret-tool': 'libsecret-tools',
  setpriv: 'util-linux',
  pdftotext: 'poppler-utils',
  xmllint: 'libxml2-utils',
  chromium: 'chromium',
  cc: 'gcc',
} satisfies Record<string, string>

/** The name to show or install when nothing tells which of `a|b` the machine knows: the older one. */
export function plainName(entry: string): string {
  return entry.split('|').at(-1) ?? entry
}
