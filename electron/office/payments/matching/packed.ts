/** Reading much at once: rows as JSON, a portion at a time, so that others are answered in between. */
import type { ReadableDatabase } from '../../database/driver'

export const portion = 500

/**
 * The rows of a query that gives each as a JSON array called `row`. One text for all of them: going
 * from the database into JavaScript costs far more by the value than reading it does.
 */
export const packed = (
  db: ReadableDatabase,
  sql: string,
  parameters: Record<string, string | number | null>,
): unknown[][] => {
  const text = db.get<{ rows: string }>(
    `SELECT json_group_array(json(row)) AS rows FROM (${sql})`,
    parameters,
  )?.rows
  return JSON.parse(text ?? '[]') as unknown[][]
}

export const grouped = (rows: readonly [number, string][]): Map<number, string[]> => {
  const groups = new Map<number, string[]>()
  for (const [clientId, value] of rows) {
    const group = groups.get(clientId)
    if (group) group.push(value)
    else groups.set(clientId, [value])
  }
  return groups
}
