import { useEffect, useState } from 'react'

const minuteMs = 60_000

/** The moment as UTC ISO text, anew every minute: for what counts down while somebody looks at it. */
export const useNow = (): string => {
  const [now, setNow] = useState(() => new Date().toISOString())
  useEffect(() => {
    const timer = setInterval(() => setNow(new Date().toISOString()), minuteMs)
    return () => clearInterval(timer)
  }, [])
  return now
}
