/*
 * `npx tsx test/support/runner/with-desktop.ts npx tsx test/support/full-office/keep.ts`: makes the kept
 * office anew. That is for the day a form of the database is frozen, and never again after it: an
 * office that lies in test/fixtures is one that people have, made by the program of its time.
 */
import { startVitest } from 'vitest/node'
import { root } from '../../../electron/launch/project'

process.chdir(root)
const vitest = await startVitest('test', [], {
  config: '.config/vitest.config.ts',
  include: ['test/support/full-office/kept.ts'],
  watch: false,
})
await vitest.close()
