/** Asking everything twice, as after an answer that was lost on the way. */
import { expect } from 'vitest'
import { contract, operationNamed } from '../../../shared/contract'
import { hashHex } from '../../../electron/office/crypto'
import type { TestOffice } from './office'

/** Every operation that is done once. */
export const onceOperations = Object.entries(contract).flatMap(([domain, operations]) =>
  Object.entries(operations)
    .filter(([, { once }]) => once !== 'never')
    .map(([verb]) => `${domain}.${verb}`),
)

/** All rows of all tables but the keys themselves, in one hash. */
const everything = (office: TestOffice): string => {
  const { reader } = office.office.session.require().database
  const tables = reader.all<{ name: string }>(
    `SELECT name FROM sqlite_master JOIN pragma_table_list USING (name)
     WHERE pragma_table_list.type = 'table' AND name NOT LIKE 'sqlite_%' AND name <> 'requestKeys'
     ORDER BY name`,
  )
  return hashHex(JSON.stringify(tables.map(({ name }) => reader.all(`SELECT * FROM "${name}"`))))
}

/** A fresh key of the session that is open at the first seat. */
export const nextKey = async (office: Pick<TestOffice, 'call'>): Promise<string> => {
  const { requests } = await office.call('session.status', {})
  return `${requests?.session}.${(requests?.last ?? 0) + 1}`
}

/**
 * The same office; of each write the first answer is lost, and it is asked again: with the same answer
 * and nothing done a second time. `asked` collects their names.
 */
export const askedTwice = (office: TestOffice, asked: Set<string>): TestOffice => {
  const call: TestOffice['call'] = async (op, input, options) => {
    const declared = operationNamed(op)
    if (!declared || declared.once === 'never') return office.call(op, input, options)
    asked.add(op)
    const key = await nextKey(office)
    const first = await office.call(op, input, { key })
    const before = everything(office)
    const again = await office.office.call(op, input, { key })
    if (declared.once === 'secret') {
      expect([op, again]).toMatchObject([op, { code: 'done-before', details: { entity: 'user' } }])
    } else expect([op, again]).toEqual([op, { ok: true, value: first }])
    expect([op, everything(office)]).toEqual([op, before])
    // Under the same key nothing else is done.
    if (op !== 'settings.saveBehaviour') {
      const other = office.office.call('settings.saveBehaviour', { lockAfterMinutes: 33 }, { key })
      // Who may not do the other at all is told so first.
      const answer = await other
      expect([op, answer.ok ? 'done' : answer.code]).toMatchObject([
        op,
        expect.stringMatching(/^(key-reused|forbidden)$/),
      ])
    }
    return first
  }
  return { ...office, call }
}
