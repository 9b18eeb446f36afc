import { defineConfig } from '@playwright/test'

export default defineConfig({
  testDir: '../test/e2e',
  testMatch: '*.e2e.ts',
  outputDir: '../test/e2e/output',
  // One window at a time: journeys share the display, the keyring and the processor.
  workers: 1,
  retries: 0,
  forbidOnly: true,
  timeout: 180_000,
  expect: { timeout: 15_000 },
  reporter: 'list',
})
