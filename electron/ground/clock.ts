/**
 * The office's clock. `start` (ISO) moves it, for journeys that need another day; it then runs on
 * from there. The shell passes it only when the program is not packaged.
 */
export const clockFrom = (start: string): (() => Date) => {
  const moment = Date.parse(start)
  if (Number.isNaN(moment)) return () => new Date()
  const offset = moment - Date.now()
  return () => new Date(Date.now() + offset)
}
