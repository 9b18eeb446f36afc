/*
 * Who may import whom. Judged by the written path alone, so that a wall also stands before a file
 * that does not exist yet. Order of the rooms: shared ← ground ← office, desk; shared ← renderer,
 * shell; order of the
 * domains inside the office: the table below.
 */
import { isBuiltin } from 'node:module'
import { basename, dirname, relative, resolve, sep } from 'node:path'
import { fileURLToPath } from 'node:url'

const top = fileURLToPath(new URL('..', import.meta.url))

/** Below every domain of the office: what each of these rooms may know. */
const BELOW = new Map([
  ['database', []],
  ['files', []],
  ['text', ['files']],
  ['paper', []],
  ['ledger', ['database']],
])
/** Each knows those before it. */
const CHAIN = [
  'settings',
  'audit',
  'session',
  'users',
  'elsewhere',
  'clients',
  'approvals',
  'letters',
  'papers',
  'disclosures',
  'vat',
  'invoices',
  'services',
  'quotes',
  'collection',
  'payments',
]
/** Each knows the chain up to approvals, and none of the others. */
const BESIDE = [
  'orders',
  'breaches',
  'credentials',
  'archive',
  'access-events',
  'requests',
  'privacy',
  'typing',
]
const ABOVE = ['retention', 'exports', 'backup', 'dashboard', 'reports', 'search', 'dropped']

/** What each room of the office may know of the others: all rooms, and no room that is not there. */
export const MAY_KNOW = new Map([
  ...BELOW,
  ...[
    ...CHAIN.map((room, place) => [room, CHAIN.slice(0, place)]),
    ...BESIDE.map((room) => [room, CHAIN.slice(0, CHAIN.indexOf('approvals') + 1)]),
    ['typing', []],
    // What is sealed are invoices and payments: the archive opens them as what they were.
    ['archive', CHAIN],
    // Letters about what the office holds, and who else got it.
    ['privacy', CHAIN],
    // A request is carried out where it belongs, and the portal file shows what the office holds.
    ['requests', [...CHAIN, 'credentials', 'access-events', 'privacy']],
    ...ABOVE.map((room) => [room, [...CHAIN, ...BESIDE]]),
    // What the office holds of a person is all that it would erase.
    ['exports', [...CHAIN, ...BESIDE, 'retention']],
    // An order may need somebody else's approval, and what is handed over is a disclosure.
    ['orders', CHAIN],
    ['breaches', CHAIN],
    // What the policy says in documents, in the words of the access package.
    ['policy', [...CHAIN, 'exports']],
    // A backup that is put back erases again whom retention erased after it was made.
    ['backup', [...CHAIN, ...BESIDE, 'retention']],
  ].map(([room, known]) => [room, [...BELOW.keys(), ...known]]),
  // Starts an office, as the start points do.
  ['demo', []],
])

/** Start points and tables of contents of the office: they know all, nobody inside knows them. */
const OFFICE_TOP = /^electron\/office\/(office|handlers|process)$/
const MIGRATION = /^electron\/office\/database\/migrations\/\d{3}-/

/** Of the renderer: what every domain stands on; each of these knows those before it. */
const GROUND = ['i18n', 'api', 'ui', 'session']
/** What holds the domains together: a room's shape, the parent of routes, the list, the frame. */
const HOUSE = new Map([
  ['room', ['i18n']],
  ['root-route', []],
  ['rooms', [...GROUND, 'room']],
  ['frame', [...GROUND, 'room', 'root-route', 'rooms']],
  ['main', [...GROUND, 'frame']],
])
const BORROWED = /-(picker|link)$/

/**
 * The reason why `from` may not import `specifier`, or null when it may. Paths are relative to the
 * repository; the extension does not matter.
 * @param {string} from
 * @param {string} specifier
 * @param {boolean} typeOnly
 * @returns {string | null}
 */
export function refusal(from, specifier, typeOnly) {
  const room = roomOf(from)
  if (!specifier.startsWith('.'))
    return refusedPackage(room, specifier) ?? refusedWords(from, specifier)
  const to = relative(top, resolve(top, dirname(from), specifier.replace(/\?.*$/, '')))
    .split(sep)
    .join('/')
    .replace(/\.(ts|tsx|js|mjs)$/, '')
  return (
    refusedRoom(room, roomOf(to)) ??
    (room === 'office' ? refusedInOffice(from, to) : null) ??
    (room === 'renderer' ? refusedInRenderer(from, to) : null) ??
    (MIGRATION.test(from) && !typeOnly
      ? 'A migration is self-contained: it must mean the same in five years.'
      : null)
  )
}

