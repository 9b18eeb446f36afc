/**
 * Counts equals: gives 1 for the first with a key on a day, 2 for the second. One counter serves one
 * file, in the file's order. Days are forgotten once `daysRemembered` others were seen since: a file
 * that comes back to a day after that many is in no order at all.
 */
export function createEqualsCounter(): (day: string, key: string) => number {
  const days = new Map<string, Map<string, number>>()
  return (day, key) => {
    const counts = days.get(day) ?? new Map<string, number>()
    days.delete(day)
    days.set(day, counts)
    const [oldest] = days.keys()
    if (days.size > daysRemembered && oldest !== undefined) days.delete(oldest)
    const place = (counts.get(key) ?? 0) + 1
    counts.set(key, place)
    return place
  }
}

const daysRemembered = 1000
