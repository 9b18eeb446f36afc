import { readFileSync, writeFileSync } from 'node:fs'
import { z } from 'zod'

const schema = z.object({
  passed: z.number(),
  failed: z.number(),
  skipped: z.array(z.object({ name: z.string(), reason: z.string() })),
  files: z.array(z.object({ name: z.string(), seconds: z.number() })).default([]),
})

/**
 * How many tests of a part passed and failed, which did not run, with the reason, and how long each of
 * its files took.
 */
export type Counts = z.infer<typeof schema>

/** The variable by which a reporter learns in which file its counts are awaited. */
export const COUNTS_FILE = 'KLUIS_COUNTS_FILE'

export function writeCounts(counts: Counts): void {
  const file = process.env[COUNTS_FILE]
  if (file) writeFileSync(file, JSON.stringify(counts))
}

/** Throws an Error when the file is missing or not counts: the part did not come to its end. */
export function readCounts(file: string): Counts {
  return schema.parse(JSON.parse(readFileSync(file, 'utf8')))
}
