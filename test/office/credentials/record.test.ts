import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { collect, erase } from '../../../electron/office/credentials/personal-data'
import { codeOf, temporaryFolder } from '../../support/office/office'
import { useKeyring } from '../../support/desktop/keyring'
import { aLogin, itemsOf, officeIdOf, officeWithLogin, secret } from '../../support/office/logins'
import { readPdf } from '../invoices/pdf-reader'

useKeyring()

const ended = async () => {
  const kept = await officeWithLogin()
  await kept.office.call('credentials.copy', { id: kept.login.id, field: 1 })
  kept.office.setClock('2026-03-16T10:30:00.000Z')
  await kept.office.call('credentials.done', { id: kept.login.id })
  return kept
}

describe('what stays after destruction', () => {
  it('is stated to the client: what, when, why and by whom', async () => {
    const { office, login } = await ended()
    const path = join(temporaryFolder(), 'verklaring.pdf')
    expect(
      await office.call('credentials.saveStatement', {
        clientId: 1,
        id: login.id,
        file: office.saveTo(path),
        language: 'nl',
      }),
    ).toEqual({ saved: 1 })
    const text = readPdf(readFileSync(path)).text.join('\n')
    for (const part of [
      'Verklaring van vernietiging',
      'Bureau Voorbeeld',
      'Sanne de Vries',
      'https://beheer.voorbeeld.nl/login',
      'Certificaat vernieuwen',
      'T-1042',
      '16-03-2026 11:30',
      'de klus was klaar',
      'Olga Eigenaar',
    ])
      expect(text).toContain(part)
    expect(text).not.toContain(secret)
  })

  it('is not stated of a login that has not ended, nor of another client', async () => {
    const { office, login } = await officeWithLogin()
    const save = (clientId: number) =>
      office.call('credentials.saveStatement', {
        clientId,
        id: login.id,
        file: office.saveTo(join(temporaryFolder(), 'a.pdf')),
        language: 'nl',
      })
    expect(await codeOf(save(1))).toBe('not-found')
    expect(await codeOf(save(2))).toBe('not-found')
  })

  it('is counted and listed for the owner', async () => {
    const { office } = await ended()
    await office.call('credentials.add', aLogin({ system: '=HYPERLINK("x")' }))
    expect(await office.call('credentials.report', {})).toEqual({
      held: 2,
      open: 1,
      endings: [{ why: 'done', count: 1 }],
    })
    const path = join(temporaryFolder(), 'logins.csv')
    const file = office.saveTo(path)
    expect(await office.call('credentials.saveReport', { file, language: 'nl' })).toEqual({
      saved: 2,
    })
    const text = readFileSync(path, 'utf8')
    expect(text).toContain('Certificaat vernieuwen')
    expect(text).toContain('de klus was klaar')
    // A spreadsheet runs nothing of it.
    expect(text).toContain(`"'=HYPERLINK(""x"")"`)
    expect(text).not.toContain(secret)
  })

  it('is handed over with the client’s data, and taken out when the client is erased', async () => {
    const { office, login } = await ended()
    const open = await office.call('credentials.add', aLogin())
    const { writer } = office.office.session.require().database
    expect(collect(writer, 1)).toMatchObject([
      { id: login.id, purpose: 'Certificaat vernieuwen', destroyedWhy: 'done' },
      { id: open.id, destroyedAt: null },
    ])
    erase(writer, 1, '2026-03-16T11:00:00.000Z')
    writer.run('UPDATE clients SET erasedAt = $now WHERE id = 1', {
      now: '2026-03-16T11:00:00.000Z',
    })
    const rows = JSON.stringify(writer.all('SELECT * FROM logins'))
    expect(rows).not.toMatch(/beheer|Certificaat|T-1042/)
    // The office notices at the next change, and destroys what is left in the keychain.
    await office.call('settings.saveBehaviour', { lockAfterMinutes: 15 })
    await office.call('credentials.sweep', {})
    expect(await itemsOf(officeIdOf(office))).toEqual([])
    const left = writer.all<{ destroyedWhy: string }>('SELECT destroyedWhy FROM logins ORDER BY id')
    expect(left.map(({ destroyedWhy }) => destroyedWhy)).toEqual(['done', 'client-erased'])
  })

  it('cannot be brought back to life in the database', async () => {
    const { office, login } = await ended()
    const { writer } = office.office.session.require().database
    expect(() =>
      writer.run('UPDATE logins SET destroyedAt = NULL, destroyedWhy = NULL WHERE id = $id', {
        id: login.id,
      }),
    ).toThrow('a destroyed login stays destroyed')
  })
})
