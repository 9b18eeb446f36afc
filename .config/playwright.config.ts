import { defineConfig } from '@playwright/test'

export default defineConfig({
  testDir: '../test/e2e',
  testMatch: '**/*.e2e.ts',
  outputDir: '../test/e2e/output',
  // Each worker has a desktop of its own; two, because a journey waits half of its time.
  workers: 2,
  retries: 0,
  forbidOnly: true,
  // For what never comes: a machine that has more to do takes many times as long as an idle one.
  timeout: 900_000,
  expect: { timeout: 120_000 },
  reporter: 'list',
})
