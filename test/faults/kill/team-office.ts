/*
 * An office with a seat for each of the people who work in it, in a process of its own that may be told
 * to die at its n-th change on the disk.
 */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { openDesk } from '../../../electron/desk/desk'
import { noHands } from '../../../electron/desk/no-hands'
import type { Connection } from '../../../electron/office/connection'
import { openOffice } from '../../../electron/office/office'
import type { TeamAsk, TeamTold } from './team/talk'

const tell = (told: TeamTold): void => void process.send?.(told)

let seats: Connection[] = []

const open = ({ dir, now, people, dieAt, trace }: Extract<TeamAsk, { ask: 'open' }>): void => {
  const clock = () => new Date(now)
  const office = openOffice({ dir, clock, rounds: false })
  seats = Array.from({ length: people }, (_, at) => {
    const folder = join(dir, '..', `desk-${at}`)
    const own = openDesk({ dir: folder, hands: noHands, clock, space: folder })
    const seat = office.connect(own.desk)
    own.listen(seat.deskMoved)
    return seat
  })
  if (dieAt !== null) mkdirSync(`/kluis-die:${dieAt}:${trace}:${dir}`)
  tell({ told: 'open' })
}

const call = async (asked: Extract<TeamAsk, { ask: 'call' }>): Promise<void> => {
  const { id, seat, op, key, file } = asked
  const connection = seats[seat]
  if (!connection) throw new Error(`nobody sits at ${seat}`)
  const input =
    file === null ? asked.input : { ...asked.input, file: connection.files.give(file, 'open') }
  const answer = await connection.call(op, input, key === null ? {} : { key })
  tell({ told: 'answer', id, answer })
}

process.on('message', (asked: TeamAsk) => {
  if (asked.ask === 'open') open(asked)
  else void call(asked)
})
