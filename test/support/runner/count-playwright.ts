import { relative } from 'node:path'
import type { Reporter, Suite, TestCase } from '@playwright/test/reporter'
import { root } from '../../../electron/launch/project'
import { type Counts, writeCounts } from './counts'

/** Counts Playwright's tests; an error outside of any test counts as failed. */
export default class CountPlaywright implements Reporter {
  private suite: Suite | null = null
  private errors = 0

  onBegin(_config: unknown, suite: Suite): void {
    this.suite = suite
  }

  onError(): void {
    this.errors++
  }

  onEnd(): void {
    const counts: Counts = { passed: 0, failed: this.errors, skipped: [], files: [] }
    const seconds = new Map<string, number>()
    for (const test of this.suite?.allTests() ?? []) {
      const name = relative(root, test.location.file)
      const took = test.results.reduce((sum, { duration }) => sum + duration / 1000, 0)
      seconds.set(name, (seconds.get(name) ?? 0) + took)
      const outcome = test.outcome()
      if (outcome === 'expected') counts.passed++
      else if (outcome === 'skipped')
        counts.skipped.push({
          name: test.titlePath().filter(Boolean).join(' › '),
          reason: reason(test),
        })
      else counts.failed++
    }
    counts.files = [...seconds].map(([name, took]) => ({ name, seconds: took }))
    writeCounts(counts)
  }
}

function reason(test: TestCase): string {
  const skip = test.annotations.find(({ type }) => type === 'skip' || type === 'fixme')
  return skip?.description ?? (skip ? 'no reason given' : 'not reached')
}
