import type { Reporter, SerializedError, TestModule } from 'vitest/node'
import { type Counts, writeCounts } from './counts'

/** Counts Vitest's tests; a file that could not be loaded and an unhandled error count as failed. */
export default class CountVitest implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandled: readonly SerializedError[]): void {
    const counts: Counts = { passed: 0, failed: unhandled.length, skipped: [], files: [] }
    for (const module of modules) {
      counts.failed += module.errors().length
      const { collectDuration, duration } = module.diagnostic()
      counts.files.push({
        name: module.relativeModuleId,
        seconds: (collectDuration + duration) / 1000,
      })
      for (const suite of module.children.allSuites()) counts.failed += suite.errors().length
      for (const test of module.children.allTests()) {
        const result = test.result()
        if (result.state === 'passed') counts.passed++
        else if (result.state === 'failed') counts.failed++
        else
          counts.skipped.push({
            name: `${module.relativeModuleId} › ${test.fullName}`,
            reason: (result.state === 'skipped' && result.note) || 'no reason given',
          })
      }
    }
    writeCounts(counts)
  }
}
