import { describe, expect, test } from 'vitest'
import { complaints } from '../support/runner/complaints'

/** Imports that a wall must stop: the importing file, what it writes, why not. */
const stopped: [from: string, specifier: string, why: string][] = [
  ['shared/money.ts', '../electron/office/crypto', 'shared imports nothing of the rooms'],
  ['shared/money.ts', '../renderer/api', 'shared imports nothing of the rooms'],
  ['shared/money.ts', '../test/support/office/office', 'shared imports nothing of the rooms'],
  ['shared/money.ts', '../package.json', 'shared imports nothing outside shared'],
  ['shared/invoices/totals.ts', 'node:fs', 'shared runs outside Node'],
  ['shared/invoices/totals.ts', 'crypto', 'a builtin without node: is one as well'],
  ['shared/invoices/totals.ts', 'electron', 'shared runs outside Electron'],
  ['electron/office/door.ts', 'electron', 'the office starts in plain Node'],
  ['electron/office/door.ts', 'electron/main', 'the office starts in plain Node'],
  ['electron/office/door.ts', '../shell/window', 'the office never imports the shell'],
  ['electron/office/door.ts', '../main', 'the office never imports the shell'],
  ['electron/office/door.ts', '../preload.ts', 'the office never imports the shell'],
  ['electron/office/clients/handlers.ts', '../../../renderer/api', 'nor the renderer'],
  ['electron/office/door.ts', '../launch/project', 'nor the start scripts'],
  ['electron/office/door.ts', '../desk/desk', 'the office asks the desk by messages'],
  ['electron/office/credentials/take.ts', '@napi-rs/keyring', 'only the desk has the keychain'],
  ['electron/office/session/keys/collect.ts', '../../../desk/keychain/keychain', 'nor by path'],
  ['electron/desk/logins/keeper.ts', '../../office/crypto', 'the desk never imports the office'],
  ['electron/desk/desk.ts', '../shell/hands', 'the desk has the shell for hands by messages'],
  ['electron/desk/desk.ts', 'electron', 'the desk starts in plain Node'],
  ['electron/ground/durable.ts', '../desk/desk', 'what both stand on knows neither'],
  ['electron/ground/durable.ts', '../office/door', 'what both stand on knows neither'],
  ['electron/shell/window.ts', '../desk/desk', 'the shell never imports the desk'],
  ['renderer/api.ts', '../electron/desk/desk', 'the renderer never imports the desk'],
  ['electron/shell/window.ts', '../office/door', 'the shell never imports the office'],
  ['electron/main.ts', './office/door', 'the shell never imports the office'],
  ['electron/preload.ts', './office/door', 'the preload never imports the office'],
  ['electron/shell/window.ts', '../../renderer/api', 'the shell never imports the renderer'],
  ['renderer/api.ts', 'electron', 'the renderer never imports electron'],
  ['renderer/api.ts', '../electron/shell/window', 'the renderer never imports the shell'],
  ['renderer/api.ts', '../electron/office/door', 'the renderer never imports the office'],
  ['renderer/clients/client-list.tsx', 'node:path', 'the renderer runs outside Node'],
  ['electron/office/audit/chain.ts', '../users/roles', 'audit knows nobody'],
  ['electron/office/settings/agency.ts', '../clients/search', 'settings come before clients'],
  ['electron/office/clients/handlers.ts', '../invoices/issue/numbering', 'clients before invoices'],
  ['electron/office/invoices/handlers.ts', '../payments/booking', 'invoices before payments'],
  ['electron/office/invoices/handlers.ts', '../services/catalogue', 'invoices before services'],
  [
    'electron/office/credentials/handlers.ts',
    '../invoices/pdf/pdf',
    'credentials know clients only',
  ],
  ['electron/office/requests/handlers.ts', '../archive/seal', 'nor one another'],
  ['electron/office/access-events/read-log.ts', '../requests/portal-file', 'nor one another'],
  [
    'electron/office/invoices/issue/issue.ts',
    '../../requests/portal-file',
    'requests stand above invoices',
  ],
  ['electron/office/payments/booking.ts', '../dashboard/handlers', 'nobody knows the dashboard'],
  ['electron/office/archive/handlers.ts', '../retention/clocks', 'nobody knows retention'],
  ['electron/office/session/sign-in/unlock.ts', '../../backup/make', 'not even for a migration'],
  ['electron/office/session/sign-in/totp.ts', '../../users/handlers', 'the session comes before'],
  ['electron/office/session/handlers.ts', '../credentials/use', 'nor what a lock ends'],
  ['electron/office/audit/chain.ts', '../session/session', 'audit comes before the session'],
  ['electron/office/typing/handlers.ts', '../clients/record', 'typing knows nobody'],
  ['electron/office/clients/handlers.ts', '../typing/handlers', 'and is known above only'],
  ['electron/office/files/tokens.ts', '../invoices/handed-out', 'files know no domain'],
  ['electron/office/ledger/table.ts', '../session/session', 'the ledger knows the database only'],
  ['electron/office/paper/pen.ts', '../ledger/table', 'what lies below is not one heap'],
  ['electron/office/newsletters/handlers.ts', '../clients/record', 'a room has its place first'],
  ['electron/office/clients/handlers.ts', '../handlers', 'nobody knows the table of contents'],
  ['electron/office/payments/csv/psp.ts', '../../backup/make', 'depth does not help'],
  ['electron/office/paper/page.ts', '../invoices/issue/buyer', 'the pen knows no domain'],
  ['electron/office/database/open.ts', '../clients/search', 'the database knows no domain'],
  ['electron/office/database/migrations/004-services.ts', '../driver', 'migrations stand alone'],
]

