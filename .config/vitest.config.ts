import { defineConfig } from 'vitest/config'

export default defineConfig({
  root: new URL('..', import.meta.url).pathname,
  test: {
    projects: [
      // Pure rules leave nothing behind: one file after another in the same process.
      {
        extends: true,
        test: { name: 'rules', include: ['test/shared/**/*.test.ts'], isolate: false },
      },
      {
        extends: true,
        test: {
          name: 'rooms',
          include: ['test/{desk,shell,office,migrations,renderer,tree,faults}/**/*.test.{ts,tsx}'],
          globalSetup: 'test/support/office/run-folder.ts',
          execArgv: [
            '--import',
            new URL('../test/support/office/known-keys.mjs', import.meta.url).href,
            // The official e-invoice rules spend half their time on collecting short-lived objects.
            '--max-semi-space-size=64',
          ],
        },
      },
    ],
    // For what never ends: no test may be judged by how long it takes on a machine that has more to do.
    testTimeout: 600_000,
    hookTimeout: 600_000,
    // The Argon2id work and the encrypted files want a core each; two cores, two workers.
    maxWorkers: 2,
  },
})
