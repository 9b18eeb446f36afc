import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { expect, it } from 'vitest'
import { camt053, mt940 } from '../../support/bank/bank-files'
import { combinedLine } from '../../support/logs'
import { anOffice, codeOf, type TestOffice } from '../../support/office/office'

const fileOf = (office: TestOffice, content: string | Uint8Array) => {
  // The name says nothing: what it holds does.
  const path = join(office.dir, 'bestand.bin')
  writeFileSync(path, content)
  return office.readFrom(path)
}

const log = `${combinedLine()}\n${combinedLine({ request: 'POST /login HTTP/1.1' })}\n`
const portalLog = `${JSON.stringify({
  time: '2026-03-16T09:00:00Z',
  ip: '203.0.113.7',
  account: 'info@vos.example',
  action: 'login',
})}\n`
const statement = { account: 'NL91ABNA0417164300', opening: 0, entries: [] }
const registrar = 'Domeinnaam;Vervaldatum;Houder\r\nvos.nl;01-06-2026;Café Vos\r\n'
const subscriptions =
  'Klant;Product;Domeinnaam;Startdatum;Prijs\r\n1;Domein;vos.nl;01-01-2026;10\r\n'

it('tells what a file is by what it holds, and leaves to a person what is not certain', async () => {
  const office = await anOffice()
  const is = async (content: string | Uint8Array) =>
    (await office.call('files.recognise', { file: fileOf(office, content) })).as
  expect(await is(log)).toEqual(['log'])
  expect(await is(gzipSync(log.repeat(20_000)))).toEqual(['log'])
  expect(await is(portalLog)).toEqual(['log'])
  expect(await is('{"kluis":"portal-request","version":1}')).toEqual(['request'])
  expect(await is(camt053(statement))).toEqual(['bank'])
  expect(await is(mt940(statement))).toEqual(['bank'])
  expect(await is(Buffer.from(registrar, 'latin1'))).toEqual(['registrar'])
  expect(await is(`\ufeff${subscriptions}`)).toEqual(['subscriptions'])
  // A list of names alone, or of anything: one of the lists. What is no table may be anything.
  expect(await is('a;b\r\n1;2\r\n')).toEqual(['bank', 'registrar', 'subscriptions'])
  expect(await is('Beste mensen,\n\nhierbij de cijfers.\n')).toEqual([])
  expect(await is('%PDF-1.7\n')).toEqual([])
  expect(await is(gzipSync('niets'))).toEqual([])
  expect(await is(Buffer.from([0x1f, 0x8b, 1, 2, 3]))).toEqual([])
  expect(await is('')).toEqual([])

  // Somebody said once which column is which: from then on it is certain.
  const odd = 'Naam;Tot\r\nvos.nl;01-06-2026\r\n'
  expect(await is(odd)).toEqual(['bank', 'registrar', 'subscriptions'])
  await office.call('services.readRegistrar', {
    file: fileOf(office, odd),
    mapping: { domain: 'Naam', expiresOn: 'Tot' },
  })
  expect(await is(odd)).toEqual(['registrar'])

  const gone = office.call('files.recognise', { file: office.readFrom(join(office.dir, 'weg')) })
  expect(await codeOf(gone)).toBe('file-gone')
})