/** Imports the walls leave open, so that the list above is not proven by a rule that stops all. */
const open: [from: string, specifier: string][] = [
  ['shared/invoices/totals.ts', '../money'],
  ['shared/invoices/totals.ts', 'zod'],
  ['electron/office/payments/booking.ts', '../invoices/issue/numbering'],
  ['electron/office/invoices/handlers.ts', '../clients/search'],
  ['electron/office/users/handlers.ts', '../session/keys/slots'],
  ['electron/office/session/session.ts', '../ledger/outbox'],
  ['electron/office/retention/sweeps.ts', '../typing/personal-data'],
  ['electron/office/demo/demo-office.ts', '../office'],
  ['electron/office/dashboard/handlers.ts', '../payments/booking'],
  ['electron/office/handlers.ts', './dashboard/handlers'],
  ['electron/office/door.ts', 'node:crypto'],
  ['electron/office/door.ts', '../../shared/errors'],
  ['electron/shell/window.ts', 'electron'],
  ['electron/desk/desk.ts', '../ground/hold'],
  ['electron/desk/keychain/keychain.ts', '@napi-rs/keyring'],
  ['electron/office/door.ts', '../ground/log'],
  ['electron/launch/lines.ts', '../desk/desk'],
  ['electron/launch/demo.ts', '../office/demo/demo-office'],
  ['test/office/clients/clients.test.ts', '../../../electron/office/door'],
]

describe('import walls', () => {
  test.each(stopped)('%s may not import %s: %s', async (from, specifier) => {
    const forms = [
      `import { a } from '${specifier}'\nexport const b = a\n`,
      `export * from '${specifier}'\n`,
      `export { a } from '${specifier}'\n`,
      `export const a = () => import('${specifier}')\n`,
    ]
    for (const form of forms) expect(await complaints(from, form), form).toContain('walls/imports')
  })

  test.each(open)('%s may import %s', async (from, specifier) => {
    const code = `import { a } from '${specifier}'\nexport const b = a\n`
    expect(await complaints(from, code)).toEqual([])
  })

  test('a type alone is an import too, except into a migration', async () => {
    const type = (specifier: string) => `import type { A } from '${specifier}'\nexport type B = A\n`
    expect(await complaints('renderer/api.ts', type('../electron/office/door'))).toContain(
      'walls/imports',
    )
    const migration = 'electron/office/database/migrations/004-services.ts'
    expect(await complaints(migration, type('../driver'))).toEqual([])
  })
})

/** Other things the build refuses: where, the code, by which rule. */
const refused: [what: string, path: string, code: string, rule: string][] = [
  ['a barrel', 'shared/clients/index.ts', 'export const a = 1\n', 'walls/names'],
  ['a name in camelCase', 'shared/moneyFormat.ts', 'export const a = 1\n', 'walls/names'],
  ['a folder in capitals', 'renderer/Clients/list.tsx', 'export const a = 1\n', 'walls/names'],
  ['console output', 'shared/money.ts', "console.log('a')\n", 'no-console'],
  ['eval', 'renderer/api.ts', "eval('1')\n", 'no-eval'],
  ['code from a string', 'renderer/api.ts', "new Function('1')\n", 'no-new-func'],
  [
    'markup from a string',
    'renderer/api.tsx',
    "export const a = <p dangerouslySetInnerHTML={{ __html: 'a' }} />\n",
    'no-restricted-syntax',
  ],
  ['innerHTML', 'renderer/api.ts', "document.body.innerHTML = 'a'\n", 'no-restricted-syntax'],
  [
    'any',
    'shared/money.ts',
    'export const a = (b: any) => b\n',
    '@typescript-eslint/no-explicit-any',
  ],
  [
    'a compiler suppression without a reason',
    'shared/money.ts',
    '// @ts-expect-error\nexport const a: string = 1\n',
    '@typescript-eslint/ban-ts-comment',
  ],
  [
    'a file without types',
    'shared/money.ts',
    '// @ts-nocheck because\nexport const a = 1\n',
    '@typescript-eslint/ban-ts-comment',
  ],
  [
    'a lint suppression without a reason',
    'shared/money.ts',
    '// eslint-disable-next-line no-console\nexport const a = 1\n',
    'walls/reasons',
  ],
  [
    'the clock in a pure rule',
    'shared/dates.ts',
    'export const a = Date.now()\n',
    'no-restricted-syntax',
  ],
  [
    'today in a pure rule',
    'shared/dates.ts',
    'export const a = new Date()\n',
    'no-restricted-syntax',
  ],
  [
    'chance in a pure rule',
    'shared/dates.ts',
    'export const a = Math.random()\n',
    'no-restricted-syntax',
  ],
  ...['test.only', 'test.skip', 'describe.only', 'describe.skip', 'it.todo', 'test.fixme'].map(
    (call): [string, string, string, string] => [
      call,
      'test/shared/money.test.ts',
      `${call}('a', () => {})\n`,
      'no-restricted-syntax',
    ],
  ),
  [
    'waiting by the clock in a test',
    'test/e2e/first-run.e2e.ts',
    'await new Promise((resolve) => setTimeout(resolve, 100))\n',
    'no-restricted-syntax',
  ],
]

describe('house rules', () => {
  test.each(refused)('%s is refused (%s)', async (_what, path, code, rule) => {
    expect(await complaints(path, code)).toContain(rule)
  })
})
