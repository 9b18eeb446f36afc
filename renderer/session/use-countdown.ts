import { useEffect, useState } from 'react'

/** Seconds that run down to zero, by the clock so that a sleeping window does not stretch them. */
export const useCountdown = (): [number, (seconds: number) => void] => {
  const [until, setUntil] = useState(0)
  const [left, setLeft] = useState(0)
  useEffect(() => {
    if (until === 0) return
    const tick = () => setLeft(Math.max(0, Math.ceil((until - performance.now()) / 1000)))
    tick()
    const timer = setInterval(tick, 250)
    return () => clearInterval(timer)
  }, [until])
  const start = (seconds: number) => {
    setLeft(seconds)
    setUntil(seconds === 0 ? 0 : performance.now() + seconds * 1000)
  }
  return [left, start]
}
