import { defineConfig } from '@playwright/test'

export default defineConfig({
  testDir: '../test/e2e',
  testMatch: '*.e2e.ts',
  outputDir: '../test/e2e/output',
  // One window at a time: journeys share the display, the keyring and the processor.
  workers: 1,
  retries: 0,
  forbidOnly: true,
  // For what never comes: a machine that has more to do takes many times as long as an idle one.
  timeout: 900_000,
  expect: { timeout: 120_000 },
  reporter: 'list',
})
