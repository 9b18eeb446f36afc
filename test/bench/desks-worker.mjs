/**
 * People at desks, on a thread of their own: each asks, waits for the answer, thinks a moment and asks
 * the next thing. What they wait is measured here, where nothing of the office's work stands still.
 */
import { parentPort, workerData } from 'node:worker_threads'

const { seed, asks } = workerData

const random = mulberry(seed)
/** @type {{ op: string, ms: number }[]} */
const waits = []
const waiting = new Map()
let last = 0
let stopped = false

const ask = (seat, { op, input }) =>
  new Promise((resolve) => {
    const id = ++last
    const begin = performance.now()
    waiting.set(id, (failed) => {
      waits.push({ op, ms: performance.now() - begin, failed })
      resolve()
    })
    parentPort.postMessage({ id, seat, op, input })
  })

const sit = async (seat, times, thinkMs) => {
  for (let turn = 0; turn < times && !stopped; turn++) {
    await ask(seat, asks[Math.floor(random() * asks.length)])
    await new Promise((resolve) => setTimeout(resolve, random() * 2 * thinkMs))
  }
}

parentPort.on('message', async (message) => {
  if ('answered' in message) {
    waiting.get(message.answered)?.(message.failed)
    waiting.delete(message.answered)
  }
  if ('stop' in message) stopped = true
  if ('work' in message) {
    stopped = false
    const { seats, times, thinkMs } = message.work
    await Promise.all(Array.from({ length: seats }, (_, seat) => sit(seat, times, thinkMs)))
    parentPort.postMessage({ waits: waits.splice(0) })
  }
})

/** mulberry32: the same desks ask the same at every run. */
function mulberry(from) {
  let state = from
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}
