import { readdirSync } from 'node:fs'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { expect, it } from 'vitest'
import type { Connection } from '../../../electron/office/connection'
import { anOffice, ownerEmail, ownerPassword } from '../../support/office/office'

const owner = { email: ownerEmail, password: ownerPassword }

setFlagsFromString('--expose-gc')
const collectGarbage = runInNewContext('gc') as () => void

/** Bytes in use once nothing is left that could go. */
const inUse = async (): Promise<number> => {
  for (let turn = 0; turn < 3; turn++) {
    await new Promise(setImmediate)
    collectGarbage()
  }
  return process.memoryUsage().heapUsed
}

it('twenty desks that come and go two hundred times leave nothing behind', async () => {
  const office = await anOffice()
  const { seat, own } = office.anotherSeat()
  seat.close()
  const gone: WeakRef<Connection>[] = []
  const comeAndGo = async (): Promise<void> => {
    const seats = Array.from({ length: 20 }, () => office.office.connect(own.desk))
    await Promise.all(seats.map((one) => one.call('session.status', {})))
    const [first] = seats
    if (first) gone.push(new WeakRef(first))
    await first?.call('session.unlock', owner)
    await first?.call('clients.list', {})
    for (const one of seats) one.close()
  }
  for (let turn = 0; turn < 20; turn++) await comeAndGo()
  const before = await inUse()
  for (let turn = 0; turn < 180; turn++) await comeAndGo()
  const grown = (await inUse()) - before
  // Each of the 3,600 would have to keep less than a kilobyte.
  expect(grown).toBeLessThan(3 * 2 ** 20)
  expect(gone.filter((one) => one.deref() !== undefined).length).toBeLessThan(5)
  expect(readdirSync(office.dir).filter((name) => name.startsWith('handover'))).toEqual([])
  expect((await office.call('session.status', {})).state).toBe('open')
})