/** @param {string} path */
function roomOf(path) {
  if (/^electron\/(shell\/|main(\.ts)?$|preload(\.ts)?$)/.test(path)) return 'shell'
  if (path.startsWith('electron/office/')) return 'office'
  if (path.startsWith('electron/desk/')) return 'desk'
  if (path.startsWith('electron/ground/')) return 'ground'
  if (path.startsWith('electron/launch/')) return 'launch'
  if (path === 'package.json') return 'package.json'
  if (/^(shared|renderer|test)\//.test(path)) return path.slice(0, path.indexOf('/'))
  return 'elsewhere'
}

/** @param {string} room @param {string} name */
function refusedPackage(room, name) {
  const electron = /^electron(\/|$)/.test(name)
  if (['office', 'desk', 'ground'].includes(room) && electron)
    return `The ${room} starts in plain Node: it never imports electron.`
  if (room !== 'desk' && room !== 'test' && name === '@napi-rs/keyring')
    return 'Only the desk reaches into the keychain.'
  if (room !== 'desk' && room !== 'test' && name === 'dbus-native')
    return 'Only the desk listens to the desktop.'
  if (room !== 'shared' && room !== 'renderer') return null
  if (electron) return `${room} never imports electron.`
  return isBuiltin(name) ? `${room} runs outside Node: no ${name}.` : null
}

/** @param {string} room @param {string} other */
function refusedRoom(room, other) {
  /** @type {Record<string, string[]>} */
  const open = {
    shared: ['shared'],
    ground: ['ground', 'shared'],
    office: ['office', 'ground', 'shared', 'package.json'],
    desk: ['desk', 'ground', 'shared'],
    shell: ['shell', 'shared', 'package.json'],
    renderer: ['renderer', 'shared'],
    launch: ['launch', 'office', 'desk', 'ground', 'shared', 'package.json'],
  }
  const may = open[room]
  if (!may || may.includes(other)) return null
  return `${room} imports only from ${may.join(' and ')}, not from ${other}.`
}

/** @param {string} from @param {string} to */
function refusedInOffice(from, to) {
  const [mine, theirs] = [from, to].map((path) => /^electron\/office\/([^/]+)\//.exec(path)?.[1])
  if (mine === undefined) return null
  if (mine !== 'demo' && OFFICE_TOP.test(to))
    return `${basename(to)} knows every room; none knows it.`
  const known = MAY_KNOW.get(mine)
  if (!known) return `${mine} is no room of the office: its place is told in .config/walls.js.`
  if (theirs === undefined || theirs === mine || known.includes(theirs)) return null
  return `${mine} may know ${known.join(', ') || 'no other room'}, not ${theirs}.`
}

/** @param {string} from @param {string} name */
function refusedWords(from, name) {
  const raw = /^(react-)?i18next$/.test(name) && from.startsWith('renderer/')
  if (!raw || from.startsWith('renderer/i18n/')) return null
  return 'Words come through renderer/i18n, where their keys are checked.'
}

/** @param {string} from @param {string} to */
function refusedInRenderer(from, to) {
  const [mine, theirs] = [from, to].map((path) => /^renderer\/([^/.]+)/.exec(path)?.[1])
  if (mine === undefined || theirs === undefined || mine === theirs) return null
  const known = knownInRenderer(mine)
  if (known.includes(theirs)) return null
  if (mine === 'rooms' && to === `renderer/${theirs}/room`) return null
  if ([mine, theirs].some((place) => GROUND.includes(place) || HOUSE.has(place)))
    return `${mine} may know ${known.join(', ') || 'nothing of the renderer'}, not ${theirs}.`
  if (BORROWED.test(from.replace(/\.tsx?$/, '')))
    return 'What a domain lends borrows from no other, so that no circle comes of it.'
  return BORROWED.test(to) ? null : `${mine} borrows only a *-picker or *-link from ${theirs}.`
}

/** @param {string} place */
function knownInRenderer(place) {
  const step = GROUND.indexOf(place)
  return HOUSE.get(place) ?? (step < 0 ? [...GROUND, 'room', 'root-route'] : GROUND.slice(0, step))
}

/** @type {import('eslint').Rule.RuleModule} */
const imports = {
  meta: { type: 'problem', schema: [], docs: { description: 'import walls between the rooms' } },
  create(context) {
    const from = relative(top, context.filename).split(sep).join('/')
    /** @param {any} node @param {unknown} specifier @param {boolean} typeOnly */
    const check = (node, specifier, typeOnly) => {
      if (typeof specifier !== 'string') return
      const message = refusal(from, specifier, typeOnly)
      if (message) context.report({ node, message })
    }
    /** @param {any} node */
    const declaration = (node) => {
      const kinds = [node.importKind, node.exportKind]
      check(node, node.source?.value, kinds.includes('type'))
    }
    return {
      ImportDeclaration: declaration,
      ExportAllDeclaration: declaration,
      ExportNamedDeclaration: declaration,
      ImportExpression: (/** @type {any} */ node) => check(node, node.source.value, false),
      TSImportType: (/** @type {any} */ node) => check(node, node.source.value, true),
      CallExpression(/** @type {any} */ node) {
        if (node.callee.name === 'require') check(node, node.arguments[0]?.value, false)
      },
    }
  },
}

/** @type {import('eslint').Rule.RuleModule} */
const names = {
  meta: { type: 'problem', schema: [], docs: { description: 'kebab-case names, no barrels' } },
  create(context) {
    const path = relative(top, context.filename).split(sep)
    return {
      Program(node) {
        const odd = path.find((part) => !/^\.?[a-z0-9]+([-.][a-z0-9]+)*$/.test(part))
        if (odd) context.report({ node, message: `Files and folders are kebab-case: ${odd}` })
        if (/^index\.[a-z]+$/.test(path.at(-1) ?? ''))
          context.report({ node, message: 'No barrels: import the file itself.' })
      },
    }
  },
}

/** @type {import('eslint').Rule.RuleModule} */
const reasons = {
  meta: { type: 'problem', schema: [], docs: { description: 'a suppression says why' } },
  create(context) {
    return {
      Program() {
        for (const comment of context.sourceCode.getAllComments())
          if (/^\s*eslint-(disable|enable)/.test(comment.value) && !/ -- \S/.test(comment.value))
            context.report({
              loc: comment.loc ?? { line: 1, column: 0 },
              message: 'Say why on the same line: eslint-disable-… rule -- reason',
            })
      },
    }
  },
}

export default { rules: { imports, names, reasons } }
